// What the threads did, the locks, and what made the run as long as it was.
#include "app/cli/quantities.h"
#include "app/cli/report_sections.h"
#include "app/timeline/wording_terms.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace threadline::app {

using trace::Duration;
using trace::State;
using trace::Time;

namespace {

struct StateLook {
    State state;
    const char* name;
    const char* utf8;
    char ascii;
};
// As heavy in ink as it is severe, so that a glance finds the trouble.
constexpr StateLook looks[] = {
    {State::Running, "running", "█", '#'},
    {State::Sleeping, "sleeping", "·", '.'},
    {State::Io, "I/O", "~", '~'},
    {State::Waiting, "waiting", "░", 'w'},
    {State::Ready, "ready", "▁", 'r'},
    {State::Interpreter, "interpreter", "i", 'i'},
    {State::Recorder, "recorder", "R", 'R'},
    {State::Blocked, "blocked", "▒", 'b'},
    {State::Deadlocked, "deadlocked", "╳", 'X'},
    {State::Unknown, "unknown", "?", '?'},
};

const StateLook& look_of(State state) {
    return *std::find_if(std::begin(looks), std::end(looks),
                         [state](const StateLook& look) { return look.state == state; });
}

std::string glyph(State state, ConsoleStyle style) {
    const StateLook& look = look_of(state);
    return style.utf8 ? look.utf8 : std::string(1, look.ascii);
}

// The worst state in each of `cells` equal parts of the run; spaces where the thread did not live.
std::string bar(const trace::ActorLane& lane, Duration wall, std::size_t cells, ConsoleStyle style,
                std::map<State, bool>& used) {
    std::string text;
    for (std::size_t i = 0; i < cells; ++i) {
        const auto at = [&](std::size_t k) {
            return Time(static_cast<std::int64_t>(static_cast<double>(wall.count()) *
                                                  static_cast<double>(k) /
                                                  static_cast<double>(cells)));
        };
        trace::TimeRange range{at(i), std::max(at(i + 1), at(i) + Duration(1))};
        const trace::StateShares shares = lane.shares(range);
        if (shares.intervals == 0) {
            text += ' ';
            continue;
        }
        used[shares.worst] = true;
        text += glyph(shares.worst, style);
    }
    return text;
}

std::string share_text(const analysis::ThreadReport& thread) {
    std::vector<std::pair<Duration, const char*>> parts;
    for (const StateLook& look : looks)
        if (const Duration time = thread.states.of(look.state); time.count() > 0)
            parts.emplace_back(time, look.name);
    std::stable_sort(parts.begin(), parts.end(),
                     [](const auto& a, const auto& b) { return a.first > b.first; });
    std::string text;
    for (const auto& [time, name] : parts) {
        const double percent =
            100.0 * static_cast<double>(time.count()) /
            static_cast<double>(std::max<std::int64_t>(1, thread.lifetime.count()));
        if (percent < 0.5 && !text.empty())
            continue;
        text += (text.empty() ? "" : ", ") + std::string(name) + " " + format_duration(time) +
                " (" + std::to_string(std::lround(percent)) + "%)";
    }
    return text;
}

// "34 ms (50 %) on A": the largest first; those of less than half a percent are left out.
std::string shares_of(std::vector<std::pair<Duration, std::string>> parts, Duration whole) {
    std::stable_sort(parts.begin(), parts.end(),
                     [](const auto& a, const auto& b) { return a.first > b.first; });
    std::string text;
    constexpr std::size_t most = 6;
    std::size_t shown = 0;
    for (const auto& [time, name] : parts) {
        const double percent = 100.0 * static_cast<double>(time.count()) /
                               static_cast<double>(std::max<std::int64_t>(1, whole.count()));
        if (percent < 0.5 && !text.empty())
            continue;
        if (shown++ == most) {
            text += ", ...";
            break;
        }
        text += (text.empty() ? "" : ", ") + name + " " + format_duration(time) + " (" +
                std::to_string(std::lround(percent)) + " %)";
    }
    return text;
}

}  // namespace

