#include "app/panels/flow_layout.h"

#include <algorithm>

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
    int x = room.x(), y = room.y(), height = 0;
    std::vector<QLayoutItem*> row;
    const auto place_row = [&] {
        x = room.x();
        for (QLayoutItem* item : row) {
            const QSize size = item->sizeHint();
            if (pass == Pass::Place)
                item->setGeometry(QRect(QPoint(x, y + (height - size.height()) / 2), size));
            x += size.width() + spacing();
        }
        row.clear();
    };
    for (QLayoutItem* item : items_) {
        if (item->isEmpty())
            continue;
        const QSize size = item->sizeHint();
        if (!row.empty() && x + size.width() > room.x() + room.width()) {
            place_row();
            x = room.x();
            y += height + spacing();
            height = 0;
        }
        row.push_back(item);
        x += size.width() + spacing();
        height = std::max(height, size.height());
    }
    place_row();
    return y + height - rect.y() + contentsMargins().bottom();
}

}  // namespace threadline::app
