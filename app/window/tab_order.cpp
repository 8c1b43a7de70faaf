#include "app/window/tab_order.h"

#include <QLayout>
#include <QScrollArea>
#include <QSplitter>
#include <QStackedWidget>
#include <QTabBar>
#include <QTabWidget>

namespace threadline::app {
namespace {

class Walk {
public:
    explicit Walk(const QWidget& all) : all_(all) {}

    void through(QWidget* widget) {
        if (!widget || !widget->isVisibleTo(&all_))
            return;
        const bool takes_it =
            widget->isEnabled() && !widget->focusProxy() && widget->focusPolicy() & Qt::TabFocus;
        if (takes_it)
            stops.append(widget);
        if (const auto* tabs = qobject_cast<QTabWidget*>(widget)) {
            through(tabs->tabBar());
            for (QObject* beside : tabs->children())
                if (beside != tabs->tabBar() && !qobject_cast<QStackedWidget*>(beside))
                    through(qobject_cast<QWidget*>(beside));
            through(tabs->currentWidget());
        } else if (const auto* pages = qobject_cast<QStackedWidget*>(widget)) {
            through(pages->currentWidget());
        } else if (const auto* parts = qobject_cast<QSplitter*>(widget)) {
            for (int i = 0; i < parts->count(); ++i)
                through(parts->widget(i));
        } else if (const auto* area = qobject_cast<QScrollArea*>(widget)) {
            through(area->widget());
        } else if (QLayout* layout = widget->layout()) {
            through(layout);
        } else if (!takes_it) {
            for (QObject* child : widget->children())
                through(qobject_cast<QWidget*>(child));
        }
    }

    QWidgetList stops;

private:
    void through(QLayout* layout) {
        for (int i = 0; i < layout->count(); ++i) {
            QLayoutItem* item = layout->itemAt(i);
            if (item->layout())
                through(item->layout());
            else
                through(item->widget());
        }
    }

    const QWidget& all_;
};

}  // namespace

QWidgetList tab_stops(QWidget& all) {
    Walk walk(all);
    walk.through(&all);
    return walk.stops;
}

}  // namespace threadline::app
