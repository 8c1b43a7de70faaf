#include "app/window/restart.h"

#include <QWidget>

#include <unistd.h>
#include <cstdio>
#include <string>
#include <vector>

namespace threadline::app {
namespace {

constexpr auto asked = "restart-asked", wanted = "restart-wanted";

}  // namespace

void close_to_restart(QWidget& window) {
    window.setProperty(asked, true);
    window.close();
}

void begin_to_close(QWidget& window) {
    window.setProperty(wanted, window.property(asked));
    window.setProperty(asked, {});
}

void stay_until_closed_again(QWidget& window) {
    window.setProperty(asked, window.property(wanted));
}

void give_up_restart(QWidget& window) {
    window.setProperty(asked, {});
    window.setProperty(wanted, {});
}

bool closes_to_restart(const QWidget& window) {
    return window.property(wanted).toBool();
}

void restart(const std::optional<std::filesystem::path>& file) {
    std::error_code problem;
    const std::string program = std::filesystem::read_symlink("/proc/self/exe", problem).string();
    std::vector<std::string> words{program};
    // What is gone by now would keep the window from opening; a name may begin as an option does.
    if (file && std::filesystem::exists(*file, problem))
        words.insert(words.end(), {"view", std::filesystem::absolute(*file, problem).string()});
    std::vector<char*> argv;
    for (std::string& word : words)
        argv.push_back(word.data());
    argv.push_back(nullptr);
    execv("/proc/self/exe", argv.data());  // also where another version has its name by now
    std::perror("threadline: cannot start again");
}

}  // namespace threadline::app
