#include "engine/runtime/names.h"

#include "engine/runtime/sandbox.h"
#include "engine/runtime/script_state.h"

#include <algorithm>
#include <cctype>
#include <string>
#include <string_view>
#include <vector>

namespace threadline::runtime {

namespace {

struct Hint {
    std::string_view name;
    const char* mend;
};

// Words of Lua or of other languages that a scenario does without.
constexpr Hint kHints[] = {
    {"print", "note(text) marks a moment on the timeline"},
    {"pcall", "an error ends the run and is shown"},
    {"xpcall", "an error ends the run and is shown"},
    {"coroutine", "threads are declared with thread(name, function)"},
    {"require", "a scenario is one file"},
    {"dofile", "a scenario is one file"},
    {"load", "a scenario is one file"},
    {"loadstring", "a scenario is one file"},
    {"io", "a file is declared with file(name, value); service(name) answers requests"},
    {"os", "a scenario has no clock of its own; compute(ms) and sleep(ms) take time"},
    {"debug", "a scenario has no need of it"},
    {"next", "pairs(table) goes through a table in a fixed order"},
    {"setmetatable", "tables are plain"},
    {"getmetatable", "tables are plain"},
    {"_G", "names are used as they are"},
    {"mutex", "it is called lock(name)"},
    {"null", "it is called nil"},
    {"None", "it is called nil"},
    {"True", "it is called true"},
    {"False", "it is called false"},
    {"wait", "condition:wait(lock), semaphore:wait(), barrier:wait() or sleep(ms)"},
};

// Insertions, deletions, changes and swaps of neighbours that make one of the other.
std::size_t distance(std::string_view a, std::string_view b) {
    std::vector<std::vector<std::size_t>> cost(a.size() + 1,
                                               std::vector<std::size_t>(b.size() + 1));
    for (std::size_t i = 0; i <= a.size(); ++i) {
        for (std::size_t j = 0; j <= b.size(); ++j) {
            if (i == 0 || j == 0) {
                cost[i][j] = i + j;
                continue;
            }
            cost[i][j] = std::min({cost[i - 1][j] + 1, cost[i][j - 1] + 1,
                                   cost[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                cost[i][j] = std::min(cost[i][j], cost[i - 2][j - 2] + 1);
        }
    }
    return cost[a.size()][b.size()];
}

class Nearest {
public:
    explicit Nearest(std::string_view name) : name_(name), least_(name.size() < 4 ? 2 : 3) {}

    void consider(const char* candidate) {
        if (candidate == nullptr || candidate[0] == '(' || candidate[0] == '_')
            return;
        const std::string_view text(candidate);
        if (text.size() > name_.size() + 2 || name_.size() > text.size() + 2)
            return;
        const std::size_t cost = distance(name_, text);
        if (cost < least_ || (cost == least_ && !found_.empty() && text < found_)) {
            least_ = cost;
            found_ = text;
        }
    }

    const std::string& found() const { return found_; }

private:
    std::string_view name_;
    std::size_t least_;
    std::string found_;
};

void consider_keys(lua_State* lua, int index, Nearest& nearest) {
    const int table = lua_absindex(lua, index);
    lua_pushnil(lua);
    while (lua_next(lua, table) != 0) {
        lua_pop(lua, 1);
        if (lua_type(lua, -1) == LUA_TSTRING)
            nearest.consider(lua_tostring(lua, -1));
    }
}

std::string_view line_of(std::string_view text, int number) {
    for (; number > 1; --number)
        text.remove_prefix(std::min(text.find('\n'), text.size() - 1) + 1);
    return text.substr(0, text.find('\n'));
}

bool is_of_name(char c) {
    return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_';
}

// Where what ends at `end` begins: names, dots between them, and what is in brackets behind them.
std::size_t begin_of(std::string_view line, std::size_t end) {
    while (end > 0 && (is_of_name(line[end - 1]) || line[end - 1] == '.' || line[end - 1] == ']')) {
        int open = 0;
        do {
            --end;
            open += line[end] == ']' ? 1 : line[end] == '[' ? -1 : 0;
        } while (open > 0 && end > 0);
    }
    return end;
}

// Upvalue 1: the table of globals. Locals and captured names are looked up in the function that
// uses the name.
std::string nearest_name(lua_State* lua, std::string_view name) {
    Nearest nearest(name);
    lua_Debug frame;
    if (lua_getstack(lua, 1, &frame) != 0) {
        const char* local;
        for (int index = 1; (local = lua_getlocal(lua, &frame, index)) != nullptr; ++index) {
            nearest.consider(local);
            lua_pop(lua, 1);
        }
        lua_getinfo(lua, "f", &frame);
        for (int index = 1; (local = lua_getupvalue(lua, -1, index)) != nullptr; ++index) {
            nearest.consider(local);
            lua_pop(lua, 1);
        }
        lua_pop(lua, 1);
    }
    consider_keys(lua, lua_upvalueindex(1), nearest);
    return nearest.found();
}

}  // namespace

std::string nearest_key(lua_State* lua, int index, std::string_view name) {
    Nearest nearest(name);
    consider_keys(lua, index, nearest);
    return nearest.found();
}

std::string written_before(lua_State* lua, std::string_view separators, std::string_view name) {
    const std::string_view line = line_of(state_of(lua).text.text, current_line(lua));
    std::string_view found;
    for (auto at = line.find(name, 1); at != line.npos; at = line.find(name, at + 1)) {
        const std::size_t behind = at + name.size();
        if (separators.find(line[at - 1]) == separators.npos ||
            (behind < line.size() && is_of_name(line[behind])))
            continue;
        const std::size_t begin = begin_of(line, at - 1);
        const std::string_view before = line.substr(begin, at - 1 - begin);
        // The text of a string, a number, or another call on the line, may look the same.
        const bool is_plain = !before.empty() && is_of_name(before.front()) &&
                              std::isdigit(static_cast<unsigned char>(before.front())) == 0 &&
                              before.find("..") == before.npos && before.size() <= 40;
        if (!is_plain || (!found.empty() && found != before))
            return {};
        found = before;
    }
    return std::string(found);
}

int undefined_name(lua_State* lua) {
    if (lua_type(lua, 2) != LUA_TSTRING)
        return 0;
    const std::string name = std::string(lua_tostring(lua, 2)).substr(0, 40);
    for (const Hint& hint : kHints)
        if (hint.name == name)
            raise(lua, "undefined name '%s': %s", name.c_str(), hint.mend);
    const std::string nearest = nearest_name(lua, name);
    if (!nearest.empty())
        raise(lua, "undefined name '%s': did you mean '%s'?", name.c_str(), nearest.c_str());
    raise(lua, "undefined name '%s'", name.c_str());
}

int refuse_global(lua_State* lua) {
    push_text(lua, 2);
    const char* name = lua_tostring(lua, -1);
    lua_pushvalue(lua, 2);
    if (lua_rawget(lua, lua_upvalueindex(1)) != LUA_TNIL)
        raise(lua,
              "'%s' was set outside of this thread, and each thread has its own copy: shared state "
              "is declared with shared(...)",
              name);
    raise(lua,
          "'%s' is new here: write local %s = ... for this thread alone; shared state is declared "
          "with shared(...)",
          name, name);
}

}  // namespace threadline::runtime
