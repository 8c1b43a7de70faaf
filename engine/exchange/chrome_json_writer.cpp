#include "engine/exchange/chrome_json_writer.h"

#include "engine/exchange/chrome_event_writer.h"
#include "engine/exchange/chrome_json_format.h"
#include "engine/exchange/chrome_tracks.h"
#include "engine/exchange/output_file.h"

#include "engine/trace/value_text.h"

#include <algorithm>
#include <span>

namespace threadline::exchange {
namespace {

using namespace trace;

const char* title_of(State state) {
    switch (state) {
        case State::Running:
            return "Running";
        case State::Sleeping:
            return "Sleeping";
        case State::Io:
            return "I/O";
        case State::Waiting:
            return "Waiting";
        case State::Ready:
            return "Ready";
        case State::Interpreter:
            return "Interpreter";
        case State::Recorder:
            return "Recorder";
        case State::Blocked:
            return "Blocked";
        case State::Deadlocked:
            return "Deadlocked";
        case State::Unknown:
            return "Unknown";
    }
    return "Unknown";
}

bool is_wait(State state) {
    return state == State::Blocked || state == State::Waiting || state == State::Io ||
           state == State::Sleeping || state == State::Deadlocked;
}

std::string file_name(const std::string& path) {
    return path.substr(path.find_last_of('/') + 1);
}

class RunWriter {
public:
    RunWriter(const Snapshot& snapshot, std::ostream& stream)
        : snapshot_(snapshot),
          tables_(snapshot.tables ? *snapshot.tables : no_tables_),
          info_(snapshot.info ? *snapshot.info : no_info_),
          tracks_(tables_),
          events_(stream) {}

    void write() {
        // A trace of another program, with slices only, becomes one again.
        if (!snapshot_.actors.empty() || snapshot_.slices.empty()) {
            write_run();
            write_tables();
        }
        write_tracks();
        for (const auto& lane : snapshot_.actors)
            write_states(*lane);
        for (const auto& lane : snapshot_.slices)
            write_slices(*lane);
        // After all slices: where times are equal, a flow binds to the slice that begins there.
        for (const auto& lane : snapshot_.wakes)
            write_wakes(*lane);
        if (snapshot_.wakes.empty())
            for (const auto& lane : snapshot_.actors)
                write_wakes_of(*lane);
        for (const auto& lane : snapshot_.locks)
            write_lock(*lane);
        for (const auto& lane : snapshot_.variables)
            write_values(*lane);
        for (std::size_t i = 0; i < snapshot_.moments.size(); ++i)
            write_moment(snapshot_.moments[i]);
    }

private:
    const ActorInfo& actor(ActorId id) const {
        return tables_.actors[id.value < tables_.actors.size() ? id.value : 0];
    }
    const ObjectInfo& object(ObjectId id) const {
        return tables_.objects[id.value < tables_.objects.size() ? id.value : 0];
    }
    const std::string& name(NameId id) const {
        return tables_.names[id.value < tables_.names.size() ? id.value : 0];
    }

    ChromeTrack track(ActorId id) const { return tracks_.of_actor(actor(id).process, id); }

    ChromeEventWriter& metadata(std::string_view name) {
        return events_.begin('M', tracks_.first()).name(name);
    }

    void write_run() {
        metadata(format::metadata::run)
            .argument("version", info_.version)
            .argument("scenario", info_.scenario)
            .argument("title", info_.title)
            .argument("source", info_.source)
            .argument("clock", key_of(info_.clock))
            .argument("schedule", info_.schedule)
            .argument("cores", info_.cores)
            .argument("cpu_source", key_of(info_.cpu_source))
            .argument("outcome", key_of(info_.outcome))
            .argument("error", info_.error)
            .argument("wall_ns", info_.wall.count())
            .argument("events_recorded", info_.events_recorded)
            .argument("events_lost", info_.events_lost)
            .argument("overhead_percent", info_.overhead_percent)
            .argument("largest_time_correction_ns", info_.largest_time_correction.count())
            .argument("clock_error_ns", info_.clock_error.count())
            .argument("resident_kib", info_.resident_kib)
            .argument("virtual_kib", info_.virtual_kib)
            .argument("truncated", info_.truncated)
            .argument("now_ns", snapshot_.now.count())
            .argument("finished", snapshot_.finished)
            .argument("events", snapshot_.events);
        if (info_.seed)
            events_.argument("seed", *info_.seed);
        if (!info_.remedies.empty())
            events_.argument("remedies", info_.remedies);
        if (!info_.cpu_note.empty())
            events_.argument("cpu_note", info_.cpu_note);
        if (info_.switches_lost > 0)
            events_.argument("switches_lost", info_.switches_lost);
        events_.end();
        for (const auto& [name, value] : info_.parameters) {
            metadata(format::metadata::parameter).argument("name", name);
            std::visit([&](const auto& content) { events_.argument("value", content); }, value);
            events_.end();
        }
    }

