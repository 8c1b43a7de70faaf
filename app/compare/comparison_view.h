// Two to six runs side by side: one below the other on one time scale from a common zero, zoomed
// and panned together, and below them how the figures that matter differ.
//
// It shows the runs that it is given; who runs them is no business of its own.
#pragma once

#include "app/compare/compared_pane.h"
#include "app/compare/difference_model.h"

#include "app/timeline/theme.h"

#include "engine/analysis/lane_item.h"

#include <QList>
#include <QPointer>
#include <QWidget>

#include <memory>
#include <optional>

class QAction;
class QLabel;
class QProgressBar;
class QPushButton;
class QScrollArea;
class QSplitter;
class QStackedWidget;
class QTableView;
class QTransposeProxyModel;
class QVBoxLayout;

namespace threadline::app {

class LegendStrip;
class SearchHits;
class TimelineMarker;
class ToolRow;

class ComparisonView : public QWidget {
    Q_OBJECT
public:
    // The commands that stand in its header; `back` first.
    ComparisonView(QAction* back, const QList<QAction*>& others, QWidget* parent = nullptr);
    ~ComparisonView() override;

    const std::vector<Compared>& runs() const { return runs_; }
    // At most six; they are named and rated by each other here. `change`: what there is to say of
    // the difference before all figures.
    void set_runs(std::vector<Compared> runs, const QString& change = {});
    void add_run(Compared run);
    // Until others are compared it can be put back where it was.
    void take_out(std::size_t number);
    void put_back(int count);  // those taken out last
    // In place of the whole comparison while there is none, and above the first run otherwise.
    void set_hint(const QString& hint);
    void set_progress(int number, int total, const QString& name);
    void end_progress();
    // Commands that stand in its header while they are shown, each as long as it can be used.
    void set_switches(const QList<QAction*>& switches);
    void show_switches(bool on);
    void set_theme(const Theme& theme);
    void set_lanes(const TimelineOptions& options);  // which kinds, how arranged; the legend
    const TimelineOptions& lanes() const { return lanes_; }
    trace::TimeRange visible_range() const;  // of them all
    QList<QWidget*> parts() const;           // that the keys go to, one after the other

    const DifferenceModel& differences() const { return differences_; }
    std::vector<TimelineView*> timelines() const;
    // Of them all: what is marked in one is so in the others.
    TimelineMarker& marker() const { return *marker_; }
    // The stretch that is chosen, or else what is measured.
    std::optional<trace::TimeRange> marked() const;
    // What the runs did in what is marked (in_stretch()), in their order.
    void show_stretch(trace::TimeRange stretch, const std::vector<Compared>& of_it);
    QString stretch_title() const;  // of which one the figures are; empty: of the whole runs
    void add_below(QWidget* bar);   // a part of the window that is of use here, too
    void take_focus();              // the run that had the keys last
    // What a search found in each of the runs. `unknown`: a name nobody has there.
    struct Found {
        std::shared_ptr<const SearchHits> hits;
        QString unknown;
        bool failed = false;  // it cannot be read, so nothing comes any more
    };
    void forget_hits();
    void set_hits(std::size_t number, std::shared_ptr<const SearchHits> hits,
                  const QString& unknown);
    void set_search_failed(std::size_t number);
    // Of the run that has the keys: what was found, which of it is chosen (from 1 on; 0: nothing),
    // what comes next (null: nothing).
    Found found() const;
    std::uint64_t place_of_hit() const;
    const analysis::LaneItem* hit_from_here(bool forward) const;
    void choose(const analysis::LaneItem& hit);
    std::optional<std::size_t> active_number() const;  // of the run that had the keys last
    std::shared_ptr<Recording> recording_of(std::size_t number);
    std::optional<std::size_t> number_of(const Recording& recording) const;  // none: not here
    trace::TimeRange place_of_note(std::size_t number) const;                // a new one
    const trace::Annotation* chosen_note(std::size_t number) const;          // null: none
    void take_notes();  // as the recordings have them by now
    void go_to(std::size_t number, trace::TimeRange range);
    // By time, then by run; from the chosen one or the cursor on, and after the last to the first.
    void go_to_next_note();
    QString said() const;      // what the line below says of what is pointed at, or measured
    QString change() const;    // in a sentence; empty: none is said
    bool can_go_back() const;  // to the view of them all before
    bool can_go_forward() const;

public slots:
    void fit();
    void zoom_in();
    void zoom_out();
    void go_back();
    void go_forward();

signals:
    void cancel_asked();
    void show_asked(int number);  // from 0
    void failed(const QString& line);
    void runs_changed();
    void notes_changed();  // of the same runs
    void note_asked(std::size_t number,
                    const threadline::trace::Annotation& note);  // to be written
    void hits_changed();  // or which one is chosen, or in which run a person is
    void marked_changed();
    void history_changed();
    void taken_out();  // one, by a person
    void kept_out();   // they cannot be put back any more, or there is no room for them
    void arrangement_changed(const threadline::app::LaneArrangement& arrangement);  // by a person

protected:
    void resizeEvent(QResizeEvent* event) override;
    void showEvent(QShowEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    struct TakenOut {
        std::size_t number;
        Compared run;
        QString change;
    };
    // In one of the runs, by a person.
    struct Chosen {
        std::shared_ptr<const trace::Tables> run;
        Subject subject;
        bool has_keys, has_focus;
    };

    void show_runs(std::vector<Compared> runs, const QString& change);
    QWidget* build_header(QAction* back, const QList<QAction*>& others);
    QWidget* build_progress();
    QWidget* build_below();
    void add_pane();
    void show_all(const std::vector<Compared>& before);
    bool goes_on_from(const std::vector<Compared>& before) const;
    std::optional<trace::TimeRange> range_to_keep(const std::vector<Compared>& before) const;
    std::vector<Chosen> chosen() const;
    void choose_again(const std::vector<Chosen>& before);
    void show_marked();
    void show_whole_runs();
    void arrange();
    void share_room();
    void lay_out_table();
    bool fits_with_runs_as_rows() const;
    TimelineOptions options_of(std::size_t number, bool one_axis) const;
    int panes_height(const std::vector<double>& lanes, bool one_axis) const;
    void show_legend();
    void couple(TimelineView& moved);
    void arrange_alike(const LaneArrangement& arrangement);
    void point_at(std::size_t number, const Subject& subject, bool selected);
    void say(const QString& pointed_at);
    void show_hits(std::size_t number);
    void scroll_to(const TimelineView& timeline);
    TimelineView* active() const;  // the one that had the keys last

    std::vector<Compared> runs_;
    std::vector<TakenOut> taken_out_;
    std::vector<ComparedPane*> panes_;
    TimelineOptions lanes_;
    const Theme* theme_;
    DifferenceModel differences_;
    QTransposeProxyModel* runs_as_rows_;
    std::vector<Found> found_;
    TimelineMarker* marker_;
    QPointer<TimelineView> last_active_;
    bool coupling_ = false;
    bool border_moved_ = false;  // of the table, by a person
    QString selected_text_;

    QLabel *title_, *clock_, *hint_, *more_, *said_, *stretch_, *change_, *progress_text_;
    ToolRow* switches_;
    QProgressBar* progress_;
    QWidget *header_, *progress_row_;
    QStackedWidget* stack_;
    QScrollArea* scroll_;
    QVBoxLayout* column_;
    QTableView* table_;
    LegendStrip* legend_;
    QSplitter* splitter_;
};

}  // namespace threadline::app
