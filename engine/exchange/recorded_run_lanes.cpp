// From what the events told to the lanes of a snapshot, sound and in order.
#include "engine/exchange/recorded_run.h"

#include <algorithm>

namespace threadline::exchange {
namespace {

using namespace trace;

// Ids of things that are not in the tables become none.
template <typename IdType, typename Entry>
void keep_inside(IdType& id, const std::vector<Entry>& table) {
    if (id.value >= table.size())
        id = {};
}

void keep_inside(Value& value, const Tables& tables) {
    const auto payload = static_cast<std::uint64_t>(value.payload);
    const std::size_t handles = std::min(tables.actors.size(), tables.objects.size());
    if (value.tag > ValueTag::Handle ||
        (value.tag == ValueTag::String && payload >= tables.names.size()) ||
        (value.tag == ValueTag::Handle && payload >= handles))
        value = Value::nil();
}

template <typename Item>
void sort_by_end(std::vector<Item>& items, StopPoint& stop) {
    std::stable_sort(items.begin(), items.end(), [&stop](const Item& a, const Item& b) {
        stop.pass();
        return a.end != b.end ? a.end < b.end : a.begin < b.begin;
    });
}

template <typename Item>
void sort_by_begin(std::vector<Item>& items, StopPoint& stop) {
    std::stable_sort(items.begin(), items.end(), [&stop](const Item& a, const Item& b) {
        stop.pass();
        return a.begin < b.begin;
    });
}

}  // namespace

// Lanes whose owner the file does not name get a name; ids that lead nowhere become none.
void RecordedRun::complete_tables() {
    const auto complete = [](auto& table, auto& tracks) {
        for (auto it = tracks.begin(); it != tracks.end();) {
            if (it->first >= table.size() + most_ahead) {
                it = tracks.erase(it);
                continue;
            }
            if (it->first >= table.size())
                table.resize(it->first + 1u);
            ++it;
        }
    };
    complete(tables_.actors, actors_);
    complete(tables_.objects, locks_);
    complete(tables_.objects, variables_);
    for (const auto& [id, track] : actors_)
        if (tables_.actors[id].name.empty())
            tables_.actors[id].name = "Thread " + std::to_string(id);

    for (ActorInfo& actor : tables_.actors) {
        keep_inside(actor.parent, tables_.actors);
        keep_inside(actor.body, tables_.sites);
    }
    for (std::size_t i = 0; i < tables_.objects.size(); ++i) {
        ObjectInfo& object = tables_.objects[i];
        keep_inside(object.declared, tables_.sites);
        keep_inside(object.initial, tables_);
        object.extent = static_cast<std::uint32_t>(
            std::min<std::size_t>(object.extent, tables_.objects.size() - 1 - i));
    }
}

void RecordedRun::take_actors(Snapshot& snapshot, StopPoint& stop) {
    for (auto& [id, track] : actors_) {
        // In order already, unless somebody sorted the file anew.
        std::vector<std::size_t> order(track.intervals.size());
        for (std::size_t i = 0; i < order.size(); ++i)
            order[i] = i;
        std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
            stop.pass();
            return track.intervals[a].begin < track.intervals[b].begin;
        });
        ActorLane& lane = track.lane;
        lane.actor = ActorId{id};
        if (!track.has_lane) {
            if (order.empty())
                continue;
            lane.begin = track.intervals[order.front()].begin;
            lane.ended = true;
        }
        Time at = lane.begin;
        for (std::size_t i = 0; i < order.size(); ++i) {
            stop.pass();
            Interval interval = track.intervals[order[i]];
            keep_inside(interval.object, tables_.objects);
            keep_inside(interval.site, tables_.sites);
            keep_inside(interval.by, tables_.actors);
            keep_inside(interval.woken_by, tables_.actors);
            if (interval.end < at)
                continue;
            if (interval.begin > at) {
                Interval gap;
                gap.begin = at;
                gap.end = interval.begin;
                gap.state = State::Unknown;
                lane.intervals.append(gap);
            }
            interval.begin = std::max(interval.begin, at);
            at = interval.end;
            if (track.open[order[i]] && i + 1 == order.size())
                lane.open = interval;
            else
                lane.intervals.append(interval);
        }
        if (lane.end > at && !lane.open) {
            Interval gap;
            gap.begin = at;
            gap.end = lane.end;
            gap.state = State::Unknown;
            lane.intervals.append(gap);
        }
        lane.end = std::max(at, lane.end);
        if (lane.open)
            lane.open->end = lane.end;
        std::vector<Interval>().swap(track.intervals);
    }

    // A hold stands on the lane of its lock and of its actor; not that of an interpreter lock.
    std::map<std::uint32_t, std::vector<Hold>> holds;
    for (const auto& [id, track] : locks_) {
        if (tables_.objects[id].kind == record::ObjectKind::Interpreter)
            continue;
        for (const Hold& hold : track.holds) {
            stop.pass();
            holds[hold.actor.value].push_back(hold);
        }
        for (const Hold& hold : track.open_holds)
            if (const auto it = actors_.find(hold.actor.value); it != actors_.end())
                it->second.lane.open_holds.push_back(hold);
    }
    for (auto& [id, list] : holds) {
        const auto it = actors_.find(id);
        if (it == actors_.end())
            continue;
        sort_by_end(list, stop);
        for (const Hold& hold : list) {
            stop.pass();
            it->second.lane.holds.append(hold);
            it->second.lane.longest_hold =
                std::max(it->second.lane.longest_hold, hold.range().length());
        }
    }
    for (auto& [id, track] : actors_) {
        sort_by_begin(track.lane.open_holds, stop);
        snapshot.now = std::max(snapshot.now, track.lane.end);
        if (track.has_lane || !track.lane.intervals.empty() || track.lane.open)
            snapshot.actors.push_back(std::make_shared<ActorLane>(std::move(track.lane)));
    }
}