    void write_tables() {
        for (std::size_t i = 1; i < tables_.names.size(); ++i)
            metadata(format::metadata::name)
                .argument("id", i)
                .argument("text", tables_.names[i])
                .end();
        for (std::size_t i = 1; i < tables_.sites.size(); ++i)
            metadata(format::metadata::site)
                .argument("id", i)
                .argument("file", tables_.sites[i].file)
                .argument("line", tables_.sites[i].line)
                .end();
        for (std::size_t i = 1; i < tables_.actors.size(); ++i) {
            const ActorInfo& info = tables_.actors[i];
            metadata(format::metadata::actor)
                .argument("id", i)
                .argument("name", info.name)
                .argument("kind", static_cast<unsigned>(info.kind))
                .argument("process", info.process)
                .argument("process_id", info.process_id)
                .argument("parent_id", info.parent.value)
                .argument("body_id", info.body.value)
                .end();
        }
        for (std::size_t i = 1; i < tables_.objects.size(); ++i) {
            const ObjectInfo& info = tables_.objects[i];
            metadata(format::metadata::object)
                .argument("id", i)
                .argument("name", info.name)
                .argument("kind", static_cast<unsigned>(info.kind))
                .argument("declared_id", info.declared.value)
                .argument("extent", info.extent)
                .argument("count", info.count)
                .argument("capacity", info.capacity)
                .argument("parties", info.parties)
                .argument("tag", static_cast<unsigned>(info.initial.tag))
                .argument("payload", info.initial.payload)
                .end();
        }
    }

    void name_process(std::int64_t pid, std::string_view name, std::size_t order) {
        events_.begin('M', {pid, 0}).name("process_name").argument("name", name).end();
        events_.begin('M', {pid, 0}).name("process_sort_index").argument("sort_index", order).end();
    }
    void name_thread(ChromeTrack track, std::string_view name) {
        events_.begin('M', track).name("thread_name").argument("name", name).end();
        events_.begin('M', track).name("thread_sort_index").argument("sort_index", track.tid).end();
    }

    void write_tracks() {
        // A viewer shows no process without a name.
        const std::string title = !info_.title.empty()      ? info_.title
                                  : !info_.scenario.empty() ? info_.scenario
                                                            : "Run";
        const std::span<const std::int64_t> pids = tracks_.processes();
        for (std::size_t i = 0; i < pids.size(); ++i)
            name_process(pids[i], i == 0 ? title : "Worker process " + std::to_string(i), i);
        for (const auto& lane : snapshot_.actors)
            name_thread(track(lane->actor), actor(lane->actor).name);
        for (const auto& lane : snapshot_.slices)
            name_thread(track(lane->actor), actor(lane->actor).name);
        if (!snapshot_.locks.empty())
            name_process(tracks_.process_of_locks(), "Locks", pids.size());
        for (const auto& lane : snapshot_.locks)
            name_thread(tracks_.of_lock(lane->lock), object(lane->lock).name);
        if (!snapshot_.variables.empty())
            name_process(tracks_.process_of_variables(), "Variables", pids.size() + 1);
        for (const auto& lane : snapshot_.variables)
            name_thread(tracks_.of_variable(lane->variable), object(lane->variable).name);
    }

    void site(SiteId id) {
        if (!id || id.value >= tables_.sites.size())
            return;
        const SiteInfo& info = tables_.sites[id.value];
        events_.argument("line", file_name(info.file) + ":" + std::to_string(info.line))
            .argument("site_id", id.value);
    }
    void actor_argument(std::string_view key, std::string_view id_key, ActorId id) {
        if (id)
            events_.argument(key, actor(id).name).argument(id_key, id.value);
    }
    void flag(std::string_view key, bool value) {
        if (value)
            events_.argument(key, true);
    }

    void write_states(const ActorLane& lane) {
        events_.begin('M', track(lane.actor))
            .name(format::metadata::lane)
            .argument("begin_ns", lane.begin.count())
            .argument("end_ns", lane.end.count())
            .argument("ended", lane.ended)
            .argument("cpu_time_ns", lane.cpu_time.count())
            .argument("blocks", lane.blocks)
            .end();
        for (std::size_t i = 0; i < lane.intervals.size(); ++i)
            write_state(lane, lane.intervals[i], false);
        if (lane.open)
            write_state(lane, *lane.open, true);
    }

