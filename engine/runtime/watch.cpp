#include "engine/runtime/watch.h"

#include "engine/runtime/small_thread.h"

#include <signal.h>
#include <sys/prctl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdint>

namespace threadline::runtime {

namespace {

void* watch(void* argument) {
    const int fd = static_cast<int>(reinterpret_cast<std::intptr_t>(argument));
    prctl(PR_SET_NAME, "watch", 0, 0, 0);
    char byte;
    ssize_t count;
    do
        count = read(fd, &byte, 1);
    while (count > 0 || (count < 0 && errno == EINTR));
    kill(0, SIGKILL);
    return nullptr;
}

}  // namespace

bool die_with_parent(int parent) {
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    return getppid() == parent;
}

Status start_watch(int watch_fd) {
    if (watch_fd < 0)
        return Done{};
    return start_small_thread(watch, reinterpret_cast<void*>(std::intptr_t{watch_fd}));
}

}  // namespace threadline::runtime
