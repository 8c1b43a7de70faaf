#include "engine/runtime/small_thread.h"

#include <pthread.h>

#include <cstring>

namespace threadline::runtime {

Status start_small_thread(void* (*function)(void*), void* argument) {
    pthread_attr_t attributes;
    pthread_attr_init(&attributes);
    pthread_attr_setstacksize(&attributes, thread_stack_bytes);
    pthread_attr_setdetachstate(&attributes, PTHREAD_CREATE_DETACHED);
    pthread_t thread;
    const int error = pthread_create(&thread, &attributes, function, argument);
    pthread_attr_destroy(&attributes);
    if (error != 0)
        return Error{std::string("the system allows no further thread (") + std::strerror(error) +
                     "): use fewer"};
    return Done{};
}

}  // namespace threadline::runtime
