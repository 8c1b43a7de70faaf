// What the top level of a scenario declared, as plain data. The first Lua state that loads the
// scenario makes it; every further state must declare the same again, and is given the ids by
// ordinal.
#pragma once

#include "engine/record/declaration.h"
#include "engine/record/shared_memory.h"

#include <atomic>
#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace threadline::runtime {

inline constexpr const char* event_loop_name = "Event loop";

// A value before the shared memory is there to hold its string.
using InitialValue = std::variant<std::monostate, bool, std::int64_t, double, std::string>;

struct DeclaredObject {
    record::ObjectKind kind = record::ObjectKind::None;
    std::string name;
    std::uint32_t line = 0;
    // semaphore: count, barrier: parties, queue: capacity, array: size, mutex: 1 where it passes
    // on priorities, rwlock: which side it prefers
    std::int64_t count = 0;
    InitialValue initial;
    bool is_private = false;  // a Variable: each process has one of its own
    bool is_file = false;     // a Variable that stands for a file
    bool is_folder = false;   // a Service that stands for a disk with files on it
    int descriptor = -1;      // of that file, on the real clock

    // folder
    std::uint32_t files = 0;
    std::size_t bytes = 0;                // of each file
    std::chrono::nanoseconds latency{0};  // of each file, on the virtual clock
    std::vector<int> descriptors;         // on the real clock

    // Once realised.
    ObjectId id;
    std::vector<ObjectId> of_process;  // private: by the ordinal of the process
};

struct DeclaredBody {
    enum class Kind : std::uint8_t { Thread, Threads, Process, Later, Task, Tasks, Pool };

    Kind kind = Kind::Thread;
    std::string name;
    std::uint32_t line = 0;
    std::uint32_t count = 1;    // Threads, Tasks, Pool: how many
    std::uint16_t process = 0;  // Process, Pool: the ordinal of the first, from 1
    std::uint8_t priority = 0;
    ActorId first;  // once realised; Later: none

    bool is_of_tasks() const { return kind == Kind::Task || kind == Kind::Tasks; }
    bool is_group() const {
        return kind == Kind::Threads || kind == Kind::Tasks || kind == Kind::Pool;
    }
    bool is_of_processes() const { return kind == Kind::Process || kind == Kind::Pool; }
};

struct PoolWorker {
    ObjectId jobs;                          // queue
    int jobs_in = -1, jobs_out = -1;        // pipe: written to, read from
    int results_in = -1, results_out = -1;  // pipe
};

// Worker processes that are handed items (pool.h).
struct DeclaredPool {
    std::size_t body = 0;                  // of the workers
    std::chrono::nanoseconds start_up{0};  // CPU time that a worker takes before its first item

    // Once realised.
    std::vector<PoolWorker> workers;
    ObjectId results;  // queue
    std::size_t longest_message = 0;
    // A thread of this process maps on it.
    std::shared_ptr<std::atomic<bool>> is_mapping = std::make_shared<std::atomic<bool>>(false);
};

// Each process of the run has one of its own.
struct DeclaredInterpreter {
    std::chrono::nanoseconds switch_interval{0};
    std::uint32_t line = 0;
    std::vector<ObjectId> of_process;  // once realised, by the ordinal of the process
};

struct DeclaredScenario {
    std::string title;
    std::string chapter;
    std::string summary;
    std::string virtual_clock;  // not empty: it wants to run there, and why
    std::vector<record::Parameter> parameters;
    std::vector<record::ParameterValue> values;  // of the parameters, for this run
    std::vector<DeclaredObject> objects;
    std::vector<DeclaredBody> bodies;
    std::vector<DeclaredPool> pools;
    std::optional<DeclaredInterpreter> interpreter;
    bool draws_random = false;  // its top level asks for random numbers
    std::uint16_t process = 0;  // the one in which this lies
    ActorId event_loop;         // once realised: the thread of all tasks; none: there are none

    std::uint32_t threads() const;  // started with the run, in all processes; tasks are none
    std::uint32_t tasks() const;    // started with the run
    std::uint32_t workers() const;  // of pools
    std::uint16_t processes() const;
    bool starts_later() const;
    bool uses_service() const;
};

// Gives each declared object and actor its place in the shared memory; lines become sites of
// `file`. The error says which table is full.
Status realise(DeclaredScenario& scenario, const record::SharedMemory& memory, NameId file);

}  // namespace threadline::runtime
