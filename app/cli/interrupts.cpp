#include "app/cli/interrupts.h"

#include <array>
#include <cerrno>
#include <csignal>
#include <cstdint>

#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

namespace threadline::app {

namespace {

constexpr std::array watched{SIGINT, SIGTERM, SIGHUP};

int wake_fd = -1;
volatile std::sig_atomic_t signalled = 0;
std::array<struct sigaction, watched.size()> old_actions;

void wake() {
    const std::uint64_t one = 1;
    const int error = errno;
    [[maybe_unused]] const ssize_t written = write(wake_fd, &one, sizeof one);
    errno = error;
}

void on_signal(int number) {
    signalled = number;
    wake();
}

}  // namespace

Interrupts::Interrupts() {
    wake_fd = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
    signalled = 0;
    struct sigaction action {};
    action.sa_handler = on_signal;
    action.sa_flags = SA_RESETHAND;  // whoever asks twice does not want to wait
    sigemptyset(&action.sa_mask);
    for (std::size_t i = 0; i < watched.size(); ++i) {
        sigaction(watched[i], nullptr, &old_actions[i]);
        // Whoever started us asked for this signal to pass us by (nohup, a shell's background).
        if (old_actions[i].sa_handler != SIG_IGN)
            sigaction(watched[i], &action, nullptr);
    }
}

Interrupts::~Interrupts() {
    for (std::size_t i = 0; i < watched.size(); ++i)
        sigaction(watched[i], &old_actions[i], nullptr);
    close(wake_fd);
    wake_fd = -1;
}

void Interrupts::notify() const {
    wake();
}

void Interrupts::wait() const {
    pollfd set{wake_fd, POLLIN, 0};
    poll(&set, 1, -1);
    std::uint64_t count = 0;
    [[maybe_unused]] const ssize_t taken = read(wake_fd, &count, sizeof count);
}

bool Interrupts::interrupted() const {
    return signalled != 0;
}

void ignore_failing_writes() {
    std::signal(SIGPIPE, SIG_IGN);
    std::signal(SIGXFSZ, SIG_IGN);
}

}  // namespace threadline::app
