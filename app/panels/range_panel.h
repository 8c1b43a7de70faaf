// What happened in a stretch of the run: states, locks, how long waits were.
#pragma once

#include "app/cli/range_report.h"
#include "app/panels/slice_times_model.h"
#include "app/panels/thread_times_model.h"
#include "app/timeline/marking.h"

#include <QWidget>

class QLabel;
class QPushButton;
class QTableView;

namespace threadline::app {

class WaitHistogram;

// "running 20.4 ms, blocked on a lock 3.1 ms": the longest first.
QString states_text(const trace::StateShares& states,
                    QString (*told)(trace::Duration) = length_text);

struct NamedLockInRange {
    QString name;
    analysis::LockInRange lock;
};

class RangeLocksModel : public RowsModel<NamedLockInRange> {
    Q_OBJECT
public:
    enum Column { Name, Waited, Held, Longest, Waits, Holds, ColumnCount };
    explicit RangeLocksModel(QObject* parent = nullptr) : RowsModel(ColumnCount, parent) {}

protected:
    QVariant cell(const NamedLockInRange& row, int column, bool to_sort) const override;
    QString heading(int column, bool tip) const override;
};

class RangePanel : public QWidget {
    Q_OBJECT
public:
    explicit RangePanel(QWidget* parent = nullptr);

    void set_report(std::shared_ptr<const RangeReport> report, bool whole_run);
    void set_distance(const QString& words);  // empty: nothing is measured
    void show_hint(const QString& hint);      // instead of figures
    void set_theme(const Theme& theme);
    QString headline() const;
    const RangeReport* report() const { return report_.get(); }

signals:
    void actor_chosen(threadline::ActorId actor);
    void object_chosen(threadline::ObjectId object);
    void longest_wait_chosen(threadline::trace::TimeRange range, threadline::ActorId actor);
    void slice_chosen(const threadline::analysis::LaneItem& longest);  // of one name
    void whole_run_asked();
    void zoom_asked();  // to the stretch

private:
    void fit_tables();
    void copy();

    std::shared_ptr<const RangeReport> report_;
    ThreadTimesModel threads_model_{3};
    RangeLocksModel locks_model_;
    SliceTimesModel slices_model_;
    QLabel *headline_, *states_, *distance_, *waits_title_;
    QWidget* figures_;
    WaitHistogram* histogram_;
    QTableView *threads_, *locks_, *slices_;
    QPushButton *copy_, *whole_, *zoom_, *longest_;
};

}  // namespace threadline::app
