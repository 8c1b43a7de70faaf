#include "engine/schedule/program.h"

#include <algorithm>

namespace threadline::schedule {

bool conflict(const Access& one, const Access& other) {
    return one.object == other.object && (one.write || other.write);
}

bool conflict(const Footprint& one, const Footprint& other) {
    return std::ranges::any_of(one, [&other](const Access& mine) {
        return std::ranges::any_of(
            other, [&mine](const Access& theirs) { return conflict(mine, theirs); });
    });
}

void touch(Footprint& footprint, const Access& access) {
    for (Access& known : footprint) {
        if (known.object != access.object)
            continue;
        known.write |= access.write;
        known.needed |= access.needed;
        return;
    }
    footprint.push_back(access);
}

}  // namespace threadline::schedule
