#include "engine/schedule/simulation.h"

#include <algorithm>
#include <new>
#include <utility>

namespace threadline::schedule {

std::size_t Simulation::bytes_for(std::uint32_t most_actors) {
    const std::size_t entries = most_actors + std::size_t{1};  // ids begin at 1
    return sizeof(Simulation) + entries * (sizeof(Actor) + sizeof(std::uint32_t));
}

Simulation* Simulation::create(std::span<std::byte> memory, const SimulatedCpu& cpu,
                               std::uint32_t most_actors) {
    auto* const simulation = new (memory.data()) Simulation();
    simulation->cpu_ = cpu;
    simulation->cpu_.cores = std::clamp(cpu.cores, 1u, most_simulated_cores);
    simulation->cpu_.slice = std::max(cpu.slice, Time{1});
    std::byte* const behind = memory.data() + sizeof(Simulation);
    // Zero-filled memory is what fresh ones are, so that only what is used becomes memory.
    simulation->actors_ = reinterpret_cast<Actor*>(behind);
    simulation->deadlines_ =
        reinterpret_cast<std::uint32_t*>(behind + (most_actors + std::size_t{1}) * sizeof(Actor));
    return simulation;
}

void Simulation::add(ActorId actor, std::uint8_t priority) {
    actors_[actor.value] = Actor{};
    actors_[actor.value].priority = std::min(priority, highest_priority);
    actors_[actor.value].own_priority = actors_[actor.value].priority;
    make_ready(actor.value);
    ++living_;
}

void Simulation::set_priority(ActorId actor, std::uint8_t priority) {
    actors_[actor.value].own_priority = std::min(priority, highest_priority);
    change_priority(actor.value, actors_[actor.value].own_priority);
}

void Simulation::lend_priority(ActorId holder, ActorId waiter) {
    change_priority(holder.value,
                    std::max(actors_[holder.value].priority, actors_[waiter.value].priority));
}

void Simulation::return_priority(ActorId holder) {
    change_priority(holder.value, actors_[holder.value].own_priority);
}

void Simulation::change_priority(std::uint32_t id, std::uint8_t priority) {
    Actor& actor = actors_[id];
    if (actor.priority == priority)
        return;
    const bool is_ready = actor.place == Place::Ready;
    if (is_ready)
        leave_ready(id);
    actor.priority = priority;
    if (is_ready)
        make_ready(id);
}

void Simulation::compute(ActorId actor, std::chrono::nanoseconds demand) {
    cores_[actors_[actor.value].core].done_at = now_ + demand;
}

void Simulation::cut(ActorId id) {
    Actor& actor = actors_[id.value];
    if (actor.place == Place::OnCore) {
        Core& core = cores_[actor.core];
        actor.left += std::max(Time{0}, core.done_at - now_);
        core.done_at = std::min(core.done_at, now_);
    } else if (actor.place == Place::Ready) {
        actor.left += actor.demand;
        actor.demand = Time{0};
    }
}

std::chrono::nanoseconds Simulation::take_left(ActorId id) {
    return std::exchange(actors_[id.value].left, Time{0});
}

void Simulation::block(ActorId id, std::optional<Time> deadline, CoreSwitches& switches) {
    Actor& actor = actors_[id.value];
    actor.met_deadline = false;
    if (actor.permit) {
        actor.permit = false;
        return;
    }
    take_off(actor.core, false, switches);
    actor.place = Place::Blocked;
    if (deadline)
        add_deadline(id.value, std::max(*deadline, now_));
}

void Simulation::end(ActorId id, CoreSwitches& switches) {
    Actor& actor = actors_[id.value];
    take_off(actor.core, false, switches);
    actor.place = Place::Ended;
    --living_;
}

void Simulation::wake(ActorId id) {
    Actor& actor = actors_[id.value];
    if (actor.place != Place::Blocked) {
        actor.permit = true;
        return;
    }
    if (actor.in_heap != 0)
        remove_deadline(id.value);
    actor.was_woken = true;
    make_ready(id.value);
}

std::optional<ActorId> Simulation::next(Time limit, CoreSwitches& switches) {
    for (;;) {
        fill_cores(switches);
        preempt_for_priority(switches);
        end_slices(switches);
        if (const std::uint32_t actor = who_executes(); actor != none)
            return ActorId{actor};
        const auto instant = next_instant();
        if (!instant)
            return std::nullopt;
        if (*instant > limit) {
            now_ = std::max(now_, limit);
            return std::nullopt;
        }
        now_ = *instant;
        meet_deadlines();
    }
}

bool Simulation::is_stuck() const {
    return ready_count_ == 0 && !next_instant();
}

void Simulation::make_ready(std::uint32_t id) {
    Actor& actor = actors_[id];
    actor.place = Place::Ready;
    actor.next = none;
    ReadyQueue& queue = ready_[actor.priority];
    if (queue.first == none)
        queue.first = id;
    else
        actors_[queue.last].next = id;
    queue.last = id;
    ++ready_count_;
}

void Simulation::leave_ready(std::uint32_t id) {
    ReadyQueue& queue = ready_[actors_[id].priority];
    std::uint32_t before = none;
    for (std::uint32_t each = queue.first; each != id; each = actors_[each].next)
        before = each;
    (before == none ? queue.first : actors_[before].next) = actors_[id].next;
    if (queue.last == id)
        queue.last = before;
    --ready_count_;
}

bool Simulation::has_ready(std::uint8_t at_least) const {
    if (ready_count_ == 0)
        return false;
    for (int priority = highest_priority; priority >= at_least; --priority)
        if (ready_[priority].first != none)
            return true;
    return false;
}

// The first of the highest priority; none: nobody of `at_least` is ready.
std::uint32_t Simulation::take_ready(std::uint8_t at_least) {
    for (int priority = highest_priority; priority >= at_least; --priority) {
        ReadyQueue& queue = ready_[priority];
        if (queue.first == none)
            continue;
        const std::uint32_t id = queue.first;
        queue.first = actors_[id].next;
        --ready_count_;
        return id;
    }
    return none;
}

std::uint32_t Simulation::free_core_for(std::uint32_t id) const {
    const std::uint32_t before = actors_[id].core;
    if (cores_[before].last == id && cores_[before].actor == none)
        return before;
    for (std::uint32_t core = 0; core < cpu_.cores; ++core)
        if (cores_[core].actor == none)
            return core;
    return cpu_.cores;
}

void Simulation::fill_cores(CoreSwitches& switches) {
    while (ready_count_ > 0) {
        bool is_free = false;
        for (std::uint32_t core = 0; core < cpu_.cores && !is_free; ++core)
            is_free = cores_[core].actor == none;
        if (!is_free)
            return;
        const std::uint32_t id = take_ready(0);
        put_on(free_core_for(id), id, switches);
    }
}

void Simulation::put_on(std::uint32_t index, std::uint32_t id, CoreSwitches& switches) {
    Core& core = cores_[index];
    Actor& actor = actors_[id];
    Time begin = now_;
    if (core.last != id && core.last != none)
        begin += cpu_.switch_cost;
    if (actor.was_woken)
        begin += cpu_.hand_over;
    actor.was_woken = false;
    actor.place = Place::OnCore;
    actor.core = index;
    core.actor = id;
    core.last = id;
    core.done_at = begin + actor.demand;
    core.slice_end = begin + cpu_.slice;
    actor.demand = Time{0};
    switches.on_switch({now_, ActorId{id}, index, true, false});
}

void Simulation::take_off(std::uint32_t index, bool preempted, CoreSwitches& switches) {
    Core& core = cores_[index];
    const std::uint32_t id = core.actor;
    core.actor = none;
    actors_[id].demand = std::max(Time{0}, core.done_at - now_);
    switches.on_switch({now_, ActorId{id}, index, false, preempted});
}

// Only who computes can be preempted: the others are about to execute, which takes no time.
void Simulation::preempt_for_priority(CoreSwitches& switches) {
    while (ready_count_ > 0) {
        std::uint32_t lowest = cpu_.cores;
        for (std::uint32_t core = 0; core < cpu_.cores; ++core)
            if (cores_[core].actor != none && cores_[core].done_at > now_ &&
                (lowest == cpu_.cores ||
                 actors_[cores_[core].actor].priority <= actors_[cores_[lowest].actor].priority))
                lowest = core;
        if (lowest == cpu_.cores)
            return;
        const std::uint8_t priority = actors_[cores_[lowest].actor].priority;
        if (priority == highest_priority)
            return;
        const std::uint32_t id = take_ready(static_cast<std::uint8_t>(priority + 1));
        if (id == none)
            return;
        const std::uint32_t other = cores_[lowest].actor;
        take_off(lowest, true, switches);
        make_ready(other);
        put_on(lowest, id, switches);
    }
}

// A slice that ended while nobody else wanted the core was followed by another.
Simulation::Time Simulation::slice_boundary(const Core& core) const {
    if (core.slice_end >= now_)
        return core.slice_end;
    const auto slices = (now_ - core.slice_end + cpu_.slice - Time{1}) / cpu_.slice;
    return core.slice_end + slices * cpu_.slice;
}

void Simulation::end_slices(CoreSwitches& switches) {
    for (std::uint32_t index = 0; index < cpu_.cores && ready_count_ > 0; ++index) {
        Core& core = cores_[index];
        if (core.actor == none || core.done_at <= now_ || slice_boundary(core) > now_)
            continue;
        const std::uint32_t id = core.actor;
        const std::uint32_t other = take_ready(actors_[id].priority);
        if (other == none)
            continue;
        take_off(index, true, switches);
        make_ready(id);
        put_on(index, other, switches);
    }
}

void Simulation::meet_deadlines() {
    while (deadline_count_ > 0 && actors_[deadlines_[1]].deadline <= now_) {
        const std::uint32_t id = deadlines_[1];
        remove_deadline(id);
        actors_[id].met_deadline = true;
        make_ready(id);
    }
}

std::uint32_t Simulation::who_executes() const {
    std::uint32_t first = none;
    for (std::uint32_t core = 0; core < cpu_.cores; ++core) {
        const std::uint32_t id = cores_[core].actor;
        if (id != none && cores_[core].done_at <= now_ && (first == none || id < first))
            first = id;
    }
    return first;
}

std::optional<Simulation::Time> Simulation::next_instant() const {
    std::optional<Time> instant;
    const auto consider = [&instant](Time time) {
        if (!instant || time < *instant)
            instant = time;
    };
    for (std::uint32_t index = 0; index < cpu_.cores; ++index) {
        const Core& core = cores_[index];
        if (core.actor == none)
            continue;
        consider(core.done_at);
        if (has_ready(actors_[core.actor].priority))
            consider(slice_boundary(core));
    }
    if (deadline_count_ > 0)
        consider(actors_[deadlines_[1]].deadline);
    return instant;
}

bool Simulation::is_earlier(std::uint32_t one, std::uint32_t other) const {
    return actors_[one].deadline != actors_[other].deadline
               ? actors_[one].deadline < actors_[other].deadline
               : one < other;
}

void Simulation::add_deadline(std::uint32_t id, Time deadline) {
    actors_[id].deadline = deadline;
    deadlines_[++deadline_count_] = id;
    actors_[id].in_heap = deadline_count_;
    sift_up(deadline_count_);
}

void Simulation::remove_deadline(std::uint32_t id) {
    const std::uint32_t place = actors_[id].in_heap;
    const std::uint32_t moved = deadlines_[deadline_count_--];
    actors_[id].in_heap = 0;
    if (moved == id)
        return;
    deadlines_[place] = moved;
    actors_[moved].in_heap = place;
    sift_up(place);
    sift_down(actors_[moved].in_heap);
}

void Simulation::sift_up(std::uint32_t place) {
    while (place > 1 && is_earlier(deadlines_[place], deadlines_[place / 2])) {
        std::swap(deadlines_[place], deadlines_[place / 2]);
        actors_[deadlines_[place]].in_heap = place;
        actors_[deadlines_[place / 2]].in_heap = place / 2;
        place /= 2;
    }
}

void Simulation::sift_down(std::uint32_t place) {
    for (;;) {
        std::uint32_t least = place;
        for (const std::uint32_t child : {2 * place, 2 * place + 1})
            if (child <= deadline_count_ && is_earlier(deadlines_[child], deadlines_[least]))
                least = child;
        if (least == place)
            return;
        std::swap(deadlines_[place], deadlines_[least]);
        actors_[deadlines_[place]].in_heap = place;
        actors_[deadlines_[least]].in_heap = least;
        place = least;
    }
}

}  // namespace threadline::schedule
