// Every command of the window as an action: its name, its keys, what its tooltip says. What they do
// is connected by the main window.
#pragma once

#include <QAction>
#include <QList>

#include <string_view>

class QActionGroup;
class QMenu;
class QMenuBar;
class QWidget;

namespace threadline::app {

struct Commands {
    explicit Commands(QWidget* window);  // the actions belong to it

    void fill(QMenuBar* bar) const;
    void tell_clock(bool is_virtual);  // on which one Run would run
    QList<QAction*> beside_the_timeline() const;
    QList<QAction*> all() const;
    QAction* lane(std::string_view key) const;  // of `lanes`: "cpus"

    QAction *run, *step, *explore, *try_seeds, *stop, *virtual_clock, *hold_up, *reset_parameters,
        *find_scenario, *revert_source;
    QAction *new_scenario, *open, *save_source, *save_source_as, *save_run, *save_schedule,
        *export_figure, *quit;
    QAction *fit, *follow, *zoom_in, *zoom_out, *back, *forward, *next_finding, *previous_finding;
    QAction *find, *find_next, *find_previous, *hit_lanes, *table;
    QAction *mark, *notes, *next_note, *range_begin, *range_end, *range_zoom, *measure, *figures,
        *heat;
    QAction *play, *next_moment, *previous_moment, *present;
    QList<QAction*> lanes;  // which kinds of them show, in the order of lane_switches()
    QAction *critical_path, *legend, *overview;
    QAction *side, *below;  // which parts of the window there are
    QAction *theme_system, *theme_light, *theme_dark, *theme_contrast;
    QAction *text_larger, *text_smaller, *text_usual, *next_pane, *previous_pane;
    QAction *rerun, *predict_first, *keep_run, *compare_with, *comparison, *single_run,
        *export_comparison;
    QAction *what_if_order, *what_if_timeout, *what_if_victim, *what_if_guard, *what_if_beside,
        *lock_order;
    QAction *guide, *tour, *keys, *about;
    QActionGroup* themes;
    QMenu *recent, *earlier, *languages;  // filled by the window

private:
    QAction* add(const QString& text, const QList<QKeySequence>& sequences, const QString& tip);
    QWidget* window_;
    QList<QAction*> all_;
};

}  // namespace threadline::app
