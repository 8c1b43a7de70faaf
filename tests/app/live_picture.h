// What a run looked like while it went on: a finished one, cut off at an instant.
#pragma once

#include "engine/session/run_snapshot.h"

#include <algorithm>
#include <memory>
#include <utility>
#include <vector>

namespace threadline::test {

// Into `ended` what was over by then, into `open` what went on.
template <typename Series, typename Item>
void cut_holds(const Series& whole, trace::Time now, trace::Series<Item>& ended,
               std::vector<Item>& open) {
    for (std::size_t i = 0; i < whole.size(); ++i) {
        Item item = whole[i];
        if (item.end <= now) {
            ended.append(item);
        } else if (item.begin < now) {
            item.end = now;
            open.push_back(item);
        }
    }
}

inline session::RunSnapshot as_it_was_at(const session::RunSnapshot& whole, trace::Time now) {
    session::RunSnapshot live = whole;
    trace::Snapshot& trace = live.trace;
    trace.now = now;
    trace.finished = false;
    trace.settled = now;
    trace.actors.clear();
    trace.locks.clear();
    for (const auto& lane : whole.trace.actors) {
        if (lane->begin > now)
            continue;
        auto cut = std::make_shared<trace::ActorLane>();
        cut->actor = lane->actor;
        cut->begin = lane->begin;
        cut->end = std::min(lane->end, now);
        cut->ended = lane->end <= now;
        for (std::size_t i = 0; i < lane->intervals.size(); ++i) {
            trace::Interval interval = lane->intervals[i];
            if (interval.end <= now) {
                cut->intervals.append(interval);
            } else if (interval.begin <= now) {
                interval.end = now;
                cut->open = interval;
            }
        }
        cut_holds(lane->holds, now, cut->holds, cut->open_holds);
        cut->longest_hold = lane->longest_hold;
        trace.actors.push_back(std::move(cut));
    }
    for (const auto& lane : whole.trace.locks) {
        auto cut = std::make_shared<trace::LockLane>();
        cut->lock = lane->lock;
        cut_holds(lane->holds, now, cut->holds, cut->open_holds);
        cut_holds(lane->waits, now, cut->waits, cut->open_waits);
        cut->longest_hold = lane->longest_hold;
        cut->longest_wait = lane->longest_wait;
        trace.locks.push_back(std::move(cut));
    }
    return live;
}

}  // namespace threadline::test
