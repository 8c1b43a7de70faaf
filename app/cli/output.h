// Standard output and standard error of the commands.
#pragma once

#include "app/cli/exit_status.h"

#include <string>

namespace threadline::app {

// One line on standard error: "threadline: ...".
void print_error(const std::string& message);
ExitStatus usage_error(const std::string& message);  // prints it

// All of `text` on standard output. A reader that has closed the pipe has seen enough: that is no
// error. Anything else is, and is printed.
bool print(const std::string& text);

// What the terminal can show.
bool output_is_utf8();
int output_width();  // columns; 80 where it is no terminal

}  // namespace threadline::app
