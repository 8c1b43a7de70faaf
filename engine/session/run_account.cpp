#include "engine/session/run_account.h"

#include <algorithm>

namespace threadline::session {

namespace {

constexpr int first_stretches = 64;

}  // namespace

void RunAccount::cut(trace::Time at) {
    const int parts = has_begun() ? 1 : first_stretches;
    const trace::Time begin = last_end_;
    for (int i = 1; i <= parts; ++i)
        if (const trace::Time end = begin + (at - begin) * i / parts; end > last_end_) {
            ends_.push_back(end);
            last_end_ = end;
        }
}

void RunAccount::add(const trace::Snapshot& snapshot, std::size_t most) {
    for (; most > 0 && has_more(); --most) {
        const trace::TimeRange stretch{done_, ends_.front()};
        bottleneck_.add_threads(snapshot, stretch);
        analysis::for_each_unused_stretch(snapshot, stretch,
                                          [this](const analysis::UnusedStretch& part) {
                                              idle_.add(part.idle);
                                              bottleneck_.add(part);
                                          });
        done_ = stretch.end;
        ends_.pop_front();
    }
}

}  // namespace threadline::session
