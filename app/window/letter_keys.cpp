#include "app/window/letter_keys.h"

#include <QAbstractItemView>
#include <QAbstractSpinBox>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QTextEdit>

namespace threadline::app {
namespace {

class LetterFilter : public QObject {
public:
    using QObject::QObject;

    // Neither taken nor wanted by the view: the event goes on to those around it.
    bool eventFilter(QObject*, QEvent* event) override {
        if (event->type() != QEvent::KeyPress)
            return false;
        auto* key = static_cast<QKeyEvent*>(event);
        const QString text = key->text();
        const bool is_letter = text.size() == 1 && text[0].isPrint() && text[0] != u' ' &&
                               !(key->modifiers() & (Qt::ControlModifier | Qt::AltModifier));
        if (is_letter)
            event->ignore();
        return is_letter;
    }
};

}  // namespace

bool takes_letters(const QWidget* widget) {
    if (const auto* text = qobject_cast<const QPlainTextEdit*>(widget))
        return !text->isReadOnly();
    if (const auto* text = qobject_cast<const QTextEdit*>(widget))
        return !text->isReadOnly();
    return qobject_cast<const QLineEdit*>(widget) || qobject_cast<const QAbstractSpinBox*>(widget);
}

void let_letters_pass(QWidget& window) {
    auto* filter = new LetterFilter(&window);
    for (auto* view : window.findChildren<QAbstractItemView*>())
        if (view->window() == &window)  // not those that a box of choices unfolds
            view->installEventFilter(filter);
}

}  // namespace threadline::app
