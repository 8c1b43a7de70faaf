#include "engine/schedule/virtual_schedule.h"

#include "engine/schedule/due_tasks.h"
#include "engine/schedule/turn.h"

#include <sys/mman.h>

namespace threadline::schedule {

using sync::Wake;

std::unique_ptr<VirtualSchedule> VirtualSchedule::create(const record::SharedMemory& memory,
                                                         const SimulatedCpu& cpu,
                                                         std::chrono::nanoseconds time_limit) {
    const std::size_t bytes = Simulation::bytes_for(memory.header().limits.actors);
    void* const shared = mmap(nullptr, bytes, PROT_READ | PROT_WRITE,
                              MAP_SHARED | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (shared == MAP_FAILED)
        return nullptr;
    return std::unique_ptr<VirtualSchedule>(
        new VirtualSchedule(memory, cpu, time_limit, {static_cast<std::byte*>(shared), bytes}));
}

VirtualSchedule::VirtualSchedule(const record::SharedMemory& memory, const SimulatedCpu& cpu,
                                 std::chrono::nanoseconds time_limit, std::span<std::byte> shared)
    : memory_(memory),
      cpu_(cpu),
      time_limit_(time_limit),
      shared_(shared),
      simulation_(Simulation::create(shared, cpu, memory.header().limits.actors)),
      recorder_(memory, ActorId{}) {}

VirtualSchedule::~VirtualSchedule() {
    munmap(shared_.data(), shared_.size());
}

void VirtualSchedule::on_switch(const CoreSwitch& change) {
    memory_.header().virtual_now.store(static_cast<std::uint64_t>(change.time.count()),
                                       std::memory_order_relaxed);
    recorder_.speak_for(change.actor);
    recorder_.record(change.in ? EventKind::SwitchedIn : EventKind::SwitchedOut, {}, 0, change.core,
                     change.preempted ? event_flag::preempted : std::uint16_t{0});
}

void VirtualSchedule::admit(ActorId actor) {
    simulation_->add(actor);
}

void VirtualSchedule::set_priority(ActorId actor, std::uint8_t priority) {
    simulation_->set_priority(actor, priority);
}

void VirtualSchedule::lend_priority(ActorId holder, ActorId waiter) {
    simulation_->lend_priority(holder, waiter);
}

void VirtualSchedule::return_priority(ActorId holder) {
    simulation_->return_priority(holder);
}

void VirtualSchedule::start() {
    if (const auto first = next())
        give_turn(memory_, *first);
}

void VirtualSchedule::begin(ActorId actor) {
    wait_for_turn(memory_, actor);
}

void VirtualSchedule::end(ActorId actor) {
    simulation_->end(actor, *this);
    if (const auto other = next())
        give_turn(memory_, *other);
}

std::uint32_t VirtualSchedule::step(ActorId actor, const record::NextStep&) {
    compute(actor, cpu_.step);
    return 0;
}

std::chrono::nanoseconds VirtualSchedule::compute(ActorId actor, std::chrono::nanoseconds demand) {
    simulation_->compute(actor, demand);
    pass_turn(actor);
    return simulation_->take_left(actor);
}

// Whoever lets a sleeper go on meant a wait that is over.
void VirtualSchedule::sleep_until(ActorId actor, sync::Clock::time_point time) {
    while (now() < time)
        park(actor, time);
}

Wake VirtualSchedule::park(ActorId actor, sync::Deadline deadline) {
    std::optional<Simulation::Time> until;
    if (deadline)
        until = deadline->time_since_epoch();
    simulation_->block(actor, until, *this);
    pass_turn(actor);
    return simulation_->met_deadline(actor) ? Wake::Deadline : Wake::Permit;
}

void VirtualSchedule::unpark(ActorId actor) {
    if (!is_task(memory_, actor))
        simulation_->wake(actor);
    else if (note_due(memory_, actor))
        simulation_->wake(memory_.actor(actor).loop);
}

void VirtualSchedule::interrupt(ActorId actor) {
    simulation_->cut(actor);
}

sync::Clock::time_point VirtualSchedule::now() const {
    return sync::Clock::time_point(simulation_->now());
}

// Moves the simulation on. None: nobody can go on, or the time limit is over, and the session has
// been told; whoever asked waits to be killed with the rest of the run.
std::optional<ActorId> VirtualSchedule::next() {
    const auto actor = simulation_->next(time_limit_, *this);
    memory_.header().virtual_now.store(static_cast<std::uint64_t>(simulation_->now().count()),
                                       std::memory_order_relaxed);
    if (!actor && !simulation_->is_empty())
        memory_.set_phase(simulation_->is_stuck() ? record::Phase::Stuck
                                                  : record::Phase::TimeLimit);
    return actor;
}

void VirtualSchedule::pass_turn(ActorId from) {
    const auto to = next();
    if (to == from)
        return;
    if (to)
        give_turn(memory_, *to);
    wait_for_turn(memory_, from);
}

}  // namespace threadline::schedule
