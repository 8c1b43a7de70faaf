#include "app/panels/form_scroll.h"

#include <QEvent>
#include <QScrollBar>

#include <algorithm>

namespace threadline::app {

FormScroll::FormScroll(QWidget* form, QWidget* parent) : QScrollArea(parent) {
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    setStyleSheet(QStringLiteral("QScrollArea { background: transparent; }"));
    setWidgetResizable(true);
    setWidget(form);
    // As the dialog around it.
    viewport()->setAutoFillBackground(false);
    form->setAutoFillBackground(false);
}

// A layout lowers its fields to less than their letters before anything scrolls.
bool FormScroll::eventFilter(QObject* watched, QEvent* event) {
    if (watched == widget() && event->type() == QEvent::LayoutRequest)
        widget()->setMinimumHeight(widget()->sizeHint().height());
    return QScrollArea::eventFilter(watched, event);
}

QSize FormScroll::sizeHint() const {
    const QSize form = widget()->sizeHint().expandedTo(widget()->minimumSizeHint());
    return {form.width() + verticalScrollBar()->sizeHint().width(), form.height()};
}

QSize FormScroll::minimumSizeHint() const {
    constexpr int least = 160;  // px
    return {widget()->minimumSizeHint().width() + verticalScrollBar()->sizeHint().width(),
            std::min(sizeHint().height(), least)};
}

}  // namespace threadline::app
