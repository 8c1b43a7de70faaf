// A line of Lua cut into what an editor colours. Long strings and comments reach over lines: the
// state at the end of one line is the state at the begin of the next.
#pragma once

#include "app/code/code_token.h"

#include <QSet>

namespace threadline::app {

using LuaTokenKind = CodeTokenKind;
using LuaToken = CodeToken;
using LuaLine = CodeLine;

// 0: in plain text. Inside a long bracket: its level + 1 in a string, -(its level + 2) in a
// comment.
using LuaLineState = CodeLineState;

// What a scenario declares with, and what its threads do.
const QSet<QString>& engine_words();

LuaLine read_lua_line(const QString& line, LuaLineState begin);

}  // namespace threadline::app
