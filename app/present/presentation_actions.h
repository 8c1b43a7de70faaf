// What the keys do while presenting, those of a clicker among them.
#pragma once

#include "app/timeline/key_actions.h"

namespace threadline::app {

struct PresentationActions : KeyActions {
    explicit PresentationActions(QObject* owner);

    QAction *next, *before, *first, *last, *predict, *graph, *blank, *larger, *smaller, *run, *keys,
        *end;
};

}  // namespace threadline::app
