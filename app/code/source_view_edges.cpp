// The tags at the edges of the source, which lead to lit lines that are out of sight.
#include "app/code/source_view.h"

#include <QTextBlock>

namespace threadline::app {

std::vector<int> SourceView::out_of_sight(bool below) const {
    const int top = firstVisibleBlock().blockNumber() + 1;
    std::vector<int> lines;
    for (const int line : shown_lines_)
        if (!is_in_sight(line) && (line > top) == below)
            lines.push_back(line);
    return lines;
}

QRectF SourceView::edge_tag(bool below) const {
    const std::vector<int> lines = out_of_sight(below);
    if (lines.empty())
        return {};
    const QFontMetricsF letters(tag_font());
    const QSizeF size(letters.horizontalAdvance(tr("line %1 ↓").arg(lines.front())) + 16,
                      letters.height() + 6);
    const double x = viewport()->width() - size.width() - 8;
    const QRectF room = viewport()->rect();
    const QRectF at_edge(QPointF(x, below ? room.bottom() - size.height() - 6 : 6), size);
    const auto hides_code = [this](const QRectF& tag) {
        for (QTextBlock block = firstVisibleBlock(); block.isValid(); block = block.next()) {
            QRectF code = blockBoundingGeometry(block).translated(contentOffset());
            code.setWidth(fontMetrics().horizontalAdvance(block.text()));
            if (code.intersects(tag) || code.top() >= tag.bottom())
                return code.intersects(tag);
        }
        return false;
    };
    const QRectF cursor = blockBoundingGeometry(textCursor().block()).translated(contentOffset());
    // From there inwards to where it hides nothing; in a narrow pane at least not the line of the
    // cursor, which is that of what was found.
    QRectF least = at_edge;
    for (QRectF tag = at_edge; room.contains(tag);
         tag.translate(0, (below ? -1 : 1) * fontMetrics().lineSpacing())) {
        const QRectF around = tag.adjusted(-8, -1, 8, 1);
        if (!hides_code(around))
            return tag;
        if (least.intersects(cursor) && !around.intersects(cursor))
            least = tag;
    }
    return least;
}

}  // namespace threadline::app
