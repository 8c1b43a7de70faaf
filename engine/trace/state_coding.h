// What lies between two events of a trace in the making, as bytes: the content of a checkpoint,
// from which a part of a long trace can be built without what came before it.
//
// Whatever has state names its fields once, `archive(a, b, c)`, for both ways. Times are written as
// the difference to a base, so that they are short. The reader checks what a damaged file could
// hold: ids stand for something, enumerators exist, lists are no longer than their bytes.
#pragma once

#include "engine/trace/interval.h"
#include "engine/trace/lane.h"
#include "engine/trace/table_coding.h"
#include "engine/trace/tables.h"
#include "engine/trace/varint.h"
#include "engine/trace/wake.h"
#include "engine/trace/world.h"

#include <array>
#include <concepts>
#include <deque>
#include <optional>
#include <vector>

namespace threadline::trace {

// The highest enumerator that a file may hold.
template <typename Enum>
inline constexpr Enum last_of{};
template <>
inline constexpr State last_of<State> = State::Unknown;
template <>
inline constexpr WaitKind last_of<WaitKind> = WaitKind::Poll;
template <>
inline constexpr CpuUse last_of<CpuUse> = CpuUse::Unknown;
template <>
inline constexpr ValueTag last_of<ValueTag> = ValueTag::Handle;
template <>
inline constexpr MomentKind last_of<MomentKind> = MomentKind::Note;

template <>
inline constexpr WakeKind last_of<WakeKind> = WakeKind::Reply;

template <typename Archive>
void fields(Archive& archive, Value& x) {
    archive(x.tag, x.payload);
}
template <typename Archive>
void fields(Archive& archive, Interval& x) {
    archive(x.begin, x.end, x.object, x.site, x.by, x.woken_by, x.state, x.estimated, x.timed_out,
            x.cpu, x.underneath);
}
template <typename Archive>
void fields(Archive& archive, Hold& x) {
    archive(x.begin, x.end, x.actor, x.lock, x.site, x.contended, x.shared);
}
template <typename Archive>
void fields(Archive& archive, Holding& x) {
    archive(x.begin, x.end, x.value, x.writer, x.site);
}
template <typename Archive>
void fields(Archive& archive, CpuInterval& x) {
    archive(x.begin, x.end, x.actor, x.use, x.estimated);
}
template <typename Archive>
void fields(Archive& archive, Moment& x) {
    archive(x.at, x.kind, x.actor, x.object, x.site, x.text);
}
template <typename Archive>
void fields(Archive& archive, Wake& x) {
    archive(x.begin, x.end, x.waker, x.object, x.site, x.from, x.to, x.kind);
}
template <typename Archive>
void fields(Archive& archive, LockStatistics& x) {
    archive(x.acquisitions, x.after_wait, x.contended, x.hold, x.wait, x.longest_wait);
}
template <typename Archive>
void fields(Archive& archive, StateShares& x) {
    archive(x.time, x.intervals, x.worst);
}
template <typename Archive>
void fields(Archive& archive, ActorState& x) {
    archive(x.begun, x.ended, x.wait, x.timed, x.shared, x.granted, x.waits_for, x.joins, x.site,
            x.since, x.holds, x.joined_by, x.lost);
}
template <typename Archive>
void fields(Archive& archive, Holder& x) {
    archive(x.actor, x.site, x.since, x.shared, x.contended);
}
template <typename Archive>
void fields(Archive& archive, ObjectState& x) {
    archive(x.holders, x.waiters, x.putters, x.count, x.capacity, x.closed, x.value, x.order);
}

class StateWriter {
public:
    StateWriter(ByteWriter& out, Time base) : out_(out), base_(base) {}

