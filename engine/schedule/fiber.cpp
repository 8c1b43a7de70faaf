#include "engine/schedule/fiber.h"

#include <boost/context/fiber.hpp>
#include <boost/context/protected_fixedsize_stack.hpp>

#include <cassert>
#include <utility>
#include <vector>

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

// A stack, and what runs one body after the other on it. It outlives its fiber, for the next one.
struct Fiber::Context {
    std::function<void()> body;
    bool at_work = false;
    bool leaving = false;
    boost::context::fiber inside;   // of the body, while it is suspended
    boost::context::fiber outside;  // of the owner, while the body is at work

    Context();
    ~Context();
    Context(const Context&) = delete;
    Context& operator=(const Context&) = delete;

    void resume() {
        before_in();
        inside = std::move(inside).resume();
        after_out();
    }
    void suspend() {
        before_out();
        outside = std::move(outside).resume();
        after_in();
    }

    // What the sanitizers have to be told of each switch: which stack comes next.
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

Fiber::Context::Context() {
    boost::context::protected_fixedsize_stack allocator(kStackBytes);
    const boost::context::stack_context mapped = allocator.allocate();
#if defined(__SANITIZE_ADDRESS__)
    stack = static_cast<const char*>(mapped.sp) - mapped.size;
    stack_bytes = mapped.size;
#endif
    inside = boost::context::fiber(std::allocator_arg,
                                   boost::context::preallocated(mapped.sp, mapped.size, mapped),
                                   allocator, [this](boost::context::fiber&& owner_of_first) {
                                       after_in();
                                       outside = std::move(owner_of_first);
                                       while (!leaving) {
                                           at_work = true;
                                           body();
                                           at_work = false;
                                           suspend();
                                       }
                                       before_last_out();
                                       return std::move(outside);
                                   });
}

Fiber::Context::~Context() {
    leaving = true;
    resume();
#if defined(__SANITIZE_THREAD__)
    __tsan_destroy_fiber(own);
#endif
}

// In an exploration millions of fibers follow each other, and mapping a stack costs more than most
// of them do: those of a thread take over from each other, as far as `kSpare` go.
class Fiber::Spare {
public:
    static Spare& of_thread() {
        thread_local Spare spare;
        return spare;
    }

    std::unique_ptr<Context> take() {
        if (contexts_.empty())
            return std::make_unique<Context>();
        std::unique_ptr<Context> context = std::move(contexts_.back());
        contexts_.pop_back();
        return context;
    }
    void keep(std::unique_ptr<Context> context) {
        if (contexts_.size() < kSpare)
            contexts_.push_back(std::move(context));
    }

private:
    static constexpr std::size_t kSpare = 32;

    std::vector<std::unique_ptr<Context>> contexts_;
};

Fiber::Fiber(std::function<void()> body) : context_(Spare::of_thread().take()) {
    context_->body = std::move(body);
}

Fiber::~Fiber() {
    assert(!is_at_work());
    context_->body = nullptr;
    Spare::of_thread().keep(std::move(context_));
}

void Fiber::resume() {
    context_->resume();
}

void Fiber::suspend() {
    context_->suspend();
}

bool Fiber::is_at_work() const {
    return context_->at_work;
}

}  // namespace threadline::schedule
