// What a scenario's threads could change behind the engine's back, and how that is found.
//
// Each thread has its own copy of the script, so a change of a global or of a captured local would
// be seen by nobody else: to a reader it looks shared, and is not. Hence globals and tables are
// frozen once the script is loaded (a change is an error at its line), and the captured locals are
// compared at the end of the thread.
#pragma once

#include <lua.hpp>

#include <set>
#include <string>
#include <vector>

namespace threadline::runtime {

struct CapturedLocal {
    std::string name;
    int first_line;  // of the function that captures it
    int last_line;
};

class Frozen {
public:
    // Freezes what the table of globals at `globals` and the functions from `body` to `last` reach.
    Frozen(lua_State* lua, int globals, int body, int last);

    // The first captured local that has changed since, or nullptr.
    const CapturedLocal* changed(lua_State* lua) const;

private:
    void capture_locals(lua_State* lua, int function, int pending, std::set<void*>& upvalues);

    std::vector<CapturedLocal> locals_;
};

// Pushes what a table holds: itself, or what lies behind a frozen one.
void push_contents(lua_State* lua, int table);

}  // namespace threadline::runtime
