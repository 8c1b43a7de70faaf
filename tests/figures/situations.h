// What a person has before them in the main situations: how each one comes about, from a window
// that was just opened.
#pragma once

#include "engine/session/reading_limits.h"
#include "tests/figures/stage.h"

#include <functional>
#include <vector>

namespace threadline::app {

struct Situation {
    const char* name;
    bool first_minute;
    // What is to be drawn; null: the window.
    std::function<QWidget*(const Stage&)> play;
    session::ReadingLimits limits = {};
};

std::vector<Situation> situations();

}  // namespace threadline::app
