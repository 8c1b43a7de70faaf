// Names of nodes where there is little room: "Philosopher 3" among many of that name is "3".
#pragma once

#include <QString>
#include <QStringList>

#include <vector>

namespace threadline::app {

struct BriefNames {
    std::vector<QString> names;  // as many as there were
    QStringList stems;           // that were left out: "Philosopher"
};

// Only where at least three share a stem, and only a number follows it. Pure.
BriefNames brief_names(const std::vector<QString>& names);

}  // namespace threadline::app