    void write_state(const ActorLane& lane, const Interval& interval, bool open) {
        const ChromeTrack here = track(lane.actor);
        const bool on_lock =
            interval.state == State::Blocked ||
            (interval.state == State::Deadlocked && interval.underneath == State::Blocked);
        events_.begin('X', here, interval.begin).duration(interval.range().length());
        if (interval.object)
            events_.name(title_of(interval.state), on_lock ? " on " : ": ",
                         object(interval.object).name);
        else if (interval.by && interval.state != State::Ready)
            events_.name(title_of(interval.state), " for the end of ", actor(interval.by).name);
        else
            events_.name(title_of(interval.state));
        events_.category(format::category::state).argument("state", key_of(interval.state));
        if (interval.object)
            events_.argument("object", object(interval.object).name)
                .argument("object_id", interval.object.value);
        actor_argument("by", "by_id", interval.by);
        actor_argument("woken_by", "woken_by_id", interval.woken_by);
        site(interval.site);
        flag("estimated", interval.estimated);
        flag("timed_out", interval.timed_out);
        if (interval.underneath != State::Blocked)
            events_.argument("underneath", key_of(interval.underneath));
        flag("open", open);
        events_.end();

        if (on_lock && interval.object)
            events_.begin('X', here, interval.begin)
                .duration(interval.range().length())
                .name("Lock contention on ", object(interval.object).name,
                      " (owner tid: ", static_cast<std::int64_t>(interval.by.value), ")")
                .category(format::category::contention)
                .end();
    }

    void write_slices(const SliceLane& lane) {
        const ChromeTrack here = track(lane.actor);
        for (const Series<Slice>& row : lane.rows)
            for (std::size_t i = 0; i < row.size(); ++i)
                if (!lane.asynchronous) {
                    events_.begin('X', here, row[i].begin)
                        .duration(row[i].range().length())
                        .name(name(row[i].name))
                        .end();
                } else {
                    write_pair(
                        here, row[i].range(), "slice", [&] { events_.name(name(row[i].name)); },
                        [] {});
                }
    }

    // From the waker's step to that with which the other went on; its end is still to be ended. A
    // viewer binds an end of a flow to the slice that is open then: after the last one of a thread
    // that has ended there is none.
    void write_flow(ActorId waker, trace::Time from, ActorId woken, trace::Time to) {
        const std::uint64_t id = ++last_id_;
        const auto within = [this](ActorId whose, trace::Time t) {
            const ActorLane* lane = snapshot_.lane_of(whose);
            return lane && t >= lane->end && lane->begin < lane->end ? lane->end - Duration(1) : t;
        };
        from = within(waker, from);
        events_.begin('s', track(waker), from)
            .name("wake")
            .category(format::category::wake)
            .id(id)
            .end();
        events_.begin('f', track(woken), std::max(from, within(woken, to)))
            .name("wake")
            .category(format::category::wake)
            .id(id)
            .fixed("bp", "e");
    }

    void write_wakes(const WakeLane& lane) {
        for (std::size_t i = 0; i < lane.wakes.size(); ++i) {
            const Wake& wake = lane.wakes[i];
            if (wake.waker)
                write_flow(wake.waker, wake.begin, lane.actor, wake.end);
            else  // a reply: nobody's flow
                events_.begin('M', track(lane.actor)).name(format::metadata::wake);
            events_.argument("begin_ns", wake.begin.count())
                .argument("end_ns", wake.end.count())
                .argument("kind", static_cast<unsigned>(wake.kind))
                .argument("from", wake.from)
                .argument("to", wake.to);
            actor_argument("waker", "waker_id", wake.waker);
            if (wake.object)
                events_.argument("object_id", wake.object.value);
            site(wake.site);
            events_.end();
        }
    }

    // Where the wakes themselves are not known.
    void write_wakes_of(const ActorLane& lane) {
        for (std::size_t i = 0; i < lane.intervals.size(); ++i) {
            const Interval& interval = lane.intervals[i];
            if (interval.woken_by && is_wait(interval.state)) {
                write_flow(interval.woken_by, interval.end, lane.actor, interval.end);
                events_.end();
            }
        }
    }

    // A slice that may overlap others on its track.
    template <typename Name, typename Arguments>
    void write_pair(ChromeTrack where, TimeRange range, std::string_view category, Name&& name,
                    Arguments&& arguments) {
        const std::uint64_t id = ++last_id_;
        events_.begin('b', where, range.begin);
        name();
        events_.category(category).id(id);
        arguments();
        events_.end();
        events_.begin('e', where, range.end);
        name();
        events_.category(category).id(id).end();
    }

