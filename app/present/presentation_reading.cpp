// What a presentation shows of a run that is too long to be in memory: the items of the stop are
// read beside the window, those of the next one before it is gone to. Meanwhile the stop is told
// from afar, and nothing waits.
#include "app/present/presentation.h"
#include "app/timeline/stretch_of_run.h"
#include "app/timeline/timeline_view.h"

#include <algorithm>
#include <utility>

namespace threadline::app {

void Presentation::connect_readers() {
    connect(&detail_, &DetailReader::read, this, [this](const trace::Snapshot& trace) {
        run_->trace = trace;
        timeline_->set_run(*run_);
        tell_anew();
        go_to(stop_);
    });
    connect(&detail_, &DetailReader::failed, this, &Presentation::tell);
    connect(&detail_ahead_, &DetailReader::read, this, [this](const trace::Snapshot& trace) {
        beside_ = trace;
        session::RunSnapshot ahead = *run_;
        ahead.trace = trace;
        presentation_stops(ahead, passed_over_, &seen_);
        tell_anew();
        go_to(stop_);
    });
}

// At least the instant that the graph tells of.
trace::TimeRange Presentation::needed_at(std::size_t stop) const {
    const trace::Time last = last_instant(run_->trace);
    const trace::Time at =
        !live_ && stop > 0 && stop <= told_.size() ? std::min(told_[stop - 1].at, last) : last;
    const trace::TimeRange seen = stretch_of(stop);
    return is_much(*run_, seen) ? trace::TimeRange{at, at + trace::Duration{1}} : seen;
}

void Presentation::look_at_shown() {
    if (!run_->whole)
        return;
    if (!is_opening() && !run_->trace.is_detailed(needed_at(stop_))) {
        detail_.look_at(*run_, needed_at(stop_));
        return;
    }
    detail_.forget();  // what was passed over is not to come in the place of what is on show
    look_ahead();
}

// What stops are made of, then the one that comes next.
void Presentation::look_ahead() {
    if (live_ || is_end())
        return;
    const trace::TimeRange next =
        seen_.unseen && !is_much(*run_, *seen_.unseen) ? *seen_.unseen : needed_at(stop_ + 1);
    if (!beside_ || !beside_->is_detailed(next))
        detail_ahead_.look_at(*run_, next);
}

void Presentation::take_what_is_beside() {
    if (!run_ || !beside_ || is_opening())
        return;
    const trace::TimeRange needed = needed_at(stop_);
    if (run_->trace.is_detailed(needed) || !beside_->is_detailed(needed))
        return;
    std::swap(run_->trace, *beside_);
    timeline_->set_run(*run_);
    tell_anew();
}

}  // namespace threadline::app
