// What the keys do while presenting, those of a clicker among them.
#pragma once

#include "app/timeline/key_actions.h"

namespace threadline::app {

struct PresentationActions : KeyActions {
    explicit PresentationActions(QObject* owner);

    QAction *next, *before, *first, *last, *predict, *graph, *blank, *larger, *smaller, *run, *keys,
        *end;
};

// In the place of the first five of those, while the room decides who goes next.
struct RoomStepActions : KeyActions {
    explicit RoomStepActions(QObject* owner);

    QAction *choose, *marked, *before, *other;
};

}  // namespace threadline::app
