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
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace threadline::runtime {

class StepLog {
public:
    static constexpr std::size_t longest = 1u << 20;

    struct Made {
        lua_CFunction step = nullptr;
        std::uint32_t object = 0;
        bool once = false;  // cannot be undone: it is not done again if the same is asked for
        std::uint64_t arguments = 0;  // a hash of them, where it is done once
        std::uint8_t count = 0;
        std::array<Value, 2> results;
        std::shared_ptr<const std::string> table;  // instead: its bytes (message.h)
    };

    // The body has been called again, and is not yet where it was.
    bool repeats() const { return next_ < made_.size(); }
    // Pushes what the step gave then; how many. An error of the script: it is another step.
    int repeat(lua_State* lua, lua_CFunction step, std::uint32_t object);

    // A step was made; its results are on top of the stack.
    void add(lua_State* lua, lua_CFunction step, std::uint32_t object, int results);
    // ... that is done once.
    void add_once(lua_State* lua, lua_CFunction step, std::uint32_t object, std::uint64_t arguments,
                  int results);
    bool is_full() const { return made_.size() >= longest; }

    // What was made before is forgotten: nothing leads back behind here. In the middle of a block,
    // which so has lost its begin.
    void begin_body(bool is_in_block);
    // Whether the block that has begun last can.
    bool can_start_over() const { return !is_full() && has_begin_; }

    // Here is where the next start_over() leads to.
    void begin_block() {
        block_ = made_.size();
        has_begin_ = true;
    }
    void end_block() { kept_.clear(); }
    // Forgets what was made since; what cannot be undone is kept for the next time.
    void start_over();
    // The first such step that was kept, if there is one: pushes what it gave.
    std::optional<int> take_kept(lua_State* lua, lua_CFunction step, std::uint32_t object,
                                 std::uint64_t arguments);

private:
    void append(lua_State* lua, Made made, int results);

    std::vector<Made> made_;
    std::deque<Made> kept_;
    std::size_t next_ = 0;
    std::size_t block_ = 0;
    bool has_begin_ = true;
};

}  // namespace threadline::runtime
