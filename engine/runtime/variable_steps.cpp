// shared and shared_array: each read and each write is a step of its own.
#include "engine/runtime/step.h"
#include "engine/runtime/steps.h"
#include "engine/runtime/values.h"
#include "engine/sync/primitives.h"

namespace threadline::runtime {

using record::StepKind;

namespace {

int push_read(lua_State* lua, const MethodStep& step, ObjectId variable) {
    push_value(lua, sync::read(step.caller(), variable));
    return 1;
}

int write_from(lua_State* lua, const MethodStep& step, ObjectId variable, int index) {
    if (lua_gettop(lua) < index)
        raise(lua, "write needs the new value: %s:write(%s1)",
              called_object(lua, "write", "count").c_str(), index == 3 ? "i, " : "");
    sync::write(step.caller(), variable, check_value(lua, index));
    return 0;
}

int add_from(lua_State* lua, const MethodStep& step, ObjectId variable, int index) {
    if (lua_type(lua, index) != LUA_TNUMBER)
        raise(lua, "add needs a number: %s:add(%s1)", called_object(lua, "add", "count").c_str(),
              index == 3 ? "i, " : "");
    const Value sum = sync::add(step.caller(), variable, check_value(lua, index));
    if (sum.tag == ValueTag::Nil)
        raise(lua, "%s holds no number that could be added to", name_of(lua, step.self).c_str());
    push_value(lua, sum);
    return 1;
}

int swap_from(lua_State* lua, const MethodStep& step, ObjectId variable, int index) {
    if (lua_gettop(lua) < index + 1)
        raise(lua, "cas needs the old and the new value: %s:cas(%s1, 2)",
              called_object(lua, "cas", "count").c_str(), index == 3 ? "i, " : "");
    Value found;
    lua_pushboolean(lua, sync::compare_exchange(step.caller(), variable, check_value(lua, index),
                                                check_value(lua, index + 1), found));
    return 1;
}

ObjectId check_element(lua_State* lua, const MethodStep& step) {
    int exact = 0;
    const lua_Integer index = lua_tointegerx(lua, 2, &exact);
    if (exact == 0 || lua_type(lua, 2) != LUA_TNUMBER || index < 1 ||
        index > static_cast<lua_Integer>(step.self.count))
        raise(lua, "%s has elements 1 to %d; %s is not one of them",
              name_of(lua, step.self).c_str(), static_cast<int>(step.self.count),
              luaL_tolstring(lua, 2, nullptr));
    return ObjectId{step.self.id + static_cast<std::uint32_t>(index)};
}

int variable_read(lua_State* lua) {
    const MethodStep step = begin_method(lua, HandleKind::Variable, "read", StepKind::Read);
    return push_read(lua, step, step.object());
}

int variable_write(lua_State* lua) {
    const MethodStep step =
        begin_method(lua, HandleKind::Variable, "write", StepKind::Write, {.value = 2});
    return write_from(lua, step, step.object(), 2);
}

int variable_add(lua_State* lua) {
    const MethodStep step =
        begin_method(lua, HandleKind::Variable, "add", StepKind::Add, {.value = 2});
    return add_from(lua, step, step.object(), 2);
}

int variable_cas(lua_State* lua) {
    const MethodStep step =
        begin_method(lua, HandleKind::Variable, "cas", StepKind::CompareExchange, {.value = 3});
    return swap_from(lua, step, step.object(), 2);
}

int array_read(lua_State* lua) {
    const MethodStep step =
        begin_method(lua, HandleKind::Array, "read", StepKind::Read, {.element = 2});
    return push_read(lua, step, check_element(lua, step));
}

int array_write(lua_State* lua) {
    const MethodStep step =
        begin_method(lua, HandleKind::Array, "write", StepKind::Write, {.element = 2, .value = 3});
    return write_from(lua, step, check_element(lua, step), 3);
}

int array_add(lua_State* lua) {
    const MethodStep step =
        begin_method(lua, HandleKind::Array, "add", StepKind::Add, {.element = 2, .value = 3});
    return add_from(lua, step, check_element(lua, step), 3);
}

int array_cas(lua_State* lua) {
    const MethodStep step = begin_method(lua, HandleKind::Array, "cas", StepKind::CompareExchange,
                                         {.element = 2, .value = 4});
    return swap_from(lua, step, check_element(lua, step), 3);
}

// No step: it never changes.
int array_size(lua_State* lua) {
    lua_pushinteger(lua, check_self(lua, HandleKind::Array, "size").count);
    return 1;
}

constexpr luaL_Reg kVariableSteps[] = {{"read", variable_read},
                                       {"write", variable_write},
                                       {"add", variable_add},
                                       {"cas", variable_cas},
                                       {nullptr, nullptr}};
constexpr luaL_Reg kArraySteps[] = {{"read", array_read}, {"write", array_write},
                                    {"add", array_add},   {"cas", array_cas},
                                    {"size", array_size}, {nullptr, nullptr}};

}  // namespace

void register_variable_steps(lua_State* lua) {
    register_handle(lua, HandleKind::Variable, kVariableSteps);
    register_handle(lua, HandleKind::Array, kArraySteps);
}

}  // namespace threadline::runtime
