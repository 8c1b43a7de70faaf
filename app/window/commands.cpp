#include "app/window/commands.h"

#include <QActionGroup>
#include <QMenu>
#include <QMenuBar>

namespace threadline::app {
namespace {

QString tr(const char* text) {
    return QAction::tr(text);
}

}  // namespace

QAction* Commands::add(const QString& text, const QList<QKeySequence>& sequences,
                       const QString& tip) {
    auto* action = new QAction(text, window_);
    action->setShortcuts(sequences);
    const QString first =
        sequences.isEmpty() ? QString() : sequences[0].toString(QKeySequence::NativeText);
    action->setToolTip(first.isEmpty() ? tip : QString("%1 (%2)").arg(tip, first));
    action->setStatusTip(QString());
    QString plain = text;
    action->setIconText(plain.remove(u'&').remove(QStringLiteral(" …")));
    window_->addAction(action);
    all_.append(action);
    return action;
}

Commands::Commands(QWidget* window) : window_(window) {
    using Keys = QList<QKeySequence>;
    run = add(tr("&Run"), Keys{Qt::CTRL | Qt::Key_R, Qt::CTRL | Qt::Key_Return},
              tr("Run the scenario on real threads"));
    step = add(tr("Step &by step"), Keys{Qt::Key_F10},
               tr("Run it step by step: at each one you say who goes next"));
    explore = add(tr("&Explore"), Keys{Qt::CTRL | Qt::SHIFT | Qt::Key_E},
                  tr("Go through every interleaving that matters: how can it end?"));
    try_seeds = add(tr("Try see&ds"), Keys{Qt::CTRL | Qt::SHIFT | Qt::Key_D},
                    tr("Run it under many seeds, and count how it ends"));
    stop = add(tr("&Stop"), Keys{Qt::CTRL | Qt::Key_Period}, tr("End the run"));
    reset_parameters = add(tr("Reset the &parameters"), Keys{Qt::CTRL | Qt::SHIFT | Qt::Key_R},
                           tr("All parameters as the scenario declares them"));
    find_scenario =
        add(tr("Find a s&cenario"), Keys{Qt::CTRL | Qt::Key_K}, tr("Search the scenarios"));
    revert_source = add(tr("Re&vert the source"), Keys{Qt::CTRL | Qt::SHIFT | Qt::Key_Z},
                        tr("The text as the file has it"));

    open = add(tr("&Open …"), Keys{QKeySequence::Open}, tr("Open a recorded run or a scenario"));
    save_source = add(tr("&Save the source"), Keys{QKeySequence::Save},
                      tr("Write the text to its file; a scenario that came with Threadline asks "
                         "for a file of your own"));
    save_source_as = add(tr("Save the source &as …"), Keys{Qt::CTRL | Qt::SHIFT | Qt::Key_S},
                         tr("Write the text to another file"));
    save_run = add(tr("Save the r&un …"), Keys{Qt::CTRL | Qt::ALT | Qt::Key_S},
                   tr("Save the run as a .tline file"));
    export_figure = add(tr("&Export a figure …"), Keys{Qt::CTRL | Qt::Key_E},
                        tr("Export the picture as PDF, SVG or PNG"));
    export_figure->setIconText(tr("Export"));
    quit = add(tr("&Quit"), Keys{QKeySequence(Qt::CTRL | Qt::Key_Q)}, tr("Close the window"));

    virtual_clock = add(tr("On the &virtual clock"), Keys{Qt::CTRL | Qt::Key_T},
                        tr("Run on two simulated cores: the same result each time"));
    virtual_clock->setCheckable(true);
    hold_up = add(tr("&Wait rather than lose events"), Keys{Qt::CTRL | Qt::ALT | Qt::Key_W},
                  tr("Hold a thread up where it records faster than can be drained"));
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
    back = add(tr("View &before"), Keys{Qt::ALT | Qt::Key_Left}, tr("What was looked at before"));
    forward = add(tr("View aft&er"), Keys{Qt::ALT | Qt::Key_Right},
                  tr("What was looked at after this"));
    next_finding = add(tr("&Next finding"), Keys{Qt::Key_F8}, tr("Go to the next finding"));
    previous_finding =
        add(tr("&Previous finding"), Keys{Qt::SHIFT | Qt::Key_F8}, tr("Go to the finding before"));

    play = add(tr("&Play the run"), Keys{Qt::CTRL | Qt::Key_Space}, tr("Play the run, pause it"));
    next_moment =
        add(tr("Next &moment"), Keys{Qt::Key_N}, tr("Go to the next moment worth stopping at"));
    previous_moment =
        add(tr("Moment &before"), Keys{Qt::SHIFT | Qt::Key_N}, tr("Go to the moment before"));

    present = add(tr("Presen&t"), Keys{Qt::Key_F5},
                  tr("Full screen, for a room: PageDown goes from moment to moment, Esc ends"));

    threads = add(tr("&Threads"), Keys{Qt::CTRL | Qt::Key_1}, tr("Show the lanes of threads"));
    locks = add(tr("&Locks"), Keys{Qt::CTRL | Qt::Key_2}, tr("Show the lanes of locks"));
    variables =
        add(tr("&Variables"), Keys{Qt::CTRL | Qt::Key_3}, tr("Show the lanes of shared variables"));
    legend = add(tr("Le&gend"), Keys{Qt::CTRL | Qt::Key_4}, tr("What each look means"));
    cpus = add(tr("&CPUs"), Keys{Qt::CTRL | Qt::Key_5},
               tr("Show who was on which CPU, and where cores were idle"));
    critical_path = add(tr("Critical &path"), Keys{Qt::CTRL | Qt::Key_6},
                        tr("Show what made the run as long as it was"));
    overview = add(tr("&Overview of the run"), Keys{Qt::CTRL | Qt::Key_7},
                   tr("The whole run in a strip above the lanes"));
    for (QAction* lanes : {threads, locks, variables, cpus, critical_path, legend, overview})
        lanes->setCheckable(true);
    overview->setChecked(true);
    threads->setChecked(true);
    locks->setChecked(true);

    themes = new QActionGroup(window_);
    theme_system = add(tr("As the s&ystem"), Keys{Qt::CTRL | Qt::ALT | Qt::Key_0},
                       tr("Light or dark as the system is"));
    theme_light = add(tr("Li&ght"), Keys{Qt::CTRL | Qt::ALT | Qt::Key_1}, tr("Light theme"));
    theme_dark = add(tr("&Dark"), Keys{Qt::CTRL | Qt::ALT | Qt::Key_2}, tr("Dark theme"));
    for (QAction* theme : {theme_system, theme_light, theme_dark}) {
        theme->setCheckable(true);
        themes->addAction(theme);
    }
    theme_system->setChecked(true);

    keys = add(tr("&Keyboard"), Keys{Qt::Key_Question, Qt::Key_F1}, tr("What each key does"));
    about = add(tr("&About Threadline"), Keys{Qt::SHIFT | Qt::Key_F1}, tr("Version and licence"));
}

void Commands::fill(QMenuBar* bar) const {
    QMenu* file = bar->addMenu(tr("&File"));
    file->addActions({open, save_source, save_source_as});
    file->addSeparator();
    file->addActions({save_run, export_figure});
    file->addSeparator();
    file->addAction(quit);
    QMenu* scenario = bar->addMenu(tr("&Scenario"));
    scenario->addActions({run, step, explore, try_seeds, stop, virtual_clock, hold_up});
    scenario->addSeparator();
    scenario->addActions({find_scenario, reset_parameters, revert_source});
    QMenu* view = bar->addMenu(tr("&View"));
    view->addActions({fit, zoom_in, zoom_out, back, forward, follow});
    view->addSeparator();
    view->addActions({present, play, next_moment, previous_moment});
    view->addSeparator();
    view->addActions({next_finding, previous_finding});
    view->addSeparator();
    view->addActions({threads, locks, variables, cpus, critical_path, legend, overview});
    view->addSeparator();
    QMenu* theme = view->addMenu(tr("The&me"));
    theme->addActions(themes->actions());
    QMenu* help = bar->addMenu(tr("&Help"));
    help->addActions({keys, about});
}

QList<QAction*> Commands::beside_the_timeline() const {
    return {threads, locks, variables, cpus, follow, zoom_out, zoom_in, fit, export_figure};
}

QList<QAction*> Commands::all() const {
    return all_;
}

}  // namespace threadline::app
