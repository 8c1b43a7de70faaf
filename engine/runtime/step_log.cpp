#include "engine/runtime/step_log.h"

#include "engine/runtime/message.h"
#include "engine/runtime/script_state.h"
#include "engine/runtime/values.h"

#include <algorithm>
#include <string_view>
#include <utility>

namespace threadline::runtime {

namespace {

int push_results(lua_State* lua, const StepLog::Made& made) {
    luaL_checkstack(lua, made.count, nullptr);
    if (made.table) {
        std::string_view message = *made.table;
        read_value(lua, message);
        return 1;
    }
    for (std::size_t i = 0; i < made.count; ++i)
        push_value(lua, made.results[i]);
    return made.count;
}

}  // namespace

int StepLog::repeat(lua_State* lua, lua_CFunction step, std::uint32_t object) {
    const Made& made = made_[next_];
    if (made.step != step || made.object != object)
        raise(lua,
              "called again it does not do what it did before: what it depends on besides its "
              "steps cannot be rolled back");
    ++next_;
    return push_results(lua, made);
}

void StepLog::add(lua_State* lua, lua_CFunction step, std::uint32_t object, int results) {
    append(lua, {step, object, false, 0, 0, {}, nullptr}, results);
}

void StepLog::add_once(lua_State* lua, lua_CFunction step, std::uint32_t object,
                       std::uint64_t arguments, int results) {
    append(lua, {step, object, true, arguments, 0, {}, nullptr}, results);
}

void StepLog::append(lua_State* lua, Made made, int results) {
    made.count = static_cast<std::uint8_t>(std::clamp(results, 0, 2));
    if (results == 1 && lua_istable(lua, -1)) {
        std::string message;
        write_value(lua, -1, message);
        made.table = std::make_shared<const std::string>(std::move(message));
    }
    for (int i = 0; i < made.count && !made.table; ++i)
        made.results[static_cast<std::size_t>(i)] =
            check_value(lua, lua_gettop(lua) - results + 1 + i);
    made_.push_back(std::move(made));
    next_ = made_.size();
}

void StepLog::begin_body(bool is_in_block) {
    made_.clear();
    kept_.clear();
    next_ = block_ = 0;
    has_begin_ = has_begin_ && !is_in_block;
}

void StepLog::start_over() {
    std::deque<Made> kept;
    for (std::size_t i = block_; i < made_.size(); ++i)
        if (made_[i].once)
            kept.push_back(made_[i]);
    kept.insert(kept.end(), kept_.begin(), kept_.end());
    kept_ = std::move(kept);
    made_.resize(block_);
    next_ = 0;
}

std::optional<int> StepLog::take_kept(lua_State* lua, lua_CFunction step, std::uint32_t object,
                                      std::uint64_t arguments) {
    const auto found = std::ranges::find_if(kept_, [&](const Made& made) {
        return made.step == step && made.object == object && made.arguments == arguments;
    });
    if (found == kept_.end())
        return std::nullopt;
    const Made made = *found;
    kept_.erase(found);
    return push_results(lua, made);
}

}  // namespace threadline::runtime
