// What the steps of an actor gave, from the begin of its body: so that its body can be called again
// and finds everything as it was, up to where a block of it starts over.
//
// A script is deterministic but for what its steps give, so this puts its locals back as well.
#pragma once

#include "engine/record/value.h"

#include <lua.hpp>

#include <array>
#include <cstdint>
#include <deque>
#include <optional>
#include <vector>

namespace threadline::runtime {

class StepLog {
public:
    static constexpr std::size_t longest = 1u << 20;

    struct Made {
        lua_CFunction step = nullptr;
        std::uint32_t object = 0;
        bool once = false;  // cannot be undone, so it is not done again
        std::uint8_t count = 0;
        std::array<Value, 2> results;
    };

    // The body has been called again, and is not yet where it was.
    bool repeats() const { return next_ < made_.size(); }
    // Pushes what the step gave then; how many. An error of the script: it is another step.
    int repeat(lua_State* lua, lua_CFunction step, std::uint32_t object);

    // A step was made; its results are on top of the stack.
    void add(lua_State* lua, lua_CFunction step, std::uint32_t object, bool once, int results);
    bool is_full() const { return made_.size() >= longest; }

    // Here is where the next start_over() leads to.
    void begin_block() { block_ = made_.size(); }
    void end_block() { kept_.clear(); }
    // Forgets what was made since; what cannot be undone is kept for the next time.
    void start_over();
    // What was kept of this step, if it comes next: pushes what it gave.
    std::optional<int> take_kept(lua_State* lua, lua_CFunction step, std::uint32_t object);

private:
    std::vector<Made> made_;
    std::deque<Made> kept_;
    std::size_t next_ = 0;
    std::size_t block_ = 0;
};

}  // namespace threadline::runtime
