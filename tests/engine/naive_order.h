// Which event of a run comes before which, the naive way: for each event the set of all events
// before it, by the edges of happens_before.h taken one by one.
#pragma once

#include "tests/engine/synthetic_run.h"

#include <algorithm>
#include <deque>
#include <set>

namespace threadline::test {

class NaiveOrder {
public:
    enum class Edges { All, NotOfLocks };
    explicit NaiveOrder(const std::vector<trace::TraceEvent>& events, Edges edges = Edges::All)
        : events_(events), edges_(edges), before_(events.size()) {
        for (std::size_t i = 0; i < events.size(); ++i)
            for (const std::size_t from : predecessors(i)) {
                before_[i].insert(from);
                before_[i].insert(before_[from].begin(), before_[from].end());
            }
    }
    bool is_before(std::size_t a, std::size_t b) const { return before_[b].contains(a); }

private:
    std::vector<std::size_t> predecessors(std::size_t index) {
        std::vector<std::size_t> found;
        const trace::TraceEvent& now = events_[index];
        const auto all = [&](auto&& is_one) {
            for (std::size_t i = 0; i < index; ++i)
                if (is_one(events_[i]))
                    found.push_back(i);
        };
        const auto same_object = [&](const trace::TraceEvent& e) {
            return e.event.object == now.event.object;
        };
        all([&](const trace::TraceEvent& e) {
            return e.actor == now.actor ||
                   (e.event.kind == EventKind::ActorStart && e.event.argument == now.actor.value);
        });
        switch (now.event.kind) {
            case EventKind::Joined:
                all([&](const trace::TraceEvent& e) {
                    return e.event.kind == EventKind::ThreadEnd &&
                           e.actor.value == now.event.argument;
                });
                break;
            case EventKind::Acquired:
                if (edges_ == Edges::NotOfLocks)
                    break;
                all([&](const trace::TraceEvent& e) {
                    return e.event.kind == EventKind::Released && same_object(e) &&
                           !(now.event.has(event_flag::shared) && e.event.has(event_flag::shared));
                });
                break;
            case EventKind::SemaphoreAcquired:
                all([&](const trace::TraceEvent& e) {
                    return e.event.kind == EventKind::SemaphorePosted && same_object(e);
                });
                break;
            case EventKind::WaitBegin:
            case EventKind::BarrierArrived:
                waiters_[now.event.object].push_back(now.actor);
                arrived_[now.event.object].push_back(index);
                break;
            case EventKind::TimedOut:
                std::erase(waiters_[now.event.object], now.actor);
                break;
            case EventKind::Notify:
                for (auto n = now.event.argument; n > 0; --n) {
                    woken_by_[waiters_[now.event.object].front()] = index;
                    waiters_[now.event.object].pop_front();
                }
                break;
            case EventKind::BarrierOpened:
                for (const std::size_t arrival : arrived_[now.event.object])
                    found.push_back(arrival);
                for (const ActorId waiter : waiters_[now.event.object])
                    woken_by_[waiter] = index;
                arrived_[now.event.object].clear();
                waiters_[now.event.object].clear();
                break;
            case EventKind::WaitEnd:
            case EventKind::BarrierPassed:
                found.push_back(woken_by_.at(now.actor));
                break;
            case EventKind::Put:
                puts_.push_back(index);
                if (puts_.size() > 1)  // there is room for one
                    found.push_back(gets_[puts_.size() - 2]);
                break;
            case EventKind::Got:
                gets_.push_back(index);
                found.push_back(puts_[gets_.size() - 1]);
                break;
            case EventKind::Read:
            case EventKind::AtomicAdd:
            case EventKind::CompareExchanged:
                if (edges_ == Edges::NotOfLocks)
                    break;
                for (std::size_t i = 0; i < index; ++i)
                    if (same_object(events_[i]) && is_atomic(i) &&
                        !events_[i].event.has(event_flag::failed))
                        found.push_back(i);
                break;
            default:
                break;
        }
        return found;
    }

public:
    bool is_access(std::size_t i) const {
        const EventKind kind = events_[i].event.kind;
        return kind == EventKind::Read || kind == EventKind::Write ||
               kind == EventKind::AtomicAdd || kind == EventKind::CompareExchanged;
    }
    bool is_atomic(std::size_t i) const {
        const Event& e = events_[i].event;
        if (e.kind == EventKind::AtomicAdd || e.kind == EventKind::CompareExchanged)
            return true;
        return e.kind == EventKind::Write &&
               std::any_of(events_.begin(), events_.begin() + std::ptrdiff_t(i),
                           [&](const trace::TraceEvent& other) {
                               return other.event.kind == EventKind::CompareExchanged &&
                                      other.event.object == e.object;
                           });
    }
    bool is_plain_write(std::size_t i) const {
        return events_[i].event.kind == EventKind::Write && !is_atomic(i);
    }
    bool is_race(std::size_t a, std::size_t b) const {
        return is_access(a) && is_access(b) && events_[a].event.object == events_[b].event.object &&
               events_[a].actor != events_[b].actor && (is_plain_write(a) || is_plain_write(b)) &&
               !is_before(a, b);
    }

private:
    const std::vector<trace::TraceEvent>& events_;
    Edges edges_;
    std::vector<std::set<std::size_t>> before_;
    std::map<ObjectId, std::deque<ActorId>> waiters_;
    std::map<ObjectId, std::vector<std::size_t>> arrived_;
    std::map<ActorId, std::size_t> woken_by_;
    std::vector<std::size_t> puts_, gets_;
};

}  // namespace threadline::test
