#include "app/panels/form_scroll.h"

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
