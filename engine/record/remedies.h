// Remedies that a run can be tried with, although its script stays as it is ("what if"). What each
// does is said in engine/runtime/remedied_steps.h.
#pragma once

#include "engine/record/result.h"

#include <string>
#include <string_view>

namespace threadline::record {

struct Remedies {
    bool global_order = false;  // all locks of a block at once, in the order of their declaration
    bool timeout = false;       // a wait for a second lock ends, and the block starts over
    bool guard = false;         // a lock around what raced
    bool victim = false;        // a circle of waits is found, and one of them starts over

    bool any() const { return global_order || timeout || guard || victim; }
    // Both let a block start over, so its writes are logged.
    bool roll_back() const { return timeout || victim; }

    // "global-order,victim"; empty: none.
    std::string to_text() const;
    // The error says what is allowed.
    static Result<Remedies> parse(std::string_view text);

    friend bool operator==(const Remedies&, const Remedies&) = default;
};

// Their names, with commas between them, for a help text.
inline constexpr const char* remedy_names = "global-order, timeout, guard, victim";

}  // namespace threadline::record
