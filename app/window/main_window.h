// The main window: gallery and parameters on the left, the timeline with source and wait-for graph
// below it in the middle, findings and details where there is room: on the right of a wide window,
// at the bottom of a narrow one.
//
// It is where what a person points at in one view reaches the others; no view knows another.
#pragma once

#include "app/code/line_marks.h"
#include "app/graph/graph_places.h"
#include "app/panels/statistics_models.h"
#include "app/panels/values_model.h"
#include "app/timeline/display_list.h"
#include "app/timeline/key_actions.h"
#include "app/window/appearance.h"
#include "app/window/background.h"
#include "app/window/commands.h"
#include "app/window/replay.h"
#include "app/window/run_controller.h"
#include "app/window/run_window.h"
#include "app/window/scenario_files.h"

#include "engine/session/exploration.h"

#include <QElapsedTimer>
#include <QMainWindow>

#include <functional>

class QLabel;
class QSortFilterProxyModel;
class QSplitter;
class QTabWidget;
class QTableView;

namespace threadline::app {

class Banner;
class CodePane;
class DetailsPanel;
class FindingsList;
class Gallery;
class GraphView;
class LessonPanel;
class Minimap;
class OutcomesPanel;
class Pane;
class PythonView;
class Presentation;
class ScenarioPanel;
class SeedSweep;
class StepPanel;
class TimelineView;
class Transport;

class MainWindow : public QMainWindow {
    Q_OBJECT
public:
    explicit MainWindow(const WindowStart& start);
    ~MainWindow() override;

