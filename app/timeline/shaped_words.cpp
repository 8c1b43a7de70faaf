#include "app/timeline/shaped_words.h"

#include <QPaintDevice>
#include <QPainter>
#include <QTextLayout>

namespace threadline::app {

namespace {

constexpr qsizetype most_words = 4096;

// Their origin is the start of the baseline.
QList<QGlyphRun> shaped(const QString& text, const QFont& font) {
    QTextLayout layout(text, font);
    layout.beginLayout();
    QTextLine line = layout.createLine();
    line.setNumColumns(static_cast<int>(text.size()));
    line.setPosition(QPointF(0, -line.ascent()));
    layout.endLayout();
    return layout.glyphRuns();
}

}  // namespace

void ShapedWords::draw(QPainter& painter, const QPointF& start, const QString& text,
                       const TextStyle& style, const Theme& theme) {
    const double dots_per_inch = painter.device()->logicalDpiY();
    if (known_.size() >= most_words || dots_per_inch != dots_per_inch_ ||
        family_ != theme.font_family || mono_family_ != theme.mono_font_family) {
        known_.clear();
        dots_per_inch_ = dots_per_inch;
        family_ = theme.font_family;
        mono_family_ = theme.mono_font_family;
    }
    const Key key{text, style.size, style.bold, style.mono};
    auto runs = known_.constFind(key);
    if (runs == known_.constEnd())
        runs = known_.insert(key, shaped(text, font_of(theme, style, dots_per_inch)));
    for (const QGlyphRun& run : *runs)
        painter.drawGlyphRun(start, run);
}

}  // namespace threadline::app
