#include "engine/exchange/schedule_of_run.h"

#include "engine/exchange/true_order.h"
#include "engine/trace/trace_file.h"

#include <algorithm>
#include <unordered_map>

namespace threadline::exchange {

namespace {

using record::Choice;
using trace::TraceEvent;

bool is_measurement(EventKind kind) {
    switch (kind) {
        case EventKind::ThreadBegin:
        case EventKind::ThreadEnd:
        case EventKind::CpuTime:
        case EventKind::RecorderBegin:
        case EventKind::RecorderEnd:
        case EventKind::Resume:
        case EventKind::Suspend:
        case EventKind::Lost:
            return true;
        default:
            return is_of_cpu(kind);
    }
}

// "A: acquired Lock 1, line 12"
std::string note_of(const TraceEvent& event, const trace::Tables& tables) {
    const Event& e = event.event;
    std::string note = tables.actor(event.actor).name + ": " + name_of(e.kind);
    if (e.object)
        note += " " + tables.object(e.object).name;
    else if (e.kind == EventKind::Joined || e.kind == EventKind::TimedOutJoin ||
             e.kind == EventKind::ActorStart)
        note += " " + tables.actor(ActorId{static_cast<std::uint32_t>(e.argument)}).name;
    if (e.site)
        note += ", line " + std::to_string(tables.site(e.site).line);
    return note;
}

// The choices of a run, one event after the other, in an order in which it could have been made
// step by step.
class Steps {
public:
    explicit Steps(const trace::Tables& tables)
        : tables_(tables),
          last_(tables.actors.size()),
          ended_(tables.actors.size()),
          waits_to_join_(tables.actors.size()) {}

    void take(const TraceEvent& event);
    void finish(record::Schedule& schedule) const;

private:
    struct Step {
        Choice choice;
        std::string note;
        // An arrival at a barrier counts only if more actors lived then than it has parties.
        std::uint32_t parties = 0;
        ActorId started;  // lives from then on
    };

    void add(const TraceEvent& event, Choice::Kind kind = Choice::Kind::Go, ActorId wakes = {}) {
        steps_.push_back({{event.actor, kind, wakes}, note_of(event, tables_), 0, {}});
        last_[event.actor.value] = steps_.size();
    }
    bool is_reader_writer_lock(ObjectId object) const {
        return tables_.object(object).kind == record::ObjectKind::ReaderWriterLock;
    }
    ActorId take_woken(const Event& notify);