void RecordedRun::take_locks(Snapshot& snapshot, StopPoint& stop) {
    for (auto& [id, track] : locks_) {
        auto lane = std::make_shared<LockLane>();
        lane->lock = ObjectId{id};
        lane->statistics = track.statistics;
        for (const Hold& hold : track.holds) {
            stop.pass();
            lane->holds.append(hold);
            lane->longest_hold = std::max(lane->longest_hold, hold.range().length());
        }
        for (const Hold& wait : track.waits) {
            stop.pass();
            lane->waits.append(wait);
            lane->longest_wait = std::max(lane->longest_wait, wait.range().length());
        }
        lane->open_holds = std::move(track.open_holds);
        lane->open_waits = std::move(track.open_waits);
        snapshot.locks.push_back(std::move(lane));
    }
}

// Who gave a wake is told by those who got it.
void RecordedRun::take_wakes(Snapshot& snapshot, StopPoint& stop) {
    std::erase_if(wakes_, [&](const auto& entry) { return entry.first >= tables_.actors.size(); });
    std::map<std::uint32_t, std::vector<Waking>> given;
    for (auto& [id, track] : wakes_) {
        sort_by_end(track.wakes, stop);
        for (Wake& wake : track.wakes) {
            keep_inside(wake.waker, tables_.actors);
            keep_inside(wake.object, tables_.objects);
            keep_inside(wake.site, tables_.sites);
            if (wake.waker)
                given[wake.waker.value].push_back({wake.begin, wake.begin, ActorId{id}, wake.from});
        }
    }
    for (auto& [id, list] : given) {
        std::stable_sort(list.begin(), list.end(), [&stop](const Waking& a, const Waking& b) {
            stop.pass();
            return a.begin != b.begin ? a.begin < b.begin : a.from < b.from;
        });
        wakes_[id].given = std::move(list);
    }
    for (const auto& [id, track] : wakes_) {
        auto lane = std::make_shared<WakeLane>();
        lane->actor = ActorId{id};
        for (const Wake& wake : track.wakes) {
            stop.pass();
            lane->wakes.append(wake);
        }
        for (const Waking& waking : track.given) {
            stop.pass();
            lane->given.append(waking);
        }
        snapshot.wakes.push_back(std::move(lane));
    }
}

