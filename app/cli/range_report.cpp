#include "app/cli/range_report.h"

#include "app/cli/quantities.h"
#include "app/cli/text_layout.h"
#include "app/timeline/lane_lookup.h"
#include "app/timeline/wording_terms.h"

#include "engine/exchange/csv_cell.h"
#include "engine/session/range_parts.h"

#include <algorithm>
#include <cstdio>
#include <functional>

namespace threadline::app {

namespace {

using Json = nlohmann::ordered_json;
using trace::Duration;
using trace::State;

constexpr State told_states[] = {State::Running,     State::Ready,    State::Blocked,
                                 State::Waiting,     State::Io,       State::Sleeping,
                                 State::Interpreter, State::Recorder, State::Unknown};

double ms(Duration time) {
    return static_cast<double>(time.count()) / 1e6;
}

// Exact, to the nanosecond.
std::string ms_text(Duration time) {
    char text[40];
    std::snprintf(text, sizeof text, "%lld.%06lld",
                  static_cast<long long>(time.count() / 1'000'000),
                  static_cast<long long>(time.count() % 1'000'000));
    return text;
}

// As in every report, what is deadlocked counts as what it is underneath.
trace::StateShares told(trace::StateShares states, State underneath) {
    Duration& deadlocked = states.time[index_of(State::Deadlocked)];
    states.time[index_of(underneath)] += deadlocked;
    deadlocked = Duration{0};
    return states;
}

trace::StateShares told(const analysis::ThreadInRange& thread) {
    return told(thread.states, thread.underneath);
}

trace::StateShares told(const analysis::RangeStatistics& statistics) {
    trace::StateShares sum;
    for (const analysis::ThreadInRange& thread : statistics.threads)
        if (!thread.is_loop)
            sum.merge(told(thread));
    return sum;
}

Json json_of(const trace::StateShares& states) {
    Json json = Json::object();
    for (const State state : told_states)
        json[trace::key_of(state)] = ms(states.of(state));
    return json;
}

Json json_of(const analysis::WaitBin& bin) {
    Json states = Json::object();
    for (const State state : trace::all_states)
        if (const std::uint64_t count = bin.count[index_of(state)]; count > 0)
            states[trace::key_of(state)] = count;
    return {{"from_ms", ms(bin.from)},
            {"to_ms", bin.to == Duration::max() ? Json() : Json(ms(bin.to))},
            {"count", bin.total()},
            {"states", std::move(states)}};
}

std::string bin_text(const analysis::WaitBin& bin) {
    return bin.to == Duration::max() ? "from " + format_duration(bin.from)
           : bin.from == Duration{0} ? "under " + format_duration(bin.to)
                                     : "to " + format_duration(bin.to);
}

// The states that occur, the longest first: "running 20.4 ms, blocked 3.1 ms".
std::string states_text(const trace::StateShares& states) {
    std::vector<std::pair<Duration, const char*>> parts;
    for (const State state : told_states)
        if (states.of(state) > Duration{0})
            parts.emplace_back(states.of(state), trace::key_of(state));
    std::stable_sort(parts.begin(), parts.end(),
                     [](const auto& a, const auto& b) { return a.first > b.first; });
    std::string text;
    for (const auto& [time, name] : parts)
        text += (text.empty() ? "" : ", ") + std::string(name) + " " + format_duration(time);
    return text;
}

constexpr std::size_t most_rows = 40;

std::string and_more(std::size_t count) {
    return count > most_rows ? "  and " + std::to_string(count - most_rows) + " more\n" : "";
}

}  // namespace

Result<RangeReport> range_report(const session::RunSnapshot& run, trace::TimeRange range,
                                 const std::atomic<bool>* stop) {
    analysis::RangeStatisticsSum statistics(range);
    analysis::LineTimesSum lines(range);
    const Status done = session::for_each_part(
        run, range, [&](const trace::Snapshot& snapshot, trace::TimeRange part) {
            statistics.add(snapshot, part);
            lines.add(snapshot, part);
            return !stop || !*stop;
        });
    if (!done)
        return done.error();
    static const auto no_tables = std::make_shared<const trace::Tables>();
    static const auto no_info = std::make_shared<const trace::RunInfo>();
    std::vector<analysis::SliceTime> slices = analysis::slice_times(run.trace, range);
    std::stable_sort(slices.begin(), slices.end(),
                     [](const auto& a, const auto& b) { return a.total > b.total; });
    return RangeReport{statistics.take(),
                       lines.take(),
                       std::move(slices),
                       run.trace.tables ? run.trace.tables : no_tables,
                       run.trace.info ? run.trace.info : no_info,
                       is_foreign(run.trace)};
}

Json json_of(const RangeReport& report) {
    const analysis::RangeStatistics& statistics = report.statistics;
    const trace::Tables& tables = *report.tables;
    Json threads = Json::array();
    for (const analysis::ThreadInRange& thread : statistics.threads)
        threads.push_back({{"name", tables.actor(thread.actor).name},
                           {"lifetime_ms", ms(thread.lifetime)},
                           {"states", json_of(told(thread))}});
    Json locks = Json::array();
    for (const analysis::LockInRange& lock : statistics.locks)
        locks.push_back({{"name", tables.object(lock.lock).name},
                         {"holds", lock.holds},
                         {"waits", lock.waits},
                         {"hold_ms", ms(lock.hold)},
                         {"wait_ms", ms(lock.wait)},
                         {"longest_wait_ms", ms(lock.longest_wait)}});
    Json histogram = Json::array();
    for (const analysis::WaitBin& bin : statistics.waits)
        histogram.push_back(json_of(bin));
    Json longest;
    if (const auto& wait = statistics.longest_wait)
        longest = {{"thread", tables.actor(wait->actor).name},
                   {"state", trace::key_of(wait->state)},
                   {"object", tables.object(wait->object).name},
                   {"line", tables.site(wait->site).line},
                   {"from_ms", ms(wait->range.begin)},
                   {"to_ms", ms(wait->range.end)},
                   {"ms", ms(wait->range.length())}};
    Json lines = Json::array();
    for (const analysis::LineTime& line : report.lines)
        lines.push_back(
            {{"line", line.line}, {"states", json_of(told(line.states, line.underneath))}});
    Json slices = Json::array();
    for (const analysis::SliceTime& slice : report.slices)
        slices.push_back({{"name", tables.name(slice.name)},
                          {"count", slice.count},
                          {"ms", ms(slice.total)},
                          {"self_ms", ms(slice.self)},
                          {"longest_ms", ms(slice.longest.range.length())}});
    return {{"threadline", report.info->version},
            {"scenario", report.info->scenario},
            {"clock", trace::key_of(report.info->clock)},
            {"schedule", report.info->schedule},
            {"from_ms", ms(statistics.range.begin)},
            {"to_ms", ms(statistics.range.end)},
            {"states", json_of(told(statistics))},
            {"threads", std::move(threads)},
            {"locks", std::move(locks)},
            {"waits",
             {{"count", statistics.wait_count},
              {"longest", std::move(longest)},
              {"histogram", std::move(histogram)}}},
            {"lines", std::move(lines)},
            {"slices", std::move(slices)}};
}

std::string csv_of(const RangeReport& report) {
    const analysis::RangeStatistics& statistics = report.statistics;
    const trace::Tables& tables = *report.tables;
    std::string out = "of,name,figure,value\r\n";
    const auto row = [&](const char* of, const std::string& name, const std::string& figure,
                         const std::string& value) {
        out +=
            std::string(of) + ',' + exchange::csv_cell(name) + ',' + figure + ',' + value + "\r\n";
    };
    const auto states = [&](const char* of, const std::string& name,
                            const trace::StateShares& shares) {
        for (const State state : told_states)
            row(of, name, std::string(trace::key_of(state)) + "_ms", ms_text(shares.of(state)));
    };
    if (wording::is_stepped(report.info.get()))
        row("run", "", "schedule", report.info->schedule);
    row("run", "", "from_ms", ms_text(statistics.range.begin));
    row("run", "", "to_ms", ms_text(statistics.range.end));
    states("run", "", told(statistics));
    for (const analysis::ThreadInRange& thread : statistics.threads) {
        const std::string& name = tables.actor(thread.actor).name;
        row("thread", name, "lifetime_ms", ms_text(thread.lifetime));
        states("thread", name, told(thread));
    }
    for (const analysis::LockInRange& lock : statistics.locks) {
        const std::string& name = tables.object(lock.lock).name;
        row("lock", name, "holds", std::to_string(lock.holds));
        row("lock", name, "waits", std::to_string(lock.waits));
        row("lock", name, "hold_ms", ms_text(lock.hold));
        row("lock", name, "wait_ms", ms_text(lock.wait));
        row("lock", name, "longest_wait_ms", ms_text(lock.longest_wait));
    }
    for (const analysis::WaitBin& bin : statistics.waits)
        for (const State state : trace::all_states)
            if (const std::uint64_t count = bin.count[index_of(state)]; count > 0)
                row("waits", bin_text(bin), trace::key_of(state), std::to_string(count));
    for (const analysis::LineTime& line : report.lines)
        states("line", std::to_string(line.line), told(line.states, line.underneath));
    for (const analysis::SliceTime& slice : report.slices) {
        const std::string& name = tables.name(slice.name);
        row("slice", name, "count", std::to_string(slice.count));
        row("slice", name, "ms", ms_text(slice.total));
        row("slice", name, "self_ms", ms_text(slice.self));
        row("slice", name, "longest_ms", ms_text(slice.longest.range.length()));
    }
    return out;
}

std::string text_of(const RangeReport& report, bool utf8, int width) {
    const analysis::RangeStatistics& statistics = report.statistics;
    const trace::Tables& tables = *report.tables;
    std::string out;
    if (!report.info->title.empty())
        out += report.info->title + "\n";
    out += "From " + format_duration(statistics.range.begin) + " to " +
           format_duration(statistics.range.end) + ": " +
           format_duration(statistics.range.length()) + "\n\n";
    if (!report.is_foreign)
        out += wrapped("All threads: " + states_text(told(statistics)), "", width);

    std::size_t name_width = 8;
    const auto widen = [&](const std::string& name) {
        name_width = std::max(name_width, std::min<std::size_t>(columns_of(name), 24) + 2);
    };
    for (const analysis::ThreadInRange& thread : statistics.threads)
        widen(tables.actor(thread.actor).name);
    for (const analysis::LockInRange& lock : statistics.locks)
        widen(tables.object(lock.lock).name);
    for (const analysis::SliceTime& slice : report.slices)
        widen(tables.name(slice.name));

    if (!statistics.threads.empty())
        out += "\nThreads\n";
    for (std::size_t i = 0; i < std::min(most_rows, statistics.threads.size()); ++i) {
        const analysis::ThreadInRange& thread = statistics.threads[i];
        const std::string head = "  " + left(tables.actor(thread.actor).name, name_width);
        std::string row =
            wrapped(states_text(told(thread)), std::string(columns_of(head), ' '), width);
        out += row.empty() ? head + "\n" : head + row.substr(columns_of(head));
    }
    out += and_more(statistics.threads.size());

    if (!statistics.locks.empty())
        out += "\n" + left("Locks", name_width + 2) + right("holds", 8) + right("waits", 8) +
               right("held", 10) + right("waited", 10) + right("longest", 10) + "\n";
    for (std::size_t i = 0; i < std::min(most_rows, statistics.locks.size()); ++i) {
        const analysis::LockInRange& lock = statistics.locks[i];
        out += "  " + left(tables.object(lock.lock).name, name_width) +
               right(std::to_string(lock.holds), 8) + right(std::to_string(lock.waits), 8) +
               right(format_duration(lock.hold), 10) + right(format_duration(lock.wait), 10) +
               right(format_duration(lock.longest_wait), 10) + "\n";
    }
    out += and_more(statistics.locks.size());

    if (const auto& wait = statistics.longest_wait) {
        out += "\nWaits  " + std::to_string(statistics.wait_count) + ", the longest " +
               format_duration(wait->range.length()) + ": " + tables.actor(wait->actor).name +
               ", " + trace::key_of(wait->state);
        if (wait->object)
            out += ", " + tables.object(wait->object).name;
        if (tables.site(wait->site).line > 0)
            out += ", line " + std::to_string(tables.site(wait->site).line);
        out += "\n";
        std::uint64_t most = 1;
        for (const analysis::WaitBin& bin : statistics.waits)
            most = std::max(most, bin.total());
        const char* block = utf8 ? "\u2588" : "#";
        for (const analysis::WaitBin& bin : statistics.waits) {
            out += right(bin_text(bin), 14) + right(std::to_string(bin.total()), 9) + "  ";
            const std::uint64_t length = (bin.total() * 40 + most - 1) / most;
            for (std::uint64_t i = 0; i < length; ++i)
                out += block;
            out += "\n";
        }
    }

    if (!report.lines.empty())
        out += "\nLines\n";
    for (std::size_t i = 0; i < std::min(most_rows, report.lines.size()); ++i) {
        const analysis::LineTime& line = report.lines[i];
        const std::string head =
            right(line.line > 0 ? std::to_string(line.line) : "none", 7) + "  ";
        std::string row = wrapped(states_text(told(line.states, line.underneath)),
                                  std::string(head.size(), ' '), width);
        out += row.empty() ? head + "\n" : head + row.substr(head.size());
    }
    out += and_more(report.lines.size());

    if (!report.slices.empty())
        out += "\n" + left("Slices", name_width + 2) + right("count", 8) + right("time", 10) +
               right("self", 10) + right("longest", 10) + "\n";
    for (std::size_t i = 0; i < std::min(most_rows, report.slices.size()); ++i) {
        const analysis::SliceTime& slice = report.slices[i];
        out += "  " + cell(tables.name(slice.name), name_width, {utf8, width}) +
               right(std::to_string(slice.count), 8) + right(format_duration(slice.total), 10) +
               right(format_duration(slice.self), 10) +
               right(format_duration(slice.longest.range.length()), 10) + "\n";
    }
    out += and_more(report.slices.size());
    return out;
}

}  // namespace threadline::app
