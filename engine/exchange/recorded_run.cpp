#include "engine/exchange/recorded_run.h"

#include "engine/exchange/chrome_json_format.h"

#include "engine/record/number_text.h"
#include "engine/trace/cpu_event.h"
#include "engine/trace/event_coding.h"

#include <algorithm>
#include <array>
#include <limits>

namespace threadline::exchange {
namespace {

using namespace trace;
using record::ActorKind;
using record::ObjectKind;

Time cut(Time time) {
    return std::clamp(time, Time{0}, latest_time);
}

template <typename Number>
Number number_in(const Arguments& arguments, std::string_view key, Number otherwise = {}) {
    using Limits = std::numeric_limits<Number>;
    const auto found = arguments.integer(key);
    if (!found)
        return otherwise;
    if constexpr (sizeof(Number) == sizeof(std::int64_t) && Limits::is_signed)
        return *found;
    else if constexpr (sizeof(Number) == sizeof(std::int64_t))
        return static_cast<Number>(std::max(std::int64_t{0}, *found));
    else
        return static_cast<Number>(std::clamp<std::int64_t>(*found, Limits::min(), Limits::max()));
}

Time time_in(const Arguments& arguments, std::string_view key) {
    return cut(Time(arguments.integer(key).value_or(0)));
}

std::string text_in(const Arguments& arguments, std::string_view key) {
    return std::string(arguments.text(key).value_or(std::string_view()));
}

bool flag_in(const Arguments& arguments, std::string_view key) {
    return arguments.boolean(key).value_or(false);
}

template <typename IdType>
IdType id_in(const Arguments& arguments, std::string_view key) {
    return IdType{number_in<std::uint32_t>(arguments, key)};
}

// "1,2,7"; what is no number is left out.
template <typename IdType>
std::vector<IdType> ids_in(const Arguments& arguments, std::string_view key) {
    std::vector<IdType> ids;
    std::string_view list = arguments.text(key).value_or(std::string_view());
    while (!list.empty()) {
        const std::size_t comma = list.find(',');
        if (const auto id = record::whole<std::uint32_t>(list.substr(0, comma)))
            ids.push_back(IdType{*id});
        list = comma == list.npos ? std::string_view() : list.substr(comma + 1);
    }
    return ids;
}

template <typename Enum, std::size_t count>
Enum key_in(const Arguments& arguments, std::string_view key, const std::array<Enum, count>& values,
            Enum otherwise) {
    const auto text = arguments.text(key);
    for (const Enum value : values)
        if (text && *text == key_of(value))
            return value;
    return otherwise;
}

Value value_in(const Arguments& arguments) {
    return {static_cast<ValueTag>(number_in<std::uint8_t>(arguments, "tag")),
            number_in<std::int64_t>(arguments, "payload")};
}

}  // namespace

bool RecordedRun::add(const ChromeEvent& event) {
    namespace category = format::category;
    if (event.phase == 'M') {
        if (!event.name.starts_with(format::metadata::prefix) || !add_metadata(event))
            return false;
        found_ = true;
        return true;
    }
    if (!event.category.starts_with(category::prefix))
        return false;
    if (event.category == category::state)
        add_state(event);
    else if (event.category == category::hold)
        add_hold(event, false);
    else if (event.category == category::wait)
        add_hold(event, true);
    else if (event.category == category::value)
        add_value(event);
    else if (event.category == category::cpu)
        add_cpu(event);
    else if (event.category == category::moment)
        add_moment(event);
    else if (event.category == category::wake)
        add_wake(event);
    else if (event.category != category::contention)
        return false;  // that is told by the intervals
    found_ = true;
    return true;
}

bool RecordedRun::add_metadata(const ChromeEvent& event) {
    namespace metadata = format::metadata;
    const Arguments& arguments = event.arguments;
    const auto entry = [&](auto& table) -> auto* {
        const std::size_t id = number_in<std::uint32_t>(arguments, "id");
        if (id == 0 || id >= table.size() + most_ahead)
            return static_cast<decltype(table.data())>(nullptr);
        if (id >= table.size())
            table.resize(id + 1);
        return &table[id];
    };
    if (event.name == metadata::run) {
        add_run(arguments);
    } else if (event.name == metadata::parameter) {
        record::ParameterValue value = text_in(arguments, "value");
        if (const auto boolean = arguments.boolean("value"))
            value = *boolean;
        else if (const auto number = arguments.number("value"))
            value = *number;
        info_.parameters.emplace_back(text_in(arguments, "name"), std::move(value));
    } else if (event.name == metadata::name) {
        if (auto* name = entry(tables_.names))
            *name = text_in(arguments, "text");
    } else if (event.name == metadata::site) {
        if (auto* site = entry(tables_.sites))
            *site = {text_in(arguments, "file"), number_in<std::uint32_t>(arguments, "line")};
    } else if (event.name == metadata::actor) {
        if (auto* actor = entry(tables_.actors)) {
            actor->name = text_in(arguments, "name");
            actor->kind = number_in<std::uint8_t>(arguments, "kind") == 1 ? ActorKind::Task
                                                                          : ActorKind::Thread;
            actor->process = number_in<std::uint16_t>(arguments, "process");
            actor->process_id = number_in<std::int32_t>(arguments, "process_id");
            actor->parent = id_in<ActorId>(arguments, "parent_id");
            actor->body = id_in<SiteId>(arguments, "body_id");
        }
    } else if (event.name == metadata::object) {
        if (auto* object = entry(tables_.objects)) {
            const auto kind = number_in<std::uint8_t>(arguments, "kind");
            object->name = text_in(arguments, "name");
            object->kind = kind <= static_cast<std::uint8_t>(ObjectKind::Interpreter)
                               ? static_cast<ObjectKind>(kind)
                               : ObjectKind::None;
            object->declared = id_in<SiteId>(arguments, "declared_id");
            object->extent = number_in<std::uint32_t>(arguments, "extent");
            object->count = number_in<std::int64_t>(arguments, "count");
            object->capacity = number_in<std::uint32_t>(arguments, "capacity");
            object->parties = number_in<std::uint32_t>(arguments, "parties");
            object->initial = value_in(arguments);
        }
    } else if (event.name == metadata::lane) {
        add_lane(event);
    } else if (event.name == metadata::cpu) {
        add_cpu(event);
    } else if (event.name == metadata::finding) {
        add_finding(arguments);
    } else if (event.name == metadata::wake) {
        add_wake(event);
    } else if (event.name == metadata::lock) {
        if (!is_track(event))
            return true;
        LockStatistics& sums = locks_[static_cast<std::uint32_t>(event.tid.number)].statistics;
        sums.acquisitions = number_in<std::uint64_t>(arguments, "acquisitions");
        sums.after_wait =
            std::min(sums.acquisitions, number_in<std::uint64_t>(arguments, "after_wait"));
        sums.contended = number_in<std::uint64_t>(arguments, "contended");
        sums.hold = time_in(arguments, "hold_ns");
        sums.wait = time_in(arguments, "wait_ns");
        sums.longest_wait = time_in(arguments, "longest_wait_ns");
    } else {
        return false;
    }
    return true;
}

// Whether the thread of the event is the id of an actor or an object.
bool RecordedRun::is_track(const ChromeEvent& event) const {
    return !event.tid.is_text && event.tid.number > 0 &&
           event.tid.number <= std::numeric_limits<std::uint32_t>::max();
}

void RecordedRun::add_run(const Arguments& arguments) {
    constexpr std::array clocks{Clock::Real, Clock::Virtual};
    constexpr std::array sources{CpuSource::Kernel, CpuSource::Estimated, CpuSource::Simulated};
    constexpr std::array outcomes{Outcome::Running,  Outcome::Completed, Outcome::Deadlocked,
                                  Outcome::TimedOut, Outcome::Failed,    Outcome::Stopped};
    info_.version = text_in(arguments, "version");
    info_.scenario = text_in(arguments, "scenario");
    info_.title = text_in(arguments, "title");
    info_.source = text_in(arguments, "source");
    info_.clock = key_in(arguments, "clock", clocks, Clock::Real);
    info_.schedule = text_in(arguments, "schedule");
    if (arguments.integer("seed"))
        info_.seed = number_in<std::uint64_t>(arguments, "seed");
    info_.remedies = text_in(arguments, "remedies");
    info_.simulate = text_in(arguments, "simulate");
    info_.cpu_note = text_in(arguments, "cpu_note");
    info_.switches_lost = number_in<std::uint64_t>(arguments, "switches_lost");
    info_.cores = std::min<std::uint32_t>(number_in<std::uint32_t>(arguments, "cores"), cpu_limit);
    info_.cpu_source = key_in(arguments, "cpu_source", sources, CpuSource::Estimated);
    info_.outcome = key_in(arguments, "outcome", outcomes, Outcome::Completed);
    info_.error = text_in(arguments, "error");
    info_.wall = time_in(arguments, "wall_ns");
    info_.events_recorded = number_in<std::uint64_t>(arguments, "events_recorded");
    info_.events_lost = number_in<std::uint64_t>(arguments, "events_lost");
    info_.overhead_percent = arguments.number("overhead_percent").value_or(0);
    info_.largest_time_correction = time_in(arguments, "largest_time_correction_ns");
    info_.clock_error =
        Duration(std::clamp<std::int64_t>(number_in<std::int64_t>(arguments, "clock_error_ns"),
                                          -latest_time.count(), latest_time.count()));
    info_.resident_kib = number_in<std::uint64_t>(arguments, "resident_kib");
    info_.virtual_kib = number_in<std::uint64_t>(arguments, "virtual_kib");
    info_.truncated = flag_in(arguments, "truncated");
    now_ = std::max(now_, time_in(arguments, "now_ns"));
    finished_ = flag_in(arguments, "finished");
    events_ = number_in<std::uint64_t>(arguments, "events");
}

void RecordedRun::add_lane(const ChromeEvent& event) {
    if (!is_track(event))
        return;
    ActorTrack& track = actors_[static_cast<std::uint32_t>(event.tid.number)];
    track.has_lane = true;
    track.lane.begin = time_in(event.arguments, "begin_ns");
    track.lane.end = time_in(event.arguments, "end_ns");
    track.lane.ended = flag_in(event.arguments, "ended");
    track.lane.cpu_time = time_in(event.arguments, "cpu_time_ns");
    track.lane.blocks = number_in<std::uint64_t>(event.arguments, "blocks");
    if (event.arguments.integer("switches"))
        track.lane.switches = number_in<std::uint64_t>(event.arguments, "switches");
}

void RecordedRun::add_state(const ChromeEvent& event) {
    if (!is_track(event))
        return;
    const Arguments& arguments = event.arguments;
    Interval interval;
    interval.begin = cut(event.time);
    interval.end = cut(event.time + event.duration);
    interval.object = id_in<ObjectId>(arguments, "object_id");
    interval.site = id_in<SiteId>(arguments, "site_id");
    interval.by = id_in<ActorId>(arguments, "by_id");
    interval.woken_by = id_in<ActorId>(arguments, "woken_by_id");
    interval.state = key_in(arguments, "state", all_states, State::Unknown);
    interval.estimated = flag_in(arguments, "estimated");
    interval.timed_out = flag_in(arguments, "timed_out");
    interval.cpu = number_in<std::int16_t>(arguments, "cpu", -1);
    interval.underneath = key_in(arguments, "underneath", all_states, State::Blocked);
    ActorTrack& track = actors_[static_cast<std::uint32_t>(event.tid.number)];
    track.intervals.push_back(interval);
    track.open.push_back(flag_in(arguments, "open"));
    now_ = std::max(now_, interval.end);
}

void RecordedRun::add_hold(const ChromeEvent& event, bool is_wait) {
    if (!is_track(event))
        return;
    if (event.phase == 'e') {
        const auto it = open_pairs_.find(event.category + '\0' + event.id);
        if (it == open_pairs_.end())
            return;
        it->second.hold.end = std::max(it->second.hold.begin, cut(event.time));
        put_hold(it->second);
        open_pairs_.erase(it);
        return;
    }
    OpenHold found;
    found.is_wait = is_wait;
    found.open = flag_in(event.arguments, "open");
    Hold& hold = found.hold;
    hold.begin = cut(event.time);
    hold.end = cut(event.time + event.duration);
    hold.lock = ObjectId{static_cast<std::uint32_t>(event.tid.number)};
    hold.actor = id_in<ActorId>(event.arguments, "actor_id");
    hold.site = id_in<SiteId>(event.arguments, "site_id");
    hold.contended = flag_in(event.arguments, "contended");
    hold.shared = flag_in(event.arguments, "shared");
    if (event.phase == 'X')
        put_hold(found);
    else if (event.phase == 'b')
        open_pairs_[event.category + '\0' + event.id] = found;
}

void RecordedRun::put_hold(const OpenHold& found) {
    LockTrack& track = locks_[found.hold.lock.value];
    auto& list = found.is_wait ? (found.open ? track.open_waits : track.waits)
                               : (found.open ? track.open_holds : track.holds);
    list.push_back(found.hold);
    now_ = std::max(now_, found.hold.end);
}

// On the end of the flow; files from before that told so have none.
void RecordedRun::add_wake(const ChromeEvent& event) {
    const Arguments& arguments = event.arguments;
    const auto from = arguments.integer("from"), to = arguments.integer("to");
    const auto kind = number_in<std::uint8_t>(arguments, "kind");
    // Whoever walks the wakes backwards relies on it that the places go down.
    if (event.phase == 's' || !is_track(event) || !from || !to || *from < 0 || *from > *to ||
        *to > std::numeric_limits<std::int32_t>::max() ||
        kind > static_cast<std::uint8_t>(WakeKind::Reply))
        return;
    Wake wake;
    wake.begin = time_in(arguments, "begin_ns");
    wake.end = std::max(wake.begin, time_in(arguments, "end_ns"));
    wake.waker = id_in<ActorId>(arguments, "waker_id");
    wake.object = id_in<ObjectId>(arguments, "object_id");
    wake.site = id_in<SiteId>(arguments, "site_id");
    wake.from = static_cast<std::uint32_t>(*from);
    wake.to = static_cast<std::uint32_t>(*to);
    wake.kind = static_cast<WakeKind>(kind);
    if (wake.waker && wake.from == wake.to)
        return;
    wakes_[static_cast<std::uint32_t>(event.tid.number)].wakes.push_back(wake);
}

void RecordedRun::add_value(const ChromeEvent& event) {
    if (!is_track(event))
        return;
    Holding holding;
    holding.begin = cut(event.time);
    holding.end = cut(event.time + event.duration);
    holding.value = value_in(event.arguments);
    holding.writer = id_in<ActorId>(event.arguments, "writer_id");
    holding.site = id_in<SiteId>(event.arguments, "site_id");
    VariableTrack& track = variables_[static_cast<std::uint32_t>(event.tid.number)];
    track.values.push_back(holding);
    track.last_is_open |= flag_in(event.arguments, "open");
    now_ = std::max(now_, holding.end);
}

void RecordedRun::add_moment(const ChromeEvent& event) {
    Moment moment;
    moment.at = cut(event.time);
    moment.kind = static_cast<MomentKind>(std::min(number_in<std::uint8_t>(event.arguments, "kind"),
                                                   static_cast<std::uint8_t>(MomentKind::Note)));
    moment.actor = id_in<ActorId>(event.arguments, "actor_id");
    moment.object = id_in<ObjectId>(event.arguments, "object_id");
    moment.site = id_in<SiteId>(event.arguments, "site_id");
    moment.text = id_in<NameId>(event.arguments, "text_id");
    moments_.push_back(moment);
}

// A stretch, or what is known of the whole lane.
void RecordedRun::add_cpu(const ChromeEvent& event) {
    if (!is_track(event) || event.tid.number > cpu_limit)
        return;
    CpuTrack& track = cpus_[static_cast<std::uint16_t>(event.tid.number - 1)];
    if (event.phase == 'M') {
        track.end = time_in(event.arguments, "end_ns");
        track.estimated = flag_in(event.arguments, "estimated");
        now_ = std::max(now_, track.end);
        return;
    }
    CpuInterval interval;
    interval.begin = cut(event.time);
    interval.end = cut(event.time + event.duration);
    interval.actor = id_in<ActorId>(event.arguments, "actor_id");
    interval.use = static_cast<CpuUse>(std::min(number_in<std::uint8_t>(event.arguments, "use"),
                                                static_cast<std::uint8_t>(CpuUse::Unknown)));
    interval.estimated = flag_in(event.arguments, "estimated");
    track.intervals.push_back(interval);
    now_ = std::max(now_, interval.end);
}

void RecordedRun::add_finding(const Arguments& arguments) {
    NotedFinding finding;
    finding.kind = text_in(arguments, "kind");
    finding.severity = text_in(arguments, "severity");
    finding.at = time_in(arguments, "at_ns");
    finding.range.begin = time_in(arguments, "begin_ns");
    finding.range.end = std::max(finding.range.begin, time_in(arguments, "end_ns"));
    finding.actors = ids_in<ActorId>(arguments, "actor_ids");
    finding.objects = ids_in<ObjectId>(arguments, "object_ids");
    finding.sites = ids_in<SiteId>(arguments, "site_ids");
    finding.title = text_in(arguments, "title");
    finding.explanation = text_in(arguments, "explanation");
    finding.remedy = text_in(arguments, "remedy");
    finding.lost = number_in<std::uint64_t>(arguments, "lost");
    findings_.push_back(std::move(finding));
}

}  // namespace threadline::exchange
