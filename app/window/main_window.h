// The main window: gallery and parameters on the left, the timeline with the source below it in the
// middle, graph, findings and details where there is room: beside each other in a wide window,
// behind each other in a smaller one.
//
// It is where what a person points at in one view reaches the others; no view knows another.
#pragma once

#include "app/code/line_marks.h"
#include "app/graph/graph_places.h"
#include "app/lesson/lesson.h"
#include "app/panels/locks_model.h"
#include "app/panels/thread_times_model.h"
#include "app/runs/example_run.h"
#include "app/runs/kept_runs.h"
#include "app/runs/run_controller.h"
#include "app/runs/run_name.h"
#include "app/runs/run_queue.h"
#include "app/runs/scenario_request.h"
#include "app/study/range_study.h"
#include "app/timeline/background.h"
#include "app/timeline/display_list.h"
#include "app/timeline/key_actions.h"
#include "app/window/appearance.h"
#include "app/window/commands.h"
#include "app/window/run_window.h"
#include "app/window/scenario_files.h"
#include "app/window/tour.h"
#include "app/window/window_parts.h"

#include "engine/record/schedule_text.h"

#include <QElapsedTimer>
#include <QMainWindow>
#include <QTimer>

#include <functional>

namespace threadline::app {

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
    bool focusNextPrevChild(bool next) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    // Building: main_window.cpp.
    void build();
    void build_left();
    void build_centre();
    void build_insight();
    void build_study();
    void build_facts();
    void connect_commands();
    void connect_views();
    void connect_run();

    // Where its parts stand: main_window_layout.cpp.
    void connect_layout();
    void bring_forward(QWidget* part);
    bool lies_in_front(const QWidget* part) const;

    // Scenarios: main_window_scenarios.cpp.
    void load_gallery();
    void fill_gallery();
    void choose_scenario(const QString& name);
    void take_scenario(const QString& name);
    void show_scenario(const ScenarioFile& file);
    void choose_first_scenario();
    void go_to_chosen();  // with the keys
    void first_file_failed();
    void add_scenario(ScenarioFile file);
    const ScenarioFile* scenario() const;
    void keep_parameters();
    void start_run(record::SchedulePolicy schedule = {},
                   RunController::Show show = RunController::Show::AtOnce);
    void launch(session::RunRequest request, RunController::Show show);
    ScenarioChoice choice_of(const ScenarioFile& file) const;  // as it is set now
    session::RunRequest run_of(ScenarioChoice choice) const;
    void open_scenario(const std::filesystem::path& file);

    // Its text: main_window_source.cpp.
    void source_edited();
    void edit_described(std::uint64_t edit, const Result<record::Declaration>& answer);
    void show_load_error(const QString& error);
    void tell_source_error(const QString& error);       // in the banner, and at its line
    void save_source(std::function<void()> then = {});  // `then` only once it is saved
    void ask_where_to_save_source(std::function<void()> then = {});
    void new_scenario();
    void write_source(std::filesystem::path path, const std::function<void()>& then);
    QString name_of_source() const;
    void unless_changes_are_lost(std::function<void()> go_on);
    void connect_source();
    void offer_recovery();                            // of what a killed window has left
    void watch_source();                              // as other programs write it
    void describe_file(const std::string& scenario);  // once more: its text is another one
    void show_title();                                // and whether anything is not saved

    // Its lesson: main_window_lesson.cpp.
    void show_study(const ScenarioFile* file);
    Facts facts_of_next_run() const;
    void ask_lesson();
    void tell_lesson();
    void ask_first();  // before anything of an example is there
    void hide_example();