    template <typename... Items>
    void operator()(Items&... items) {
        (item(items), ...);
    }

private:
    template <typename T>
    void item(T& x) {
        if constexpr (std::same_as<T, bool> || std::is_enum_v<T> || std::unsigned_integral<T>)
            out_.varint(static_cast<std::uint64_t>(x));
        else if constexpr (std::integral<T>)
            out_.zigzag(x);
        else if constexpr (requires { x.fields(*this); })
            x.fields(*this);
        else
            fields(*this, x);
    }
    // Zero says "none" in many places, and stays short.
    void item(Time& x) {
        const std::int64_t from = (x - base_).count();
        out_.zigzag(x == Time{0} ? 0 : from >= 0 ? from + 1 : from);
    }
    template <typename Tag>
    void item(Id<Tag>& x) {
        out_.varint(x.value);
    }
    template <typename T>
    void item(std::optional<T>& x) {
        out_.byte(x ? 1 : 0);
        if (x)
            item(*x);
    }
    template <typename T>
    void item(std::vector<T>& list) {
        out_.varint(list.size());
        for (T& x : list)
            item(x);
    }
    template <typename T>
    void item(std::deque<T>& list) {
        out_.varint(list.size());
        for (T& x : list)
            item(x);
    }
    template <typename T, std::size_t n>
    void item(std::array<T, n>& list) {
        for (T& x : list)
            item(x);
    }

    ByteWriter& out_;
    Time base_;
};

class StateReader {
public:
    StateReader(ByteReader& in, Time base, const Tables& tables)
        : in_(in), base_(base), tables_(tables) {}

    bool ok() const { return in_.ok(); }
    void fail() { in_.fail(); }

    template <typename... Items>
    void operator()(Items&... items) {
        (item(items), ...);
    }

private:
    template <typename T>
    void item(T& x) {
        if constexpr (std::is_enum_v<T>) {
            const std::uint64_t value = in_.varint();
            if (value > static_cast<std::uint64_t>(last_of<T>))
                in_.fail();
            else
                x = static_cast<T>(value);
        } else if constexpr (std::same_as<T, bool>) {
            x = in_.varint() != 0;
        } else if constexpr (std::unsigned_integral<T>) {
            x = static_cast<T>(in_.varint());
        } else if constexpr (std::integral<T>) {
            x = static_cast<T>(in_.zigzag());
        } else if constexpr (requires { x.fields(*this); }) {
            x.fields(*this);
        } else {
            fields(*this, x);
        }
    }
    void item(Time& x) {
        const std::int64_t from = in_.zigzag();
        if (from < -latest || from > latest)
            return in_.fail();
        x = from == 0 ? Time{0} : base_ + Time(from > 0 ? from - 1 : from);
    }
    void item(ActorId& x) { id(x, tables_.actors.size()); }
    void item(ObjectId& x) { id(x, tables_.objects.size()); }
    void item(SiteId& x) { id(x, tables_.sites.size()); }
    void item(NameId& x) { id(x, tables_.names.size()); }
    void item(Value& x) {
        fields(*this, x);
        if (!is_known(x, tables_)) {
            x = {};
            in_.fail();
        }
    }
    template <typename T>
    void item(std::optional<T>& x) {
        x.reset();
        if (in_.byte() != 0)
            item(x.emplace());
    }
    template <typename T>
    void item(std::vector<T>& list) {
        list.clear();
        for (std::size_t n = in_.count(); n > 0 && in_.ok(); --n)
            item(list.emplace_back());
    }
    template <typename T>
    void item(std::deque<T>& list) {
        list.clear();
        for (std::size_t n = in_.count(); n > 0 && in_.ok(); --n)
            item(list.emplace_back());
    }
    template <typename T, std::size_t n>
    void item(std::array<T, n>& list) {
        for (T& x : list)
            item(x);
    }
    template <typename AnyId>
    void id(AnyId& x, std::size_t size) {
        const std::uint64_t value = in_.varint();
        if (value >= size)
            in_.fail();
        x.value = in_.ok() ? static_cast<std::uint32_t>(value) : 0;
    }

    static constexpr std::int64_t latest = std::int64_t{1} << 61;

    ByteReader& in_;
    Time base_;
    const Tables& tables_;
};

}  // namespace threadline::trace
