// How far a line of Lua is indented, while a person writes it.
#pragma once

#include "app/code/lua_tokens.h"

class QKeyEvent;
class QPlainTextEdit;

namespace threadline::app {

inline constexpr int indent_step = 2;  // spaces

// Of the line that follows `line`, of which `state` is the begin's: as far as it, and a step
// further where it opens a block that it does not close.
int indent_after(const QString& line, LuaLineState state);
// Whether `line` consists of a word that ends a block or its part: it stands a step further left.
bool ends_block(const QString& line);

// Enter and Backspace: whether it was done here.
bool write_indented(QPlainTextEdit& editor, const QKeyEvent& event);
// After the editor has taken a key: "end" goes back to where its block began.
void tidy_indent(QPlainTextEdit& editor, const QKeyEvent& event);

}  // namespace threadline::app