    // The run on show: main_window_run.cpp; the instant that is told: main_window_instant.cpp.
    void connect_instant();
    trace::Time instant() const;
    trace::Time graph_instant() const;  // when the graph shows who waits
    void choose_instant(std::optional<trace::Time> at);
    void forget_instant();
    const session::RunSnapshot* run_then() const;
    const session::RunSnapshot* run_on_show() const {
        return controller_.has_run() ? &controller_.snapshot() : nullptr;
    }
    void show_instant();
    void forget_run();
    void run_began();
    void run_opened();
    void show_snapshot();
    void show_values();
    std::vector<int> lines_of(const analysis::Finding& finding) const;
    void show_lines_of(const analysis::Finding& finding);
    void tell_lines(const std::vector<int>& lines);
    void lost_update_chosen(const VariableAtInstant& variable);
    void begin_afresh();
    void run_finished();
    void update_status();
    void ask_for_statistics();
    void subject_selected(const Subject& subject);
    void finding_chosen(const analysis::Finding& finding);
    void line_activated(int line);
    void show_details();
    void show_nothing_selected();
    void show_theme(ThemeChoice choice);
    void update_lanes();
    void update_enabled();

    // Whether it is that of what is set: main_window_as_set.cpp.
    bool is_of_text(const trace::RunInfo& run) const;
    bool has_set_values(const trace::RunInfo& run) const;
    bool has_set_values() const;  // the run on show
    bool has_set_clock(const trace::RunInfo& run) const;
    bool is_chosen_otherwise() const;
    void show_whose_run();

    // Its graph: main_window_graph.cpp.
    void graph_hovered(const GraphNodeKey& node);
    std::vector<int> lines_of(const GraphNodeKey& node) const;
    void actor_chosen(ActorId actor);
    void object_chosen(ObjectId object);

    // Moving through it: main_window_replay.cpp.
    void connect_replay();
    void prepare_replay();
    void play_or_pause();
    void hold_picture(bool hold);
    const session::RunSnapshot& picture() const;
    void go_live();
    bool is_live() const;
    void go_to_moment(bool forward);
    void show_at(trace::Time at);
    void show_transport();

    // Its lanes: main_window_lanes.cpp.
    void connect_lanes();
    void recall_lanes();
    void show_compared_lanes();
    void connect_minimap();
    void show_overview();

    // Schedules as files: main_window_schedule.cpp.
    void open_schedule(const std::filesystem::path& file);
    const ScenarioFile* scenario_of(const record::Schedule& schedule) const;
    void replay_opened(const record::Schedule& schedule);
    void ask_where_to_save_schedule();
    void write_schedule(const std::filesystem::path& to);

    // Step by step: main_window_steps.cpp.
    void connect_steps();
    void put_steps_away();
    void start_stepping(std::vector<record::Choice> prefix);
    void step_back();
    void show_decision();
    std::vector<LineMark> marks_of_decision() const;

    // How it can end: main_window_explore.cpp.
    void connect_exploration();
    void play(const record::Schedule& schedule);
    void forget_exploration();

    // Stretches of it: main_window_ranges.cpp.
    void connect_ranges();
    void ask_for_range();
    void show_range_panel();
    void ask_for_range_again();
    void show_heat();
    QStringList why_no_heat() const;
    void forget_ranges();

    // Searching it, and the table: main_window_search.cpp.
    void connect_search();
    void show_hit_count();
    void go_to_hit(bool forward);
    void item_chosen(const analysis::LaneItem& item);
    void show_table();
    void show_place_of_subject();
    void forget_search();

    // What is written beside it: main_window_notes.cpp.
    void connect_notes();
    void connect_interval_menu();
    void show_notes();
    void show_notes_panel();
    void put_facts_away();
    // Again as soon as a parameter changes: main_window_rerun.cpp.
    void connect_rerun();
    bool reruns() const;
    bool runs_on_virtual_clock() const;  // by choice, or since the scenario needs it
    void rerun();
    void run_as_set();

    // Stopping whatever goes on: main_window_stop.cpp.
    void connect_stop();
    bool goes_on() const;

    // Runs side by side: main_window_compare.cpp.
    QWidget* build_pages();
    void connect_comparison();
    void update_comparison();
    void show_comparison(bool on);
    bool shows_comparison() const;                 // in place of the single run
    enum class Compares { Others, Kept, WhatIf };  // Kept: by hand, one of them or more
    void set_compared(Compares what);
    const std::vector<Compared>& listed() const;  // side by side, or aside during a what if
    bool has_list() const;                        // or it is on its way
    void begin_list();                            // in place of the one that is there
    void bring_back(std::vector<Compared> runs, bool by_hand);
    void keep_run();
    void put_beside(Compared run);
    void recall_kept(std::function<void()> then);
    bool are_kept_by_hand() const;
    const std::vector<Compared>& runs_for_next_time() const;
    std::optional<NotedRun> run_to_save() const;
    void compare_with();
    void compare_named(const NamedComparison& named);
    void run_side_by_side(std::vector<RunQueue::Asked> asked, bool beside_kept);
    void show_compared_alone(int number);
    void export_comparison();

