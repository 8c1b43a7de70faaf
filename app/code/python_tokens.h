// A line of Python cut into what an editor colours. Strings in three quotes reach over lines:
// inside of one the state is its quote character, otherwise 0.
#pragma once

#include "app/code/code_token.h"

namespace threadline::app {

CodeLine read_python_line(const QString& line, CodeLineState begin);

}  // namespace threadline::app
