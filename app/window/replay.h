// Plays a recorded run: the instant at which it stands moves on with the time that passes, and
// halts at the moments that a person wants to see. Pure: whoever drives it says how much time has
// passed.
#pragma once

#include "engine/trace/time.h"

#include <optional>
#include <vector>

namespace threadline::app {

// Run time per time that passes: 1/1000 to 10.
std::vector<double> replay_speeds();
// The one at which a whole run of this length takes about ten seconds.
double fitting_speed(trace::Duration length);

class Replay {
public:
    // Of the run on show; the instant stays where that is possible.
    void set_end(trace::Time end);
    // Ascending; where it halts by itself.
    void set_stops(std::vector<trace::Time> stops);
    bool has_stops() const { return !stops_.empty(); }
    void set_speed(double speed) { speed_ = speed; }
    double speed() const { return speed_; }

    // From the beginning where it stands at the end.
    void play(trace::Time from);
    void pause() { playing_ = false; }
    bool playing() const { return playing_; }

    trace::Time at() const { return at_; }
    trace::Time end() const { return end_; }
    // No further than the next stop, or the end, where it halts.
    void advance(trace::Duration passed);

    // The next stop after `from`, the one before it.
    std::optional<trace::Time> next_stop(trace::Time from) const;
    std::optional<trace::Time> previous_stop(trace::Time from) const;

private:
    trace::Time at_{0};
    trace::Time end_{0};
    std::vector<trace::Time> stops_;
    double speed_ = 1;
    bool playing_ = false;
};

}  // namespace threadline::app
