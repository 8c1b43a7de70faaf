#include "engine/trace/task_turns.h"

namespace threadline::trace {

void TaskTurns::switched_in(Time t, std::int16_t cpu) {
    switches_.push_back({t, Switch::Kind::In, cpu});
}

void TaskTurns::switched_out(Time t, std::int16_t cpu, bool preempted) {
    switches_.push_back({t, preempted ? Switch::Kind::Preempted : Switch::Kind::Out, cpu});
}

void TaskTurns::switches_lost(Time t, std::int16_t cpu) {
    switches_.push_back({t, Switch::Kind::Lost, cpu});
}

// Of the same instant the turn first: a task is suspended before its loop leaves the CPU.
void TaskTurns::settle(Time known) {
    while (true) {
        const bool has_turn = !turns_.empty() && turns_.front().at <= known;
        const bool has_switch = !switches_.empty() && switches_.front().at <= known;
        if (has_turn && (!has_switch || turns_.front().at <= switches_.front().at)) {
            apply(turns_.front());
            turns_.pop_front();
        } else if (has_switch) {
            apply(switches_.front());
            switches_.pop_front();
        } else {
            return;
        }
    }
}

void TaskTurns::apply(const Turn& turn) {
    running_ = turn.resumed ? turn.task : ActorId{};
    ActorTrack& track = track_of_(turn.task);
    if (!turn.resumed)
        track.switched_out(turn.at, cpu_, false);
    else if (on_)
        track.switched_in(turn.at, cpu_);
}

void TaskTurns::apply(const Switch& change) {
    on_ = change.kind == Switch::Kind::In || (on_ && change.kind == Switch::Kind::Lost);
    if (change.kind == Switch::Kind::In)
        cpu_ = change.cpu;
    if (!running_)
        return;
    ActorTrack& track = track_of_(running_);
    switch (change.kind) {
        case Switch::Kind::In:
            track.switched_in(change.at, change.cpu);
            break;
        case Switch::Kind::Out:
        case Switch::Kind::Preempted:
            track.switched_out(change.at, change.cpu, change.kind == Switch::Kind::Preempted);
            break;
        case Switch::Kind::Lost:
            track.switches_lost(change.at, change.cpu);
            break;
    }
}

}  // namespace threadline::trace
