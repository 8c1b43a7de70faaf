#include "app/panels/elided_label.h"

#include <QHelpEvent>
#include <QPainter>
#include <QStyle>
#include <QToolTip>

namespace threadline::app {

ElidedLabel::ElidedLabel(QWidget* parent) : QLabel(parent) {
    setTextFormat(Qt::PlainText);
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
}

void ElidedLabel::set_texts(const QStringList& texts) {
    setText(texts.value(0));
    texts_ = texts;
    update();
}

QString ElidedLabel::shown() const {
    const int room = contentsRect().width();
    const bool is_of_texts = !texts_.isEmpty() && texts_.front() == text();
    if (is_of_texts) {
        for (const QString& each : texts_)
            if (fontMetrics().horizontalAdvance(each) <= room)
                return each;
        return {};
    }
    const QString cut = fontMetrics().elidedText(text(), Qt::ElideRight, room);
    constexpr qsizetype stump = 8;  // letters that say nothing, with the dots
    return cut == text() || cut.size() > stump ? cut : QString();
}

void ElidedLabel::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    style()->drawItemText(&painter, contentsRect(), int(alignment()), palette(), isEnabled(),
                          shown(), foregroundRole());
}

// Unless somebody has said more.
bool ElidedLabel::event(QEvent* event) {
    if (event->type() == QEvent::ToolTip && toolTip().isEmpty() && shown() != text()) {
        QToolTip::showText(static_cast<QHelpEvent*>(event)->globalPos(), text(), this);
        return true;
    }
    return QLabel::event(event);
}

}  // namespace threadline::app
