// Settings in braces, as in number("work", 20, {min = 1, unit = "ms"}).
#pragma once

#include "engine/runtime/declaring.h"
#include "engine/runtime/script_state.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

namespace threadline::runtime {

// Each is taken once, so that a misspelt one is noticed.
class Settings {
public:
    Settings(lua_State* lua, int index, const char* word) : lua_(lua), index_(index), word_(word) {
        if (!lua_isnoneornil(lua, index) && !lua_istable(lua, index))
            raise(lua, "%s: settings stand in braces, as in {label = \"Work\"}", word);
    }

    double number(const char* name, double fallback) {
        if (!find(name))
            return fallback;
        if (lua_type(lua_, -1) != LUA_TNUMBER || !std::isfinite(lua_tonumber(lua_, -1)))
            raise(lua_, "%s: %s is a number", word_, name);
        const double number = lua_tonumber(lua_, -1);
        lua_pop(lua_, 1);
        return number;
    }

    std::string text(const char* name, std::string fallback) {
        if (!find(name))
            return fallback;
        std::string text = check_text(lua_, -1, name, "a text", 60);
        lua_pop(lua_, 1);
        return text;
    }

    bool boolean(const char* name, bool fallback) {
        if (!find(name))
            return fallback;
        if (!lua_isboolean(lua_, -1))
            raise(lua_, "%s: %s is true or false", word_, name);
        const bool on = lua_toboolean(lua_, -1) != 0;
        lua_pop(lua_, 1);
        return on;
    }

    void check_all_known() {
        if (!lua_istable(lua_, index_))
            return;
        lua_pushnil(lua_);
        while (lua_next(lua_, index_) != 0) {
            lua_pop(lua_, 1);
            const std::string name =
                lua_type(lua_, -1) == LUA_TSTRING ? lua_tostring(lua_, -1) : "?";
            if (std::ranges::find(known_, name) != known_.end())
                continue;
            std::string list;
            for (const std::string& known : known_)
                list.append(list.empty() ? "" : ", ").append(known);
            raise(lua_, "%s has no setting '%s'; it has %s", word_, name.c_str(), list.c_str());
        }
    }

private:
    // Pushes the setting if it is there.
    bool find(const char* name) {
        known_.emplace_back(name);
        if (!lua_istable(lua_, index_))
            return false;
        if (lua_getfield(lua_, index_, name) != LUA_TNIL)
            return true;
        lua_pop(lua_, 1);
        return false;
    }

    lua_State* lua_;
    int index_;
    const char* word_;
    std::vector<std::string> known_;
};

}  // namespace threadline::runtime
