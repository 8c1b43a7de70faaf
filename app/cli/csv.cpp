#include "app/cli/csv.h"

#include <algorithm>
#include <cstdio>

namespace threadline::app {

namespace {

std::string field(const std::string& text) {
    if (text.find_first_of(",\"\n\r") == std::string::npos)
        return text;
    std::string quoted = "\"";
    for (const char c : text) {
        if (c == '"')
            quoted += '"';
        quoted += c;
    }
    return quoted + '"';
}

// Nanoseconds as milliseconds with all their digits, whatever the locale.
std::string exact_ms(trace::Time time) {
    char text[48];
    std::snprintf(text, sizeof text, "%lld.%06lld",
                  static_cast<long long>(time.count() / 1'000'000),
                  static_cast<long long>(time.count() % 1'000'000));
    return text;
}

}  // namespace

std::string intervals_as_csv(const session::RunSnapshot& run, trace::TimeRange range) {
    const trace::Tables& tables = *run.trace.tables;
    std::string out = "thread,state,begin_ms,end_ms,object,held_by,file,line,estimated\n";
    const auto add = [&](ActorId actor, const trace::Interval& interval) {
        const trace::Time begin = std::max(interval.begin, range.begin);
        const trace::Time end = std::min(interval.end, range.end);
        if (begin >= end)
            return;
        const trace::SiteInfo& site = tables.site(interval.site);
        out += field(tables.actor(actor).name) + ',' + trace::key_of(interval.state) + ',' +
               exact_ms(begin) + ',' + exact_ms(end) + ',' +
               field(tables.object(interval.object).name) + ',' +
               field(tables.actor(interval.by).name) + ',' + field(site.file) + ',' +
               (interval.site ? std::to_string(site.line) : std::string()) + ',' +
               (interval.estimated ? "yes" : "no") + '\n';
    };
    for (const auto& lane : run.trace.actors) {
        for (std::size_t i = lane->intervals.find(range.begin); i < lane->intervals.size(); ++i) {
            if (lane->intervals[i].begin >= range.end)
                break;
            add(lane->actor, lane->intervals[i]);
        }
        if (lane->open)
            add(lane->actor, *lane->open);
    }
    return out;
}

}  // namespace threadline::app