    // What other tools would give: main_window_predict.cpp.
    void connect_prediction();
    void show_prediction();
    void show_trials_side_by_side(const std::vector<Compared>& tried);
    // What could be done about it: main_window_remedies.cpp.
    void connect_remedies();
    void offer_remedies();
    void run_with_remedies();
    void switch_off_remedies();
    void take_remedies_of(const trace::RunInfo& run);
    void forget_remedies();

    // Before and after: main_window_what_if.cpp.
    void connect_before_and_after();
    void end_before_and_after();
    void show_before_and_after();
    std::vector<Compared> tried_beside(const trace::RunInfo& run) const;
    void put_kept_aside();
    void take_kept_back();

    // Potential deadlocks tried; their graph.
    void confirm_findings();
    void take_confirmations();
    void end_confirmation();
    void show_lock_order();
    // In a room: main_window_present.cpp.
    void present();
    void tell_presentation_of_scenario();
    void tell_presentation_of_question();
    void tell_presentation_of_run();

    // What a person meets first: main_window_first_minute.cpp.
    void connect_first_minute();
    void connect_languages();
    void connect_thumbnails();
    void show_pictures_in(const Theme& look);
    bool can_show_example() const;
    void show_example();
    void show_run_or_example();  // of the scenario that is chosen
    void tell_of_example();
    void end_example();                  // somebody asks for something else
    std::vector<TourStep> tour_steps();  // main_window_tour.cpp
    void begin_tour();
    void end_tour();
    void fill_recent();

    // Keyboard, screen reader, size of the letters: main_window_access.cpp.
    void connect_access();
    void go_to_pane(int step);
    double text_scale() const;
    void set_text_scale(double scale);
    void fit_rows();
    // What they should know of it: main_window_notices.cpp.
    void show_notice(const trace::RunInfo& info);

    // Runs that wait: main_window_aside.cpp; what closing would lose: main_window_closing.cpp.
    void connect_aside();
    void keep_aside(const std::shared_ptr<RunAside>& run);
    void show_earlier(const std::shared_ptr<RunAside>& run);
    std::vector<NotedRun> runs_with_unsaved_notes() const;
    void ask_before_closing();
    void save_all_and_close();

    // Dialogs and settings: main_window_settings.cpp.
    void ask_for_file();
    void ask_where_to_save(const NotedRun& run, std::function<void()> then = {});
    void export_figure();
    void show_guide();
    void show_keys();
    void show_about();
    void restore_settings();
    void restore_choices();
    void fit_on_screen();
    void save_settings();
    bool list_kept_runs();  // for the next time; false: another window is at it

    WindowStart start_;
    Commands commands_;
    RunController controller_;
    QThreadPool pool_;
    ThemeKind theme_ = ThemeKind::Light;
    Theme look_;  // that theme, in letters of the size that a person chose
    ThemeChoice theme_choice_ = ThemeChoice::System;

    std::vector<ScenarioFile> scenarios_;
    QString scenario_name_;  // the one chosen
    std::uint64_t edits_ = 0;
    bool asks_about_changes_ = false, closing_ = false, closes_without_list_ = false;
    std::stop_source closes_;  // for what looks for long in the background
    QString wanted_scenario_;  // to select once the gallery is there
    int wanted_study_ = -1;    // and the tab beside it
    bool gallery_is_read_ = false;
    std::optional<std::filesystem::path> wanted_schedule_;  // to open then

