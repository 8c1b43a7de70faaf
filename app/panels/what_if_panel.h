// The remedies that could be tried with the run on show, as switches, and what one that was tried
// has changed: the run as it is, and with it, side by side in figures.
#pragma once

#include "engine/session/run_snapshot.h"

#include <QWidget>

class QAction;
class QLabel;

namespace threadline::app {

class WhatIfPanel : public QWidget {
    Q_OBJECT
public:
    // `beside` shows the two runs below each other.
    WhatIfPanel(const QList<QAction*>& switches, QAction* beside, QWidget* parent = nullptr);

    // Shown where there is a switch that can be used.
    void set_offered(bool offered);
    void compare(const session::RunSnapshot& before, const session::RunSnapshot& after);
    void clear_comparison();

    QString comparison() const;  // as plain text

signals:
    void height_changed();   // that it would like
    void comparison_gone();  // before that changes

private:
    QLabel* figures_;
};

}  // namespace threadline::app
