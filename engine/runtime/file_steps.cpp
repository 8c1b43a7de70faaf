// file: each step opens the file anew, as a program would, locks it for as long as it reads or
// writes (flock), and closes it. What it finds there is recorded as the value of a shared variable
// within that lock, so the order of the events is that of the accesses.
#include "engine/runtime/file_steps.h"

#include "engine/runtime/step.h"
#include "engine/runtime/steps.h"
#include "engine/runtime/values.h"
#include "engine/sync/primitives.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/mman.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <charconv>
#include <cstring>
#include <string>

namespace threadline::runtime {

using record::StepKind;

namespace {

// One that is open, and nobody else's meanwhile.
class OpenFile {
public:
    // An open file description of its own: flock() is between those.
    explicit OpenFile(int inherited)
        : descriptor_(
              open(("/proc/self/fd/" + std::to_string(inherited)).c_str(), O_RDWR | O_CLOEXEC)) {
        while (descriptor_ >= 0 && flock(descriptor_, LOCK_EX) < 0 && errno == EINTR) {
        }
    }
    ~OpenFile() {
        if (descriptor_ >= 0)
            close(descriptor_);
    }
    OpenFile(const OpenFile&) = delete;
    OpenFile& operator=(const OpenFile&) = delete;

    bool is_open() const { return descriptor_ >= 0; }

    std::string text() const {
        std::array<char, longest_shared_string + 1> bytes{};
        const ssize_t count = pread(descriptor_, bytes.data(), bytes.size(), 0);
        return {bytes.data(), count > 0 ? static_cast<std::size_t>(count) : 0};
    }
    bool replace(std::string_view text) const {
        return ftruncate(descriptor_, 0) == 0 && pwrite(descriptor_, text.data(), text.size(), 0) ==
                                                     static_cast<ssize_t>(text.size());
    }

private:
    int descriptor_;
};

[[noreturn]] void broke(lua_State* lua, const MethodStep& step) {
    raise(lua, "%s cannot be opened or written: %s", name_of(lua, step.self).c_str(),
          std::strerror(errno));
}

int descriptor_of(const MethodStep& step) {
    return step.actor.run.scenario.objects[step.self.count].descriptor;
}

// The shortest that reads back as the same number.
std::string text_of(const InitialValue& value) {
    if (const auto* integer = std::get_if<std::int64_t>(&value))
        return std::to_string(*integer);
    if (const auto* text = std::get_if<std::string>(&value))
        return *text;
    std::array<char, 40> digits{};
    const double number = std::get<double>(value);
    std::string text(digits.data(),
                     std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr);
    if (text.find_first_not_of("-0123456789") == text.npos)
        text += ".0";  // as Lua writes it, else it would become an integer
    return text;
}

// A number where it is one, else the text.
void push_content(lua_State* lua, const std::string& text) {
    const std::size_t read = lua_stringtonumber(lua, text.c_str());
    if (read == text.size() + 1)
        return;
    if (read != 0)  // up to a zero byte
        lua_pop(lua, 1);
    lua_pushlstring(lua, text.data(), text.size());
}

int file_read(lua_State* lua) {
    const MethodStep step = begin_method(lua, HandleKind::File, "read", StepKind::Read);
    const int descriptor = descriptor_of(step);
    if (descriptor < 0) {
        push_value(lua, sync::read(step.caller(), step.object()));
        return 1;
    }
    const OpenFile file(descriptor);
    if (!file.is_open())
        broke(lua, step);
    const std::string text = file.text();
    sync::read(step.caller(), step.object());
    push_content(lua, text);
    return 1;
}

int file_write(lua_State* lua) {
    as_file_content(lua, 2);
    const MethodStep step =
        begin_method(lua, HandleKind::File, "write", StepKind::Write, {.value = 2});
    if (lua_type(lua, 2) != LUA_TNUMBER && lua_type(lua, 2) != LUA_TSTRING)
        raise(lua, "a file holds a number or a text: %s:write(5)",
              called_object(lua, "write", "count_file").c_str());
    const Value value = check_value(lua, 2);
    const int descriptor = descriptor_of(step);
    if (descriptor < 0) {
        sync::write(step.caller(), step.object(), value);
        return 0;
    }
    const OpenFile file(descriptor);
    if (!file.is_open() || !file.replace(text_of(check_initial_value(lua, 2))))
        broke(lua, step);
    sync::write(step.caller(), step.object(), value);
    return 0;
}

constexpr luaL_Reg kFileSteps[] = {{"read", file_read}, {"write", file_write}, {nullptr, nullptr}};

}  // namespace

void as_file_content(lua_State* lua, int index) {
    if (lua_type(lua, index) != LUA_TNUMBER && lua_type(lua, index) != LUA_TSTRING)
        return;
    push_content(lua, text_of(check_initial_value(lua, index)));
    lua_replace(lua, index);
}

void register_file_steps(lua_State* lua) {
    register_handle(lua, HandleKind::File, kFileSteps);
}

Status make_files(DeclaredScenario& scenario) {
    for (DeclaredObject& object : scenario.objects) {
        if (!object.is_file)
            continue;
        object.descriptor = memfd_create(object.name.c_str(), MFD_CLOEXEC);
        if (object.descriptor < 0 || !OpenFile(object.descriptor).replace(text_of(object.initial)))
            return Error{std::to_string(object.line) + ": the file '" + object.name +
                         "' cannot be made: " + std::strerror(errno)};
    }
    return Done{};
}

}  // namespace threadline::runtime
