// Which row of a viewer each lane of a run is: the numbers of its process and of its thread.
#pragma once

#include "engine/exchange/chrome_event_writer.h"

#include "engine/trace/tables.h"

#include <span>
#include <vector>

namespace threadline::exchange {

class ChromeTracks {
public:
    // Process ids as they were; ordinals in a run that has none (the virtual clock); locks,
    // variables and CPUs after all of them. O(actors).
    explicit ChromeTracks(const trace::Tables& tables);

    // By ordinal: the runner, then the workers.
    std::span<const std::int64_t> processes() const { return pids_; }
    std::int64_t process_of_locks() const { return lock_pid_; }
    std::int64_t process_of_variables() const { return variable_pid_; }
    std::int64_t process_of_cpus() const { return variable_pid_ + 1; }

    ChromeTrack first() const { return {pids_.empty() ? 1 : pids_.front(), 0}; }
    ChromeTrack of_actor(std::uint16_t process, ActorId id) const {
        return {process < pids_.size() ? pids_[process] : 1, id.value};
    }
    ChromeTrack of_lock(ObjectId id) const { return {lock_pid_, id.value}; }
    ChromeTrack of_variable(ObjectId id) const { return {variable_pid_, id.value}; }
    // From 1 on: viewers take thread 0 of a process for something of its own.
    ChromeTrack of_cpu(std::uint16_t cpu) const { return {process_of_cpus(), cpu + 1}; }

private:
    std::vector<std::int64_t> pids_;
    std::int64_t lock_pid_ = 0;
    std::int64_t variable_pid_ = 0;
};

}  // namespace threadline::exchange
