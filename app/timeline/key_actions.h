// The keys of a view as actions: what it does, its menus and the list of all keys come from here.
// They count while the view has the focus.
#pragma once

#include <QAction>
#include <QList>

class QKeyEvent;

namespace threadline::app {

class KeyActions {
public:
    explicit KeyActions(QObject* view) : view_(view) {}  // the actions belong to it

    QAction* add(const QString& text, const QList<QKeySequence>& keys);
    const QList<QAction*>& all() const { return all_; }
    // Null where the key means nothing here. Shift does not count for a character that some
    // keyboards have above another, such as + or ?: with a letter or a key like PageUp it does.
    QAction* of(const QKeyEvent& event) const;

private:
    QObject* view_;
    QList<QAction*> all_;
};

}  // namespace threadline::app
