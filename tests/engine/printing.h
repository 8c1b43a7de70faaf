// How a failing test prints what it compared.
#pragma once

#include "engine/record/event.h"

#include <QString>
#include <QStringList>
#include <vector>

namespace threadline::testing {

// "request cpu-time acquired"
inline QString kinds(const std::vector<Event>& events) {
    QStringList names;
    for (const Event& event : events)
        names << name_of(event.kind);
    return names.join(' ');
}

}  // namespace threadline::testing
