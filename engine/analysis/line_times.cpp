#include "engine/analysis/line_times.h"

#include "engine/analysis/lane_item.h"

#include <map>

namespace threadline::analysis {

using trace::Duration;
using trace::State;

void LineTimesSum::add(const trace::Snapshot& snapshot, trace::TimeRange part) {
    tables_ = snapshot.tables;
    const std::size_t known = tables_ ? tables_->sites.size() : 1;
    sites_.resize(std::max(sites_.size(), known));
    for (const auto& lane : snapshot.actors)
        for_each_interval(*lane, part, [&](const trace::Interval& interval) {
            OfSite& site = sites_[interval.site.value < known ? interval.site.value : 0];
            site.states.time[index_of(interval.state)] +=
                std::min(interval.end, part.end) - std::max(interval.begin, part.begin);
            site.states.intervals += belongs_to(interval.range(), part, range_.begin);
            site.states.worst = std::max(site.states.worst, interval.state);
            if (interval.state == State::Deadlocked)
                site.underneath = interval.underneath;
        });
}

std::vector<LineTime> LineTimesSum::take() {
    std::map<std::pair<std::string, std::uint32_t>, LineTime> lines;
    for (std::size_t i = 0; i < sites_.size(); ++i) {
        if (sites_[i].states.intervals == 0 && sites_[i].states.total() == Duration{0})
            continue;
        static const trace::SiteInfo none;
        const trace::SiteInfo& site = tables_ ? tables_->sites[i] : none;
        LineTime& line = lines[{site.file, site.line}];
        line.file = site.file;
        line.line = site.line;
        line.states.merge(sites_[i].states);
        if (sites_[i].states.of(State::Deadlocked) > Duration{0})
            line.underneath = sites_[i].underneath;
    }
    std::vector<LineTime> result;
    for (auto& [place, line] : lines)
        result.push_back(std::move(line));
    return result;
}

std::vector<LineTime> line_times(const trace::Snapshot& snapshot, trace::TimeRange range) {
    LineTimesSum sum(range);
    sum.add(snapshot, range);
    return sum.take();
}

}  // namespace threadline::analysis
