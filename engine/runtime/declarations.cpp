#include "engine/runtime/declarations.h"

#include "engine/runtime/declaring.h"
#include "engine/runtime/file_steps.h"
#include "engine/runtime/folder_steps.h"
#include "engine/runtime/handles.h"
#include "engine/runtime/parameters.h"
#include "engine/runtime/script_state.h"
#include "engine/runtime/settings.h"
#include "engine/runtime/values.h"
#include "engine/schedule/simulation.h"
#include "engine/sync/reader_writer_state.h"

#include <algorithm>
#include <cmath>

namespace threadline::runtime {

using record::ObjectKind;

namespace {

constexpr lua_Integer kMostThreads = 20'000;
constexpr lua_Integer kMostActors = 20'001;
constexpr lua_Integer kMostElements = 100'000;

constexpr lua_Integer kMostWorkers = 100;
constexpr double kLongestStartUpMs = 10'000;

constexpr double kDiskLatencyMs = 5;  // a disk that turns
constexpr double kLongestLatencyMs = 10'000;

// CPython's own (sys.getswitchinterval()), and what makes sense.
constexpr double kSwitchIntervalMs = 5;
constexpr double kShortestSwitchIntervalMs = 0.01;
constexpr double kLongestSwitchIntervalMs = 1000;

int bodies_key;  // registry: the functions of the bodies, by ordinal + 1

// The other states say the same; their threads only read what the first one kept.
void keep(lua_State* lua, std::string DeclaredScenario::*member, std::string text) {
    ScriptState& state = state_of(lua);
    if (state.mode == Mode::Declaring)
        state.scenario.*member = std::move(text);
}

// A summary is written over several lines and shown where there is room.
std::string joined_lines(const std::string& text) {
    std::string joined;
    for (const char c : text) {
        const bool space = c == ' ' || c == '\n' || c == '\r' || c == '\t';
        if (!space)
            joined += c;
        else if (!joined.empty() && joined.back() != ' ')
            joined += ' ';
    }
    while (joined.ends_with(' '))
        joined.pop_back();
    return joined;
}

int declare_title(lua_State* lua) {
    check_top_level(lua, "title");
    keep(lua, &DeclaredScenario::title,
         check_text(lua, 1, "title", "a text: title \"Two locks\"", 100));
    return 0;
}

int declare_chapter(lua_State* lua) {
    check_top_level(lua, "chapter");
    keep(lua, &DeclaredScenario::chapter,
         check_text(lua, 1, "chapter", "a text: chapter \"deadlock\"", 100));
    return 0;
}

int declare_summary(lua_State* lua) {
    check_top_level(lua, "summary");
    keep(lua, &DeclaredScenario::summary,
         joined_lines(check_text(lua, 1, "summary", "a text: summary [[...]]", 2000)));
    return 0;
}

// clock("virtual", "why"): where it wants to run.
int declare_clock(lua_State* lua) {
    check_top_level(lua, "clock");
    const char* const usage = "clock(\"virtual\", \"priorities count there only\")";
    if (check_text(lua, 1, "clock", usage, 100) != "virtual")
        raise(lua, "clock: a scenario can ask for the virtual clock only: %s", usage);
    keep(lua, &DeclaredScenario::virtual_clock,
         joined_lines(check_text(lua, 2, "clock", usage, 200)));
    return 0;
}

// interpreter_lock {switch_interval = 5}: one for each process of the run.
int declare_interpreter_lock(lua_State* lua) {
    check_top_level(lua, "interpreter_lock");
    Settings settings(lua, 1, "interpreter_lock");
    const double ms = settings.number("switch_interval", kSwitchIntervalMs);
    settings.check_all_known();
    if (!(ms >= kShortestSwitchIntervalMs) || ms > kLongestSwitchIntervalMs)
        raise(lua, "interpreter_lock: switch_interval is a time in ms, from 0.01 to 1000");
    DeclaredScenario& scenario = state_of(lua).scenario;
    const std::chrono::nanoseconds interval(std::llround(ms * 1e6));
    if (state_of(lua).mode != Mode::Declaring) {
        if (!scenario.interpreter || scenario.interpreter->switch_interval != interval)
            differs(lua, "interpreter_lock");
        return 0;
    }
    if (scenario.interpreter)
        raise(lua, "interpreter_lock is declared already: each process has one");
    scenario.interpreter = {interval, static_cast<std::uint32_t>(current_line(lua)), {}};
    return 0;
}

// The next object: made in the first state, found again in the others.
int declare_object(lua_State* lua, const char* word, DeclaredObject object, HandleKind handle) {
    ScriptState& state = state_of(lua);
    object.line = static_cast<std::uint32_t>(current_line(lua));
    const std::size_t ordinal = state.next_object++;
    if (state.mode == Mode::Declaring) {
        check_fresh_name(lua, static_cast<int>(object.kind), name_of(handle), object.name);
        state.scenario.objects.push_back(object);
    } else if (ordinal >= state.scenario.objects.size() ||
               state.scenario.objects[ordinal].kind != object.kind ||
               state.scenario.objects[ordinal].name != object.name) {
        differs(lua, word);
    }
    const DeclaredObject& known = state.scenario.objects[ordinal];
    const ObjectId id =
        known.of_process.empty() ? known.id : known.of_process[state.scenario.process];
    push_handle(lua, {handle, id.value, static_cast<std::uint32_t>(known.count)});
    return 1;
}

template <ObjectKind kind, HandleKind handle>
int declare_plain(lua_State* lua) {
    const char* word = handle == HandleKind::Condition ? "condition" : "service";
    check_top_level(lua, word);
    DeclaredObject object;
    object.kind = kind;
    object.name = check_name(lua, word);
    return declare_object(lua, word, object, handle);
}

// rwlock(name [, {prefer = "readers"}])
int declare_reader_writer_lock(lua_State* lua) {
    check_top_level(lua, "rwlock");
    DeclaredObject object;
    object.kind = ObjectKind::ReaderWriterLock;
    object.name = check_name(lua, "rwlock");
    Settings settings(lua, 2, "rwlock");
    const std::string prefer = settings.text("prefer", "in turn");
    settings.check_all_known();
    if (prefer != "in turn" && prefer != "readers" && prefer != "writers")
        raise(lua, "rwlock: prefer is \"in turn\", \"readers\" or \"writers\"");
    object.count = static_cast<std::int64_t>(prefer == "readers"   ? sync::Preference::Readers
                                             : prefer == "writers" ? sync::Preference::Writers
                                                                   : sync::Preference::None);
    return declare_object(lua, "rwlock", object, HandleKind::ReaderWriterLock);
}

// lock(name [, {priority_inheritance = true}])
int declare_lock(lua_State* lua) {
    check_top_level(lua, "lock");
    DeclaredObject object;
    object.kind = ObjectKind::Mutex;
    object.name = check_name(lua, "lock");
    Settings settings(lua, 2, "lock");
    object.count = settings.boolean("priority_inheritance", false) ? 1 : 0;
    settings.check_all_known();
    return declare_object(lua, "lock", object, HandleKind::Lock);
}

template <ObjectKind kind, HandleKind handle>
int declare_counted(lua_State* lua) {
    const char* word = handle == HandleKind::Semaphore ? "semaphore"
                       : handle == HandleKind::Barrier ? "barrier"
                                                       : "queue";
    const char* number = handle == HandleKind::Semaphore ? "its count"
                         : handle == HandleKind::Barrier ? "how many meet at it"
                                                         : "how many items fit into it";
    check_top_level(lua, word);
    DeclaredObject object;
    object.kind = kind;
    object.name = check_name(lua, word);
    object.count =
        check_count(lua, 2, word, number, handle == HandleKind::Semaphore ? 0 : 1, kMostElements);
    return declare_object(lua, word, object, handle);
}

// shared: one of the run; private: one in each process.
template <bool is_private>
int declare_variable(lua_State* lua) {
    const char* const word = is_private ? "private" : "shared";
    check_top_level(lua, word);
    DeclaredObject object;
    object.kind = ObjectKind::Variable;
    object.name = check_name(lua, word);
    object.initial = check_initial_value(lua, 2);
    object.is_private = is_private;
    return declare_object(lua, word, object, HandleKind::Variable);
}

int declare_file(lua_State* lua) {
    check_top_level(lua, "file");
    DeclaredObject object;
    object.kind = ObjectKind::Variable;
    object.name = check_name(lua, "file");
    if (lua_type(lua, 2) != LUA_TNUMBER && lua_type(lua, 2) != LUA_TSTRING)
        raise(lua,
              "file(name, value) needs what it holds, a number or a text: "
              "file(\"count.txt\", 5)");
    as_file_content(lua, 2);
    object.initial = check_initial_value(lua, 2);
    object.is_file = true;
    object.count = static_cast<std::int64_t>(state_of(lua).next_object);
    return declare_object(lua, "file", object, HandleKind::File);
}

// folder(name, n [, {kib = 64, latency = 5}]): n files of that size; the latency is the virtual
// clock's.
int declare_folder(lua_State* lua) {
    check_top_level(lua, "folder");
    DeclaredObject object;
    object.kind = ObjectKind::Service;
    object.name = check_name(lua, "folder");
    object.is_folder = true;
    object.files = static_cast<std::uint32_t>(
        check_count(lua, 2, "folder", "how many files it holds", 1, most_files_of_a_folder));
    Settings settings(lua, 3, "folder");
    const double kib = settings.number("kib", 64);
    const double ms = settings.number("latency", kDiskLatencyMs);
    settings.check_all_known();
    if (!(kib >= 1) || kib != std::floor(kib) ||
        kib * object.files > static_cast<double>(most_kib_of_a_folder))
        raise(lua,
              "folder: kib is the size of each file, a whole number from 1; all files together "
              "have at most %d MiB",
              static_cast<int>(most_kib_of_a_folder / 1024));
    if (!(ms >= 0) || ms > kLongestLatencyMs)
        raise(lua, "folder: latency is a time in ms, from 0 to 10000");
    object.bytes = static_cast<std::size_t>(kib) * 1024;
    object.latency = std::chrono::nanoseconds(std::llround(ms * 1e6));
    object.count = static_cast<std::int64_t>(state_of(lua).next_object);
    return declare_object(lua, "folder", object, HandleKind::Folder);
}

int declare_shared_array(lua_State* lua) {
    check_top_level(lua, "shared_array");
    DeclaredObject object;
    object.kind = ObjectKind::Array;
    object.name = check_name(lua, "shared_array");
    object.count =
        check_count(lua, 2, "shared_array", "how many elements it has", 1, kMostElements);
    object.initial = check_initial_value(lua, 3);
    return declare_object(lua, "shared_array", object, HandleKind::Array);
}

// The ordinal of the pool with this body, from 1; a new one while declaring.
std::uint32_t pool_of(DeclaredScenario& scenario, std::size_t body) {
    const auto found = std::ranges::find(scenario.pools, body, &DeclaredPool::body);
    const auto ordinal = static_cast<std::uint32_t>(found - scenario.pools.begin()) + 1;
    if (found == scenario.pools.end())
        scenario.pools.emplace_back().body = body;
    return ordinal;
}

// Settings, if any, stand before the function: thread("A", {priority = 2}, function() ... end).
int declare_body(lua_State* lua, const char* word, DeclaredBody body, int function) {
    ScriptState& state = state_of(lua);
    if (lua_istable(lua, function)) {
        Settings settings(lua, function, word);
        const double priority = settings.number("priority", 0);
        settings.check_all_known();
        if (!(priority >= 0 && priority <= schedule::highest_priority) ||
            priority != std::floor(priority))
            raise(lua, "%s: priority is a whole number, from 0 to %d, the highest", word,
                  static_cast<int>(schedule::highest_priority));
        if (priority > 0 && body.is_of_tasks())
            raise(lua, "%s: a task has no priority of its own, but its event loop's", word);
        body.priority = static_cast<std::uint8_t>(priority);
        ++function;
    }
    if (lua_type(lua, function) != LUA_TFUNCTION || lua_iscfunction(lua, function))
        raise(lua, "%s(...) needs what it does: function() ... end", word);
    body.line = static_cast<std::uint32_t>(current_line(lua));
    const std::size_t ordinal = state.next_body++;
    if (state.mode == Mode::Declaring) {
        check_fresh_name(lua, -1, "thread", body.name);
        if (body.is_of_processes())
            body.process = static_cast<std::uint16_t>(state.scenario.processes() + 1);
        if (state.scenario.threads() + state.scenario.tasks() + body.count > kMostActors)
            raise(lua, "more than %d threads and tasks: declare fewer",
                  static_cast<int>(kMostActors));
        state.scenario.bodies.push_back(body);
    } else if (ordinal >= state.scenario.bodies.size() ||
               state.scenario.bodies[ordinal].kind != body.kind ||
               state.scenario.bodies[ordinal].name != body.name ||
               state.scenario.bodies[ordinal].count != body.count ||
               state.scenario.bodies[ordinal].priority != body.priority) {
        differs(lua, word);
    }
    if (lua_rawgetp(lua, LUA_REGISTRYINDEX, &bodies_key) != LUA_TTABLE) {
        lua_pop(lua, 1);
        lua_newtable(lua);
        lua_pushvalue(lua, -1);
        lua_rawsetp(lua, LUA_REGISTRYINDEX, &bodies_key);
    }
    lua_pushvalue(lua, function);
    lua_rawseti(lua, -2, static_cast<lua_Integer>(ordinal) + 1);

    const DeclaredBody& known = state.scenario.bodies[ordinal];
    switch (known.kind) {
        case DeclaredBody::Kind::Later:
            push_handle(lua, {HandleKind::Body, static_cast<std::uint32_t>(ordinal), 1});
            break;
        case DeclaredBody::Kind::Pool:
            push_handle(lua, {HandleKind::Pool, pool_of(state.scenario, ordinal), known.count});
            break;
        case DeclaredBody::Kind::Threads:
        case DeclaredBody::Kind::Tasks:
            push_handle(lua, {HandleKind::Group, known.first.value, known.count});
            break;
        default:
            push_handle(lua, {HandleKind::Actor, known.first.value, 1});
            break;
    }
    return 1;
}

template <DeclaredBody::Kind kind>
int declare_one(lua_State* lua) {
    const char* word = kind == DeclaredBody::Kind::Thread    ? "thread"
                       : kind == DeclaredBody::Kind::Process ? "process"
                       : kind == DeclaredBody::Kind::Task    ? "task"
                                                             : "later";
    check_top_level(lua, word);
    DeclaredBody body;
    body.kind = kind;
    body.name = check_name(lua, word);
    return declare_body(lua, word, body, 2);
}

template <DeclaredBody::Kind kind>
int declare_group(lua_State* lua) {
    const char* word = kind == DeclaredBody::Kind::Threads ? "threads" : "tasks";
    check_top_level(lua, word);
    if (lua_type(lua, 1) != LUA_TNUMBER)
        raise(lua, "%s(...) needs how many first: %s(4, \"Worker\", function(i) ... end)", word,
              word);
    DeclaredBody body;
    body.kind = kind;
    body.count = static_cast<std::uint32_t>(check_count(lua, 1, word, "how many", 1, kMostThreads));
    body.name = check_name(lua, word, 2);
    return declare_body(lua, word, body, 3);
}

// pool(name, n [, {start_up = ms}], f): n worker processes that f works for each item in.
int declare_pool(lua_State* lua) {
    check_top_level(lua, "pool");
    DeclaredBody body;
    body.kind = DeclaredBody::Kind::Pool;
    body.name = check_name(lua, "pool");
    body.count = static_cast<std::uint32_t>(
        check_count(lua, 2, "pool", "how many workers", 1, kMostWorkers));
    const bool has_settings = lua_istable(lua, 3);
    Settings settings(lua, has_settings ? 3 : 5, "pool");
    const double ms = settings.number("start_up", 0);
    settings.check_all_known();
    if (!(ms >= 0) || ms > kLongestStartUpMs)
        raise(lua, "pool(\"%s\"): start_up is a time in ms, from 0 to 10000", body.name.c_str());
    declare_body(lua, "pool", body, has_settings ? 4 : 3);
    DeclaredScenario& scenario = state_of(lua).scenario;
    if (state_of(lua).mode == Mode::Declaring)
        scenario.pools.back().start_up = std::chrono::nanoseconds(std::llround(ms * 1e6));
    return 1;
}

constexpr luaL_Reg kWords[] = {
    {"title", declare_title},
    {"chapter", declare_chapter},
    {"summary", declare_summary},
    {"clock", declare_clock},
    {"number", declare_number},
    {"choice", declare_choice},
    {"boolean", declare_boolean},
    {"refuse", refuse_parameters},
    {"lock", declare_lock},
    {"rwlock", declare_reader_writer_lock},
    {"condition", declare_plain<ObjectKind::Condition, HandleKind::Condition>},
    {"service", declare_plain<ObjectKind::Service, HandleKind::Service>},
    {"semaphore", declare_counted<ObjectKind::Semaphore, HandleKind::Semaphore>},
    {"barrier", declare_counted<ObjectKind::Barrier, HandleKind::Barrier>},
    {"queue", declare_counted<ObjectKind::Queue, HandleKind::Queue>},
    {"shared", declare_variable<false>},
    {"private", declare_variable<true>},
    {"interpreter_lock", declare_interpreter_lock},
    {"file", declare_file},
    {"folder", declare_folder},
    {"shared_array", declare_shared_array},
    {"thread", declare_one<DeclaredBody::Kind::Thread>},
    {"process", declare_one<DeclaredBody::Kind::Process>},
    {"pool", declare_pool},
    {"later", declare_one<DeclaredBody::Kind::Later>},
    {"threads", declare_group<DeclaredBody::Kind::Threads>},
    {"task", declare_one<DeclaredBody::Kind::Task>},
    {"tasks", declare_group<DeclaredBody::Kind::Tasks>},
    {nullptr, nullptr}};

}  // namespace

void add_declarations(lua_State* lua) {
    luaL_setfuncs(lua, kWords, 0);
}

void push_body(lua_State* lua, std::size_t ordinal) {
    lua_rawgetp(lua, LUA_REGISTRYINDEX, &bodies_key);
    lua_rawgeti(lua, -1, static_cast<lua_Integer>(ordinal) + 1);
    lua_remove(lua, -2);
}

}  // namespace threadline::runtime
