// The shared variable, or an element of a shared array, as a pure transition. Nobody waits for it.
//
// A change can be taken back as long as that leaves a value that somebody gave it: while it is the
// latest, or, of an addition, while all that came after were additions too.
#pragma once

#include "engine/sync/transition.h"

#include <cstdint>
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
    std::uint32_t version = 0;     // the order number of the change that gave it
    std::uint32_t written_at = 0;  // of the last that was no addition
    Value initial;                 // see ObjectRecord::initial

    // As it was before a change of somebody who may take it back, and the number of that.
    struct Replaced {
        Value value;
        std::uint32_t version = 0;
        std::uint32_t written_at = 0;
        std::uint32_t by = 0;
    };
    Replaced replaced_by(std::uint32_t order) const { return {value, version, written_at, order}; }

    Transition read() const { return with_value(looked(EventKind::Read, 0), value); }

    // `order`: the number that the change gets; 0 where none is ever taken back.
    Transition write(Value next, std::uint32_t order = 0) {
        value = next;
        version = written_at = order;
        return with_value(changed(EventKind::Write), next);
    }

    // What cannot be added changes nothing, and gives nil.
    Transition add(Value amount, std::uint32_t order = 0) {
        const std::optional<Value> sum = sum_of(value, amount);
        if (!sum)
            return {};
        value = *sum;
        version = order;
        return with_value(changed(EventKind::AtomicAdd), value);
    }

    Transition compare_exchange(Value expected, Value desired, std::uint32_t order = 0) {
        if (value != expected) {
            Transition failed = looked(EventKind::CompareExchanged, 0);
            failed.flags = event_flag::failed;
            return with_value(failed, value);
        }
        value = desired;
        version = written_at = order;
        Transition exchanged = with_value(changed(EventKind::CompareExchanged), desired);
        exchanged.value = expected;  // what was found
        return exchanged;
    }

    // Changes nothing where it would leave a value that nobody gave it. `amount`: of an addition;
    // otherwise nil.
    Transition take_back(const Replaced& before, Value amount, std::uint32_t order) {
        if (version == before.by) {
            value = before.value;
            version = before.version;
            written_at = before.written_at;
            return with_value(changed(EventKind::Write), value);
        }
        const bool only_added = amount.tag != ValueTag::Nil && written_at <= before.by;
        return only_added ? add(negative(amount), order) : Transition{};
    }

private:
    static Value negative(Value amount) {
        return amount.tag == ValueTag::Integer
                   ? Value::integer(
                         static_cast<std::int64_t>(0 - static_cast<std::uint64_t>(amount.payload)))
                   : Value::number(-amount.as_double());
    }
    static Transition with_value(Transition transition, Value recorded) {
        transition.value = recorded;
        transition.argument = recorded.payload;
        transition.flags |= static_cast<std::uint16_t>(recorded.tag);
        return transition;
    }
};

}  // namespace threadline::sync
