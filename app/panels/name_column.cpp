#include "app/panels/name_column.h"

#include <QEvent>
#include <QHeaderView>
#include <QTableView>
#include <QTimer>

#include <algorithm>

namespace threadline::app {
namespace {

class NameColumn : public QObject {
public:
    explicit NameColumn(QTableView& table) : QObject(&table), table_(table) {
        QHeaderView* header = table.horizontalHeader();
        header->setSectionResizeMode(0, QHeaderView::Fixed);
        table.viewport()->installEventFilter(this);
        soon_.setSingleShot(true);
        connect(&soon_, &QTimer::timeout, this, [this] { fit(); });
        connect(header, &QHeaderView::sectionResized, this, [this](int column) {
            if (column != 0)
                fit_soon();
        });
        const QAbstractItemModel* model = table.model();
        connect(model, &QAbstractItemModel::modelReset, this, [this] { fit_soon(); });
        connect(model, &QAbstractItemModel::dataChanged, this, [this] { fit_soon(); });
    }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override {
        if (event->type() == QEvent::Show)
            table_.resizeColumnToContents(0);
        if (event->type() == QEvent::Resize || event->type() == QEvent::Show)
            fit_soon();
        return QObject::eventFilter(watched, event);
    }

private:
    // Once for all that changes together; what nobody sees is fitted when it shows.
    void fit_soon() {
        if (table_.isVisible() && !soon_.isActive())
            soon_.start();
    }

    void fit() {
        constexpr int narrowest = 72;   // px, of a name that is elided
        constexpr int most_added = 90;  // px: more of it would be a hole
        QHeaderView* header = table_.horizontalHeader();
        table_.resizeColumnToContents(0);
        const int own = table_.columnWidth(0);
        const int room = table_.viewport()->width();
        const int least = std::min(own, std::max(narrowest, header->sectionSizeHint(0)));
        int figures = 0, in_sight = 0;  // px
        for (int column = 1; column < header->count(); ++column) {
            figures += table_.columnWidth(column);
            if (figures + own <= room)
                in_sight = figures;
        }
        if (figures + own <= room)
            return;
        if (figures + least <= room)
            header->resizeSection(0, room - figures);
        else if (room - in_sight - own <= most_added)
            header->resizeSection(0, room - in_sight);
    }

    QTableView& table_;
    QTimer soon_;
};

}  // namespace

void fit_name_column(QTableView& table) {
    new NameColumn(table);
}

}  // namespace threadline::app
