#include "app/code/lua_indent.h"

#include <QKeyEvent>
#include <QPlainTextEdit>
#include <QTextBlock>

#include <algorithm>

namespace threadline::app {
namespace {

int spaces_before(const QString& line) {
    int count = 0;
    while (count < line.size() && line[count] == u' ')
        ++count;
    return count;
}

// As the highlighter has left it at the end of the line before.
LuaLineState state_before(const QTextBlock& block) {
    const int state = block.previous().isValid() ? block.previous().userState() : 0;
    return state == -1 ? 0 : state;  // -1: none
}

int indent_of(const QTextBlock& block) {
    QTextBlock before = block.previous();
    while (before.isValid() && before.text().trimmed().isEmpty())
        before = before.previous();
    return before.isValid() ? indent_after(before.text(), state_before(before)) : 0;
}

void break_line(QTextCursor cursor) {
    cursor.beginEditBlock();
    cursor.removeSelectedText();
    const int at = cursor.positionInBlock();
    const QString line = cursor.block().text();
    const bool nothing_before = line.left(at).trimmed().isEmpty();
    const int indent =
        nothing_before ? at : indent_after(line.left(at), state_before(cursor.block()));
    while (cursor.positionInBlock() < cursor.block().length() - 1 &&
           cursor.block().text()[cursor.positionInBlock()] == u' ')
        cursor.deleteChar();
    cursor.insertText(u'\n' + QString(indent, u' '));
    cursor.endEditBlock();
}

// A word that ends a block has just been written, where the block's own lines begin.
void move_end_of_block(QTextCursor cursor) {
    const QTextBlock block = cursor.block();
    const int spaces = spaces_before(block.text());
    if (!cursor.atBlockEnd() || !ends_block(block.text()) || spaces < indent_step ||
        state_before(block) != 0 || spaces != indent_of(block))
        return;
    cursor.joinPreviousEditBlock();
    cursor.setPosition(block.position());
    cursor.setPosition(block.position() + indent_step, QTextCursor::KeepAnchor);
    cursor.removeSelectedText();
    cursor.endEditBlock();
}

}  // namespace

int indent_after(const QString& line, LuaLineState state) {
    const LuaLine read = read_lua_line(line, state);
    if (state != 0 || read.end != 0)
        return spaces_before(line);  // inside a long text
    int open = 0;
    for (const LuaToken& token : read.tokens) {
        if (token.kind != LuaTokenKind::Keyword)
            continue;
        const QString word = line.mid(token.begin, token.length);
        if (word == u"function" || word == u"do" || word == u"then" || word == u"repeat")
            ++open;
        else if (word == u"end" || word == u"until" || word == u"elseif")
            open = std::max(0, open - 1);
        else if (word == u"else")
            open = std::max(1, open);  // its "then" may be on this line or far above
    }
    return spaces_before(line) + (open > 0 ? indent_step : 0);
}

bool ends_block(const QString& line) {
    const QString word = line.trimmed();
    return word == u"end" || word == u"else" || word == u"elseif" || word == u"until";
}

bool write_indented(QPlainTextEdit& editor, const QKeyEvent& event) {
    QTextCursor cursor = editor.textCursor();
    const bool plain = !(event.modifiers() & ~(Qt::ShiftModifier | Qt::KeypadModifier));
    if (!plain)
        return false;
    if (event.key() == Qt::Key_Return || event.key() == Qt::Key_Enter) {
        break_line(cursor);
        editor.ensureCursorVisible();
        return true;
    }
    const QString before = cursor.block().text().left(cursor.positionInBlock());
    if (event.key() == Qt::Key_Backspace && !cursor.hasSelection() && !before.isEmpty() &&
        before.trimmed().isEmpty()) {
        const int back = (int(before.size()) - 1) % indent_step + 1;
        cursor.movePosition(QTextCursor::Left, QTextCursor::KeepAnchor, back);
        cursor.removeSelectedText();
        return true;
    }
    return false;
}

void tidy_indent(QPlainTextEdit& editor, const QKeyEvent& event) {
    if (event.text().size() == 1 && event.text()[0].isLetter())
        move_end_of_block(editor.textCursor());
}

}  // namespace threadline::app
