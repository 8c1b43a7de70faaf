// What a person can do in the timeline with a key.
#pragma once

#include "app/timeline/key_actions.h"

#include <utility>
#include <vector>

namespace threadline::app {

struct TimelineActions : KeyActions {
    explicit TimelineActions(QObject* view);

    QAction *zoom_in, *zoom_out, *earlier, *later, *fit, *to_begin, *to_end;
    QAction *lane_above, *lane_below, *previous_edge, *next_edge, *select, *clear;
    QAction *lane_menu, *fold, *move_up, *move_down, *taller, *shorter, *usual_height, *hide,
        *show_hidden, *take_back, *reset_lanes;

    // Those that change the lanes, for a menu.
    QList<QAction*> of_lanes() const;
    // What is done with the mouse, and what that does.
    static std::vector<std::pair<QString, QString>> gestures();
};

}  // namespace threadline::app
