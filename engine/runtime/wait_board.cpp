#include "engine/runtime/wait_board.h"

#include <sys/mman.h>

#include <new>

namespace threadline::runtime {

std::unique_ptr<WaitBoard> WaitBoard::create(std::uint32_t actors) {
    const std::uint32_t count = actors + 1;
    void* const memory = mmap(nullptr, count * sizeof(std::atomic<std::uint32_t>),
                              PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (memory == MAP_FAILED)
        return nullptr;
    // New pages are all zero.
    auto* const places = static_cast<std::atomic<std::uint32_t>*>(memory);
    return std::unique_ptr<WaitBoard>(new WaitBoard(places, count));
}

WaitBoard::~WaitBoard() {
    munmap(places_, count_ * sizeof(std::atomic<std::uint32_t>));
}

}  // namespace threadline::runtime
