#include "engine/trace/lock_track.h"

#include <algorithm>

namespace threadline::trace {
namespace {

auto find_actor(std::vector<Hold>& holds, ActorId actor) {
    return std::find_if(holds.begin(), holds.end(),
                        [actor](const Hold& hold) { return hold.actor == actor; });
}

}  // namespace

void LockTrack::request(const TraceEvent& event, Time t) {
    changed_ = true;
    Hold wait;
    wait.begin = wait.end = t;
    wait.actor = event.actor;
    wait.lock = lane_.lock;
    wait.site = event.event.site;
    wait.contended = true;
    wait.shared = event.event.has(event_flag::shared);
    lane_.open_waits.push_back(wait);
    ++lane_.statistics.contended;
}

void LockTrack::end_wait(ActorId actor, Time t) {
    const auto it = find_actor(lane_.open_waits, actor);
    if (it == lane_.open_waits.end())
        return;
    changed_ = true;
    Hold wait = *it;
    lane_.open_waits.erase(it);
    wait.end = std::max(t, wait.begin);
    const Duration length = wait.end - wait.begin;
    lane_.statistics.wait += length;
    lane_.longest_wait = std::max(lane_.longest_wait, length);
    lane_.statistics.longest_wait = lane_.longest_wait;
    lane_.waits.append(wait);
}

void LockTrack::acquire(const Hold& hold) {
    changed_ = true;
    ++lane_.statistics.acquisitions;
    lane_.statistics.after_wait += hold.contended ? 1 : 0;
    lane_.open_holds.push_back(hold);
}

void LockTrack::release(ActorId actor, Time t) {
    // Of a reader's several holds the latest, as on the reader's own lane.
    const auto it = std::find_if(lane_.open_holds.rbegin(), lane_.open_holds.rend(),
                                 [actor](const Hold& hold) { return hold.actor == actor; });
    if (it == lane_.open_holds.rend())
        return;
    changed_ = true;
    Hold hold = *it;
    lane_.open_holds.erase(std::next(it).base());
    hold.end = std::max(t, hold.begin);
    const Duration length = hold.end - hold.begin;
    lane_.statistics.hold += length;
    lane_.longest_hold = std::max(lane_.longest_hold, length);
    lane_.holds.append(hold);
}

void LockTrack::close(Time end) {
    while (!lane_.open_holds.empty())
        release(lane_.open_holds.front().actor, end);
    while (!lane_.open_waits.empty())
        end_wait(lane_.open_waits.front().actor, end);
}

void LockTrack::summarise(Time long_since) {
    if (summarised_holds_ == lane_.holds.size() && summarised_waits_ == lane_.waits.size())
        return;
    changed_ = true;
    const auto take = [long_since](const Series<Hold>& from, std::size_t& taken, SpanOverview& into,
                                   Series<Hold>& long_ones) {
        for (; taken < from.size(); ++taken) {
            into.add(from[taken].range());
            if (is_long(from[taken].range(), long_since))
                long_ones.append(from[taken]);
        }
    };
    take(lane_.holds, summarised_holds_, overview_.holds, overview_.long_holds);
    take(lane_.waits, summarised_waits_, overview_.waits, overview_.long_waits);
    lane_.overview = std::make_shared<const LockOverview>(overview_);
}

void LockTrack::close_overview() {
    overview_.holds.close();
    overview_.waits.close();
    lane_.overview = std::make_shared<const LockOverview>(overview_);
    changed_ = true;
}

bool LockTrack::coarsen_overview(std::size_t bytes) {
    if (!coarsen(overview_, bytes))
        return false;
    lane_.overview = std::make_shared<const LockOverview>(overview_);
    changed_ = true;
    return true;
}

void LockTrack::forget(Time t) {
    published_.reset();
    changed_ = true;
    summarised_holds_ -= lane_.holds.forget(std::min(lane_.holds.find(t), summarised_holds_));
    summarised_waits_ -= lane_.waits.forget(std::min(lane_.waits.find(t), summarised_waits_));
}

std::shared_ptr<const LockLane> LockTrack::lane_at(Time now) {
    const bool open = !lane_.open_holds.empty() || !lane_.open_waits.empty();
    if (published_ && !changed_ && (!open || published_at_ == now))
        return published_;
    auto lane = std::make_shared<LockLane>(lane_);
    LockStatistics& statistics = lane->statistics;
    for (Hold& hold : lane->open_holds) {
        hold.end = std::max(now, hold.begin);
        statistics.hold += hold.end - hold.begin;
    }
    for (Hold& wait : lane->open_waits) {
        wait.end = std::max(now, wait.begin);
        statistics.wait += wait.end - wait.begin;
        statistics.longest_wait = std::max(statistics.longest_wait, wait.end - wait.begin);
    }
    published_ = std::move(lane);
    published_at_ = now;
    changed_ = false;
    return published_;
}

}  // namespace threadline::trace
