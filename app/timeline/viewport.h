// Which part of a run is in sight, and how zooming, panning and following change it. No pixels.
#pragma once

#include "engine/trace/time.h"

namespace threadline::app {

class Viewport {
public:
    enum class Mode {
        Whole,   // the whole run; while it lives, with room to grow
        Follow,  // a stretch that ends where the run does
        Free     // where a person put it
    };

    void reset();
    // The run reaches to `now`; while it is not finished it grows.
    void set_run(trace::Time now, bool finished);
    // Beside longer ones: as if the run reached to there. Stays over reset().
    void set_reach(trace::Time end);

    trace::TimeRange visible() const { return visible_; }
    Mode mode() const { return mode_; }
    bool following() const { return mode_ != Mode::Free; }

    // `factor` < 1 shows less; `at` stays where it is.
    void zoom(double factor, trace::Time at);
    void pan(trace::Duration by);
    void show(trace::TimeRange range);         // exactly this, as far as limits allow
    void show_around(trace::TimeRange range);  // with a margin
    void reveal(trace::Time t);                // pans if it is not in sight
    void fit();
    void set_follow(bool follow);

private:
    trace::TimeRange limited(trace::TimeRange range) const;
    trace::TimeRange whole() const;
    void place();
    trace::Time end() const;

    Mode mode_ = Mode::Whole;
    trace::Time now_{0};
    trace::Time reach_{0};
    trace::Duration horizon_{0};
    bool finished_ = false;
    trace::TimeRange visible_{trace::Time{0}, std::chrono::milliseconds(100)};
};

}  // namespace threadline::app