void RecordedRun::take_variables(Snapshot& snapshot, StopPoint& stop) {
    for (auto& [id, track] : variables_) {
        auto lane = std::make_shared<VariableLane>();
        lane->variable = ObjectId{id};
        sort_by_begin(track.values, stop);
        Time at{0};
        for (std::size_t i = 0; i < track.values.size(); ++i) {
            stop.pass();
            Holding holding = track.values[i];
            keep_inside(holding.value, tables_);
            keep_inside(holding.writer, tables_.actors);
            keep_inside(holding.site, tables_.sites);
            holding.begin = std::max(holding.begin, at);
            holding.end = at = std::max(holding.end, holding.begin);
            if (track.last_is_open && i + 1 == track.values.size())
                lane->open = holding;
            else
                lane->values.append(holding);
        }
        snapshot.variables.push_back(std::move(lane));
    }
}

void RecordedRun::take_cpus(Snapshot& snapshot, StopPoint& stop) {
    for (auto& [number, track] : cpus_) {
        auto lane = std::make_shared<CpuLane>();
        lane->cpu = number;
        lane->estimated = track.estimated;
        sort_by_begin(track.intervals, stop);
        Time at{0};
        const auto fill_to = [&](Time end) {
            if (end > at)
                lane->intervals.append({at, end, {}, CpuUse::Unknown, false});
            at = std::max(at, end);
        };
        for (CpuInterval interval : track.intervals) {
            stop.pass();
            if (interval.end <= at)
                continue;
            fill_to(interval.begin);
            interval.begin = at;
            keep_inside(interval.actor, tables_.actors);
            if (interval.use != CpuUse::Thread)
                interval.actor = {};
            else if (!interval.actor)
                interval.use = CpuUse::Unknown;
            lane->intervals.append(interval);
            at = interval.end;
        }
        fill_to(track.end);
        lane->end = at;
        snapshot.cpus.push_back(std::move(lane));
    }
}

std::vector<NotedFinding> RecordedRun::take_findings() {
    const auto keep_known = [](auto& ids, const auto& table) {
        std::erase_if(ids, [&](const auto id) { return id.value >= table.size(); });
    };
    for (NotedFinding& finding : findings_) {
        keep_known(finding.actors, tables_.actors);
        keep_known(finding.objects, tables_.objects);
        keep_known(finding.sites, tables_.sites);
    }
    return std::move(findings_);
}

Snapshot RecordedRun::take(StopPoint& stop) {
    // What began and does not end in the file was still going on where it ends.
    for (auto& [key, found] : open_pairs_) {
        found.hold.end = std::max(found.hold.begin, now_);
        put_hold(found);
    }
    open_pairs_.clear();
    complete_tables();
    for (auto& [id, track] : locks_)
        for (auto* list : {&track.holds, &track.open_holds, &track.waits, &track.open_waits}) {
            for (Hold& hold : *list) {
                stop.pass();
                keep_inside(hold.actor, tables_.actors);
                keep_inside(hold.site, tables_.sites);
            }
            if (list == &track.holds || list == &track.waits)
                sort_by_end(*list, stop);
        }

    Snapshot snapshot;
    snapshot.now = now_;
    snapshot.finished = finished_;
    snapshot.events = events_;
    take_actors(snapshot, stop);
    take_locks(snapshot, stop);
    take_variables(snapshot, stop);
    take_wakes(snapshot, stop);
    take_cpus(snapshot, stop);
    for (Moment& moment : moments_) {
        stop.pass();
        keep_inside(moment.actor, tables_.actors);
        keep_inside(moment.object, tables_.objects);
        keep_inside(moment.site, tables_.sites);
        keep_inside(moment.text, tables_.names);
        snapshot.moments.append(moment);
    }
    return snapshot;
}

}  // namespace threadline::exchange
