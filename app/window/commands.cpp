#include "app/window/commands.h"

#include "app/timeline/lane_switches.h"

#include <QActionGroup>
#include <QCoreApplication>
#include <QMenu>
#include <QMenuBar>

#include <algorithm>

namespace threadline::app {
namespace {

QString tr(const char* text) {
    return QCoreApplication::translate("threadline::app::Commands", text);
}

QString with_key(const QString& tip, const QList<QKeySequence>& sequences) {
    const QString first =
        sequences.isEmpty() ? QString() : sequences[0].toString(QKeySequence::NativeText);
    return first.isEmpty() ? tip : QString("%1 (%2)").arg(tip, first);
}

}  // namespace

void Commands::tell_clock(bool is_virtual) {
    run->setToolTip(with_key(is_virtual ? tr("Run the scenario on the virtual clock")
                                        : tr("Run the scenario on real threads"),
                             run->shortcuts()));
}

QAction* Commands::add(const QString& text, const QList<QKeySequence>& sequences,
                       const QString& tip) {
    auto* action = new QAction(text, window_);
    action->setShortcuts(sequences);
    action->setToolTip(with_key(tip, sequences));
    action->setStatusTip(QString());
    QString plain = text;
    action->setIconText(plain.remove(u'&').remove(QStringLiteral(" …")));
    window_->addAction(action);
    all_.append(action);
    return action;
}

Commands::Commands(QWidget* window) : window_(window) {
    using Keys = QList<QKeySequence>;
    run = add(tr("&Run"), Keys{Qt::CTRL | Qt::Key_R, Qt::CTRL | Qt::Key_Return}, QString());
    tell_clock(false);
    step = add(tr("Step &by step"), Keys{Qt::Key_F10},
               tr("Run it step by step: you say at each step who goes next; pressed again: the "
                  "marked one"));
    explore = add(tr("&Explore"), Keys{Qt::CTRL | Qt::SHIFT | Qt::Key_E},
                  tr("Go through every interleaving that matters: how can it end?"));
    try_seeds = add(tr("Try see&ds"), Keys{Qt::CTRL | Qt::SHIFT | Qt::Key_D},
                    tr("Run it under many seeds, and count how it ends"));
    stop = add(tr("&Stop"), Keys{Qt::CTRL | Qt::Key_Period},
               tr("End what is going on: a run, a comparison, seeds, an exploration, a trial"));
    reset_parameters = add(tr("Reset the &parameters"), Keys{Qt::CTRL | Qt::SHIFT | Qt::Key_R},
                           tr("All parameters as the scenario declares them"));
    reset_parameters->setIconText(tr("Reset"));
    find_scenario =
        add(tr("Find a s&cenario"), Keys{Qt::CTRL | Qt::Key_K}, tr("Search the scenarios"));
    revert_source = add(tr("Rever&t the source"), Keys{Qt::CTRL | Qt::ALT | Qt::Key_Z},
                        tr("The text as the file has it"));

    new_scenario = add(tr("&New scenario …"), Keys{QKeySequence(Qt::CTRL | Qt::Key_N)},
                       tr("A file of your own, with a small scenario to begin with"));
    open = add(tr("&Open …"), Keys{QKeySequence::Open},
               tr("Open a recorded run, a scenario, or a schedule, which is replayed"));
    save_source = add(tr("&Save the source"), Keys{QKeySequence::Save},
                      tr("Write the text to its file; a scenario that came with Threadline asks "
                         "for a file of your own"));
    save_source_as = add(tr("Save the source &as …"), Keys{Qt::CTRL | Qt::SHIFT | Qt::Key_S},
                         tr("Write the text to another file"));
    save_run = add(tr("Save the r&un …"), Keys{Qt::CTRL | Qt::ALT | Qt::Key_S},
                   tr("Save the run as a .tline file"));
    save_schedule = add(tr("Save the sche&dule …"), Keys{Qt::CTRL | Qt::ALT | Qt::Key_D},
                        tr("Save who went next in the run as a small text file, to be replayed"));
    export_figure = add(tr("&Export a figure …"), Keys{Qt::CTRL | Qt::Key_E},
                        tr("Export the picture as PDF, SVG or PNG"));
    export_figure->setIconText(tr("Export"));
    quit = add(tr("&Quit"), Keys{QKeySequence(Qt::CTRL | Qt::Key_Q)}, tr("Close the window"));

    virtual_clock = add(tr("On the &virtual clock"), Keys{Qt::CTRL | Qt::Key_T},
                        tr("Run on two simulated cores: the same result each time. The examples "
                           "always do"));
    virtual_clock->setIconText(tr("Virtual clock"));
    virtual_clock->setCheckable(true);
    hold_up = add(tr("&Wait rather than lose events"), Keys{Qt::CTRL | Qt::ALT | Qt::Key_W},
                  tr("Hold a thread up where it records events faster than they can be drained"));
    hold_up->setCheckable(true);
    fit = add(tr("&Fit the run"), Keys{Qt::CTRL | Qt::Key_0},
              tr("Show the whole run; F in the timeline"));
    fit->setIconText(tr("Fit"));
    follow =
        add(tr("Fo&llow the run"), Keys{Qt::CTRL | Qt::Key_L}, tr("Keep the live end in sight"));
    follow->setIconText(tr("Follow"));
    follow->setCheckable(true);
    zoom_in =
        add(tr("Zoom &in"), Keys{QKeySequence(Qt::CTRL | Qt::Key_Plus), Qt::CTRL | Qt::Key_Equal},
            tr("Less time, larger"));
    zoom_in->setIconText(QStringLiteral("+"));
    zoom_out = add(tr("Zoom &out"), Keys{QKeySequence(Qt::CTRL | Qt::Key_Minus)},
                   tr("More time, smaller"));
    zoom_out->setIconText(QStringLiteral("−"));
    back = add(tr("Previous vi&ew"), Keys{Qt::ALT | Qt::Key_Left},
               tr("Back to what was looked at before"));
    forward = add(tr("Nex&t view"), Keys{Qt::ALT | Qt::Key_Right},
                  tr("On to what was looked at after this"));
    next_finding = add(tr("&Next finding"), Keys{Qt::Key_F8}, tr("Go to the next finding"));
    previous_finding = add(tr("Pre&vious finding"), Keys{Qt::SHIFT | Qt::Key_F8},
                           tr("Go to the previous finding"));

    find = add(tr("&Search the lanes"), Keys{QKeySequence(Qt::CTRL | Qt::Key_F)},
               tr("Find intervals by thread, lock, state, length or line"));
    find_next = add(tr("Next &hit"), Keys{Qt::Key_F3}, tr("Go to the next hit of the search"));
    find_next->setIconText(tr("Next"));
    find_previous = add(tr("&Previous hit"), Keys{Qt::SHIFT | Qt::Key_F3},
                        tr("Go to the previous hit of the search"));
    find_previous->setIconText(tr("Previous"));
    hit_lanes = add(tr("&Lanes with hits only"), Keys{Qt::CTRL | Qt::SHIFT | Qt::Key_F},
                    tr("While something is searched for, lanes without any do not show"));
    hit_lanes->setIconText(tr("Only these lanes"));
    hit_lanes->setCheckable(true);
    table = add(tr("&Table of intervals"), Keys{Qt::CTRL | Qt::SHIFT | Qt::Key_T},
                tr("The same as the timeline, to read; it sorts, and shows what a search found"));
    mark = add(tr("Boo&kmark or note"), Keys{Qt::Key_M},
               tr("Put a bookmark at this instant, or a note on the chosen stretch"));
    mark->setIconText(tr("Bookmark"));
    notes = add(tr("Bookmarks and &notes"), Keys{Qt::CTRL | Qt::SHIFT | Qt::Key_B},
                tr("Show what was written beside the run, and is kept with it"));
    next_note = add(tr("From n&ote to note"), Keys{Qt::CTRL | Qt::SHIFT | Qt::Key_N},
                    tr("Go to the next note, through all the runs side by side"));
    figures = add(tr("Fi&gures of the stretch"), Keys{Qt::CTRL | Qt::SHIFT | Qt::Key_I},
                  tr("States, locks and lengths of waits, of the chosen stretch or the whole run"));
    range_begin = add(tr("Stretch &begins here"), Keys{Qt::Key_I},
                      tr("The figures are of the stretch from here; or drag with Shift"));
    range_end = add(tr("Stretch &ends here"), Keys{Qt::Key_O},
                    tr("The figures are of the stretch up to here; or drag with Shift"));
    range_zoom = add(tr("&Zoom to the stretch"), Keys{Qt::SHIFT | Qt::Key_F},
                     tr("Show the chosen stretch as large as it can be"));
    range_zoom->setEnabled(false);
    measure = add(tr("&Measure from here"), Keys{Qt::Key_X},
                  tr("The distance to where the cursor goes next; or drag with Ctrl"));
    heat = add(tr("&Waits beside the source"), Keys{Qt::CTRL | Qt::Key_8},
               tr("Show beside each line how long threads waited there"));
    heat->setCheckable(true);

    play = add(tr("&Play the run"), Keys{Qt::CTRL | Qt::Key_Space}, tr("Play the run, pause it"));
    next_moment =
        add(tr("Next &moment"), Keys{Qt::Key_N}, tr("Go to the next moment worth stopping at"));
    previous_moment =
        add(tr("Previous m&oment"), Keys{Qt::SHIFT | Qt::Key_N}, tr("Go to the previous moment"));

    present = add(tr("P&resent"), Keys{Qt::Key_F5, Qt::SHIFT | Qt::Key_F5},
                  tr("Full screen, for a room: PageDown goes from moment to moment, Esc ends"));

    for (const LaneSwitch& one : lane_switches()) {
        lanes.append(add(one.translated_label(),
                         Keys{QKeyCombination(Qt::CTRL, Qt::Key(Qt::Key_0 + one.digit))},
                         one.translated_tip()));
        lanes.last()->setCheckable(true);
        lanes.last()->setChecked(one.unasked);
    }
    legend =
        add(tr("Le&gend"), Keys{Qt::CTRL | Qt::Key_5}, tr("What the colours and patterns mean"));
    critical_path = add(tr("Critical &path"), Keys{Qt::CTRL | Qt::Key_6},
                        tr("Show what made the run as long as it was"));
    overview = add(tr("Overvie&w of the run"), Keys{Qt::CTRL | Qt::Key_7},
                   tr("The whole run in a strip above the lanes"));
    for (QAction* shown : {critical_path, legend, overview})
        shown->setCheckable(true);
    overview->setChecked(true);

    rerun = add(tr("Rerun when a parameter chan&ges"), Keys{Qt::CTRL | Qt::SHIFT | Qt::Key_U},
                tr("On the virtual clock while a slider is dragged, on the real one when it is let "
                   "go"));
    rerun->setIconText(tr("Rerun"));
    rerun->setCheckable(true);
    predict_first = add(tr("Predict &first"), Keys{Qt::CTRL | Qt::SHIFT | Qt::Key_P},
                        tr("The lesson asks before anything of an example is shown"));
    predict_first->setCheckable(true);
    compare_with = add(tr("Compare wit&h …"), Keys{Qt::CTRL | Qt::SHIFT | Qt::Key_M},
                       tr("Run this scenario with other values, and see the runs side by side"));
    compare_with->setIconText(tr("Compare"));
    keep_run = add(tr("&Keep this run for comparison"), Keys{Qt::CTRL | Qt::SHIFT | Qt::Key_K},
                   tr("Keep the finished run, to see others beside it"));
    keep_run->setIconText(tr("Keep"));
    comparison = add(tr("Sh&ow the comparison"), Keys{Qt::CTRL | Qt::Key_D},
                     tr("The runs that are kept or were compared, side by side"));
    comparison->setIconText(tr("Comparison"));
    comparison->setCheckable(true);
    single_run = add(tr("Back to the single r&un"), Keys{Qt::CTRL | Qt::Key_Backspace},
                     tr("The run with its source, graph and findings"));
    single_run->setIconText(tr("← Single run"));
    export_comparison = add(tr("Export the &comparison …"), Keys{Qt::CTRL | Qt::SHIFT | Qt::Key_X},
                            tr("One picture of all the runs, as PDF, SVG or PNG"));
    export_comparison->setIconText(tr("Export"));

    side = add(tr("Scenarios at the si&de"), Keys{Qt::CTRL | Qt::Key_B},
               tr("Scenarios and parameters, left of the timeline"));
    below = add(tr("Parts &below the timeline"), Keys{Qt::CTRL | Qt::Key_J},
                tr("Source, graph and what else stands below the timeline"));
    for (QAction* part : {side, below}) {
        part->setCheckable(true);
        part->setChecked(true);
    }

    themes = new QActionGroup(window_);
    theme_system = add(tr("As the s&ystem"), Keys{Qt::CTRL | Qt::ALT | Qt::Key_0},
                       tr("Light or dark as the system is"));
    theme_light = add(tr("Li&ght"), Keys{Qt::CTRL | Qt::ALT | Qt::Key_1}, tr("Light theme"));
    theme_dark = add(tr("&Dark"), Keys{Qt::CTRL | Qt::ALT | Qt::Key_2}, tr("Dark theme"));
    theme_contrast = add(tr("High &contrast"), Keys{Qt::CTRL | Qt::ALT | Qt::Key_3},
                         tr("White on black, and stark colours"));
    for (QAction* theme : {theme_system, theme_light, theme_dark, theme_contrast}) {
        theme->setCheckable(true);
        themes->addAction(theme);
    }
    theme_system->setChecked(true);

    guide = add(tr("&Guide"), Keys{QKeySequence(Qt::Key_F1)}, tr("How to use Threadline"));
    tour = add(tr("Take the &tour"), Keys{Qt::CTRL | Qt::Key_F1},
               tr("A few steps through the window"));
    text_larger = add(tr("&Larger text"),
                      Keys{Qt::CTRL | Qt::ALT | Qt::Key_Plus, Qt::CTRL | Qt::ALT | Qt::Key_Equal},
                      tr("All text of the window larger"));
    text_smaller = add(tr("&Smaller text"), Keys{Qt::CTRL | Qt::ALT | Qt::Key_Minus},
                       tr("All text of the window smaller"));
    text_usual = add(tr("Text of the &usual size"), Keys{Qt::CTRL | Qt::ALT | Qt::Key_Home},
                     tr("All text as it was at first"));
    next_pane = add(tr("Next p&art of the window"), Keys{QKeySequence(Qt::Key_F6)},
                    tr("The keys go to the next part of the window"));
    previous_pane = add(tr("Previous part of the &window"), Keys{Qt::SHIFT | Qt::Key_F6},
                        tr("The keys go to the previous part of the window"));

    recent = new QMenu(tr("Open &recent"), window_);
    earlier = new QMenu(tr("Earlie&r runs"), window_);
    languages = new QMenu(tr("Lang&uage"), window_);
    recent->setToolTipsVisible(true);

    what_if_order = add(tr("Take locks in a global &order"), Keys{Qt::CTRL | Qt::ALT | Qt::Key_O},
                        tr("What if each thread took all locks of a block in a global order?"));
    what_if_timeout =
        add(tr("End waits for locks by &time"), Keys{Qt::CTRL | Qt::ALT | Qt::Key_T},
            tr("What if a wait for a second lock ended, and its block started over?"));
    what_if_victim = add(tr("Roll a &victim back"), Keys{Qt::CTRL | Qt::ALT | Qt::Key_V},
                         tr("What if a deadlock were found, and one thread started over?"));
    what_if_guard = add(tr("&Guard what raced"), Keys{Qt::CTRL | Qt::ALT | Qt::Key_G},
                        tr("What if a lock were held from the reading to the writing?"));
    what_if_beside = add(tr("&Before and after"), Keys{Qt::CTRL | Qt::ALT | Qt::Key_B},
                         tr("The run as it is and with what was tried, side by side"));
    what_if_beside->setIconText(tr("Side by side"));
    what_if_beside->setEnabled(false);
    what_if_order->setIconText(tr("Global order"));
    what_if_timeout->setIconText(tr("Timeout"));
    what_if_victim->setIconText(tr("Victim"));
    what_if_guard->setIconText(tr("Guard"));
    for (QAction* what_if : {what_if_order, what_if_timeout, what_if_victim, what_if_guard}) {
        what_if->setCheckable(true);
        what_if->setEnabled(false);
    }
    lock_order = add(tr("Loc&k-order graph"), Keys{Qt::CTRL | Qt::SHIFT | Qt::Key_G},
                     tr("In place of who waits for whom: which lock is taken after which"));
    lock_order->setIconText(tr("Order"));
    lock_order->setCheckable(true);

    keys = add(tr("&Keyboard"), Keys{QKeySequence(Qt::Key_Question)}, tr("What each key does"));
    about = add(tr("&About Threadline"), Keys{Qt::SHIFT | Qt::Key_F1}, tr("Version and licence"));
}

void Commands::fill(QMenuBar* bar) const {
    QMenu* file = bar->addMenu(tr("&File"));
    file->addActions({new_scenario, open});
    file->addMenu(recent);
    file->addActions({save_source, save_source_as});
    file->addSeparator();
    file->addActions({save_run, save_schedule, export_figure, export_comparison});
    file->addSeparator();
    file->addAction(quit);
    QMenu* scenario = bar->addMenu(tr("&Scenario"));
    scenario->addActions({run, step, explore, try_seeds, stop, virtual_clock, hold_up});
    QMenu* what_if = scenario->addMenu(tr("What &if"));
    what_if->addActions({what_if_order, what_if_timeout, what_if_victim, what_if_guard});
    what_if->addSeparator();
    what_if->addAction(what_if_beside);
    scenario->addSeparator();
    scenario->addActions({compare_with, keep_run, comparison, single_run});
    scenario->addSeparator();
    scenario->addActions({find_scenario, reset_parameters, rerun, predict_first, revert_source});
    QMenu* view = bar->addMenu(tr("&View"));
    view->addActions({zoom_in, zoom_out, fit});
    view->addSeparator();
    view->addActions(lanes + QList<QAction*>{legend, critical_path, overview});
    view->addSeparator();
    view->addActions({side, below, lock_order});
    view->addSeparator();
    QMenu* theme = view->addMenu(tr("The&me"));
    theme->addActions(themes->actions());
    QMenu* text_size = view->addMenu(tr("Text &size"));
    text_size->addActions({text_larger, text_smaller, text_usual});
    view->addMenu(languages);
    view->addSeparator();
    view->addAction(present);
    QMenu* go = bar->addMenu(tr("&Go"));
    go->addActions({play, next_moment, previous_moment});
    go->addSeparator();
    go->addActions({next_finding, previous_finding});
    go->addSeparator();
    go->addActions({back, forward, follow});
    go->addMenu(earlier);
    go->addSeparator();
    go->addActions({next_pane, previous_pane});
    QMenu* inspect = bar->addMenu(tr("&Inspect"));
    inspect->addActions({find, find_next, find_previous, hit_lanes, table});
    inspect->addSeparator();
    inspect->addActions({range_begin, range_end, range_zoom, figures, measure});
    inspect->addSeparator();
    inspect->addActions({mark, notes, next_note});
    inspect->addSeparator();
    inspect->addAction(heat);
    QMenu* help = bar->addMenu(tr("&Help"));
    help->addActions({guide, tour, keys, about});
}

QList<QAction*> Commands::beside_the_timeline() const {
    return lanes + QList<QAction*>{follow, zoom_out, zoom_in, fit, export_figure};
}

QAction* Commands::lane(std::string_view key) const {
    const auto found = std::ranges::find(lane_switches(), key, &LaneSwitch::key);
    return lanes[found - lane_switches().begin()];
}

QList<QAction*> Commands::all() const {
    return all_;
}

}  // namespace threadline::app
