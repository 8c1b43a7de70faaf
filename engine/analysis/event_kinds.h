// A set of kinds of events.
#pragma once

#include "engine/record/event.h"

#include <bitset>
#include <cstddef>
#include <initializer_list>

namespace threadline::analysis {

class EventKinds {
public:
    EventKinds(std::initializer_list<EventKind> kinds) {
        for (const EventKind kind : kinds)
            kinds_.set(static_cast<std::size_t>(kind));
    }
    static EventKinds all() {
        EventKinds all{};
        all.kinds_.set();
        return all;
    }

    bool has(EventKind kind) const { return kinds_[static_cast<std::size_t>(kind)]; }
    friend EventKinds operator|(EventKinds a, const EventKinds& b) {
        a.kinds_ |= b.kinds_;
        return a;
    }

private:
    std::bitset<static_cast<std::size_t>(EventKind::Count)> kinds_;
};

}  // namespace threadline::analysis
