// The states of an actor, in the words of DESIGN.md, ordered by how severe they are.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

namespace threadline::trace {

enum class State : std::uint8_t {
    // Within a pixel column the highest one present wins.
    Running,      // computes
    Sleeping,     // asked for time to pass
    Io,           // waits for a reply
    Waiting,      // on a condition, semaphore, barrier, queue, join
    Ready,        // wants a CPU and has none
    Interpreter,  // waits for the interpreter lock
    Recorder,     // held up by back-pressure
    Blocked,      // on a lock
    Deadlocked,   // Blocked or Waiting, and nobody is left who could end it
    Unknown,      // events were lost
};

inline constexpr std::size_t state_count = 10;

inline constexpr std::array<State, state_count> all_states{
    State::Running,     State::Sleeping, State::Io,      State::Waiting,    State::Ready,
    State::Interpreter, State::Recorder, State::Blocked, State::Deadlocked, State::Unknown};

constexpr std::size_t index_of(State state) {
    return static_cast<std::size_t>(state);
}

// "running", "io", ...: the key in reports and files. Reports count Deadlocked as what it is
// underneath (Interval::underneath), so "deadlocked" never stands among their keys.
const char* key_of(State state);

}  // namespace threadline::trace
