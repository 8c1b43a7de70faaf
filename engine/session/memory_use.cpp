#include "engine/session/memory_use.h"

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

#include <unistd.h>

namespace threadline::session {

namespace {

// The value of a line "VmHWM:     1234 kB", 0 if it is another line.
std::uint64_t kib_of(const std::string& line, const std::string& field) {
    if (line.compare(0, field.size(), field) != 0)
        return 0;
    std::istringstream rest(line.substr(field.size()));
    std::uint64_t kib = 0;
    rest >> kib;
    return kib;
}

// Field 3 of /proc/PID/stat; the name in field 2 may hold anything, so count from its last ')'.
bool is_alive(const std::filesystem::path& process) {
    std::ifstream file(process / "stat");
    std::string text;
    if (!std::getline(file, text))
        return false;
    const auto name_end = text.rfind(')');
    if (name_end == std::string::npos)
        return false;
    std::istringstream rest(text.substr(name_end + 1));
    char state = 0;
    return rest >> state && state != 'Z';
}

}  // namespace

void MemoryUse::raise_to(const MemoryUse& other) {
    resident_kib = std::max(resident_kib, other.resident_kib);
    virtual_kib = std::max(virtual_kib, other.virtual_kib);
}

std::vector<pid_t> processes_in_group(pid_t group) {
    std::vector<pid_t> found;
    std::error_code error;
    for (const auto& entry : std::filesystem::directory_iterator("/proc", error)) {
        const std::string name = entry.path().filename().string();
        pid_t id = 0;
        const auto [end, problem] = std::from_chars(name.data(), name.data() + name.size(), id);
        if (problem == std::errc() && end == name.data() + name.size() && getpgid(id) == group &&
            is_alive(entry.path()))
            found.push_back(id);
    }
    return found;
}

MemoryUse memory_use_of(std::span<const pid_t> processes) {
    MemoryUse sum;
    for (const pid_t process : processes) {
        std::ifstream file("/proc/" + std::to_string(process) + "/status");
        for (std::string line; std::getline(file, line);) {
            sum.resident_kib += kib_of(line, "VmHWM:");
            sum.virtual_kib += kib_of(line, "VmPeak:");
        }
    }
    return sum;
}

}  // namespace threadline::session
