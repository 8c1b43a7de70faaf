// What other tracers make of a lock and an unlock of pthread's mutex, beside the bare pair and our
// recorded one, in the same run: LTTng-UST's pthread wrapper, uftrace. A tracer that is not
// installed is left out, with a line that says so.
#include "engine/record/recorder.h"
#include "engine/sync/primitives.h"

#include <pthread.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <string>
#include <thread>

using namespace threadline;

namespace {

namespace fs = std::filesystem;

constexpr int pairs = 300'000;
constexpr int repetitions = 7;

double cpu_ns() {
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) * 1e9 + static_cast<double>(now.tv_nsec);
}

// The least of several: what disturbs only adds.
template <typename Pair>
double ns_a_pair(Pair&& pair) {
    double least = 1e18;
    for (int repetition = 0; repetition < repetitions; ++repetition) {
        const double begin = cpu_ns();
        for (int i = 0; i < pairs; ++i)
            pair();
        least = std::min(least, (cpu_ns() - begin) / pairs);
    }
    return least;
}

// In a process with a second thread, since glibc spares one alone the atomic operations.
double bare_pair() {
    std::atomic<bool> done = false;
    std::thread other([&] { done.wait(false); });
    pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
    const double ns = ns_a_pair([&] {
        pthread_mutex_lock(&mutex);
        pthread_mutex_unlock(&mutex);
    });
    done = true;
    done.notify_one();
    other.join();
    return ns;
}

struct NeverBlocks final : sync::Seam {
    sync::Wake park(ActorId, sync::Deadline) override { std::abort(); }
    void unpark(ActorId) override {}
};

double recorded_pair() {
    record::Limits limits;
    limits.rings = 4;
    limits.ring_bytes = 4u << 20;
    auto memory = record::SharedMemory::create(limits);
    if (!memory)
        return 0;
    const ActorId actor = memory->add_actor(record::ActorKind::Thread, memory->intern("A"), 0, {});
    record::Recorder recorder{*memory, actor};
    NeverBlocks seam;
    sync::Caller caller{recorder, actor, seam};
    const ObjectId mutex = sync::declare_mutex(*memory, "m", {});
    record::RingHeader& ring = memory->ring(recorder.ring_index());
    int taken = 0;
    return ns_a_pair([&] {
        sync::lock(caller, mutex);
        sync::unlock(caller, mutex);
        if (++taken % 1024 == 0)  // the session's part
            ring.tail.store(ring.head.load(std::memory_order_acquire), std::memory_order_release);
    });
}

bool is_installed(const char* program) {
    return std::system((std::string("command -v ") + program + " >/dev/null 2>&1").c_str()) == 0;
}

// The number that this program prints when it is run by `command`.
double pair_under(const std::string& command) {
    FILE* pipe = popen(command.c_str(), "r");
    if (!pipe)
        return 0;
    std::array<char, 256> line{};
    double ns = 0;
    while (std::fgets(line.data(), line.size(), pipe))
        if (std::strncmp(line.data(), "pair ", 5) == 0)
            ns = std::strtod(line.data() + 5, nullptr);
    pclose(pipe);
    return ns;
}

void print(const char* name, double ns, double bare) {
    if (ns > 0)
        std::printf("%-40s %8.1f ns a pair %8.1f x the bare one\n", name, ns, ns / bare);
    else
        std::printf("%-40s did not run here\n", name);
}

double lttng_pair(const std::string& self, const fs::path& folder) {
    const std::string name = "threadline-bench-" + std::to_string(getpid());
    const std::string quiet = " >/dev/null 2>&1";
    const std::string home = "LTTNG_HOME='" + folder.string() + "' ";
    if (std::system((home + "lttng create " + name + " --output='" + folder.string() + "/lttng'" +
                     quiet + " && " + home + "lttng enable-event -u 'lttng_ust_pthread:*' -s " +
                     name + quiet + " && " + home + "lttng start " + name + quiet)
                        .c_str()) != 0)
        return 0;
    const double ns = pair_under(home + "LD_PRELOAD=liblttng-ust-pthread-wrapper.so '" + self +
                                 "' --pair 2>/dev/null");
    [[maybe_unused]] const int over = std::system((home + "lttng destroy " + name + quiet).c_str());
    return ns;
}

}  // namespace

int main(int count, char** arguments) {
    if (count > 1 && std::strcmp(arguments[1], "--pair") == 0) {
        std::printf("pair %f\n", bare_pair());
        return 0;
    }
    const double bare = bare_pair();
    print("bare pthread mutex", bare, bare);
    print("recorded by Threadline", recorded_pair(), bare);

    std::string pattern = (fs::temp_directory_path() / "threadline-bench-XXXXXX").string();
    if (!mkdtemp(pattern.data()))
        return 1;
    const fs::path folder = pattern;
    const std::string self = fs::read_symlink("/proc/self/exe").string();
    if (is_installed("lttng"))
        print("LTTng-UST's pthread wrapper", lttng_pair(self, folder), bare);
    else
        std::printf("LTTng-UST is not installed (packages lttng-tools, liblttng-ust-dev)\n");
    if (is_installed("uftrace"))
        print("uftrace",
              pair_under("uftrace record -d '" + folder.string() +
                         "/uftrace' --force --no-pager '" + self + "' --pair 2>/dev/null"),
              bare);
    else
        std::printf("uftrace is not installed\n");
    std::error_code ignored;
    fs::remove_all(folder, ignored);
    return 0;
}
