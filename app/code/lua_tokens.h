// A line of Lua cut into what an editor colours. Long strings and comments reach over lines: the
// state at the end of one line is the state at the begin of the next.
#pragma once

#include <QString>

#include <vector>

namespace threadline::app {

enum class LuaTokenKind { Keyword, EngineWord, String, Comment, Number };

struct LuaToken {
    LuaTokenKind kind;
    int begin = 0;
    int length = 0;
    friend bool operator==(const LuaToken&, const LuaToken&) = default;
};

// 0: in plain text. Inside a long bracket: its level + 1 in a string, -(its level + 2) in a
// comment.
using LuaLineState = int;

struct LuaLine {
    std::vector<LuaToken> tokens;
    LuaLineState end = 0;
};

LuaLine read_lua_line(const QString& line, LuaLineState begin);

}  // namespace threadline::app
