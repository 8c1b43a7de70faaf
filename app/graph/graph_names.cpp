#include "app/graph/graph_names.h"

#include <algorithm>
#include <utility>

namespace threadline::app {
namespace {

constexpr int least_shared = 3;

// "Fork 12" is "Fork" and "12"; without a number, or without a stem, the number is empty.
std::pair<QString, QString> taken_apart(const QString& name) {
    auto at = name.size();
    while (at > 0 && name[at - 1].isDigit())
        --at;
    const QString stem = name.left(at).trimmed();
    return stem.isEmpty() ? std::pair(name, QString()) : std::pair(stem, name.mid(at));
}

}  // namespace

BriefNames brief_names(const std::vector<QString>& names) {
    BriefNames brief;
    std::vector<std::pair<QString, QString>> parts;
    for (const QString& name : names)
        parts.push_back(taken_apart(name));
    for (std::size_t i = 0; i < names.size(); ++i) {
        const auto& [stem, number] = parts[i];
        const auto shared = std::ranges::count_if(parts, [&](const auto& other) {
            return other.first == stem && !other.second.isEmpty();
        });
        const bool is_brief = !number.isEmpty() && shared >= least_shared;
        brief.names.push_back(is_brief ? number : names[i]);
        if (is_brief && !brief.stems.contains(stem))
            brief.stems.append(stem);
    }
    return brief;
}

}  // namespace threadline::app
