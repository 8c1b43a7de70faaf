#include "app/panels/flow_layout.h"

#include <algorithm>
#include <utility>

namespace threadline::app {

FlowLayout::FlowLayout(int spacing) {
    setSpacing(spacing);
    setContentsMargins({});
}

FlowLayout::~FlowLayout() {
    for (QLayoutItem* item : items_)
        delete item;
}

void FlowLayout::addItem(QLayoutItem* item) {
    items_.push_back(item);
}

int FlowLayout::count() const {
    return int(items_.size());
}

QLayoutItem* FlowLayout::itemAt(int index) const {
    return index >= 0 && index < count() ? items_[std::size_t(index)] : nullptr;
}

QLayoutItem* FlowLayout::takeAt(int index) {
    QLayoutItem* item = itemAt(index);
    if (item)
        items_.erase(items_.begin() + index);
    return item;
}

int FlowLayout::heightForWidth(int width) const {
    return lay_out(QRect(0, 0, width, 0), Pass::Measure);
}

QSize FlowLayout::sizeHint() const {
    QSize size(0, 0);
    for (const QLayoutItem* item : items_) {
        if (item->isEmpty())
            continue;
        const QSize hint = item->sizeHint();
        size = QSize(size.width() + (size.width() > 0 ? spacing() : 0) + hint.width(),
                     std::max(size.height(), hint.height()));
    }
    return size.grownBy(contentsMargins());
}

QSize FlowLayout::minimumSize() const {
    QSize size(0, 0);
    for (const QLayoutItem* item : items_)
        if (!item->isEmpty())
            size = size.expandedTo(item->minimumSize());
    return size.grownBy(contentsMargins());
}

void FlowLayout::setGeometry(const QRect& rect) {
    QLayout::setGeometry(rect);
    QRect room = rect;
    if (alignment() & Qt::AlignVCenter)
        room.moveTop(rect.top() + std::max(0, (rect.height() - heightForWidth(rect.width())) / 2));
    lay_out(room, Pass::Place);
}

// Where all of them nearly fit into one row they move closer together.
int FlowLayout::gap_in(int width) const {
    constexpr int least = 2;
    int widths = 0, gaps = -1;
    for (const QLayoutItem* item : items_)
        if (!item->isEmpty()) {
            widths += item->sizeHint().width();
            ++gaps;
        }
    const int fitting = gaps > 0 ? (width - widths) / gaps : spacing();
    return fitting >= std::min(least, spacing()) ? std::min(fitting, spacing()) : spacing();
}

int FlowLayout::lay_out(const QRect& rect, Pass pass) const {
    const QRect room = rect.marginsRemoved(contentsMargins());
    const int gap = gap_in(room.width());
    int y = room.y();
    bool first = true;
    for (std::size_t next = 0; next < items_.size();) {
        // As many as fit, at least one.
        std::vector<QLayoutItem*> row;
        int width = 0, height = 0;
        for (; next < items_.size(); ++next) {
            QLayoutItem* item = items_[next];
            if (item->isEmpty())
                continue;
            const QSize size = item->sizeHint();
            const int with = width + (row.empty() ? 0 : gap) + size.width();
            if (!row.empty() && with > room.width())
                break;
            width = with;
            height = std::max(height, size.height());
            row.push_back(item);
        }
        if (row.empty())
            break;
        y += std::exchange(first, false) ? 0 : spacing();
        int x = room.x();
        for (QLayoutItem* item : row) {
            const QSize size = item->sizeHint();
            if (pass == Pass::Place)
                item->setGeometry(QRect(QPoint(x, y + (height - size.height()) / 2), size));
            x += size.width() + gap;
        }
        y += height;
    }
    return y - rect.y() + contentsMargins().bottom();
}

}  // namespace threadline::app
