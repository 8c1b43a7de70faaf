#include "app/panels/tool_row.h"

#include <QAction>
#include <QEvent>
#include <QMenu>
#include <QToolButton>

#include <algorithm>
#include <iterator>

namespace threadline::app {
namespace {

constexpr int usual_gap = 8, least_gap = 2;  // px

}  // namespace

ToolRow::ToolRow(QWidget* parent) : QWidget(parent), more_(new QToolButton(this)) {
    more_->setText(QStringLiteral("…"));
    more_->setToolTip(tr("More commands"));
    more_->setAccessibleName(more_->toolTip());
    more_->setPopupMode(QToolButton::InstantPopup);
    more_->setMenu(new QMenu(more_));
    more_->hide();
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Minimum);
}

void ToolRow::add(QWidget* widget) {
    widget->setParent(this);
    widget->show();
    widgets_.push_back(widget);
    more_->raise();  // the last of them, for the keyboard as well
    updateGeometry();
}

void ToolRow::set_wanted(QWidget* widget, bool on) {
    std::erase(not_wanted_, widget);
    if (!on)
        not_wanted_.push_back(widget);
    widget->setVisible(on);
    updateGeometry();
    arrange();
}

QAction* ToolRow::action_of(const QWidget& widget) {
    const auto* button = qobject_cast<const QToolButton*>(&widget);
    return button ? button->defaultAction() : nullptr;
}

std::vector<QWidget*> ToolRow::wanted() const {
    std::vector<QWidget*> wanted;
    std::ranges::copy_if(widgets_, std::back_inserter(wanted), [this](QWidget* each) {
        return std::ranges::find(not_wanted_, each) == not_wanted_.end();
    });
    return wanted;
}

int ToolRow::width_of(const std::vector<QWidget*>& widgets, int gap) const {
    int width = 0;
    for (const QWidget* each : widgets)
        width += (width > 0 ? gap : 0) + each->sizeHint().width();
    return width;
}

QSize ToolRow::sizeHint() const {
    int height = 0;
    for (const QWidget* each : widgets_)
        height = std::max(height, each->sizeHint().height());
    return {width_of(wanted(), usual_gap), height};
}

QSize ToolRow::minimumSizeHint() const {
    std::vector<QWidget*> least = wanted();
    if (std::erase_if(least, [](const QWidget* each) { return action_of(*each); }) > 0)
        least.push_back(more_);
    return {width_of(least, least_gap), sizeHint().height()};
}

// Closer together where that is enough; else the last ones go into the menu.
void ToolRow::arrange() {
    if (!isVisible())
        return;  // it has no width yet
    const std::vector<QWidget*> all = wanted();
    std::vector<QWidget*> shown = all;
    QList<QAction*> others;
    if (width_of(shown, least_gap) > width()) {
        shown.push_back(more_);
        for (auto last = all.rbegin(); last != all.rend(); ++last)
            if (QAction* action = action_of(**last);
                action && width_of(shown, least_gap) > width()) {
                others.prepend(action);
                std::erase(shown, *last);
            }
    }
    more_->menu()->clear();
    more_->menu()->addActions(others);
    for (QWidget* each : all)
        each->setVisible(std::ranges::find(shown, each) != shown.end());
    more_->setVisible(!others.isEmpty());
    const int spare = width() - width_of(shown, 0);
    const int gap =
        shown.size() > 1 ? std::clamp(spare / int(shown.size() - 1), least_gap, usual_gap) : 0;
    int x = std::max(0, width() - width_of(shown, gap));
    for (QWidget* each : shown) {
        const QSize size = each->sizeHint();
        each->setGeometry(x, (height() - size.height()) / 2, size.width(), size.height());
        x += size.width() + gap;
    }
}

bool ToolRow::event(QEvent* event) {
    switch (event->type()) {
        case QEvent::LayoutRequest:  // of a button, whose words have changed or become bold
        case QEvent::FontChange:
        case QEvent::StyleChange:
        case QEvent::Show:
            updateGeometry();
            arrange();
            break;
        default:
            break;
    }
    return QWidget::event(event);
}

void ToolRow::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    arrange();
}

}  // namespace threadline::app
