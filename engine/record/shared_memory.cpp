#include "engine/record/shared_memory.h"

#include "engine/record/clock.h"
#include "engine/record/event.h"
#include "engine/record/futex.h"
#include "engine/record/guard.h"
#include "engine/record/text_hash.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <bit>
#include <cassert>
#include <cerrno>
#include <climits>
#include <cstring>
#include <new>
#include <utility>

namespace threadline::record {
namespace {

constexpr std::uint64_t magic = 0x315253454e494c54;  // "TLINESR1"
constexpr std::uint32_t no_index = UINT32_MAX;

// Where each region lies; follows from the limits alone, so that attach() can check it.
struct Regions {
    std::uint64_t names_at, name_bytes_at, name_index_at, sites_at, site_index_at;
    std::uint64_t actors_at, objects_at, values_at, ready_bits_at, rings_at, slots_at;
    std::uint64_t total_bytes;

    friend bool operator==(const Regions&, const Regions&) = default;
};

// At most half full, so that a probe stays short.
std::uint64_t index_slots(std::uint32_t entries) {
    return std::bit_ceil(std::max<std::uint64_t>(64, 2 * std::uint64_t{entries}));
}

Regions regions_for(const Limits& limits) {
    Regions regions{};
    std::uint64_t at = sizeof(Header);
    const auto reserve = [&at](std::uint64_t bytes) {
        constexpr std::uint64_t page = 4096;
        const std::uint64_t begin = (at + page - 1) / page * page;
        at = begin + bytes;
        return begin;
    };
    regions.names_at = reserve(std::uint64_t{limits.names} * sizeof(NameEntry));
    regions.name_bytes_at = reserve(limits.name_bytes);
    regions.name_index_at = reserve(index_slots(limits.names) * sizeof(std::uint32_t));
    regions.sites_at = reserve(std::uint64_t{limits.sites} * sizeof(SiteEntry));
    regions.site_index_at = reserve(index_slots(limits.sites) * sizeof(std::uint32_t));
    regions.actors_at = reserve(std::uint64_t{limits.actors} * sizeof(ActorRecord));
    regions.objects_at = reserve(std::uint64_t{limits.objects} * sizeof(ObjectRecord));
    regions.values_at = reserve(std::uint64_t{limits.values} * sizeof(Value));
    regions.ready_bits_at = reserve((std::uint64_t{limits.rings} + 63) / 64 * 8);
    regions.rings_at = reserve(std::uint64_t{limits.rings} * sizeof(RingHeader));
    regions.slots_at = reserve(limits.ring_bytes);
    regions.total_bytes = reserve(0);
    return regions;
}

Regions regions_of(const Header& header) {
    return {header.names_at,      header.name_bytes_at, header.name_index_at, header.sites_at,
            header.site_index_at, header.actors_at,     header.objects_at,    header.values_at,
            header.ready_bits_at, header.rings_at,      header.slots_at,      header.total_bytes};
}

template <typename T>
T* region(Header& header, std::uint64_t at) {
    return reinterpret_cast<T*>(reinterpret_cast<std::byte*>(&header) + at);
}

using IndexSlot = std::atomic<std::uint32_t>;

std::uint64_t hash_of(std::string_view text) {
    const std::uint64_t hash = fnv1a(text);
    return hash ^ hash >> 32;
}

std::uint64_t hash_of(NameId file, std::uint32_t line) {
    const std::uint64_t mixed = (std::uint64_t{file.value} << 32 | line) * 0x9e3779b97f4a7c15u;
    return mixed ^ mixed >> 32;
}

// The slot that holds the entry which `matches`, or the empty one where it belongs. Slots are only
// ever filled, so looking needs no guard; filling does.
template <typename Matches>
IndexSlot& probe(IndexSlot* slots, std::uint64_t slot_count, std::uint64_t hash, Matches matches) {
    for (std::uint64_t position = hash;; ++position) {
        IndexSlot& slot = slots[position & (slot_count - 1)];
        const std::uint32_t id = slot.load(std::memory_order_acquire);
        if (id == 0 || matches(id))
            return slot;
    }
}

std::string system_error(int number) {
    return std::strerror(number);
}

}  // namespace

Result<SharedMemory> SharedMemory::create(const Limits& limits) {
    const Regions regions = regions_for(limits);
    const int fd = memfd_create("threadline", MFD_CLOEXEC | MFD_ALLOW_SEALING);
    if (fd < 0)
        return Error{"cannot create the shared memory of the run: " + system_error(errno)};
    void* address = MAP_FAILED;
    if (ftruncate(fd, static_cast<off_t>(regions.total_bytes)) == 0 &&
        fcntl(fd, F_ADD_SEALS, F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_SEAL) == 0)
        address = mmap(nullptr, regions.total_bytes, PROT_READ | PROT_WRITE,
                       MAP_SHARED | MAP_NORESERVE, fd, 0);
    if (address == MAP_FAILED) {
        const int number = errno;
        close(fd);
        return Error{"cannot reserve " + std::to_string(regions.total_bytes >> 20) +
                     " MiB of shared memory for the run: " + system_error(number) +
                     "; allow more address space (ulimit -v) and larger files (ulimit -f), or set "
                     "smaller limits"};
    }

    auto* header = new (address) Header{};
    header->version = layout_version;
    header->invariant_tsc = has_invariant_tsc() ? 1 : 0;
    header->total_bytes = regions.total_bytes;
    header->limits = limits;
    header->names_at = regions.names_at;
    header->name_bytes_at = regions.name_bytes_at;
    header->name_index_at = regions.name_index_at;
    header->sites_at = regions.sites_at;
    header->site_index_at = regions.site_index_at;
    header->actors_at = regions.actors_at;
    header->objects_at = regions.objects_at;
    header->values_at = regions.values_at;
    header->ready_bits_at = regions.ready_bits_at;
    header->rings_at = regions.rings_at;
    header->slots_at = regions.slots_at;
    header->ring_capacity = record::ring_capacity(limits.ring_bytes, limits.rings);
    header->magic = magic;
    return SharedMemory(fd, header);
}

Result<SharedMemory> SharedMemory::attach(int fd) {
    const std::string what =
        "descriptor " + std::to_string(fd) + " is not the shared memory of a run: ";
    const std::string mend = "; start the runner through threadline";

    struct stat status {};
    if (fstat(fd, &status) != 0)
        return Error{what + system_error(errno) + mend};
    const auto size = static_cast<std::uint64_t>(status.st_size);
    if (!S_ISREG(status.st_mode) || size < sizeof(Header))
        return Error{what + "it is too small" + mend};

    void* address = mmap(nullptr, size, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_NORESERVE, fd, 0);
    if (address == MAP_FAILED)
        return Error{what + "it cannot be mapped, " + system_error(errno) + mend};

    auto* header = static_cast<Header*>(address);
    std::string wrong;
    if (header->magic != magic)
        wrong = "it does not begin as one";
    else if (header->version != layout_version)
        wrong = "its layout has version " + std::to_string(header->version) +
                ", this program knows version " + std::to_string(layout_version);
    else if (header->total_bytes != size)
        wrong = "it should have " + std::to_string(header->total_bytes) + " bytes and has " +
                std::to_string(size);
    else if (regions_of(*header) != regions_for(header->limits))
        wrong = "its tables do not lie where its limits say";
    if (!wrong.empty()) {
        munmap(address, size);
        return Error{what + wrong + mend};
    }
    return SharedMemory(fd, header);
}

SharedMemory::SharedMemory(int fd, Header* header) : fd_(fd), header_(header) {}

SharedMemory::SharedMemory(SharedMemory&& other) noexcept
    : fd_(std::exchange(other.fd_, -1)), header_(std::exchange(other.header_, nullptr)) {}

SharedMemory& SharedMemory::operator=(SharedMemory&& other) noexcept {
    std::swap(fd_, other.fd_);
    std::swap(header_, other.header_);
    return *this;
}

SharedMemory::~SharedMemory() {
    if (header_)
        munmap(header_, header_->total_bytes);
    if (fd_ >= 0)
        close(fd_);
}

std::span<Value> SharedMemory::values(std::uint32_t first, std::uint32_t count) const {
    assert(std::uint64_t{first} + count <= header_->limits.values);
    return {region<Value>(*header_, header_->values_at) + first, count};
}

RingHeader& SharedMemory::ring(std::uint32_t index) const {
    assert(index < header_->limits.rings);
    return region<RingHeader>(*header_, header_->rings_at)[index];
}

std::span<Event> SharedMemory::ring_slots(std::uint32_t ring_index) const {
    const std::uint64_t capacity = header_->ring_capacity;
    return {region<Event>(*header_, header_->slots_at) + ring_index * capacity, capacity};
}

std::string_view SharedMemory::name(NameId id) const {
    if (!id.valid())
        return {};
    const NameEntry& entry = region<NameEntry>(*header_, header_->names_at)[id.value - 1];
    return {region<const char>(*header_, header_->name_bytes_at) + entry.offset, entry.length};
}

std::string SharedMemory::name_of(ObjectId id) const {
    const ObjectRecord& named = object(id);
    const std::string text(name(named.name));
    return named.kind == ObjectKind::Variable && named.extent > 0
               ? text + "[" + std::to_string(named.extent) + "]"
               : text;
}

SiteEntry SharedMemory::site(SiteId id) const {
    if (!id.valid())
        return {};
    return region<SiteEntry>(*header_, header_->sites_at)[id.value - 1];
}

NameId SharedMemory::intern(std::string_view text) const {
    auto* slots = region<IndexSlot>(*header_, header_->name_index_at);
    const std::uint64_t slot_count = index_slots(header_->limits.names);
    const std::uint64_t hash = hash_of(text);
    const auto find = [&]() -> IndexSlot& {
        return probe(slots, slot_count, hash,
                     [&](std::uint32_t id) { return name(NameId{id}) == text; });
    };
    if (const std::uint32_t known = find().load(std::memory_order_acquire); known != 0)
        return NameId{known};

    const Guard guard(header_->table_guard);
    IndexSlot& slot = find();
    if (const std::uint32_t known = slot.load(std::memory_order_relaxed); known != 0)
        return NameId{known};
    const std::uint32_t count = header_->name_count.load(std::memory_order_relaxed);
    const std::uint32_t used = header_->name_bytes_used.load(std::memory_order_relaxed);
    if (count >= header_->limits.names || text.size() > header_->limits.name_bytes - used)
        return {};
    if (!text.empty())
        std::memcpy(region<char>(*header_, header_->name_bytes_at) + used, text.data(),
                    text.size());
    region<NameEntry>(*header_, header_->names_at)[count] = {
        used, static_cast<std::uint32_t>(text.size())};
    header_->name_bytes_used.store(used + static_cast<std::uint32_t>(text.size()),
                                   std::memory_order_relaxed);
    header_->name_count.store(count + 1, std::memory_order_release);
    slot.store(count + 1, std::memory_order_release);
    return NameId{count + 1};
}

SiteId SharedMemory::intern_site(NameId file, std::uint32_t line) const {
    auto* slots = region<IndexSlot>(*header_, header_->site_index_at);
    const std::uint64_t slot_count = index_slots(header_->limits.sites);
    const std::uint64_t hash = hash_of(file, line);
    const auto find = [&]() -> IndexSlot& {
        return probe(slots, slot_count, hash, [&](std::uint32_t id) {
            const SiteEntry entry = site(SiteId{id});
            return entry.file == file && entry.line == line;
        });
    };
    if (const std::uint32_t known = find().load(std::memory_order_acquire); known != 0)
        return SiteId{known};

    const Guard guard(header_->table_guard);
    IndexSlot& slot = find();
    if (const std::uint32_t known = slot.load(std::memory_order_relaxed); known != 0)
        return SiteId{known};
    const std::uint32_t count = header_->site_count.load(std::memory_order_relaxed);
    if (count >= header_->limits.sites)
        return {};
    region<SiteEntry>(*header_, header_->sites_at)[count] = {file, line};
    header_->site_count.store(count + 1, std::memory_order_release);
    slot.store(count + 1, std::memory_order_release);
    return SiteId{count + 1};
}

ActorId SharedMemory::add_actor(ActorKind kind, NameId name, std::uint16_t process, SiteId body,
                                std::int32_t process_id, ActorId parent) const {
    const Guard guard(header_->table_guard);
    const std::uint32_t count = header_->actor_count.load(std::memory_order_relaxed);
    if (count >= header_->limits.actors)
        return {};
    const ActorId id{count + 1};
    auto* record = new (&actor(id)) ActorRecord{};
    record->name = name;
    record->kind = kind;
    record->process = process;
    record->ring = no_index;
    record->body = body;
    record->process_id.store(process_id, std::memory_order_relaxed);
    record->parent = parent;
    header_->actor_count.store(id.value, std::memory_order_release);
    return id;
}

ObjectId SharedMemory::add_object(ObjectKind kind, NameId name, SiteId declared,
                                  std::uint32_t extent) const {
    const Guard guard(header_->table_guard);
    const std::uint32_t count = header_->object_count.load(std::memory_order_relaxed);
    if (extent >= header_->limits.objects - count)
        return {};
    const auto fill = [&](std::uint32_t id, ObjectKind its_kind, std::uint32_t its_extent) {
        auto* record = new (&object(ObjectId{id})) ObjectRecord{};
        record->name = name;
        record->kind = its_kind;
        record->declared = declared;
        record->extent = its_extent;
    };
    const ObjectId id{count + 1};
    fill(id.value, kind, extent);
    for (std::uint32_t element = 1; element <= extent; ++element)
        fill(id.value + element, ObjectKind::Variable, element);
    header_->object_count.store(id.value + extent, std::memory_order_release);
    return id;
}

std::uint32_t SharedMemory::add_values(std::uint32_t count) const {
    const Guard guard(header_->table_guard);
    const std::uint32_t used = header_->value_count.load(std::memory_order_relaxed);
    if (count > header_->limits.values - used)
        return no_index;
    header_->value_count.store(used + count, std::memory_order_release);
    return used;
}

std::uint32_t SharedMemory::add_ring(ActorId thread) const {
    const Guard guard(header_->table_guard);
    const std::uint32_t count = header_->ring_count.load(std::memory_order_relaxed);
    const std::uint64_t bytes = std::uint64_t{header_->ring_capacity} * sizeof(Event);
    if (count < header_->limits.rings && (count + 1) * bytes <= header_->limits.ring_bytes) {
        ring(count).thread = thread;
        header_->ring_count.store(count + 1, std::memory_order_release);
        return count;
    }
    for (std::uint32_t looked = 0; looked < count; ++looked) {
        const std::uint32_t index = (header_->next_ring_to_reuse + looked) % count;
        RingHeader& old = ring(index);
        if (old.closed.load(std::memory_order_acquire) == 0 ||
            old.tail.load(std::memory_order_acquire) != old.head.load(std::memory_order_relaxed))
            continue;
        // Seen by the session with the head that the new thread's first event publishes.
        old.thread = thread;
        old.first = old.head.load(std::memory_order_relaxed);
        old.first_lost = old.lost.load(std::memory_order_relaxed);
        old.closed.store(0, std::memory_order_release);
        header_->next_ring_to_reuse = index + 1;
        return index;
    }
    return no_index;
}

bool SharedMemory::has_ring_to_come() const {
    const std::uint32_t count = header_->ring_count.load(std::memory_order_acquire);
    for (std::uint32_t index = 0; index < count; ++index) {
        const RingHeader& old = ring(index);
        const bool ends = old.thread && actor(old.thread).status.load(std::memory_order_acquire) ==
                                            static_cast<std::uint32_t>(ActorStatus::Ended);
        if (ends || old.closed.load(std::memory_order_acquire) != 0)
            return true;
    }
    return false;
}

void SharedMemory::set_error(std::string_view line) const {
    auto& text = header_->error_text;
    const std::size_t length = std::min(line.size(), text.size() - 1);
    std::copy_n(line.data(), length, text.data());
    text[length] = '\0';
}

std::string_view SharedMemory::error() const {
    const auto& text = header_->error_text;
    return {text.data(), strnlen(text.data(), text.size())};
}

void SharedMemory::ring_doorbell() const {
    Doorbell& doorbell = header_->doorbell;
    doorbell.sequence.fetch_add(1, std::memory_order_seq_cst);
    if (doorbell.listening.load(std::memory_order_seq_cst) != 0)
        futex_wake(doorbell.sequence, INT_MAX);
}

void SharedMemory::mark_ready(std::uint32_t ring_index) const {
    auto* words = region<std::atomic<std::uint64_t>>(*header_, header_->ready_bits_at);
    words[ring_index / 64].fetch_or(std::uint64_t{1} << ring_index % 64, std::memory_order_seq_cst);
}

void SharedMemory::set_phase(Phase phase) const {
    header_->phase.store(phase, std::memory_order_release);
    ring_doorbell();
}

std::uint32_t ring_capacity(std::uint64_t budget_bytes, std::uint32_t threads) {
    const std::uint64_t share = budget_bytes / sizeof(Event) / std::max<std::uint32_t>(1, threads);
    constexpr std::uint64_t most = 1u << 30;
    return static_cast<std::uint32_t>(std::bit_floor(std::clamp<std::uint64_t>(share, 64, most)));
}

}  // namespace threadline::record
