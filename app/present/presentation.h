// The run on show for a room: full screen, large type, stark colours, and only what matters. It
// unfolds moment by moment: of what comes after the instant that is told nothing is seen.
//
// Keys, those of a clicker among them: PageDown and PageUp (also arrows, Space and the buttons of
// the mouse) go from moment to moment, Home and End to the beginning and the end, "." or B blank
// the screen, G shows the graph alone, + and - scale, R runs again, ? and F1 show all keys
// (key_page.h), F5 and Esc end it. At the beginning stands the question of the lesson, alone but
// for what the keys do; 1 to 9 mark what the room predicts, and the last stop gives the answer.
// Step by step the room decides who goes next.
#pragma once

#include "app/present/presentation_actions.h"
#include "app/present/presentation_stops.h"
#include "app/present/room_question.h"
#include "app/present/room_steps.h"
#include "app/timeline/detail_reader.h"
#include "app/timeline/geometry.h"
#include "app/timeline/lane_arrangement.h"
#include "app/timeline/theme.h"

#include "engine/session/run_snapshot.h"

#include <QWidget>

#include <optional>

class QHBoxLayout;
class QLabel;

namespace threadline::app {

class GraphView;
class LegendStrip;
class TimelineView;

// Of Qt's pixels, that the smallest letters have in a room so high, `pixels` of the screen being
// one of Qt's: 24 at 1024x768, more where there is more room, and never fewer than 24 of the
// screen.
double room_letters(int height, double pixels);

class Presentation : public QWidget {
    Q_OBJECT
public:
    explicit Presentation(QWidget* parent = nullptr);

    // `source`: the text whose lines the run names.
    void set_scenario(const QString& title, const QString& summary, const QString& source);
    // Of the lesson; its answer comes once it has been told of the run.
    void set_question(const RoomQuestion& question);
    // As that of the window is (room_look.h).
    void set_look(ThemeKind window);
    // Of the lanes, as a person arranged them for this scenario.
    void set_arrangement(const LaneArrangement& arrangement);
    // At which moments a person does not want to halt; holds from the next run on that it is given.
    void set_passed_over(const PassedOver& passed);
    void clear_run();
    // Another run, or the same one further on. While it is live it is shown as it grows.
    void set_run(const session::RunSnapshot& run, bool live);
    // The run waits for a choice, which is made here; none: it goes by itself, or is over. What is
    // marked stays so while the same is asked.
    void set_steps(std::optional<RoomSteps> steps);
    bool has_steps() const { return steps_.has_value(); }
    // What has to be known in front of the room, too: one line, until the next run or key.
    void tell(const QString& message);

    std::size_t stop() const { return stop_; }  // 0: the beginning
    std::size_t stops() const;                  // the last one is the whole run
    QString narration() const;
    QString message() const;  // empty: there is none
    bool is_blank() const;
    int text_height() const;  // px of the smallest text
    const Theme& look() const { return theme_; }

signals:
    void run_asked();
    void predicted(std::size_t choice);
    void step_chosen(int number);  // from 1
    void step_back_asked();
    void ended();

protected:
    bool event(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void closeEvent(QCloseEvent* event) override;

private:
    void connect_actions();
    void go_to(std::size_t stop);
    void tell_anew();
    void show_stop();
    QAction* action_of(const QKeyEvent& event) const;  // null: it means nothing now
    QList<QAction*> keys_of_now() const;
    void mark_other(int rows);  // so many below the marked one
    bool is_about_waits() const;
    void show_instant(trace::Time at);
    void show_graph_of(std::size_t stop);
    void tell_readers();
    std::optional<trace::Time> veil() const;  // from when on it is not yet told
    void show_pictures();
    trace::TimeRange stretch_of(std::size_t stop) const;  // of the run, in which it is seen
    void show_stretch();
    bool is_opening() const;  // before anything is seen of the run
    bool is_end() const;
    QString hint() const;  // what the keys do
    static QString line_of(QStringList parts);
    QString end_in_words(const RoomQuestion& question) const;
    QString line_of_code(SiteId site) const;
    bool predict(int key);  // false: the key is that of no choice

    // presentation_reading.cpp
    void connect_readers();
    trace::TimeRange needed_at(std::size_t stop) const;
    void look_at_shown();
    void look_ahead();
    void take_what_is_beside();

    // presentation_layout.cpp
    void arrange();
    void scale_texts(double wish);
    void scale_narration();
    void scale_pictures(double wish);
    void choose_parts();
    void choose_parts_in_room();
    void choose_legend();
    DisplayList legend_of(trace::TimeRange stretch, trace::Time until, bool variables) const;
    void show_legend();
    void choose_graph();
    void choose_lanes();
    void fit_headers();
    bool graph_is_told_alone() const;  // at this stop, in the place of the lanes
    void show_parts();
    void show_keys();
    QString left_out() const;  // for want of room: "5 locks"
    int tallest_narration() const;
    bool lanes_fit(const TimelineOptions& options, double share) const;
    bool pictures_fit(double share) const;  // as they are, the lanes at that share of their height

    static constexpr double letter_step = 1.15;

    PresentationActions actions_;
    RoomStepActions step_actions_;
    QString title_text_, summary_;
    RoomQuestion question_;
    QStringList source_;
    std::optional<session::RunSnapshot> run_;
    std::optional<RoomSteps> steps_;
    // Where the trace is too long: of the stop, and of the one that comes next, or came before.
    DetailReader detail_, detail_ahead_;
    std::optional<trace::Snapshot> beside_;
    SeenClose seen_;
    PassedOver passed_over_;
    std::vector<PresentationStop> told_;  // between the beginning and the whole
    bool live_ = false;
    bool graph_alone_ = false;
    // Whether the graph, too, was given its room if it has any: beside the lanes, or in turn with
    // them.
    bool arranged_for_waits_ = false;
    bool graph_beside_ = false, graph_in_turn_ = false;
    bool legend_fits_ = false, legend_gives_way_ = false;  // the latter to the graph
    bool laid_out_as_opening_ = false;
    bool run_is_asked_ = false;  // and has not begun to show
    std::size_t stop_ = 0;
    double wish_ = 1;              // what a person scaled it by, as it is remembered
    Theme look_;                   // as it is before it is scaled
    Theme theme_, picture_theme_;  // of the texts, and of lanes, graph and legend
    int legend_width_ = 0;
    QString said_;  // to a screen reader

    QLabel *title_, *place_, *narration_, *code_, *keys_, *hint_, *message_, *left_out_;
    QHBoxLayout* middle_;
    TimelineView* timeline_;
    GraphView* graph_;
    LegendStrip* legend_;
    QWidget* blank_;
};

}  // namespace threadline::app
