#include "engine/runtime/script_errors.h"

#include "engine/record/one_line.h"
#include "engine/runtime/sandbox.h"

#include <algorithm>
#include <cctype>
#include <string_view>

namespace threadline::runtime {

namespace {

// The line within the function at which `name` is assigned to; the function's own if it is not
// plain to see.
int line_of_assignment(const std::string& text, const CapturedLocal& local) {
    int line = 1;
    std::size_t at = 0;
    while (at < text.size()) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        if (line >= local.first_line && line <= local.last_line) {
            const std::string_view content(text.data() + at, end - at);
            const std::size_t place = content.find(local.name);
            if (place != std::string_view::npos) {
                const std::size_t sign =
                    content.find_first_not_of(" \t", place + local.name.size());
                const bool assigned = sign != std::string_view::npos && content[sign] == '=' &&
                                      content.substr(sign, 2) != "==";
                const bool declared = content.substr(0, place).find("local") != std::string::npos;
                if (assigned && !declared)
                    return line;
            }
        }
        at = end + 1;
        ++line;
    }
    return local.first_line;
}

// "file:12: ..."
bool has_place(std::string_view message, std::string_view file) {
    return message.starts_with(file) && message.size() > file.size() + 1 &&
           message[file.size()] == ':' &&
           std::isdigit(static_cast<unsigned char>(message[file.size() + 1])) != 0;
}

// The file as Lua names it in its own messages, where it shortens long names.
std::string shortened_file(lua_State* lua) {
    lua_Debug frame;
    for (int level = 0; lua_getstack(lua, level, &frame) != 0; ++level) {
        lua_getinfo(lua, "Sl", &frame);
        if (frame.currentline > 0)
            return frame.short_src;
    }
    return {};
}

}  // namespace

int complete_message(lua_State* lua) {
    ScriptState& state = state_of(lua);
    if (is_unwinding(lua, 1) || is_starting_over(lua, 1) || state.error_is_complete)
        return 1;
    push_text(lua, 1);
    std::string message = lua_tostring(lua, -1);
    if (const auto at = message.find("to '?'");
        at != std::string::npos && state.library_function != nullptr)
        message.replace(at, 6, "to '" + std::string(state.library_function) + "'");
    const std::string& file = state.text.display;
    if (!has_place(message, file)) {
        const std::string shortened = shortened_file(lua);
        if (!shortened.empty() && has_place(message, shortened))
            message.replace(0, shortened.size(), file);
        else if (const int line = current_line(lua); line > 0)
            message = file + ":" + std::to_string(line) + ": " + message;
    }
    lua_pushlstring(lua, message.data(), message.size());
    return 1;
}

void complete_syntax_error(ScriptState& state) {
    const std::string& file = state.text.display;
    std::string message = lua_tostring(state.lua, -1);
    if (has_place(message, file))
        return;
    // Either the file's name was shortened or, nested too deep, there is none.
    const auto colon = message.find(':');
    if (message.starts_with("...") && colon != std::string::npos)
        message.replace(0, colon, file);
    else
        message = file + ": " + message;
    lua_pop(state.lua, 1);
    lua_pushlstring(state.lua, message.data(), message.size());
}

std::string error_message(ScriptState& state, int status) {
    lua_State* lua = state.lua;
    std::string message;
    if (status == LUA_ERRMEM) {
        message = state.text.display + ":" + std::to_string(state.memory.refused_at_line) +
                  ": the script needs more than " + std::to_string(state.memory.limit >> 20) +
                  " MiB of memory: an endless recursion, or too much kept in tables and texts";
    } else if (const char* text = lua_tostring(lua, -1); text != nullptr) {
        message = one_line(text);
    }
    lua_pop(lua, 1);
    return message;
}

Error changed_local(const ScenarioText& text, const CapturedLocal& local) {
    return Error{text.display + ":" + std::to_string(line_of_assignment(text.text, local)) + ": '" +
                 local.name +
                 "' was changed by a thread, but each thread has its own copy of it: shared state "
                 "is declared with shared(...)"};
}

}  // namespace threadline::runtime
