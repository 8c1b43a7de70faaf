#include "engine/runtime/declared_scenario.h"

#include "engine/sync/primitives.h"

#include <algorithm>

namespace threadline::runtime {

using record::ObjectKind;

namespace {

Value to_value(const InitialValue& initial, const record::SharedMemory& memory) {
    if (const auto* boolean = std::get_if<bool>(&initial))
        return Value::boolean(*boolean);
    if (const auto* integer = std::get_if<std::int64_t>(&initial))
        return Value::integer(*integer);
    if (const auto* number = std::get_if<double>(&initial))
        return Value::number(*number);
    if (const auto* text = std::get_if<std::string>(&initial))
        return Value::string(memory.intern(*text));
    return Value::nil();
}

ObjectId declare(const DeclaredObject& object, const record::SharedMemory& memory, SiteId site) {
    const auto count = static_cast<std::uint32_t>(object.count);
    switch (object.kind) {
        case ObjectKind::Mutex:
            return sync::declare_mutex(memory, object.name, site);
        case ObjectKind::ReaderWriterLock:
            return sync::declare_reader_writer_lock(memory, object.name, site,
                                                    static_cast<sync::Preference>(count));
        case ObjectKind::Condition:
            return sync::declare_condition(memory, object.name, site);
        case ObjectKind::Semaphore:
            return sync::declare_semaphore(memory, object.name, site, object.count);
        case ObjectKind::Barrier:
            return sync::declare_barrier(memory, object.name, site, count);
        case ObjectKind::Queue:
            return sync::declare_queue(memory, object.name, site, count);
        case ObjectKind::Variable:
            return sync::declare_variable(memory, object.name, site,
                                          to_value(object.initial, memory));
        case ObjectKind::Array:
            return sync::declare_array(memory, object.name, site, count,
                                       to_value(object.initial, memory));
        case ObjectKind::Service:
            return memory.add_object(ObjectKind::Service, memory.intern(object.name), site);
        case ObjectKind::Interpreter:  // declared for each process, not by name
        case ObjectKind::None:
            break;
    }
    return {};
}

// What can be done about it, and how much fits.
std::string limit_of(ObjectKind kind, const record::Limits& limits) {
    if (kind == ObjectKind::ReaderWriterLock)
        return "at most " +
               std::to_string(limits.values / sync::reader_writer_lock_slots(limits.actors)) +
               " reader-writer locks fit into a run, fewer beside large queues; declare fewer";
    if (kind == ObjectKind::Queue)
        return "all queues together hold at most " + std::to_string(limits.values) +
               " items, fewer beside reader-writer locks; declare fewer or smaller ones";
    return "at most " + std::to_string(limits.objects) +
           " objects and array elements fit into a run; declare fewer or smaller ones";
}

std::string actor_name(const DeclaredBody& body, std::uint32_t index) {
    if (!body.is_group())
        return body.name;
    return body.name + " " + std::to_string(index + 1);
}

// Of the worker processes, in the order of their ordinals.
std::vector<std::string> process_names(const DeclaredScenario& scenario) {
    std::vector<std::string> names;
    for (const DeclaredBody& body : scenario.bodies)
        if (body.is_of_processes())
            for (std::uint32_t index = 0; index < body.count; ++index)
                names.push_back(actor_name(body, index));
    return names;
}

// A private variable: one in the process of the threads, and one in each worker process.
bool realise_private(DeclaredObject& object, const DeclaredScenario& scenario,
                     const record::SharedMemory& memory, SiteId site) {
    const Value initial = to_value(object.initial, memory);
    object.id = sync::declare_variable(memory, object.name, site, initial);
    object.of_process.assign(1, object.id);
    for (const std::string& process : process_names(scenario))
        object.of_process.push_back(
            sync::declare_variable(memory, object.name + " of " + process, site, initial));
    return std::ranges::all_of(object.of_process, [](ObjectId id) { return id.valid(); });
}

// One for the process of the threads, and one for each worker process.
Status realise_interpreters(DeclaredScenario& scenario, const record::SharedMemory& memory,
                            NameId file) {
    DeclaredInterpreter& interpreter = *scenario.interpreter;
    const SiteId site = memory.intern_site(file, interpreter.line);
    const auto declare_one = [&](const std::string& name) {
        interpreter.of_process.push_back(
            sync::declare_interpreter(memory, name, site, interpreter.switch_interval));
        return interpreter.of_process.back().valid();
    };
    bool fits = declare_one("Interpreter lock");
    for (const std::string& process : process_names(scenario))
        fits = declare_one("Interpreter lock of " + process) && fits;
    if (fits)
        return Done{};
    return Error{std::to_string(interpreter.line) + ": no room for the interpreter locks: " +
                 limit_of(ObjectKind::Interpreter, memory.header().limits)};
}

// The actors of a body; with the first tasks, that of their loop before them.
Status realise_body(DeclaredScenario& scenario, DeclaredBody& body,
                    const record::SharedMemory& memory, NameId file) {
    const SiteId site = memory.intern_site(file, body.line);
    const auto kind = body.is_of_tasks() ? record::ActorKind::Task : record::ActorKind::Thread;
    const auto no_room = [&] {
        return Error{std::to_string(body.line) + ": no room for " + std::to_string(body.count) +
                     (body.is_of_tasks() ? " tasks" : " threads") + ": declare fewer"};
    };
    if (body.is_of_tasks() && !scenario.event_loop) {
        scenario.event_loop = memory.add_actor(record::ActorKind::Thread,
                                               memory.intern(event_loop_name), body.process, site);
        if (!scenario.event_loop)
            return no_room();
    }
    const ActorId loop = body.is_of_tasks() ? scenario.event_loop : ActorId{};
    for (std::uint32_t index = 0; index < body.count; ++index) {
        const NameId name = memory.intern(actor_name(body, index));
        const auto process = static_cast<std::uint16_t>(
            body.process + (body.kind == DeclaredBody::Kind::Pool ? index : 0));
        const ActorId actor = memory.add_actor(kind, name, process, site, 0, loop);
        if (!actor)
            return no_room();
        memory.actor(actor).loop = loop;
        if (index == 0)
            body.first = actor;
    }
    return Done{};
}

}  // namespace

std::uint32_t DeclaredScenario::threads() const {
    std::uint32_t sum = tasks() > 0 ? 1 : 0;  // the loop's
    for (const DeclaredBody& body : bodies)
        if (body.kind != DeclaredBody::Kind::Later && !body.is_of_tasks())
            sum += body.count;
    return sum;
}

std::uint32_t DeclaredScenario::tasks() const {
    std::uint32_t sum = 0;
    for (const DeclaredBody& body : bodies)
        if (body.is_of_tasks())
            sum += body.count;
    return sum;
}

std::uint32_t DeclaredScenario::workers() const {
    std::uint32_t sum = 0;
    for (const DeclaredBody& body : bodies)
        if (body.kind == DeclaredBody::Kind::Pool)
            sum += body.count;
    return sum;
}

std::uint16_t DeclaredScenario::processes() const {
    std::uint32_t sum = 0;
    for (const DeclaredBody& body : bodies)
        if (body.is_of_processes())
            sum += body.count;
    return static_cast<std::uint16_t>(sum);
}

bool DeclaredScenario::starts_later() const {
    return std::ranges::any_of(
        bodies, [](const auto& body) { return body.kind == DeclaredBody::Kind::Later; });
}

bool DeclaredScenario::uses_service() const {
    return std::ranges::any_of(objects, [](const auto& object) {
        return object.kind == ObjectKind::Service && !object.is_folder;
    });
}

Status realise(DeclaredScenario& scenario, const record::SharedMemory& memory, NameId file) {
    for (DeclaredObject& object : scenario.objects) {
        const SiteId site = memory.intern_site(file, object.line);
        bool fits = false;
        if (object.is_private)
            fits = realise_private(object, scenario, memory, site);
        else
            fits = (object.id = declare(object, memory, site)).valid();
        if (!fits)
            return Error{std::to_string(object.line) + ": no room for '" + object.name +
                         "': " + limit_of(object.kind, memory.header().limits)};
    }
    if (scenario.interpreter)
        if (Status realised = realise_interpreters(scenario, memory, file); !realised)
            return realised;
    for (DeclaredBody& body : scenario.bodies)
        if (body.kind != DeclaredBody::Kind::Later)
            if (Status realised = realise_body(scenario, body, memory, file); !realised)
                return realised;
    return Done{};
}

}  // namespace threadline::runtime
