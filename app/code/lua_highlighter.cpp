#include "app/code/lua_highlighter.h"

#include "app/code/lua_tokens.h"

namespace threadline::app {
namespace {

// At least 4.5:1 on the theme's surface. Keywords are bold as well, comments slanted.
struct CodeColours {
    QRgb keyword, engine_word, string, comment, number;
};
constexpr CodeColours on_light{0x5b3aa6, 0x005f87, 0x2a6b2f, 0x62666d, 0x8a4b08};
constexpr CodeColours on_dark{0xc3a6ff, 0x7cc7f0, 0xa5d6a0, 0x9aa3ad, 0xf0b97d};

}  // namespace

LuaHighlighter::LuaHighlighter(QTextDocument* document) : QSyntaxHighlighter(document) {
    set_theme(theme(ThemeKind::Light));
}

void LuaHighlighter::set_theme(const Theme& theme) {
    const CodeColours& colours = theme.surface.lightness() < 128 ? on_dark : on_light;
    const auto set = [&](LuaTokenKind kind, QRgb colour) {
        formats_[int(kind)].setForeground(QColor::fromRgb(colour));
    };
    set(LuaTokenKind::Keyword, colours.keyword);
    set(LuaTokenKind::EngineWord, colours.engine_word);
    set(LuaTokenKind::String, colours.string);
    set(LuaTokenKind::Comment, colours.comment);
    set(LuaTokenKind::Number, colours.number);
    formats_[int(LuaTokenKind::Comment)].setFontItalic(true);
    rehighlight();
}

void LuaHighlighter::highlightBlock(const QString& text) {
    constexpr int none = -1;  // Qt's state of what lies before the first line
    const int before = previousBlockState();
    const LuaLine line = read_lua_line(text, before == none ? 0 : before);
    for (const LuaToken& token : line.tokens)
        setFormat(token.begin, token.length, formats_[int(token.kind)]);
    setCurrentBlockState(line.end);
}

}  // namespace threadline::app