void add_threads(std::string& out, const analysis::Report& report, const session::RunSnapshot& run,
                 ConsoleStyle style) {
    if (report.threads.empty())
        return;
    std::size_t name_width = 7;
    for (const analysis::ThreadReport& thread : report.threads)
        name_width = std::max(name_width, std::min(longest_name, columns_of(thread.name)));
    const auto width = static_cast<std::size_t>(style.width);
    const std::size_t cells = std::min<std::size_t>(width - name_width - 4 - 2 * 10, 60);
    const std::string end = format_duration(report.info.wall);

    out += "\n" + cell("Threads", name_width + 2, style) + right("lifetime", 10) +
           right("CPU", 10) + "  0" + right(end, cells - 1) + "\n";
    std::map<State, bool> used;
    std::string rows;
    for (std::size_t i = 0; i < std::min(most_rows, report.threads.size()); ++i) {
        const analysis::ThreadReport& thread = report.threads[i];
        rows += "  " + cell(thread.name, name_width, style) +
                right(format_duration(thread.lifetime), 10) +
                right(format_duration(thread.cpu), 10) + "  ";
        if (const trace::ActorLane* lane = run.trace.lane_of(thread.actor))
            rows += bar(*lane, report.info.wall, cells, style, used);
        while (rows.ends_with(' '))
            rows.pop_back();
        rows += "\n";
        if (report.threads.size() <= 8)
            rows += wrapped(share_text(thread), std::string(name_width + 4, ' '), style.width);
    }
    out += rows;
    if (report.threads.size() > most_rows)
        out += "  and " + std::to_string(report.threads.size() - most_rows) + " more\n";
    std::string legend;
    for (const StateLook& look : looks)
        if (used[look.state])
            legend += "  " + glyph(look.state, style) + " " + look.name;
    if (!legend.empty())
        out += wrapped(legend.substr(2), "  ", style.width);
}

void add_locks(std::string& out, const analysis::Report& report, ConsoleStyle style) {
    const std::vector<analysis::LockReport>& locks = report.locks;
    if (locks.empty())
        return;
    std::size_t name_width = 5;
    for (const analysis::LockReport& lock : locks)
        name_width = std::max(name_width, std::min(longest_name, columns_of(lock.name)));
    const bool has_times = !wording::is_stepped(&report.info);
    out += "\n" + cell("Locks", name_width + 2, style) + right("acquired", 10) +
           right("at once", 9) + right("contended", 11);
    if (has_times)
        out += right("held", 10) + right("waited", 10) + right("longest", 10);
    out += "\n";
    for (std::size_t i = 0; i < std::min(most_rows, locks.size()); ++i) {
        const trace::LockStatistics& s = locks[i].statistics;
        out += "  " + cell(locks[i].name, name_width, style) +
               right(std::to_string(s.acquisitions), 10) +
               right(std::to_string(s.acquisitions - s.after_wait), 9) +
               right(std::to_string(s.contended), 11);
        if (has_times)
            out += right(format_duration(s.hold), 10) + right(format_duration(s.wait), 10) +
                   right(format_duration(s.longest_wait), 10);
        out += "\n";
    }
    if (locks.size() > most_rows)
        out += "  and " + std::to_string(locks.size() - most_rows) + " more\n";
}

void add_critical_path(std::string& out, const analysis::Report& report, ConsoleStyle style) {
    if (!report.critical_path || report.threads.empty())
        return;
    const analysis::CriticalPath& path = *report.critical_path;
    const Duration whole = path.length();
    std::vector<std::pair<Duration, std::string>> threads, states;
    for (const analysis::ThreadOnPath& thread : path.threads)
        threads.emplace_back(thread.time, report.tables->actor(thread.actor).name);
    for (const StateLook& look : looks)
        if (const Duration time = path.states.of(look.state); time > Duration{0})
            states.emplace_back(time, look.name);
    if (path.outside > Duration{0}) {
        threads.emplace_back(path.outside, "no thread");
        states.emplace_back(path.outside, "no thread");
    }
    out += "\nCritical path  " + format_duration(whole) + ": what made the run as long as it was\n";
    out += wrapped("threads: " + shares_of(std::move(threads), whole), "  ", style.width);
    out += wrapped("states: " + shares_of(std::move(states), whole), "  ", style.width);
    constexpr std::size_t most_locks = 8;
    for (std::size_t i = 0; i < std::min(most_locks, path.locks.size()); ++i) {
        const analysis::LockOnPath& lock = path.locks[i];
        // Whoever runs has the interpreter lock: that it was held says nothing.
        const bool is_held = lock.held > Duration{0};
        std::string line = report.tables->object(lock.lock).name + " was ";
        if (is_held)
            line += "held for " + shares_of({{lock.held, "it:"}}, whole).substr(4);
        if (lock.hand_overs > 0)
            line += (is_held ? ", handed on " : "handed on ") + std::to_string(lock.hand_overs) +
                    (lock.hand_overs == 1 ? " time" : " times");
        out += wrapped(line, "  ", style.width);
    }
    if (path.locks.size() > most_locks)
        out += "  and " + std::to_string(path.locks.size() - most_locks) + " more locks\n";
}

}  // namespace threadline::app
