// Threads with a stack of our choice.
#pragma once

#include "engine/record/result.h"

#include <cstddef>

namespace threadline::runtime {

// Lua keeps its own stack on the heap. The deepest use of this one is 200 library functions that
// call back into each other (LUAI_MAXCCALLS), about 1.6 KiB each; the rest is room for unwinding.
// The pages that are not touched cost address space only: 10,000 threads, 5 GB of it. A sanitizer
// keeps more than half of that to itself, as thread-local memory, which lies in the stack.
#if defined(__SANITIZE_THREAD__) || defined(__SANITIZE_ADDRESS__)
inline constexpr std::size_t thread_stack_bytes = 2u << 20;
#else
inline constexpr std::size_t thread_stack_bytes = 512u << 10;
#endif

// Starts a detached thread. The error says that the system allows no more.
Status start_small_thread(void* (*function)(void*), void* argument);

}  // namespace threadline::runtime
