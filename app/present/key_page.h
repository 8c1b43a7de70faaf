// All keys of a presentation, over it in letters for a room. Any key and the mouse put it away, and
// do nothing else.
#pragma once

#include <QAction>
#include <QLabel>
#include <QList>

namespace threadline::app {

struct Theme;

class KeyPage : public QLabel {
    Q_OBJECT
public:
    // Belongs to `room`, which it covers until it is put away.
    KeyPage(const QList<QAction*>& actions, const Theme& look, QWidget* room);

protected:
    bool eventFilter(QObject* room, QEvent* event) override;

private:
    void fit();
    void put_away();
};

}  // namespace threadline::app
