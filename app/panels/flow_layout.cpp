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

int FlowLayout::lay_out(const QRect& rect, Pass pass) const {
    const QRect room = rect.marginsRemoved(contentsMargins());
    int x = room.x(), y = room.y(), row = 0;
    std::vector<std::pair<QLayoutItem*, QRect>> in_row;
    const auto end_row = [&] {
        if (pass == Pass::Place)
            for (const auto& [item, place] : in_row)
                item->setGeometry(place.translated(0, (row - place.height()) / 2));
        in_row.clear();
    };
    for (QLayoutItem* item : items_) {
        if (item->isEmpty())
            continue;
        const QSize size = item->sizeHint();
        if (x > room.x() && x + size.width() > room.x() + room.width()) {
            end_row();
            x = room.x();
            y += row + spacing();
            row = 0;
        }
        in_row.emplace_back(item, QRect(QPoint(x, y), size));
        x += size.width() + spacing();
        row = std::max(row, size.height());
    }
    end_row();
    return y + row - rect.y() + contentsMargins().bottom();
}

}  // namespace threadline::app
