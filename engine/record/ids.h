// Strong ids: dense ordinals into the tables of a run. Id 0 always means "none".
#pragma once

#include <cstdint>
#include <functional>
#include <utility>  // has <compare> in it, which moc of Qt 6.4 cannot read by itself

namespace threadline {

template <typename Tag>
struct Id {
    std::uint32_t value = 0;

    constexpr bool valid() const { return value != 0; }
    constexpr explicit operator bool() const { return value != 0; }
    friend constexpr auto operator<=>(const Id&, const Id&) = default;
};

using ActorId = Id<struct ActorTag>;    // a thread or a task
using ObjectId = Id<struct ObjectTag>;  // a lock, a variable, a service, ...
using SiteId = Id<struct SiteTag>;      // a source line
using NameId = Id<struct NameTag>;      // an interned string

}  // namespace threadline

template <typename Tag>
struct std::hash<threadline::Id<Tag>> {
    std::size_t operator()(const threadline::Id<Tag>& id) const noexcept {
        return std::hash<std::uint32_t>{}(id.value);
    }
};
