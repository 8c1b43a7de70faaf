#include "engine/runtime/pool.h"

#include "engine/runtime/actor_remedies.h"
#include "engine/runtime/message.h"
#include "engine/runtime/step.h"
#include "engine/runtime/steps.h"
#include "engine/runtime/values.h"
#include "engine/runtime/work.h"
#include "engine/sync/primitives.h"

#include <fcntl.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <string_view>
#include <utility>

namespace threadline::runtime {

using record::StepKind;
using sync::Outcome;

namespace {

// A worker has one chunk and finds the next when it has done that.
constexpr std::uint32_t kChunksOfAWorker = 2;

constexpr int kPipeBytes = 1 << 20;

// On the virtual clock: what it takes to make and write a message, or to read and undo it. Rounded
// up from what tests/bench/work_cost_bench gives for one end, on idle and on busy cores of a
// server: 0.4 to 0.9 us, and 0.12 to 0.21 ns a byte.
constexpr std::chrono::nanoseconds kOfAMessage(1'000);
constexpr double kNsOfAByte = 0.2;

struct Header {
    std::uint32_t first = 0;  // of the items, from 1
    std::uint32_t count = 0;
};

// Serialising takes CPU time: on the real clock it does so by itself.
void charge(ActorContext& actor, std::size_t bytes) {
    if (actor.run.turns == nullptr)
        return;
    const std::chrono::nanoseconds of_bytes(
        static_cast<std::int64_t>(kNsOfAByte * static_cast<double>(bytes)));
    compute_simulated(actor, kOfAMessage + of_bytes);
}

[[noreturn]] void cannot_reach(lua_State* lua) {
    raise(lua, "the pool cannot be reached: %s", std::strerror(errno));
}

void write_message(lua_State* lua, ActorContext& actor, const DeclaredPool& pool, int pipe,
                   std::string_view message) {
    if (message.size() > pool.longest_message)
        raise(lua,
              "a message of %d KiB is too long for the pipe of a worker: at most %d KiB; use "
              "smaller chunks, or send less",
              static_cast<int>(message.size() / 1024),
              static_cast<int>(pool.longest_message / 1024));
    charge(actor, message.size());
    while (!message.empty()) {
        const ssize_t count = write(pipe, message.data(), message.size());
        if (count < 0 && errno != EINTR)
            cannot_reach(lua);
        message.remove_prefix(static_cast<std::size_t>(std::max<ssize_t>(count, 0)));
    }
}

std::string read_message(lua_State* lua, ActorContext& actor, int pipe, std::size_t bytes) {
    std::string message(bytes, '\0');
    for (std::size_t have = 0; have < bytes;) {
        const ssize_t count = read(pipe, message.data() + have, bytes - have);
        if (count == 0 || (count < 0 && errno != EINTR))
            cannot_reach(lua);
        have += static_cast<std::size_t>(std::max<ssize_t>(count, 0));
    }
    charge(actor, bytes);
    return message;
}

// Each is a step of its own, so that a schedule can choose between them.
void put_next(lua_State* lua, ActorContext& actor, ObjectId queue, std::int64_t item) {
    take_turn(actor,
              {.kind = StepKind::Put, .object = queue, .site = actor.caller.recorder.site()});
    go_on(lua, sync::put(actor.caller, queue, Value::integer(item)));
}

// False: it is closed, and empty.
bool get_next(lua_State* lua, ActorContext& actor, ObjectId queue, std::int64_t& item) {
    take_turn(actor,
              {.kind = StepKind::Get, .object = queue, .site = actor.caller.recorder.site()});
    Value value;
    const Outcome outcome = go_on(lua, sync::get(actor.caller, queue, value));
    item = value.payload;
    return outcome == Outcome::Done;
}

std::string begin_message(Header header) {
    return {reinterpret_cast<const char*>(&header), sizeof header};
}

Header read_header(std::string_view& message) {
    Header header;
    std::memcpy(&header, message.data(), sizeof header);
    message.remove_prefix(sizeof header);
    return header;
}

Status open_pipe(int& reads, int& writes, std::size_t& longest_message) {
    int ends[2];
    if (pipe2(ends, O_CLOEXEC) < 0)
        return Error{std::string("the pool cannot be started: ") + std::strerror(errno)};
    fcntl(ends[1], F_SETPIPE_SZ, kPipeBytes);  // what the system refuses makes messages shorter
    const int bytes = std::max(fcntl(ends[1], F_GETPIPE_SZ), 4 * 4096);
    // A message begins a page of the pipe that is not filled, and ends in one.
    constexpr std::size_t page = 4096;
    longest_message =
        std::min(longest_message, static_cast<std::size_t>(bytes) / kChunksOfAWorker - page);
    reads = ends[0];
    writes = ends[1];
    return Done{};
}

Status open_pool(DeclaredPool& pool, const DeclaredBody& body, const record::SharedMemory& memory,
                 SiteId site) {
    const auto queue = [&](const std::string& name, std::uint32_t capacity) {
        return sync::declare_queue(memory, name, site, capacity);
    };
    pool.longest_message = kPipeBytes;
    pool.results = queue(body.name + ": results", kChunksOfAWorker * body.count);
    bool fits = pool.results.valid();
    for (std::uint32_t index = 0; index < body.count; ++index) {
        PoolWorker worker;
        worker.jobs =
            queue(body.name + " " + std::to_string(index + 1) + ": jobs", kChunksOfAWorker);
        fits = fits && worker.jobs.valid();
        if (Status opened = open_pipe(worker.jobs_out, worker.jobs_in, pool.longest_message);
            !opened)
            return opened;
        if (Status opened = open_pipe(worker.results_out, worker.results_in, pool.longest_message);
            !opened)
            return opened;
        pool.workers.push_back(worker);
    }
    return fits ? Status(Done{})
                : Error{
                      "no room is left for the queues of the pool: use fewer "
                      "workers"};
}

// The results of a map, on top of the stack, from what the workers send.
class Map {
public:
    Map(lua_State* lua, ActorContext& actor, const DeclaredPool& pool, lua_Integer items,
        lua_Integer chunk)
        : lua_(lua), actor_(actor), pool_(pool), items_(items), chunk_(chunk) {}

    void run() {
        for (std::uint32_t round = 0; round < kChunksOfAWorker; ++round)
            for (std::size_t worker = 0; worker < pool_.workers.size(); ++worker)
                hand_out(worker);
        while (out_ > 0)
            hand_out(take_back());
    }

private:
    void hand_out(std::size_t index) {
        if (next_ > items_)
            return;
        const PoolWorker& worker = pool_.workers[index];
        const lua_Integer count = std::min(chunk_, items_ - next_ + 1);
        std::string message =
            begin_message({static_cast<std::uint32_t>(next_), static_cast<std::uint32_t>(count)});
        for (const lua_Integer end = next_ + count; next_ < end; ++next_) {
            if (lua_istable(lua_, 2))
                lua_geti(lua_, 2, next_);
            else
                lua_pushinteger(lua_, next_);
            write_value(lua_, -1, message);
            lua_pop(lua_, 1);
        }
        write_message(lua_, actor_, pool_, worker.jobs_in, message);
        put_next(lua_, actor_, worker.jobs, static_cast<std::int64_t>(message.size()));
        ++out_;
    }

    // The worker that has one chunk less.
    std::size_t take_back() {
        std::int64_t item = 0;
        get_next(lua_, actor_, pool_.results, item);
        const auto index = static_cast<std::size_t>(item >> 32);
        const std::string message =
            read_message(lua_, actor_, pool_.workers[index].results_out, item & 0xffff'ffff);
        std::string_view rest = message;
        const Header header = read_header(rest);
        for (std::uint32_t place = 0; place < header.count; ++place) {
            read_value(lua_, rest);
            lua_rawseti(lua_, 3, header.first + place);
        }
        --out_;
        return index;
    }

    lua_State* lua_;
    ActorContext& actor_;
    const DeclaredPool& pool_;
    lua_Integer items_;
    lua_Integer chunk_;
    lua_Integer next_ = 1;
    std::size_t out_ = 0;
};

// Stack: the pool, the items or how many, the results.
int map_step(lua_State* lua) {
    const Handle& self = check_self(lua, HandleKind::Pool, "map");
    const DeclaredPool& pool = state_of(lua).scenario.pools[self.id - 1];
    ActorContext& actor = enter_step(lua, "map");
    if (actor.task != nullptr)
        raise(lua,
              "map waits in its thread, and would hold up the event loop: call it in a thread");
    if (actor.run.process != 0)
        raise(lua, "map belongs in the process that the pool works for");
    lua_Integer items = -1;
    if (lua_istable(lua, 2))
        items = luaL_len(lua, 2);
    else if (lua_isinteger(lua, 2))
        items = lua_tointeger(lua, 2);
    if (items < 0 || items > 1'000'000) {
        const std::string called = called_object(lua, "map", "workers");
        raise(lua,
              "map needs the items, at most a million, or how many: %s:map({3, 1, 2}), %s:map(100)",
              called.c_str(), called.c_str());
    }
    const lua_Integer chunk = lua_isnoneornil(lua, 3) ? 1 : lua_tointeger(lua, 3);
    if (chunk < 1)
        raise(lua, "map needs at least 1 item in a chunk: %s:map(items, 10)",
              called_object(lua, "map", "workers").c_str());
    if (pool.is_mapping->exchange(true))
        raise(lua, "another thread maps on this pool already: one at a time");
    lua_settop(lua, 2);
    lua_createtable(lua, static_cast<int>(items), 0);
    Map(lua, actor, pool, items, chunk).run();
    pool.is_mapping->store(false);
    return 1;
}

constexpr luaL_Reg kPoolSteps[] = {{"map", map_step}, {nullptr, nullptr}};

}  // namespace

Status open_pools(DeclaredScenario& scenario, const record::SharedMemory& memory, NameId file) {
    for (DeclaredPool& pool : scenario.pools) {
        const DeclaredBody& body = scenario.bodies[pool.body];
        if (Status opened = open_pool(pool, body, memory, memory.intern_site(file, body.line));
            !opened)
            return Error{std::to_string(body.line) + ": " + opened.error().message};
    }
    return Done{};
}

void close_pipes(const DeclaredScenario& scenario) {
    for (const DeclaredPool& pool : scenario.pools)
        for (const PoolWorker& worker : pool.workers)
            for (const int pipe :
                 {worker.jobs_out, worker.jobs_in, worker.results_out, worker.results_in})
                close(pipe);
}

void empty_pools(const DeclaredScenario& scenario) {
    const auto empty = [](int pipe) {
        int bytes = 0;
        std::array<char, 4096> into;
        while (ioctl(pipe, FIONREAD, &bytes) == 0 && bytes > 0 &&
               read(pipe, into.data(), into.size()) > 0) {
        }
    };
    for (const DeclaredPool& pool : scenario.pools) {
        pool.is_mapping->store(false);
        for (const PoolWorker& worker : pool.workers) {
            empty(worker.jobs_out);
            empty(worker.results_out);
        }
    }
}

namespace {

// The next message of the main process; false: there is none, and never will be.
bool get_job(lua_State* lua, ActorContext& actor, const PoolWorker& self, PoolJob& job) {
    std::int64_t bytes = 0;
    if (!get_next(lua, actor, self.jobs, bytes))
        return false;
    job.message = read_message(lua, actor, self.jobs_out, static_cast<std::size_t>(bytes));
    std::string_view rest = job.message;
    const Header header = read_header(rest);
    job.at = sizeof header;
    job.done = 0;
    job.items = header.count;
    job.results = begin_message(header);
    return true;
}

// Stack: the ordinal of the pool, the body. `again`: its item had begun already.
void work_on(lua_State* lua, ActorContext& actor, PoolJob& job, bool again) {
    for (; job.done < job.items; ++job.done) {
        if (std::exchange(again, false)) {
            state_of(lua).random = job.random;
        } else {
            job.random = state_of(lua).random;
            if (actor.remedies != nullptr)
                actor.remedies->begin_body();
        }
        std::string_view rest = std::string_view(job.message).substr(job.at);
        lua_pushvalue(lua, 2);
        read_value(lua, rest);
        lua_call(lua, 1, 1);
        job.at = job.message.size() - rest.size();
        write_value(lua, -1, job.results);
        lua_pop(lua, 1);
    }
}

}  // namespace

int work_for_pool(lua_State* lua) {
    ActorContext& actor = *state_of(lua).actor;
    const DeclaredPool& pool =
        actor.run.scenario.pools[static_cast<std::size_t>(lua_tointeger(lua, 1))];
    const DeclaredBody& body = actor.run.scenario.bodies[pool.body];
    const SiteId site = actor.run.memory.actor(actor.caller.actor).body;
    const std::size_t index = actor.caller.actor.value - body.first.value;
    const PoolWorker& self = pool.workers[index];
    PoolJob& job = *actor.job;
    bool again = job.items > 0;
    if (!again && pool.start_up.count() > 0) {
        take_turn(actor, {.kind = StepKind::Compute, .site = site});
        work(lua, actor, pool.start_up);
        // From here on it does what it is there for.
        take_turn(actor, {.kind = StepKind::Note, .site = site});
        const record::SharedMemory& memory = actor.run.memory;
        const std::string started =
            std::string(memory.name(memory.actor(actor.caller.actor).name)) + " has started";
        actor.caller.recorder.record(EventKind::Note, {}, 0, intern(lua, started).value);
    }
    while (job.items > 0 || get_job(lua, actor, self, job)) {
        work_on(lua, actor, job, std::exchange(again, false));
        job.items = 0;
        actor.caller.recorder.set_site(site);
        write_message(lua, actor, pool, self.results_in, job.results);
        put_next(lua, actor, pool.results,
                 static_cast<std::int64_t>(index << 32 | job.results.size()));
    }
    return 0;
}

void register_pool_steps(lua_State* lua) {
    register_handle(lua, HandleKind::Pool, kPoolSteps);
}

void close_pools(ActorContext& last) {
    for (const DeclaredPool& pool : last.run.scenario.pools)
        for (const PoolWorker& worker : pool.workers) {
            take_turn(last, {.kind = StepKind::Close, .object = worker.jobs});
            sync::close(last.caller, worker.jobs);
        }
}

}  // namespace threadline::runtime
