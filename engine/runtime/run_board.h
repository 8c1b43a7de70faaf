// Where the processes of a run meet: the start gate, who still runs, and what went wrong first.
// Anonymous shared memory, made before the first fork.
#pragma once

#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <string>

namespace threadline::runtime {

class RunBoard {
public:
    static RunBoard* create();  // nullptr: no memory

    // Before the first thread: how many actors start with the run, and how many of them work for
    // pools.
    void expect(std::uint32_t actors, std::uint32_t workers);
    // Runner, before the gate: so many of them do not come, among them those workers.
    void expect_fewer(std::uint32_t actors, std::uint32_t workers);

    // A worker process waits until the runner has forked all, and has its own threads: it takes
    // nothing from what the system allows them.
    void wait_until_staffed();
    void note_staffed();

    // The gate. Each actor that starts with the run waits at it; the runner opens it once all
    // have arrived, so that none has a head start.
    void wait_at_gate();
    // Runner: true once all have arrived; false if something failed first.
    bool wait_for_arrivals();
    void open_gate();

    // One more of a body is started by another actor: which, from 1.
    std::uint32_t next_of(std::size_t body);
    // One more thread than there were at the start.
    void add_live() {
        live_.fetch_add(1);
        users_.fetch_add(1);
    }
    // An actor that is no worker is about to end: whether no other of these is left.
    bool is_last_user() { return users_.fetch_sub(1) == 1; }
    void end_live();
    // Runner: returns when no actor is left (true) or something failed (false).
    bool wait_for_all();

    // The first failure counts; any thread of any process. `message` is one line.
    void fail(const std::string& message);
    bool has_failed() const { return failed_.load() != 0; }
    std::string failure() const;  // after has_failed()

    // Children that end from here on are meant to.
    void set_ending() { ending_.store(1); }
    bool ending() const { return ending_.load() != 0; }

private:
    void signal_change();

    // Bodies that share a counter skip numbers, which harms nobody.
    static constexpr std::size_t counters = 64;

    std::atomic<std::uint32_t> expected_;
    std::atomic<std::uint32_t> arrived_;
    std::atomic<std::uint32_t> staffed_;  // futex of the worker processes
    std::atomic<std::uint32_t> open_;     // futex of those at the gate
    std::atomic<std::uint32_t> live_;
    std::atomic<std::uint32_t> users_;    // live actors that may use a pool
    std::atomic<std::uint32_t> telling_;  // 1: somebody writes, or has written, the failure
    std::atomic<std::uint32_t> failed_;   // 1: it can be read
    std::array<char, 1024> failure_;      // a line and a zero byte
    std::atomic<std::uint32_t> changes_;  // futex of the runner
    std::atomic<std::uint32_t> ending_;
    std::array<std::atomic<std::uint32_t>, counters> started_;
};

}  // namespace threadline::runtime
