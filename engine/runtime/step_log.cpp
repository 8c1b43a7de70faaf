#include "engine/runtime/step_log.h"

#include "engine/runtime/script_state.h"
#include "engine/runtime/values.h"

#include <algorithm>

namespace threadline::runtime {

namespace {

int push_results(lua_State* lua, const StepLog::Made& made) {
    luaL_checkstack(lua, made.count, nullptr);
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

void StepLog::add(lua_State* lua, lua_CFunction step, std::uint32_t object, bool once,
                  int results) {
    Made made{step, object, once, 0, {}};
    made.count = static_cast<std::uint8_t>(std::clamp(results, 0, 2));
    for (int i = 0; i < made.count; ++i)
        made.results[static_cast<std::size_t>(i)] =
            check_value(lua, lua_gettop(lua) - results + 1 + i);
    made_.push_back(made);
    next_ = made_.size();
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

std::optional<int> StepLog::take_kept(lua_State* lua, lua_CFunction step, std::uint32_t object) {
    if (kept_.empty() || kept_.front().step != step || kept_.front().object != object)
        return std::nullopt;
    const Made made = kept_.front();
    kept_.pop_front();
    return push_results(lua, made);
}

}  // namespace threadline::runtime