    // For tests and for the first frame.
    const Commands& commands() const { return commands_; }
    RunController& controller() { return controller_; }
    void open(const std::filesystem::path& file);

protected:
    void closeEvent(QCloseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    // Building: main_window.cpp.
    void build();
    QWidget* build_left();
    QWidget* build_centre();
    QWidget* build_insight();
    QWidget* build_study();
    QTableView* build_table(QAbstractItemModel* model, const QString& name);
    void build_status_bar();
    void connect_commands();
    void connect_views();
    void connect_run();
    void arrange();  // for the width that the window has

    // Scenarios: main_window_scenarios.cpp.
    void load_gallery();
    void fill_gallery();
    void choose_scenario(const QString& name);
    void show_scenario(const ScenarioFile& file);
    void add_scenario(ScenarioFile file);
    const ScenarioFile* scenario() const;
    void keep_parameters();
    void start_run(record::SchedulePolicy schedule = {});
    void open_scenario(const std::filesystem::path& file);

    // Its text: main_window_source.cpp.
    void source_edited();
    void edit_described(std::uint64_t edit, const Result<record::Declaration>& answer);
    void show_load_error(const QString& error);
    void save_source(std::function<void()> then = {});  // `then` only once it is saved
    void ask_where_to_save_source(std::function<void()> then = {});
    void write_source(const std::filesystem::path& path, const std::function<void()>& then);
    void unless_changes_are_lost(std::function<void()> go_on);

    // Its lesson: main_window_lesson.cpp.
    void show_study(const ScenarioFile* file);
    void tell_lesson();

    // The run on show: main_window_run.cpp.
    void forget_run();
    void run_began();
    void run_opened();
    void show_snapshot();
    void show_instant();
    void show_values();
    void show_idle_share();
    void show_lines_of(const analysis::Finding& finding);
    void lost_update_chosen(const VariableAtInstant& variable);
    void begin_afresh();
    void run_finished();
    void update_status();
    void ask_for_statistics();
    trace::Time instant() const;
    void choose_instant(std::optional<trace::Time> at);
    void subject_selected(const Subject& subject);
    void finding_chosen(const analysis::Finding& finding);
    void actor_chosen(ActorId actor);
    void object_chosen(ObjectId object);
    void line_activated(int line);
    void show_details();
    void show_nothing_selected();
    void show_theme(ThemeChoice choice);
    void update_lanes();
    void update_enabled();

    // Moving through it: main_window_replay.cpp.
    void connect_replay();
    void prepare_replay();
    void play_or_pause();
    void hold_picture(bool hold);
    void play_on();
    void go_to_moment(bool forward);
    void show_at(trace::Time at);
    void show_transport();
    const trace::Moment* moment_at(trace::Time at) const;

    // Its lanes: main_window_lanes.cpp.
    void connect_lanes();
    void recall_lanes();
    void connect_minimap();
    void show_overview();
    void ask_for_density();

    // Step by step: main_window_steps.cpp.
    void connect_steps();
    void start_stepping(std::vector<record::Choice> prefix);
    void step_back();
    void show_decision();
    std::vector<LineMark> marks_of_decision() const;

    // All of its interleavings: main_window_explore.cpp.
    void connect_exploration();
    void start_exploring();
    void look_at_exploration();
    void end_exploration();
    void forget_exploration();

    // Under many seeds: main_window_seeds.cpp.
    void connect_seeds();
    void start_sweep();
    void look_at_sweep();
    void forget_sweep();

    // In a room: main_window_present.cpp.
    void present();
    void tell_presentation_of_scenario();

    // Dialogs and settings: main_window_settings.cpp.
    void ask_for_file();
    void ask_where_to_save_run();
    void export_figure();
    void show_keys();
    void show_about();
    void restore_settings();
    void fit_on_screen();
    void restore_splitters();
    void save_splitters();
    void save_settings();

    WindowStart start_;
    Commands commands_;
    RunController controller_;
    QThreadPool pool_;
    ThemeKind theme_ = ThemeKind::Light;
    ThemeChoice theme_choice_ = ThemeChoice::System;

    std::vector<ScenarioFile> scenarios_;
    QString scenario_name_;  // the one chosen
    QTimer edit_pause_;
    std::uint64_t edits_ = 0;
    bool asks_about_changes_ = false;
    bool closing_ = false;
    QString wanted_scenario_;  // to select once the gallery is there

    // What is pointed at.
    std::optional<Subject> subject_;
    std::optional<analysis::Finding> finding_;
    std::optional<trace::Time> chosen_instant_;
    bool selecting_ = false;
    bool arranged_ = false;
    // An error that explains itself though nobody has chosen it, while nothing else is.
    std::optional<analysis::Finding> explained_;
    QString pointed_at_;  // what the mouse is over, in words

    std::unique_ptr<session::Exploration> exploration_;  // while it goes on
    record::ExplorationBounds explored_bounds_;
    QTimer exploration_look_;
    std::shared_ptr<SeedSweep> sweep_;  // its results can be played
    QTimer sweep_look_;

    KeyActions keys_;  // that count wherever nobody else wants them
    Replay replay_;
    QTimer replay_frame_;
    QElapsedTimer since_frame_;
    std::vector<trace::Moment> moments_;  // at which it halts
    std::uint64_t replayed_run_ = 0;
    bool held_ = false;  // the picture of a live run stands still
    QString narration_;  // of the moment at which it stands

    QElapsedTimer since_statistics_, since_details_, since_density_;
    bool density_asked_ = false;  // for the minimap
    bool density_old_ = false;    // and what it was asked for is not the latest any more
    bool statistics_asked_ = false;
    std::uint64_t run_number_ = 0;
    std::shared_ptr<const analysis::Report> report_;  // of the run on show, once it was asked for

    Gallery* gallery_ = nullptr;
    ScenarioPanel* scenario_panel_ = nullptr;
    TimelineView* timeline_ = nullptr;
    Pane* timeline_pane_ = nullptr;
    Minimap* minimap_ = nullptr;
    Transport* transport_ = nullptr;
    QTabWidget* study_ = nullptr;
    StepPanel* steps_ = nullptr;
    CodePane* code_ = nullptr;
    LessonPanel* lesson_ = nullptr;
    PythonView* python_ = nullptr;
    Presentation* presentation_ = nullptr;  // while there is one
    GraphView* graph_ = nullptr;
    Pane* graph_pane_ = nullptr;
    FindingsList* findings_ = nullptr;
    Pane* findings_pane_ = nullptr;
    DetailsPanel* details_ = nullptr;
    QTabWidget* facts_ = nullptr;
    LocksModel locks_;
    ThreadsModel threads_;
    ValuesModel values_;
    QTableView* locks_table_ = nullptr;
    QTableView* threads_table_ = nullptr;
    QTableView* values_table_ = nullptr;
    OutcomesPanel* outcomes_ = nullptr;
    Banner* banner_ = nullptr;
    QSplitter *across_ = nullptr, *left_ = nullptr, *centre_ = nullptr, *middle_row_ = nullptr,
              *insight_ = nullptr;
    QLabel *outcome_ = nullptr, *cpu_ = nullptr, *elapsed_ = nullptr, *events_ = nullptr,
           *clock_ = nullptr;
};

}  // namespace threadline::app
