// The shared variable, or an element of a shared array, as a pure transition. Nobody waits for it.
#pragma once

#include "engine/sync/transition.h"

#include <array>
#include <cstddef>
#include <optional>

namespace threadline::sync {

// Integers wrap around as Lua's do; an integer and a float give a float; else nothing.
inline std::optional<Value> sum_of(Value a, Value b) {
    const auto is_number = [](Value v) {
        return v.tag == ValueTag::Integer || v.tag == ValueTag::Float;
    };
    const auto as_float = [](Value v) {
        return v.tag == ValueTag::Float ? v.as_double() : static_cast<double>(v.payload);
    };
    if (!is_number(a) || !is_number(b))
        return std::nullopt;
    if (a.tag == ValueTag::Integer && b.tag == ValueTag::Integer)
        return Value::integer(static_cast<std::int64_t>(static_cast<std::uint64_t>(a.payload) +
                                                        static_cast<std::uint64_t>(b.payload)));
    return Value::number(as_float(a) + as_float(b));
}

struct VariableState {
    Value value;
    std::array<std::byte, 8> unused{};
    Value initial;  // see ObjectRecord::initial

    Transition read() const { return with_value(looked(EventKind::Read, 0), value); }

    Transition write(Value next) {
        value = next;
        return with_value(changed(EventKind::Write), next);
    }

    // What cannot be added changes nothing, and gives nil.
    Transition add(Value amount) {
        const std::optional<Value> sum = sum_of(value, amount);
        if (!sum)
            return {};
        value = *sum;
        return with_value(changed(EventKind::AtomicAdd), value);
    }

    Transition compare_exchange(Value expected, Value desired) {
        if (value != expected) {
            Transition failed = looked(EventKind::CompareExchanged, 0);
            failed.flags = event_flag::failed;
            return with_value(failed, value);
        }
        value = desired;
        Transition exchanged = with_value(changed(EventKind::CompareExchanged), desired);
        exchanged.value = expected;  // what was found
        return exchanged;
    }

private:
    static Transition with_value(Transition transition, Value recorded) {
        transition.value = recorded;
        transition.argument = recorded.payload;
        transition.flags |= static_cast<std::uint16_t>(recorded.tag);
        return transition;
    }
};

}  // namespace threadline::sync
