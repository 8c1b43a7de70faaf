// What a shared variable, a queue item or a start argument holds: nil, boolean, integer, float or
// a short string, as a tag and eight bytes, so that one event can carry it.
#pragma once

#include "engine/record/ids.h"

#include <bit>
#include <cstdint>

namespace threadline {

enum class ValueTag : std::uint8_t { Nil, Boolean, Integer, Float, String, Handle };

struct Value {
    ValueTag tag = ValueTag::Nil;
    std::int64_t payload = 0;  // boolean 0/1, integer, bits of a double, NameId, ObjectId/ActorId

    static constexpr Value nil() { return {}; }
    static constexpr Value boolean(bool b) { return {ValueTag::Boolean, b ? 1 : 0}; }
    static constexpr Value integer(std::int64_t i) { return {ValueTag::Integer, i}; }
    static constexpr Value number(double d) {
        return {ValueTag::Float, std::bit_cast<std::int64_t>(d)};
    }
    static constexpr Value string(NameId name) { return {ValueTag::String, name.value}; }
    static constexpr Value handle(std::uint32_t id) { return {ValueTag::Handle, id}; }

    constexpr double as_double() const { return std::bit_cast<double>(payload); }
    constexpr NameId as_name() const { return NameId{static_cast<std::uint32_t>(payload)}; }
    // Numbers compare as Lua compares them only within one tag; 1 and 1.0 are different values.
    friend constexpr bool operator==(const Value&, const Value&) = default;
};

}  // namespace threadline
