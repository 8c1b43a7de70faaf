#include "app/panels/tabs.h"

#include <QEvent>
#include <QMenu>
#include <QStyleOptionTab>
#include <QTabBar>
#include <QToolButton>

namespace threadline::app {

// A tab that has no room is there, as wide as nothing: the arrow keys go to it, and it is in sight
// once it is in front.
class Tabs::Bar : public QTabBar {
public:
    explicit Bar(QToolButton* more) : more_(more) {
        QMenu* menu = more_->menu();
        connect(menu, &QMenu::aboutToShow, this, [this, menu] {
            menu->clear();
            for (int tab = 0; tab < count(); ++tab)
                if (isTabVisible(tab) && is_out_of_sight(tab))
                    connect(menu->addAction(tabText(tab)), &QAction::triggered, this,
                            [this, tab] { choose(tab); });
        });
    }

protected:
    QSize tabSizeHint(int tab) const override {
        QSize size = QTabBar::tabSizeHint(tab);
        if (!has_room(tab))
            size.setWidth(0);
        return size;
    }
    QSize minimumTabSizeHint(int tab) const override { return tabSizeHint(tab); }

    void initStyleOption(QStyleOptionTab* option, int tab) const override {
        QTabBar::initStyleOption(option, tab);
        if (is_out_of_sight(tab))
            option->text.clear();
    }

    void tabLayoutChange() override {
        bool all = true;
        for (int tab = 0; tab < count(); ++tab)
            all = all && (!isTabVisible(tab) || !is_out_of_sight(tab));
        const QSize size = more_->sizeHint();
        const QPoint at(width() - size.width(), (height() - size.height()) / 2);
        more_->setGeometry(QRect(pos() + at, size));
        more_->setVisible(!all);
    }

private:
    bool is_out_of_sight(int tab) const { return tabRect(tab).isEmpty(); }

    // As a click on it does.
    void choose(int tab) {
        emit tabBarClicked(tab);
        setCurrentIndex(tab);
    }

    // From the end on they give way to the others and to the button, but for the one in front.
    bool has_room(int wanted) const {
        int needed = 0;
        for (int tab = 0; tab < count(); ++tab)
            if (isTabVisible(tab))
                needed += QTabBar::tabSizeHint(tab).width();
        if (needed <= width() || wanted == currentIndex())
            return true;
        needed += more_->sizeHint().width();
        for (int tab = count() - 1; tab >= wanted && needed > width(); --tab) {
            if (tab == wanted)
                return false;
            if (isTabVisible(tab) && tab != currentIndex())
                needed -= QTabBar::tabSizeHint(tab).width();
        }
        return true;
    }

    QToolButton* more_;
};

Tabs::Tabs(QWidget* parent) : QTabWidget(parent), more_(new QToolButton) {
    more_->setText(QStringLiteral("…"));
    more_->setToolTip(tr("More tabs"));
    more_->setAccessibleName(more_->toolTip());
    more_->setAutoRaise(true);
    more_->setPopupMode(QToolButton::InstantPopup);
    more_->setMenu(new QMenu(more_));
    setTabBar(new Bar(more_));
    // Beside the bar, and after it for the keys: of what is in a bar nobody hears but of its tabs.
    more_->setParent(this);
    more_->hide();
    setDocumentMode(true);
}

bool Tabs::event(QEvent* event) {
    // The button is as large as its letters now.
    if (event->type() == QEvent::LayoutRequest && more_->size() != more_->sizeHint())
        tabBar()->setElideMode(tabBar()->elideMode());  // lays out anew
    return QTabWidget::event(event);
}

}  // namespace threadline::app
