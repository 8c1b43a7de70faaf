#include "app/timeline/lane_groups.h"

#include <string_view>

namespace threadline::app {

namespace {

// "Worker 12" is one of "Worker "; empty: it has no number, or nothing but a number.
std::string_view stem_of(std::string_view name) {
    const std::size_t last = name.find_last_not_of("0123456789");
    return last == std::string_view::npos || last + 1 == name.size() ? std::string_view()
                                                                     : name.substr(0, last + 1);
}

}  // namespace

std::vector<LaneGroup> lane_groups(const trace::Snapshot& trace,
                                   const std::vector<std::size_t>& which, std::size_t least) {
    std::vector<LaneGroup> groups;
    const auto info = [&](std::size_t i) -> const trace::ActorInfo& {
        return trace.tables->actor(trace.actors[which[i]]->actor);
    };
    for (std::size_t first = 0; first < which.size();) {
        const std::string_view stem = stem_of(info(first).name);
        std::size_t end = first + 1;
        while (end < which.size() && !stem.empty() && which[end] == which[end - 1] + 1 &&
               info(end).kind == info(first).kind && info(end).body == info(first).body &&
               stem_of(info(end).name) == stem)
            ++end;
        if (end - first > least) {
            const std::string_view last = info(end - 1).name;
            const auto size = static_cast<qsizetype>(stem.size());
            groups.push_back(
                {first, end - first,
                 QString::fromStdString(info(first).name) + QStringLiteral("..") +
                     QString::fromUtf8(last.data() + stem.size(), qsizetype(last.size()) - size),
                 QString::fromUtf8(stem.data(), size)});
        }
        first = end;
    }
    return groups;
}

}  // namespace threadline::app
