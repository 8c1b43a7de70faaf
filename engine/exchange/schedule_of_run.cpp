#include "engine/exchange/schedule_of_run.h"

#include "engine/exchange/true_order.h"
#include "engine/trace/trace_file.h"

#include <algorithm>
#include <unordered_map>

namespace threadline::exchange {

namespace {

using record::Choice;
using trace::TraceEvent;

// No step of an actor, and nothing that follows from one on a schedule that decides.
bool is_beside(EventKind kind) {
    switch (kind) {
        case EventKind::ThreadBegin:
        case EventKind::ThreadEnd:
        case EventKind::CpuTime:
        case EventKind::RecorderBegin:
        case EventKind::RecorderEnd:
        case EventKind::Resume:
        case EventKind::Suspend:
        case EventKind::Lost:
        case EventKind::PollBegin:
        case EventKind::PollEnd:
            return true;
        default:
            return is_of_cpu(kind) || is_of_interpreter(kind);
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
          waits_to_join_(tables.actors.size()),
          is_loop_(tables.actors.size()) {
        for (std::size_t id = 1; id < tables.actors.size(); ++id)
            if (is_task(ActorId{static_cast<std::uint32_t>(id)}) && !is_task(parent_of(id)))
                is_loop_[parent_of(id).value] = true;
    }

    void take(const TraceEvent& event);
    void finish(record::Schedule& schedule) const;

private:
    // At a barrier. Where more actors live than it has parties each is a choice; otherwise only the
    // last one is, which opens it, of whoever had come last.
    struct Arrival {
        ObjectId barrier;  // none: it is no arrival
        bool opens = false;
        std::size_t since = 0;  // how many steps there were when the actor came to this call
    };
    struct Step {
        Choice choice;
        std::string note;
        ActorId started;  // lives from then on
        Arrival arrival;  // where it is one
    };

    void add(const TraceEvent& event, Choice::Kind kind = Choice::Kind::Go, ActorId wakes = {}) {
        steps_.push_back({{event.actor, kind, wakes}, note_of(event, tables_), {}, {}});
        last_[event.actor.value] = steps_.size();
    }
    void add_arrival(const TraceEvent& event) {
        const std::size_t since = last_[event.actor.value];
        add(event);
        const bool opens = event.event.kind == EventKind::BarrierOpened;
        steps_.back().arrival = {event.event.object, opens, since};
    }
    bool had_ended(ActorId target, ActorId joiner) const;
    // Somebody else's step let it go on.
    void goes_on_after(ActorId actor, std::size_t step) {
        last_[actor.value] = std::max(last_[actor.value], step);
    }
    bool is_task(ActorId actor) const {
        return tables_.actor(actor).kind == record::ActorKind::Task;
    }
    ActorId parent_of(std::size_t id) const { return tables_.actors[id].parent; }
    bool is_reader_writer_lock(ObjectId object) const {
        return tables_.object(object).kind == record::ObjectKind::ReaderWriterLock;
    }
    ActorId take_woken(const Event& notify);
    bool take_of_task(const TraceEvent& event);

    const trace::Tables& tables_;
    std::vector<Step> steps_;
    std::vector<std::size_t> last_;  // by actor: how many steps there were after its last
    std::vector<bool> ended_, waits_to_join_;
    std::vector<bool> is_loop_;                                  // a thread on which tasks run
    std::unordered_map<ObjectId, std::vector<ActorId>> queues_;  // of conditions
    std::unordered_map<ObjectId, std::size_t> opened_;           // barriers: by which step, from 1
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

// All that a task does is chosen: that it begins, each call, also one for which it then waits, and
// that it goes on. True: this event was that.
bool Steps::take_of_task(const TraceEvent& event) {
    switch (event.event.kind) {
        case EventKind::ThreadBegin:
        case EventKind::Request:
        case EventKind::SemaphoreRequest:
        case EventKind::PutRequest:
        case EventKind::GetRequest:
        case EventKind::BarrierArrived:
        case EventKind::BarrierOpened:
        case EventKind::BarrierPassed:
        case EventKind::WaitEnd:
        case EventKind::Joined:
            add(event);
            if (event.event.kind == EventKind::BarrierOpened)
                opened_[event.event.object] = steps_.size();
            waits_to_join_[event.actor.value] = false;
            return true;
        case EventKind::JoinRequest:
            add(event);
            waits_to_join_[event.actor.value] = true;
            return true;
        default:
            return false;
    }
}

void Steps::take(const TraceEvent& event) {
    const Event& e = event.event;
    if (event.actor.value >= last_.size())
        return;
    if (is_task(event.actor) && take_of_task(event))
        return;
    if (e.kind == EventKind::ThreadEnd) {
        ended_[event.actor.value] = true;
        if (is_loop_[event.actor.value])
            last_[event.actor.value] = steps_.size();
    }
    // That its declared tasks begin is no step of a loop.
    if (is_beside(e.kind) || (is_loop_[event.actor.value] && e.kind == EventKind::ActorStart))
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
        case EventKind::BarrierOpened:
            add_arrival(event);
            opened_[e.object] = steps_.size();
            break;
        case EventKind::BarrierArrived:
            add_arrival(event);
            break;
        case EventKind::JoinRequest:
            waits_to_join_[event.actor.value] = true;
            break;
        case EventKind::Joined: {
            waits_to_join_[event.actor.value] = false;
            const ActorId target{static_cast<std::uint32_t>(e.argument)};
            if (target.value >= last_.size() || had_ended(target, event.actor))
                add(event);
            else
                goes_on_after(event.actor, last_[target.value]);
            break;
        }
        case EventKind::TimedOutJoin: {
            const bool waited = waits_to_join_[event.actor.value];
            waits_to_join_[event.actor.value] = false;
            add(event, waited ? Choice::Kind::Timeout : Choice::Kind::Go);
            break;
        }
        case EventKind::ActorStart:
            add(event);
            steps_.back().started = ActorId{static_cast<std::uint32_t>(e.argument)};
            if (steps_.back().started.value < last_.size())
                goes_on_after(steps_.back().started, steps_.size());
            break;
        // Who was let go on by name goes on by itself.
        case EventKind::BarrierPassed:
            goes_on_after(event.actor, opened_[e.object]);
            break;
        case EventKind::WaitEnd:
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

// Whether it had when the joiner came to the join, as far as steps go: an actor ends with its last
// one. By the same step first its own actor goes on, then the others in their order.
bool Steps::had_ended(ActorId target, ActorId joiner) const {
    const std::size_t end = last_[target.value];
    const std::size_t since = last_[joiner.value];
    if (end != since)
        return end < since;
    const ActorId maker = end > 0 ? steps_[end - 1].choice.actor : ActorId{};
    return maker == target || (maker != joiner && target < joiner);
}

void Steps::finish(record::Schedule& schedule) const {
    const auto living_at = [this](std::size_t step, std::uint32_t not_begun) {
        std::uint32_t ended = 0;
        for (std::size_t id = 1; id < last_.size(); ++id)
            ended += ended_[id] && last_[id] <= step;
        return static_cast<std::uint32_t>(last_.size() - 1) - ended - not_begun;
    };
    // Who came last to a barrier that is not open yet.
    struct Latest {
        ActorId actor;
        std::size_t since = 0;
    };
    std::unordered_map<ObjectId, Latest> latest;
    std::uint32_t not_begun = 0;
    for (std::size_t id = 1; id < tables_.actors.size(); ++id)
        not_begun += parent_of(id).valid() && !is_loop_[parent_of(id).value];
    for (std::size_t i = 0; i < steps_.size(); ++i) {
        Step step = steps_[i];
        if (step.started)
            --not_begun;
        if (step.arrival.barrier) {
            const bool needs_all =
                living_at(i, not_begun) <= tables_.object(step.arrival.barrier).parties;
            Latest& last = latest[step.arrival.barrier];
            const std::size_t since = needs_all ? step.arrival.since : i;
            if (!last.actor || since > last.since ||
                (since == last.since && step.choice.actor > last.actor))
                last = {step.choice.actor, since};
            if (needs_all && !step.arrival.opens)
                continue;
            if (needs_all)
                step.choice.actor = last.actor;
            if (step.arrival.opens)
                last = {};
        }
        schedule.choices.push_back(step.choice);
        schedule.notes.push_back(std::move(step.note));
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
        } else if (open > 0 && !is_beside(event.event.kind)) {
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
    if (const auto remedies = record::Remedies::parse(info.remedies))
        schedule.remedies = *remedies;
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
