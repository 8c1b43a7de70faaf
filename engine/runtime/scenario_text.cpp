#include "engine/runtime/scenario_text.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace threadline::runtime {

namespace {

// A scenario is a page of text: whatever is larger is no scenario.
constexpr std::size_t kMostBytes = 1u << 20;

std::string without_extension(const std::string& path) {
    return path.ends_with(".lua") ? path.substr(0, path.size() - 4) : path;
}

Result<std::string> read_all(int fd, const std::string& path) {
    std::string text;
    char buffer[16384];
    while (true) {
        const ssize_t count = read(fd, buffer, sizeof buffer);
        if (count == 0)
            return text;
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0)
            return Error{path + ": cannot be read: " + std::strerror(errno)};
        text.append(buffer, static_cast<std::size_t>(count));
        if (text.size() > kMostBytes)
            return Error{path + ": larger than 1 MiB, which no scenario is"};
    }
}

}  // namespace

std::string scenario_name(const std::string& path) {
    const std::string stem = without_extension(path);
    const std::string folder = "scenarios/";
    const auto at = stem.rfind(folder);
    if (at != std::string::npos && (at == 0 || stem[at - 1] == '/') &&
        at + folder.size() < stem.size())
        return stem.substr(at + folder.size());
    return stem;
}

std::string ScenarioText::portable_path() const {
    return display == path ? path.substr(path.rfind('/') + 1) : display;
}

Result<ScenarioText> read_scenario(const std::string& path, int source_fd) {
    ScenarioText scenario;
    scenario.path = path;
    scenario.name = scenario_name(path);
    scenario.display = scenario.name == without_extension(path) ? path : scenario.name + ".lua";

    const int fd = source_fd >= 0 ? source_fd : open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return Error{path + ": cannot be opened: " + std::strerror(errno)};
    struct stat status {};
    if (source_fd < 0 && fstat(fd, &status) == 0 && S_ISDIR(status.st_mode)) {
        close(fd);
        return Error{path + ": is a folder; name one of the .lua files in it"};
    }
    Result<std::string> text = read_all(fd, path);
    close(fd);
    if (!text)
        return text.error();
    scenario.text = std::move(*text);
    return scenario;
}

}  // namespace threadline::runtime