    const trace::Tables& tables_;
    std::vector<Step> steps_;
    std::vector<std::size_t> last_;  // by actor: how many steps there were after its last
    std::vector<bool> ended_, waits_to_join_;
    std::unordered_map<ObjectId, std::vector<ActorId>> queues_;  // of conditions
};

// Whom the notify woke: it leaves the queue of the condition. None: nobody, or all.
ActorId Steps::take_woken(const Event& notify) {
    std::vector<ActorId>& queue = queues_[notify.object];
    if (notify.has(event_flag::all)) {
        queue.clear();
        return {};
    }
    const auto place = static_cast<std::uint64_t>(notify.argument) >> 32;
    if (place >= queue.size() || (notify.argument & UINT32_MAX) == 0)
        return {};
    const ActorId woken = queue[place];
    queue.erase(queue.begin() + static_cast<std::ptrdiff_t>(place));
    return woken;
}

void Steps::take(const TraceEvent& event) {
    const Event& e = event.event;
    if (event.actor.value >= last_.size())
        return;
    if (e.kind == EventKind::ThreadEnd)
        ended_[event.actor.value] = true;
    if (is_measurement(e.kind))
        return;
    switch (e.kind) {
        // Its request comes by itself, but where the order of the queue counts.
        case EventKind::Request:
            if (is_reader_writer_lock(e.object))
                add(event);
            break;
        case EventKind::TimedOut:
            add(event, Choice::Kind::Timeout);
            std::erase(queues_[e.object], event.actor);
            break;
        // The release that is one action with it was the step.
        case EventKind::WaitBegin:
            queues_[e.object].push_back(event.actor);
            break;
        case EventKind::Notify:
            add(event, Choice::Kind::Go, take_woken(e));
            break;
        case EventKind::BarrierArrived:
            add(event);
            steps_.back().parties = tables_.object(e.object).parties;
            break;
        case EventKind::JoinRequest:
            waits_to_join_[event.actor.value] = true;
            break;
        case EventKind::Joined:
        case EventKind::TimedOutJoin: {
            const bool waited = waits_to_join_[event.actor.value];
            waits_to_join_[event.actor.value] = false;
            if (e.kind == EventKind::TimedOutJoin && waited)
                add(event, Choice::Kind::Timeout);
            else if (!waited)
                add(event);
            else
                last_[event.actor.value] = steps_.size();
            break;
        }
        case EventKind::ActorStart:
            add(event);
            steps_.back().started = ActorId{static_cast<std::uint32_t>(e.argument)};
            break;
        // Who was let go on by name goes on by itself.
        case EventKind::WaitEnd:
        case EventKind::BarrierPassed:
            last_[event.actor.value] = steps_.size();
            break;
        // What begins by itself, or ends with what began.
        case EventKind::SemaphoreRequest:
        case EventKind::PutRequest:
        case EventKind::GetRequest:
        case EventKind::ComputeEnd:
        case EventKind::IoBegin:
        case EventKind::SleepBegin:
        case EventKind::ScriptFailed:
            break;
        default:
            add(event);
            break;
    }
}

// An actor lives until its last step, and one that was started from its start on.
void Steps::finish(record::Schedule& schedule) const {
    const auto ended_by = [&](std::size_t step) {
        std::uint32_t count = 0;
        for (std::size_t id = 1; id < last_.size(); ++id)
            count += ended_[id] && last_[id] <= step;
        return count;
    };
    std::uint32_t begun = 0;
    for (std::size_t id = 1; id < tables_.actors.size(); ++id)
        begun += !tables_.actors[id].parent.valid();
    std::uint32_t not_begun = static_cast<std::uint32_t>(tables_.actors.size() - 1) - begun;
    for (std::size_t i = 0; i < steps_.size(); ++i) {
        const Step& step = steps_[i];
        // Those that are yet to be started have steps to come, or none: then they end at once.
        if (step.parties > 0 && last_.size() - 1 - ended_by(i) - not_begun <= step.parties)
            continue;
        if (step.started)
            --not_begun;
        schedule.choices.push_back(step.choice);
        schedule.notes.push_back(step.note);
    }
}

// Where a schedule decided, it said so; what the actor did then follows.
void take_chosen(const trace::Tables& tables, std::span<const TraceEvent> events,
                 record::Schedule& schedule) {
    std::vector<std::size_t> without_note(tables.actors.size());  // by actor: 1 + which choice
    for (const TraceEvent& event : events) {
        if (event.actor.value >= without_note.size())
            continue;
        std::size_t& open = without_note[event.actor.value];
        if (event.event.kind == EventKind::Chosen) {
            const bool gives_up = event.event.has(event_flag::timed);
            schedule.choices.push_back({event.actor,
                                        gives_up ? Choice::Kind::Timeout : Choice::Kind::Go,
                                        ActorId{static_cast<std::uint32_t>(event.event.argument)}});
            schedule.notes.push_back(tables.actor(event.actor).name);
            open = schedule.choices.size();
        } else if (open > 0 && !is_measurement(event.event.kind)) {
            schedule.notes[open - 1] = note_of(event, tables);
            open = 0;
        }
    }
}

}  // namespace

record::Schedule schedule_of_run(const trace::RunInfo& info, const trace::Tables& tables,
                                 std::span<const TraceEvent> events) {
    record::Schedule schedule;
    schedule.scenario = info.scenario;
    schedule.source_hash = record::hash_of_source(info.source);
    for (const auto& [name, value] : info.parameters)
        schedule.parameters.emplace_back(name, record::text_of(value));
    schedule.seed = info.seed.value_or(0);
    if (info.schedule != "free") {
        take_chosen(tables, events, schedule);
        return schedule;
    }
    Steps steps(tables);
    for (const std::uint32_t index : true_order(events))
        steps.take(events[index]);
    steps.finish(schedule);
    return schedule;
}

Result<record::Schedule> schedule_of_file(const std::filesystem::path& path) {
    const auto reader = trace::TraceReader::open(path);
    if (!reader)
        return reader.error();
    const trace::RunInfo& info = (*reader)->info();
    if (info.events_lost > 0)
        return Error{path.string() + ": " + std::to_string(info.events_lost) +
                     " events were lost, so it is not known who went next; record a shorter run"};
    std::vector<TraceEvent> events;
    events.reserve((*reader)->event_count());
    const Status read = (*reader)->read([&events](std::span<const TraceEvent> some) {
        std::ranges::copy_if(some, std::back_inserter(events),
                             [](const TraceEvent& event) { return !is_of_cpu(event.event.kind); });
        return true;
    });
    if (!read)
        return read.error();
    return schedule_of_run(info, (*reader)->tables(), events);
}

}  // namespace threadline::exchange
