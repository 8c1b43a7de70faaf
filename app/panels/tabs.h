// Pages behind each other. Where the bar has no room for all their names the last ones are in a
// menu at its end; the page in front has its name in sight, and no name is cut.
#pragma once

#include <QTabWidget>

class QToolButton;

namespace threadline::app {

class Tabs : public QTabWidget {
    Q_OBJECT
public:
    explicit Tabs(QWidget* parent = nullptr);

    QToolButton* more() const { return more_; }

protected:
    bool event(QEvent* event) override;

private:
    class Bar;
    QToolButton* more_;
};

}  // namespace threadline::app
