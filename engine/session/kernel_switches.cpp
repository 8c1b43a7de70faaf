#include "engine/session/kernel_switches.h"

#include "engine/record/clock.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <string>

#include <linux/perf_event.h>
#include <sched.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace threadline::session {

namespace {

// How long after its time a record may become visible: the kernel takes the time and writes the
// record with interrupts off, which takes a microsecond.
constexpr std::uint64_t slack_ns = 500'000;
// What an unprivileged user may lock for each CPU by default (perf_event_mlock_kb, 516) is just
// enough for one ring of 128 pages; where others use it too, less has to do.
constexpr std::size_t most_pages = 128;
constexpr std::size_t least_pages = 4;
// No record is larger: PERF_RECORD_EXIT and its SampleId.
constexpr std::uint64_t largest_record = 64;

// What stands at the end of every record (sample_id_all).
struct SampleId {
    std::uint32_t process, thread;
    std::uint64_t time;
    std::uint32_t cpu, reserved;
};

enum class LostCount : bool { No, Yes };

perf_event_attr attributes(bool inherit, LostCount count) {
    perf_event_attr wanted{};
    wanted.size = sizeof wanted;
    wanted.type = PERF_TYPE_SOFTWARE;
    wanted.config = PERF_COUNT_SW_DUMMY;
    wanted.sample_type = PERF_SAMPLE_TID | PERF_SAMPLE_TIME | PERF_SAMPLE_CPU;
    wanted.read_format = count == LostCount::Yes ? PERF_FORMAT_LOST : 0;
    wanted.sample_id_all = 1;
    wanted.context_switch = 1;
    wanted.task = 1;  // a thread that ends leaves its CPU without a switch
    wanted.inherit = inherit ? 1 : 0;
    wanted.use_clockid = 1;
    wanted.clockid = CLOCK_MONOTONIC_RAW;
    wanted.exclude_kernel = 1;
    wanted.exclude_hv = 1;
    return wanted;
}

Descriptor open_event(bool inherit, pid_t thread, int cpu, LostCount count) {
    perf_event_attr wanted = attributes(inherit, count);
    return Descriptor(static_cast<int>(
        syscall(SYS_perf_event_open, &wanted, thread, cpu, -1, PERF_FLAG_FD_CLOEXEC)));
}

Error refusal(int error) {
    int paranoid = 0;
    std::ifstream("/proc/sys/kernel/perf_event_paranoid") >> paranoid;
    if ((error == EACCES || error == EPERM) && paranoid > 2)
        return Error{
            "the kernel does not tell which thread is on which CPU; to allow it: "
            "sudo sysctl kernel.perf_event_paranoid=2"};
    if (error == EACCES || error == EPERM)
        return Error{
            "this system does not tell which thread is on which CPU (perf_event_open is refused; "
            "in a container, allow it in its seccomp profile)"};
    if (error == ENOSYS || error == ENOENT || error == EINVAL)
        return Error{"this kernel cannot tell which thread is on which CPU"};
    return Error{std::string("which thread is on which CPU cannot be watched: ") +
                 std::strerror(error)};
}

}  // namespace

Result<KernelSwitches::Ring> KernelSwitches::open(int cpu, pid_t runner) {
    Ring ring;
    ring.cpu = static_cast<std::uint16_t>(cpu);
    ring.watch = open_event(true, runner, cpu, LostCount::Yes);
    if (!ring.watch && errno == EINVAL) {
        ring.counts_lost = false;
        ring.watch = open_event(true, runner, cpu, LostCount::No);
    }
    if (!ring.watch)
        return refusal(errno);
    const LostCount count = ring.counts_lost ? LostCount::Yes : LostCount::No;
    const auto page = static_cast<std::size_t>(sysconf(_SC_PAGESIZE));
    for (std::size_t pages = most_pages; pages >= least_pages; pages /= 2) {
        ring.data_bytes = pages * page;
        ring.pages = mmap(nullptr, page + ring.data_bytes, PROT_READ | PROT_WRITE, MAP_SHARED,
                          ring.watch.get(), 0);
        if (ring.pages != MAP_FAILED)
            break;
        ring.pages = nullptr;
    }
    if (!ring.pages && errno == EPERM)
        return Error{
            "which thread is on which CPU cannot be watched: no memory may be locked for it, other "
            "programs use it; to allow more: sudo sysctl kernel.perf_event_mlock_kb=4096"};
    if (!ring.pages)
        return refusal(errno);
    std::vector<pid_t> own{0};
    if (getpid() != gettid())
        own.push_back(getpid());
    for (const pid_t thread : own) {
        Descriptor event = open_event(false, thread, cpu, count);
        if (event && ioctl(event.get(), PERF_EVENT_IOC_SET_OUTPUT, ring.watch.get()) == 0)
            ring.own.push_back(std::move(event));
    }
    return ring;
}

Result<KernelSwitches> KernelSwitches::watch(pid_t runner) {
    cpu_set_t usable;
    CPU_ZERO(&usable);
    if (sched_getaffinity(0, sizeof usable, &usable) != 0)
        return refusal(errno);
    KernelSwitches switches;
    for (int cpu = 0; cpu < CPU_SETSIZE; ++cpu) {
        if (!CPU_ISSET(cpu, &usable))
            continue;
        auto ring = open(cpu, runner);
        if (!ring)
            return ring.error();
        switches.rings_.push_back(std::move(ring).value());
        switches.rings_.back().on = not_known;
    }
    return switches;
}

KernelSwitches::~KernelSwitches() {
    const auto page = static_cast<std::size_t>(sysconf(_SC_PAGESIZE));
    for (Ring& ring : rings_)
        if (ring.pages)
            munmap(ring.pages, page + ring.data_bytes);
}

