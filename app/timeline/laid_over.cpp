#include "app/timeline/laid_over.h"

#include "app/timeline/fonts.h"
#include "app/timeline/geometry.h"
#include "app/timeline/painter.h"

#include <algorithm>

namespace threadline::app {
namespace {

// The letters alone: a label may have the room of all its lane.
QRectF letters_of(const Label& label) {
    const TextStyle style{label.size, label.bold, label.mono};
    const double height = text_ascent(style);
    return QRectF(baseline_of(label) - QPointF(0, height),
                  QSizeF(text_width(label.text, style), height));
}

}  // namespace

void lay_over(DisplayList& list, const DisplayList& part, QPointF offset) {
    if (!part.labels.empty())
        std::erase_if(list.labels, [&](const Label& below) {
            const QRectF letters = letters_of(below);
            return std::ranges::any_of(part.labels, [&](const Label& above) {
                return above.rect.translated(offset).intersects(letters);
            });
        });
    append(list, part, offset);
}

}  // namespace threadline::app