    // What is pointed at.
    std::optional<Subject> subject_;
    std::optional<analysis::Finding> finding_;
    std::optional<trace::Time> chosen_instant_;
    std::optional<session::RunSnapshot> then_;  // with the items of then, where the run has none
    DetailReader then_reader_;
    bool selecting_ = false;
    // An error that explains itself though nobody has chosen it, while nothing else is.
    std::optional<analysis::Finding> explained_;
    QString pointed_at_;  // what the mouse is over, in words

    OutcomeStudy* outcome_study_ = nullptr;
    QTimer edit_pause_, rerun_soon_;

    RunQueue comparing_;
    Compares compared_is_ = Compares::Others;
    KeptAside kept_;

    bool rerun_wanted_ = false;  // once the present one is over
    bool rerunning_ = false;     // what is on show stays until it is over
    std::optional<trace::TimeRange> kept_zoom_;
    RemedySwitches* remedies_ = nullptr;
    // Gone before the folder in which their runs lie.
    std::unique_ptr<WhatIfStudy> what_if_study_;
    std::unique_ptr<ToolTrials> trials_;
    std::unique_ptr<session::Confirmation> confirmation_;
    LockOrderStudy* lock_orders_ = nullptr;
    WhatIfPanel* what_if_ = nullptr;

    KeyActions keys_;  // that count wherever nobody else wants them
    Playback* playback_ = nullptr;
    std::optional<session::RunSnapshot> held_;  // the picture of a live run that stands still
    bool followed_ = false;                     // the live end was in sight until then
    QString narration_;                         // of the moment at which it stands

    Thumbnails* thumbnails_ = nullptr;  // none in a window without a first minute
    Guide* guide_ = nullptr;            // once it was asked for
    Tour* tour_ = nullptr;              // while there is one
    ExampleRun example_;
    RunsAside aside_;
    QString source_error_, aside_line_;  // as the banner says it, and that a run waits
    bool told_of_estimates_ = false;

    QElapsedTimer since_statistics_, since_details_;
    bool statistics_asked_ = false;
    std::uint64_t run_number_ = 0;
    std::shared_ptr<const analysis::Report> report_;  // of the run on show, once it was asked for

    RangeStudy range_study_;
    std::shared_ptr<const RangeReport> range_report_;
    RunSearch* run_search_ = nullptr;
    RunTable* run_table_ = nullptr;
    QElapsedTimer since_range_;
    // Of the run, its events and whether it was over then.
    std::optional<std::pair<std::uint64_t, bool>> studied_;
    bool choosing_item_ = false;

    TimelineMarker* marker_ = nullptr;
    RangePanel* range_panel_ = nullptr;
    NotesPanel* notes_panel_ = nullptr;
    SearchBar* search_bar_ = nullptr;
    ItemsPane* items_ = nullptr;
    Gallery* gallery_ = nullptr;
    ScenarioPanel* scenario_panel_ = nullptr;
    TimelineView* timeline_ = nullptr;
    Minimap* minimap_ = nullptr;
    DensityStudy* density_ = nullptr;
    Transport* transport_ = nullptr;
    StepPanel* steps_ = nullptr;
    CodePane* code_ = nullptr;
    LessonPanel* lesson_ = nullptr;
    PythonView* python_ = nullptr;
    Presentation* presentation_ = nullptr;  // while there is one
    GraphView* graph_ = nullptr;
    FindingsList* findings_ = nullptr;
    Pane *timeline_pane_ = nullptr, *graph_pane_ = nullptr, *findings_pane_ = nullptr;
    DetailsPanel* details_ = nullptr;
    QTabWidget *study_ = nullptr, *facts_ = nullptr;
    LocksModel locks_;
    ThreadTimesModel threads_{1};
    QTableView *locks_table_ = nullptr, *threads_table_ = nullptr;
    ValuesTab* values_ = nullptr;
    OutcomesPanel* outcomes_ = nullptr;
    PredictionPanel* prediction_ = nullptr;
    ComparisonView* comparison_ = nullptr;
    QStackedWidget* pages_ = nullptr;  // the single run, the comparison
    RunPage* run_page_ = nullptr;
    Banner* banner_ = nullptr;
    SourceOnDisk* on_disk_ = nullptr;
    SourceDraft* draft_ = nullptr;
    RunStatus* status_ = nullptr;
};

}  // namespace threadline::app