void KernelSwitches::add(Ring& ring, const SwitchRecord& record) {
    ring.last_ns = record.raw_ns;
    pending_.push_back(record);
}

void KernelSwitches::parse(Ring& ring, std::span<const std::byte> bytes) {
    perf_event_header header;
    std::memcpy(&header, bytes.data(), sizeof header);
    if (bytes.size() < sizeof header + sizeof(SampleId))
        return;
    SampleId id;
    std::memcpy(&id, bytes.data() + bytes.size() - sizeof id, sizeof id);
    ++records_;
    SwitchRecord record;
    record.raw_ns = id.time;
    record.thread = static_cast<std::int32_t>(id.thread);
    record.cpu = ring.cpu;
    switch (header.type) {
        case PERF_RECORD_SWITCH:
            if ((header.misc & PERF_RECORD_MISC_SWITCH_OUT) == 0) {
                ring.on = record.thread;
                break;
            }
            if (ring.on != record.thread && ring.on != not_known)
                return;  // it has ended, and so left before
            record.kind = (header.misc & PERF_RECORD_MISC_SWITCH_OUT_PREEMPT) != 0
                              ? SwitchRecord::Kind::Preempted
                              : SwitchRecord::Kind::Out;
            ring.on = nobody;
            break;
        case PERF_RECORD_EXIT:
            std::memcpy(&record.thread, bytes.data() + sizeof header + 2 * sizeof(std::uint32_t),
                        sizeof record.thread);
            if (ring.on != record.thread)
                return;
            record.kind = SwitchRecord::Kind::Out;
            record.ends = true;
            ring.on = nobody;
            break;
        case PERF_RECORD_LOST: {
            std::uint64_t lost = 0;
            std::memcpy(&lost, bytes.data() + sizeof header + sizeof(std::uint64_t), sizeof lost);
            ring.lost_by_record += lost;
            return tell_lost(ring, ring.lost_by_record);
        }
        default:
            return;
    }
    add(ring, record);
}

// As far as it has not been told yet.
void KernelSwitches::tell_lost(Ring& ring, std::uint64_t in_all) {
    if (in_all <= ring.lost)
        return;
    const std::uint64_t lost = in_all - ring.lost;
    ring.lost = in_all;
    lost_ += lost;
    SwitchRecord record;
    record.kind = SwitchRecord::Kind::Lost;
    record.cpu = ring.cpu;
    record.lost = static_cast<std::uint32_t>(std::min<std::uint64_t>(lost, UINT32_MAX));
    record.thread = nobody;
    record.raw_ns = ring.last_ns;  // somewhere between the records around it
    ring.on = not_known;
    add(ring, record);
}

// Of a ring that was full.
std::uint64_t KernelSwitches::count_lost(const Ring& ring) {
    if (!ring.counts_lost)
        return ring.lost_by_record + 1;
    std::uint64_t sum = 0;
    const auto add = [&sum](const Descriptor& event) {
        std::array<std::uint64_t, 2> value_and_lost{};
        if (::read(event.get(), value_and_lost.data(), sizeof value_and_lost) ==
            sizeof value_and_lost)
            sum += value_and_lost[1];
    };
    add(ring.watch);
    for (const Descriptor& event : ring.own)
        add(event);
    return sum;
}

void KernelSwitches::read(Ring& ring) {
    auto* const page = static_cast<perf_event_mmap_page*>(ring.pages);
    const auto* const data = static_cast<const std::byte*>(ring.pages) + page->data_offset;
    const std::uint64_t head = __atomic_load_n(&page->data_head, __ATOMIC_ACQUIRE);
    std::uint64_t tail = page->data_tail;  // only written here
    const std::uint64_t mask = ring.data_bytes - 1;
    const bool was_full = head - tail + largest_record > ring.data_bytes;
    std::array<std::byte, 256> whole;
    while (tail + sizeof(perf_event_header) <= head) {
        // Records are multiples of eight bytes, so that the header never wraps.
        perf_event_header header;
        std::memcpy(&header, data + (tail & mask), sizeof header);
        if (header.size < sizeof header || tail + header.size > head)
            break;
        const std::uint64_t at = tail & mask;
        if (at + header.size <= ring.data_bytes) {
            parse(ring, {data + at, header.size});
        } else if (header.size <= whole.size()) {
            const std::size_t first = ring.data_bytes - at;
            std::memcpy(whole.data(), data + at, first);
            std::memcpy(whole.data() + first, data, header.size - first);
            parse(ring, {whole.data(), header.size});
        }
        tail += header.size;
    }
    // While it is full, so that the count is of what came after its last record.
    if (was_full)
        tell_lost(ring, count_lost(ring));
    __atomic_store_n(&page->data_tail, tail, __ATOMIC_RELEASE);
}

std::uint64_t KernelSwitches::take(std::vector<SwitchRecord>& out) {
    const std::uint64_t begin = record::monotonic_raw_ns();
    for (Ring& ring : rings_)
        read(ring);
    const std::uint64_t known = begin - std::min(begin, slack_ns);
    std::stable_sort(
        pending_.begin(), pending_.end(),
        [](const SwitchRecord& a, const SwitchRecord& b) { return a.raw_ns < b.raw_ns; });
    const auto last =
        std::partition_point(pending_.begin(), pending_.end(),
                             [&](const SwitchRecord& record) { return record.raw_ns < known; });
    out.insert(out.end(), pending_.begin(), last);
    pending_.erase(pending_.begin(), last);
    cost_ += std::chrono::nanoseconds(record::monotonic_raw_ns() - begin);
    return known;
}

void KernelSwitches::take_rest(std::vector<SwitchRecord>& out) {
    take(out);
    out.insert(out.end(), pending_.begin(), pending_.end());
    pending_.clear();
}

}  // namespace threadline::session
