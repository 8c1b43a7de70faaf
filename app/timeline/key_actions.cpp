#include "app/timeline/key_actions.h"

#include <QKeyEvent>

namespace threadline::app {

QAction* KeyActions::add(const QString& text, const QList<QKeySequence>& keys) {
    auto* action = new QAction(text, view_);
    action->setShortcuts(keys);
    // In a menu, too, they are the view's: nobody else's letters are taken.
    action->setShortcutContext(Qt::WidgetShortcut);
    all_.append(action);
    return action;
}

namespace {

bool may_need_shift(int key) {
    const bool is_character = key > Qt::Key_Space && key <= Qt::Key_ydiaeresis;
    return is_character && !QChar(key).isLetter();
}

}  // namespace

QAction* KeyActions::of(const QKeyEvent& event) const {
    const auto find = [&](Qt::KeyboardModifiers modifiers) -> QAction* {
        const QKeySequence pressed(QKeyCombination(modifiers, Qt::Key(event.key())));
        for (QAction* action : all_)
            if (action->shortcuts().contains(pressed))
                return action;
        return nullptr;
    };
    const Qt::KeyboardModifiers modifiers = event.modifiers() & ~Qt::KeypadModifier;
    QAction* exact = find(modifiers);
    return exact || !may_need_shift(event.key()) ? exact : find(modifiers & ~Qt::ShiftModifier);
}

}  // namespace threadline::app
