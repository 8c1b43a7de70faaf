#include "app/cli/output.h"

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <cstring>

#include <sys/ioctl.h>
#include <unistd.h>

namespace threadline::app {

namespace {

bool write_all(int fd, const std::string& text) {
    for (std::size_t done = 0; done < text.size();) {
        const ssize_t written = write(fd, text.data() + done, text.size() - done);
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0)
            return false;
        done += static_cast<std::size_t>(written);
    }
    return true;
}

}  // namespace

void print_error(const std::string& message) {
    std::string line = "threadline: " + message;
    std::replace(line.begin(), line.end(), '\n', ' ');
    write_all(STDERR_FILENO, line + "\n");
}

ExitStatus usage_error(const std::string& message) {
    print_error(message);
    return ExitStatus::Usage;
}

bool print(const std::string& text) {
    if (write_all(STDOUT_FILENO, text) || errno == EPIPE)
        return true;
    print_error(std::string("cannot write the output: ") + std::strerror(errno));
    return false;
}

bool output_is_utf8() {
    // As setlocale(3) chooses: the first of these that is set.
    for (const char* name : {"LC_ALL", "LC_CTYPE", "LANG"}) {
        const char* value = std::getenv(name);
        if (!value || !*value)
            continue;
        std::string lower(value);
        std::transform(lower.begin(), lower.end(), lower.begin(),
                       [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
        return lower.find("utf-8") != std::string::npos || lower.find("utf8") != std::string::npos;
    }
    return false;
}

int output_width() {
    winsize size{};
    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col >= 40)
        return std::min<int>(size.ws_col, 100);
    return 80;
}

}  // namespace threadline::app
