#include "engine/sync/action.h"
#include "engine/sync/primitives.h"
#include "engine/sync/variable_state.h"

namespace threadline::sync {
namespace {

void set_initial(const SharedMemory& memory, ObjectId id, Value initial) {
    auto& state = begin_state<VariableState>(memory.object(id));
    state.value = initial;
    state.initial = initial;
}

template <typename Transit>
Transition act_on_variable(Caller& caller, ObjectId variable, Transit&& transit) {
    auto& state = state_of<VariableState>(caller.memory().object(variable));
    return act(caller, variable, never, [&](Turn turn) {
        if (caller.replaced != nullptr)
            *caller.replaced = state.replaced_by(turn.order);
        return transit(state, turn.order);
    });
}

}  // namespace

ObjectId declare_variable(const SharedMemory& memory, std::string_view name, SiteId declared,
                          Value initial) {
    const ObjectId id =
        memory.add_object(record::ObjectKind::Variable, memory.intern(name), declared);
    if (id.valid())
        set_initial(memory, id, initial);
    return id;
}

ObjectId declare_array(const SharedMemory& memory, std::string_view name, SiteId declared,
                       std::uint32_t extent, Value initial) {
    const ObjectId id =
        memory.add_object(record::ObjectKind::Array, memory.intern(name), declared, extent);
    if (id.valid())
        for (std::uint32_t i = 0; i < extent; ++i)
            set_initial(memory, ObjectId{id.value + 1 + i}, initial);
    return id;
}

Value read(Caller& caller, ObjectId variable) {
    return act_on_variable(caller, variable,
                           [](VariableState& state, std::uint32_t) { return state.read(); })
        .value;
}

void write(Caller& caller, ObjectId variable, Value value) {
    act_on_variable(caller, variable, [&](VariableState& state, std::uint32_t order) {
        return state.write(value, order);
    });
}

Value add(Caller& caller, ObjectId variable, Value amount) {
    return act_on_variable(
               caller, variable,
               [&](VariableState& state, std::uint32_t order) { return state.add(amount, order); })
        .value;
}

bool compare_exchange(Caller& caller, ObjectId variable, Value expected, Value desired,
                      Value& found) {
    const Transition transition =
        act_on_variable(caller, variable, [&](VariableState& state, std::uint32_t order) {
            return state.compare_exchange(expected, desired, order);
        });
    found = transition.value;
    return (transition.flags & event_flag::failed) == 0;
}

bool take_back(Caller& caller, ObjectId variable, const VariableState::Replaced& before,
               Value amount) {
    return act_on_variable(caller, variable, [&](VariableState& state, std::uint32_t order) {
               return state.take_back(before, amount, order);
           }).event != EventKind::None;
}

}  // namespace threadline::sync