    void write_lock(const LockLane& lane) {
        const LockStatistics& sums = lane.statistics;
        events_.begin('M', tracks_.of_lock(lane.lock))
            .name(format::metadata::lock)
            .argument("acquisitions", sums.acquisitions)
            .argument("after_wait", sums.after_wait)
            .argument("contended", sums.contended)
            .argument("hold_ns", sums.hold.count())
            .argument("wait_ns", sums.wait.count())
            .argument("longest_wait_ns", sums.longest_wait.count())
            .end();
        Time busy_until{-1};  // of the X slices so far
        for (std::size_t i = 0; i < lane.holds.size(); ++i)
            write_hold(lane.holds[i], false, busy_until);
        for (const Hold& hold : lane.open_holds)
            write_hold(hold, true, busy_until);
        for (std::size_t i = 0; i < lane.waits.size(); ++i)
            write_wait(lane.waits[i], false);
        for (const Hold& wait : lane.open_waits)
            write_wait(wait, true);
    }

    void hold_arguments(const Hold& hold, bool open) {
        actor_argument("actor", "actor_id", hold.actor);
        site(hold.site);
        flag("contended", hold.contended);
        flag("shared", hold.shared);
        flag("open", open);
    }

    void write_hold(const Hold& hold, bool open, Time& busy_until) {
        const auto name = [&] {
            events_.name(object(hold.lock).name, hold.shared ? " read by " : " held by ",
                         actor(hold.actor).name);
        };
        if (hold.begin < busy_until) {
            write_pair(tracks_.of_lock(hold.lock), hold.range(), format::category::hold, name,
                       [&] { hold_arguments(hold, open); });
            return;
        }
        busy_until = hold.end;
        events_.begin('X', tracks_.of_lock(hold.lock), hold.begin).duration(hold.range().length());
        name();
        events_.category(format::category::hold);
        hold_arguments(hold, open);
        events_.end();
    }

    void write_wait(const Hold& wait, bool open) {
        write_pair(
            tracks_.of_lock(wait.lock), wait.range(), format::category::wait,
            [&] { events_.name(object(wait.lock).name, " wanted"); },
            [&] { hold_arguments(wait, open); });
    }

    void write_values(const VariableLane& lane) {
        for (std::size_t i = 0; i < lane.values.size(); ++i)
            write_value(lane.variable, lane.values[i], false);
        if (lane.open)
            write_value(lane.variable, *lane.open, true);
    }

    void write_value(ObjectId variable, const Holding& holding, bool open) {
        events_.begin('X', tracks_.of_variable(variable), holding.begin)
            .duration(holding.range().length())
            .name(quoted_text_of(holding.value, tables_))
            .category(format::category::value)
            .argument("tag", static_cast<unsigned>(holding.value.tag))
            .argument("payload", holding.value.payload);
        actor_argument("writer", "writer_id", holding.writer);
        site(holding.site);
        flag("open", open);
        events_.end();
    }

    static const char* key_of_moment(MomentKind kind) {
        switch (kind) {
            case MomentKind::FirstContention:
                return "first contention";
            case MomentKind::EdgeAdded:
                return "edge added";
            case MomentKind::CycleClosed:
                return "cycle closed";
            case MomentKind::UpdateLost:
                return "update lost";
            case MomentKind::CheckFailed:
                return "check failed";
            case MomentKind::Note:
                return "note";
        }
        return "note";
    }

    void write_moment(const Moment& moment) {
        events_.begin('i', moment.actor ? track(moment.actor) : tracks_.first(), moment.at);
        if (moment.text)
            events_.name(name(moment.text));
        else
            events_.name(key_of_moment(moment.kind));
        events_.category(format::category::moment)
            .fixed("s", moment.actor ? "t" : "g")
            .argument("kind", static_cast<unsigned>(moment.kind));
        actor_argument("actor", "actor_id", moment.actor);
        if (moment.object)
            events_.argument("object", object(moment.object).name)
                .argument("object_id", moment.object.value);
        site(moment.site);
        if (moment.text)
            events_.argument("text_id", moment.text.value);
        events_.end();
    }

    const Tables no_tables_;
    const RunInfo no_info_;
    const Snapshot& snapshot_;
    const Tables& tables_;
    const RunInfo& info_;
    const ChromeTracks tracks_;
    ChromeEventWriter events_;
    std::uint64_t last_id_ = 0;
};

}  // namespace

void write_chrome_json(const Snapshot& snapshot, std::ostream& stream) {
    RunWriter(snapshot, stream).write();
}

Status write_chrome_json(const Snapshot& snapshot, const std::filesystem::path& path) {
    return write_file(path, [&](std::ostream& stream) { write_chrome_json(snapshot, stream); });
}

}  // namespace threadline::exchange
