#include "app/window/letter_keys.h"

#include <QAbstractItemView>
#include <QAbstractSpinBox>
#include <QApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QTextEdit>

#include <algorithm>
#include <array>

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

// Where the desktop has the keys of X11, a line of text takes some of old terminals, Ctrl+E to go
// to its end among them: they are the window's. To delete a word is what people expect of a line.
class LineFilter : public QObject {
public:
    using QObject::QObject;

    bool eventFilter(QObject* watched, QEvent* event) override {
        if (event->type() != QEvent::ShortcutOverride ||
            !(qobject_cast<QLineEdit*>(watched) || qobject_cast<QAbstractSpinBox*>(watched)))
            return false;
        const auto* key = static_cast<QKeyEvent*>(event);
        const Qt::KeyboardModifiers modifiers = key->modifiers();
        if (!(modifiers & Qt::ControlModifier) || modifiers & Qt::AltModifier)
            return false;
        constexpr std::array of_terminals{Qt::Key_D, Qt::Key_E, Qt::Key_K, Qt::Key_U};
        if (std::ranges::find(of_terminals, key->key()) != of_terminals.end())
            return true;  // not accepted; where the window has no such key the line does have it
        const bool deletes_word = key->key() == Qt::Key_Backspace || key->key() == Qt::Key_Delete;
        event->setAccepted(deletes_word);
        return deletes_word;
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

void let_window_keys_pass(QWidget& window) {
    // The lines of the parameters are made anew with each scenario.
    qApp->installEventFilter(new LineFilter(&window));
}

}  // namespace threadline::app
