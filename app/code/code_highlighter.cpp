#include "app/code/code_highlighter.h"

namespace threadline::app {
namespace {

// At least 4.5:1 on the theme's surface and on a line that stands out from it, in high contrast
// 7:1.
struct CodeColours {
    QRgb keyword, engine_word, string, comment, number;
};
constexpr CodeColours on_light{0x5b3aa6, 0x005f87, 0x2a6b2f, 0x5c6067, 0x8a4b08};
constexpr CodeColours on_dark{0xc3a6ff, 0x7cc7f0, 0xa5d6a0, 0x9aa3ad, 0xf0b97d};
constexpr CodeColours on_black{0xdacaff, 0x9fdcff, 0xc3efbe, 0xcfd5dc, 0xffd29b};

}  // namespace

CodeHighlighter::CodeHighlighter(QTextDocument* document, ReadCodeLine read_line)
    : QSyntaxHighlighter(document), read_line_(read_line) {
    set_theme(theme(ThemeKind::Light));
}

void CodeHighlighter::set_theme(const Theme& theme) {
    const CodeColours& colours = theme.kind == ThemeKind::HighContrast ? on_black
                                 : theme.is_dark()                     ? on_dark
                                                                       : on_light;
    const auto set = [&](CodeTokenKind kind, QRgb colour) {
        formats_[int(kind)].setForeground(QColor::fromRgb(colour));
    };
    set(CodeTokenKind::Keyword, colours.keyword);
    set(CodeTokenKind::EngineWord, colours.engine_word);
    set(CodeTokenKind::String, colours.string);
    set(CodeTokenKind::Comment, colours.comment);
    set(CodeTokenKind::Number, colours.number);
    formats_[int(CodeTokenKind::Comment)].setFontItalic(true);
    rehighlight();
}

void CodeHighlighter::highlightBlock(const QString& text) {
    constexpr int none = -1;  // Qt's state of what lies before the first line
    const int before = previousBlockState();
    const CodeLine line = read_line_(text, before == none ? 0 : before);
    for (const CodeToken& token : line.tokens)
        setFormat(token.begin, token.length, formats_[int(token.kind)]);
    setCurrentBlockState(line.end);
}

}  // namespace threadline::app
