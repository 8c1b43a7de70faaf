#include "engine/runtime/run_board.h"

#include "engine/record/futex.h"

#include <sys/mman.h>

#include <algorithm>
#include <climits>
#include <new>

namespace threadline::runtime {

RunBoard* RunBoard::create() {
    void* memory =
        mmap(nullptr, sizeof(RunBoard), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    return memory == MAP_FAILED ? nullptr : new (memory) RunBoard();
}

void RunBoard::signal_change() {
    changes_.fetch_add(1);
    record::futex_wake(changes_, INT_MAX);
}

void RunBoard::expect(std::uint32_t actors, std::uint32_t workers) {
    expected_.store(actors);
    live_.store(actors);
    users_.store(actors - workers);
}

void RunBoard::expect_fewer(std::uint32_t actors, std::uint32_t workers) {
    expected_.fetch_sub(actors);
    live_.fetch_sub(actors);
    users_.fetch_sub(actors - workers);
}

void RunBoard::wait_until_staffed() {
    while (staffed_.load() == 0)
        record::futex_wait(staffed_, 0, {});
}

void RunBoard::note_staffed() {
    staffed_.store(1);
    record::futex_wake(staffed_, INT_MAX);
}

void RunBoard::wait_at_gate() {
    if (arrived_.fetch_add(1) + 1 == expected_.load())
        signal_change();
    while (open_.load() == 0)
        record::futex_wait(open_, 0, {});
}

bool RunBoard::wait_for_arrivals() {
    while (true) {
        const std::uint32_t seen = changes_.load();
        if (failed_.load() != 0)
            return false;
        if (arrived_.load() >= expected_.load())
            return true;
        record::futex_wait(changes_, seen, {});
    }
}

void RunBoard::open_gate() {
    open_.store(1);
    record::futex_wake(open_, INT_MAX);
}

std::uint32_t RunBoard::next_of(std::size_t body) {
    return started_[body % counters].fetch_add(1) + 1;
}

void RunBoard::end_live() {
    if (live_.fetch_sub(1) == 1)
        signal_change();
}

bool RunBoard::wait_for_all() {
    while (true) {
        const std::uint32_t seen = changes_.load();
        if (failed_.load() != 0)
            return false;
        if (live_.load() == 0)
            return true;
        record::futex_wait(changes_, seen, {});
    }
}

void RunBoard::fail(const std::string& message) {
    if (telling_.exchange(1) == 0) {
        const std::size_t length = std::min(message.size(), failure_.size() - 1);
        std::copy_n(message.data(), length, failure_.data());
        failed_.store(1);
    }
    signal_change();
}

std::string RunBoard::failure() const {
    return failure_.data();
}

}  // namespace threadline::runtime
