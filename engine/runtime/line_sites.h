// Source line to site id, for all threads of a process without a lock.
#pragma once

#include "engine/record/shared_memory.h"

#include <atomic>
#include <cstdint>
#include <vector>

namespace threadline::runtime {

class LineSites {
public:
    LineSites(const record::SharedMemory& memory, NameId file, std::size_t lines)
        : memory_(memory), file_(file), sites_(lines + 1) {}

    // Interns a line at its first use; two threads that do so at once get the same id.
    SiteId at(int line) {
        if (line <= 0 || static_cast<std::size_t>(line) >= sites_.size())
            return {};
        std::atomic<std::uint32_t>& known = sites_[static_cast<std::size_t>(line)];
        const std::uint32_t id = known.load(std::memory_order_relaxed);
        if (id != 0)
            return SiteId{id};
        const SiteId site = memory_.intern_site(file_, static_cast<std::uint32_t>(line));
        known.store(site.value, std::memory_order_relaxed);
        return site;
    }

private:
    const record::SharedMemory& memory_;
    NameId file_;
    std::vector<std::atomic<std::uint32_t>> sites_;
};

}  // namespace threadline::runtime
