#include "engine/schedule/fiber.h"

#include <boost/context/fiber.hpp>
#include <boost/context/protected_fixedsize_stack.hpp>

#include <cassert>
#include <utility>

#if defined(__SANITIZE_ADDRESS__)
#include <sanitizer/common_interface_defs.h>
#endif
#if defined(__SANITIZE_THREAD__)
#include <sanitizer/tsan_interface.h>
#endif

namespace threadline::schedule {

namespace {

constexpr std::size_t kStackBytes = 256u << 10;

}  // namespace

// What the sanitizers have to be told of each switch: which stack comes next.
struct Fiber::Context {
    boost::context::fiber inside;   // of the body, while it is suspended
    boost::context::fiber outside;  // of the owner, while the body is at work
#if defined(__SANITIZE_ADDRESS__)
    const void* stack = nullptr;
    std::size_t stack_bytes = 0;
    const void* outer_stack = nullptr;
    std::size_t outer_stack_bytes = 0;
    void* inner_fake = nullptr;
    void* outer_fake = nullptr;

    void before_in() {
        __sanitizer_start_switch_fiber(&outer_fake, stack, stack_bytes);
    }
    void after_in() {
        __sanitizer_finish_switch_fiber(inner_fake, &outer_stack, &outer_stack_bytes);
    }
    void before_out() {
        __sanitizer_start_switch_fiber(&inner_fake, outer_stack, outer_stack_bytes);
    }
    void before_last_out() {
        __sanitizer_start_switch_fiber(nullptr, outer_stack, outer_stack_bytes);
    }
    void after_out() {
        __sanitizer_finish_switch_fiber(outer_fake, nullptr, nullptr);
    }
#elif defined(__SANITIZE_THREAD__)
    void* own = __tsan_create_fiber(0);
    void* owner = nullptr;

    ~Context() {
        __tsan_destroy_fiber(own);
    }
    void before_in() {
        owner = __tsan_get_current_fiber();
        __tsan_switch_to_fiber(own, 0);
    }
    void after_in() {}
    void before_out() {
        __tsan_switch_to_fiber(owner, 0);
    }
    void before_last_out() {
        before_out();
    }
    void after_out() {}
#else
    void before_in() {}
    void after_in() {}
    void before_out() {}
    void before_last_out() {}
    void after_out() {}
#endif
};

Fiber::Fiber(std::function<void()> body)
    : body_(std::move(body)), context_(std::make_unique<Context>()) {
    boost::context::protected_fixedsize_stack allocator(kStackBytes);
    const boost::context::stack_context stack = allocator.allocate();
#if defined(__SANITIZE_ADDRESS__)
    context_->stack = static_cast<const char*>(stack.sp) - stack.size;
    context_->stack_bytes = stack.size;
#endif
    context_->inside = boost::context::fiber(
        std::allocator_arg, boost::context::preallocated(stack.sp, stack.size, stack), allocator,
        [this](boost::context::fiber&& outside) {
            context_->after_in();
            context_->outside = std::move(outside);
            run();
            context_->before_last_out();
            return std::move(context_->outside);
        });
}

Fiber::~Fiber() {
    assert(!at_work_);
    leaving_ = true;
    resume();
}

void Fiber::run() {
    while (!leaving_) {
        at_work_ = true;
        body_();
        at_work_ = false;
        suspend();
    }
}

void Fiber::resume() {
    context_->before_in();
    context_->inside = std::move(context_->inside).resume();
    context_->after_out();
}

void Fiber::suspend() {
    context_->before_out();
    context_->outside = std::move(context_->outside).resume();
    context_->after_in();
}

}  // namespace threadline::schedule
