// The steps of the tour, in the order in which they come. A new one is one more of this list: what
// it says, the part that it is about, and, where it asks for something, what finishes it.
#include "app/code/code_pane.h"
#include "app/language/localised.h"
#include "app/language/scenario_wording.h"
#include "app/panels/details_panel.h"
#include "app/panels/findings_list.h"
#include "app/panels/gallery.h"
#include "app/panels/pane.h"
#include "app/panels/scenario_panel.h"
#include "app/panels/transport.h"
#include "app/timeline/timeline_view.h"
#include "app/timeline/wording.h"
#include "app/timeline/wording_terms.h"
#include "app/window/main_window.h"
#include "app/window/run_page.h"
#include "app/window/tour.h"

#include <QMenuBar>
#include <QPushButton>
#include <QTabBar>
#include <QTabWidget>

namespace threadline::app {
namespace {

// "B waits for Lock 1, held by A since 20.4 ms, line 14 (80.1 ms)".
QString interval_in_words(const session::RunSnapshot& run, const Subject& subject) {
    const QString words = describe(run, subject);
    const QString length = wording::time_text(run, subject.range.length());
    const bool is_told = wording::is_stepped(run.trace.info.get()) || words.contains(length);
    return is_told ? words : QStringLiteral("%1 (%2)").arg(words, length);
}

bool has_a_length(const Subject& subject) {
    return subject.kind != Subject::Kind::None && subject.kind != Subject::Kind::LaneHeader &&
           subject.range.length() > trace::Duration{0};
}

}  // namespace

std::vector<TourStep> MainWindow::tour_steps() {
    // `first`: what is brought forward before.
    const auto part = [this](QWidget* shown, QWidget* first = nullptr) {
        return [this, shown, first] {
            if (first)
                bring_forward(first);
            return shown;
        };
    };
    const std::vector<QWidget*> run{timeline_, transport_};
    const std::vector<QWidget*> bars{transport_, facts_->tabBar(), study_->tabBar()};
    return {
        {.title = tr("A run at a glance"),
         .text = tr("The upper lanes are the threads, those below them the locks; time goes to the "
                    "right. A colour says what a thread did: green ran, dark red waits for a "
                    "lock for ever, in a deadlock."),
         .show = part(timeline_),
         .others = bars},
        {.title = tr("Click an interval"),
         .text = tr("The details say what the thread did then, who held what it waited for, and "
                    "the source shows the line. By keyboard: ↓ chooses a lane, ] goes to the next "
                    "edge, Enter selects. Zoom with the wheel or W and S."),
         .show = part(timeline_, details_),
         .watch =
             [this](QObject* on_show, const TourDone& done) {
                 connect(timeline_, &TimelineView::selection_changed, on_show,
                         [this, done](const Subject& subject) {
                             if (controller_.has_run() && has_a_length(subject))
                                 done(interval_in_words(controller_.snapshot(), subject));
                         });
             },
         .others = {transport_, facts_->tabBar(), study_->tabBar(), details_, code_}},
        {.title = tr("Run it"),
         .text = tr("What you see so far was simulated. Press Run (Ctrl+R): the same scenario on "
                    "real threads, measured as it goes."),
         .show = part(scenario_panel_->run_button()),
         .watch =
             [this](QObject* on_show, const TourDone& done) {
                 connect(&controller_, &RunController::finished, on_show, [this, done] {
                     if (!example_.on_show)
                         done(describe_ending(controller_.snapshot()));
                 });
             }},
        {.title = tr("Who waits for whom"),
         .text = tr("The wait-for graph at the instant that is chosen. A closed cycle is a "
                    "deadlock: nobody in it can ever go on."),
         .show = part(graph_pane_, graph_pane_),
         .others = run},
        {.title = tr("What was found"),
         .text = tr("Findings name the threads, the locks and the lines, and what to do about it. "
                    "Choose one (F8): timeline, graph and source go there."),
         .show =
             [this] {
                 bring_forward(findings_pane_);
                 bring_forward(details_);  // what to do is told there
                 return findings_pane_->parentWidget();
             },
         .watch =
             [this](QObject* on_show, const TourDone& done) {
                 connect(findings_, &FindingsList::chosen, on_show,
                         [this, done](const analysis::Finding& finding) {
                             const trace::Tables* tables =
                                 controller_.snapshot().trace.tables.get();
                             done(localised(finding, tables).title);
                         });
             },
         .others = run},
        {.title = tr("Move through the run"),
         .text = tr("N goes to the next moment that matters, Space plays the run in slow motion, "
                    "and the bar can be dragged. Everything shows the same instant."),
         .show = part(transport_),
         .watch =
             [this](QObject* on_show, const TourDone& done) {
                 const auto moved = [this, done] {
                     if (!controller_.has_run())
                         return;
                     const trace::Snapshot& trace = picture().trace;
                     done(wording::is_stepped(trace.info.get())
                              ? tr("gone to another moment")
                              : tr("gone to %1").arg(wording::instant_text(instant(), trace.now)));
                 };
                 for (QAction* action : {commands_.next_moment, commands_.previous_moment})
                     connect(action, &QAction::triggered, on_show, moved);
                 connect(commands_.play, &QAction::triggered, on_show,
                         [done] { done(tr("the run is played")); });
                 connect(transport_, &Transport::instant_chosen, on_show, moved);
                 connect(timeline_, &TimelineView::cursor_moved, on_show, moved);
             },
         .others = {timeline_}},
        {.title = tr("Change the code"),
         .text = tr("This is the scenario itself, a short Lua file. Change it and press Run; "
                    "Revert brings it back. Beside it: the lesson, and the same program in "
                    "Python."),
         .show = part(study_, code_),
         .watch =
             [this](QObject* on_show, const TourDone& done) {
                 connect(code_, &CodePane::text_edited, on_show, [this, done] {
                     if (code_->modified())
                         done(tr("the text is changed, and Run shows what comes of it"));
                 });
             },
         .others = {scenario_panel_->run_button(), timeline_, transport_}},
        {.title = tr("More scenarios"),
         .text = tr("From bottlenecks and races to the dining philosophers, chapter by chapter: "
                    "choose another one. Ctrl+K searches."),
         .show = part(gallery_),
         .watch =
             [this](QObject* on_show, const TourDone& done) {
                 // It may be taken only later: who has changed the text is asked first.
                 const auto tell = [this, done, before = scenario_name_] {
                     const ScenarioFile* file = scenario();
                     if (file && scenario_name_ != before)
                         done(title_in_words(file->declaration));
                 };
                 connect(gallery_, &Gallery::chosen, on_show, tell);
                 connect(&controller_, &RunController::phase_changed, on_show, tell);
             }},
        {.title = tr("That is all"),
         .text = tr("The menus have all of it: F1 opens the guide, ? shows all keys, F5 shows the "
                    "run to a room, and Ctrl+E exports it as a figure. Help brings this tour "
                    "back."),
         .show =
             [this] {
                 // Some desktops show the menus themselves.
                 return menuBar()->isVisible() ? static_cast<QWidget*>(menuBar()) : timeline_pane_;
             }},
    };
}

}  // namespace threadline::app
