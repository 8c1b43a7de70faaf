// The line below the window: how the run on show came out, and beside it what the CPU did, how long
// the run took, how many events it has, and on which clock. A sentence has the room before the last
// two of these.
#pragma once

#include "engine/analysis/report.h"
#include "engine/session/run_snapshot.h"

#include <QStatusBar>

class QLabel;

namespace threadline::app {

class ElidedLabel;

class RunStatus : public QStatusBar {
    Q_OBJECT
public:
    explicit RunStatus(QWidget* parent = nullptr);

    // `line` is said in place of how it came out, which is in the tip then.
    void show_run(const session::RunSnapshot& run, const QString& outcome, const QString& line);
    void show_clock(const QString& clock);
    void show_no_run(const QString& line);
    void show_side_by_side(int runs);  // each has its figures above
    // What the CPU did not do is what one could gain. Null: it is not known.
    void show_idle_share(const analysis::Report* report);

protected:
    bool event(QEvent* event) override;

private:
    void say(const QString& line, const QString& tip);
    void show_figures(bool on);
    void make_room();

    ElidedLabel* outcome_;
    QLabel *cpu_, *elapsed_, *events_, *clock_;
    bool shows_figures_ = true;
};

}  // namespace threadline::app
