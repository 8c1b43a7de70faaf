#include "app/timeline/lane_groups.h"

#include <algorithm>
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

std::vector<LaneGroup> lane_groups(const trace::Snapshot& trace, std::size_t least) {
    std::vector<LaneGroup> groups;
    const auto info = [&trace](std::size_t i) -> const trace::ActorInfo& {
        return trace.tables->actor(trace.actors[i]->actor);
    };
    for (std::size_t first = 0; first < trace.actors.size();) {
        const std::string_view stem = stem_of(info(first).name);
        std::size_t end = first + 1;
        while (end < trace.actors.size() && !stem.empty() && info(end).kind == info(first).kind &&
               info(end).body == info(first).body && stem_of(info(end).name) == stem)
            ++end;
        if (end - first > least) {
            const std::string_view last = info(end - 1).name;
            groups.push_back({first, end - first,
                              QString::fromStdString(info(first).name) + QStringLiteral("..") +
                                  QString::fromUtf8(last.data() + stem.size(),
                                                    qsizetype(last.size() - stem.size()))});
        }
        first = end;
    }
    return groups;
}

bool is_folded(const TimelineOptions& options, ActorId first) {
    return std::find(options.unfolded.begin(), options.unfolded.end(), first) ==
           options.unfolded.end();
}

}  // namespace threadline::app
