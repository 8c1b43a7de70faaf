// folder: a file of it is opened, read to its end in pieces, and closed, after the system was asked
// to forget what it kept of it in memory. A piece that is there all the same is only copied, and
// the thread runs; else it waits for the disk, and that is recorded as I/O.
#include "engine/runtime/folder_steps.h"

#include "engine/record/descriptor.h"
#include "engine/runtime/step.h"
#include "engine/runtime/steps.h"
#include "engine/sync/interpreter_lock.h"

#include <fcntl.h>
#include <sys/uio.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <optional>
#include <random>
#include <string>
#include <vector>

namespace threadline::runtime {

using record::StepKind;

namespace {

constexpr std::size_t kPiece = 64 * 1024;

// Waits as whoever waits for a service does: recorded, and without the interpreter lock. `wait`
// says how long ago what it waited for had come, where that is known.
template <typename Wait>
void as_io(const MethodStep& step, std::chrono::nanoseconds expected, const Wait& wait) {
    record::Recorder& recorder = step.caller().recorder;
    recorder.record_cpu_time();
    recorder.record(EventKind::IoBegin, step.object(), 0, expected.count());
    sync::release_interpreter(step.caller());
    const std::optional<std::chrono::nanoseconds> late = wait();
    recorder.record(EventKind::IoEnd, step.object(), 0, late ? late->count() : 0,
                    late ? event_flag::timed : std::uint16_t{0});
    recorder.record_cpu_time();
    sync::take_interpreter(step.caller());
}

std::int64_t read_simulated(const MethodStep& step, const DeclaredObject& folder) {
    as_io(step, folder.latency, [&] {
        auto& turns = *step.actor.run.turns;
        const auto due = turns.now() + folder.latency;
        turns.sleep_until(step.caller().actor, due);
        return std::chrono::nanoseconds(turns.now() - due);
    });
    return static_cast<std::int64_t>(folder.bytes);
}

// The bytes read; below 0: errno.
std::int64_t read_from_disk(const MethodStep& step, int inherited) {
    const record::Descriptor file(
        open(("/proc/self/fd/" + std::to_string(inherited)).c_str(), O_RDONLY | O_CLOEXEC));
    if (file.get() < 0)
        return -errno;
    posix_fadvise(file.get(), 0, 0, POSIX_FADV_DONTNEED);
    std::vector<char> bytes(kPiece);
    const iovec piece{bytes.data(), bytes.size()};
    for (std::int64_t have = 0;;) {
        ssize_t count = preadv2(file.get(), &piece, 1, have, RWF_NOWAIT);
        // Whether it would wait is not known everywhere: then it is taken for waiting.
        if (count < 0 && (errno == EAGAIN || errno == EOPNOTSUPP || errno == EINVAL)) {
            int problem = 0;
            as_io(step, {}, [&] {
                count = pread(file.get(), bytes.data(), bytes.size(), have);
                problem = errno;
                return std::nullopt;
            });
            errno = problem;
        }
        if (count < 0 && errno != EINTR)
            return -errno;
        if (count == 0 || step.actor.stop().load(std::memory_order_relaxed) != 0)
            return have;
        have += std::max<ssize_t>(count, 0);
    }
}

// folder:read(i): how many bytes it is.
int folder_read(lua_State* lua) {
    const MethodStep step = begin_method(lua, HandleKind::Folder, "read", StepKind::Request);
    const DeclaredObject& folder = step.actor.run.scenario.objects[step.self.count];
    const lua_Integer index = lua_isinteger(lua, 2) ? lua_tointeger(lua, 2) : 0;
    if (index < 1 || index > static_cast<lua_Integer>(folder.files))
        raise(lua, "%s:read(i) needs the number of a file, 1 to %d",
              name_of(lua, step.self).c_str(), static_cast<int>(folder.files));
    if (step.actor.task != nullptr)
        raise(
            lua,
            "%s:read(i) would hold up the event loop, since epoll waits for no file: read it in a "
            "thread",
            name_of(lua, step.self).c_str());
    const std::int64_t bytes =
        step.actor.run.turns != nullptr
            ? read_simulated(step, folder)
            : read_from_disk(step, folder.descriptors[static_cast<std::size_t>(index) - 1]);
    if (bytes < 0)
        raise(lua, "a file of %s cannot be read: %s", name_of(lua, step.self).c_str(),
              std::strerror(static_cast<int>(-bytes)));
    if (step.actor.stop().load(std::memory_order_relaxed) != 0)
        unwind(lua);
    lua_pushinteger(lua, bytes);
    return 1;
}

constexpr luaL_Reg kFolderSteps[] = {{"read", folder_read}, {nullptr, nullptr}};

std::string disk_folder() {
    const char* const chosen = std::getenv("TMPDIR");
    return chosen != nullptr && *chosen != '\0' ? chosen : "/var/tmp";  // /tmp is often no disk
}

// A file without a name; -1 and errno.
int nameless_file(const std::string& folder) {
    const int file = open(folder.c_str(), O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
    if (file >= 0 || errno != EOPNOTSUPP)
        return file;
    std::string name = folder + "/threadline-XXXXXX";
    const int named = mkostemp(name.data(), O_CLOEXEC);
    if (named >= 0)
        unlink(name.c_str());
    return named;
}

bool fill(int file, std::size_t bytes, std::string& piece) {
    for (std::size_t left = bytes; left > 0;) {
        const ssize_t count = write(file, piece.data(), std::min(left, piece.size()));
        if (count < 0 && errno != EINTR)
            return false;
        left -= static_cast<std::size_t>(std::max<ssize_t>(count, 0));
    }
    return fdatasync(file) == 0;  // what is not on the disk yet cannot be forgotten
}

}  // namespace

void register_folder_steps(lua_State* lua) {
    register_handle(lua, HandleKind::Folder, kFolderSteps);
}

Status make_folders(DeclaredScenario& scenario) {
    std::string piece;
    std::minstd_rand random;  // so that no disk makes it smaller
    for (DeclaredObject& object : scenario.objects) {
        if (!object.is_folder)
            continue;
        while (piece.size() < kPiece)
            piece += static_cast<char>(random() >> 8);
        for (std::uint32_t index = 0; index < object.files; ++index) {
            const int file = nameless_file(disk_folder());
            if (file >= 0)
                object.descriptors.push_back(file);
            if (file < 0 || !fill(file, object.bytes, piece))
                return Error{std::to_string(object.line) + ": the files of '" + object.name +
                             "' cannot be made in " + disk_folder() + ": " + std::strerror(errno) +
                             "; set TMPDIR to a folder with room"};
        }
    }
    return Done{};
}

}  // namespace threadline::runtime
