#include "app/cli/report_text.h"

#include "app/cli/outcome_counts.h"
#include "app/cli/quantities.h"
#include "app/cli/values.h"

#include "engine/analysis/fitting_remedies.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <sstream>

namespace threadline::app {

namespace {

using trace::Duration;
using trace::Outcome;
using trace::State;
using trace::Time;

constexpr std::size_t longest_name = 20;
constexpr std::size_t most_rows = 24;      // threads, locks: beyond, the rest is counted
constexpr std::size_t most_elements = 16;  // of an array

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

std::string glyph(State state, TextStyle style) {
    const StateLook& look = look_of(state);
    return style.utf8 ? look.utf8 : std::string(1, look.ascii);
}

// Cut to `columns`, or filled up with spaces.
std::string cell(const std::string& text, std::size_t columns, TextStyle style) {
    if (columns_of(text) <= columns)
        return text + std::string(columns - columns_of(text), ' ');
    std::string cut;
    std::size_t taken = 0;
    for (std::size_t i = 0; i < text.size();) {
        std::size_t next = i + 1;
        while (next < text.size() && (static_cast<unsigned char>(text[next]) & 0xc0) == 0x80)
            ++next;
        if (++taken == columns)
            break;
        cut.append(text, i, next - i);
        i = next;
    }
    return cut + (style.utf8 ? "…" : ".");
}

std::string right(const std::string& text, std::size_t columns) {
    const std::size_t width = columns_of(text);
    return width < columns ? std::string(columns - width, ' ') + text : text;
}

std::string capitalised(std::string text) {
    if (!text.empty())
        text[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(text[0])));
    return text;
}

std::string outcome_line(const trace::RunInfo& info) {
    std::string line;
    const Outcome outcome = info.truncated ? Outcome::Running : info.outcome;
    switch (outcome) {
        case Outcome::Completed:
            line = "Completed in " + format_duration(info.wall);
            break;
        case Outcome::Deadlocked:
            line = "Deadlocked, ended after " + format_duration(info.wall);
            break;
        case Outcome::TimedOut:
            line = "Timed out after " + format_duration(info.wall);
            break;
        case Outcome::Failed:
            line = "Failed after " + format_duration(info.wall);
            break;
        case Outcome::Stopped:
            line = "Stopped after " + format_duration(info.wall);
            break;
        case Outcome::Running:
            line = "Cut short after " + format_duration(info.wall);
            break;
    }
    line += " (" + std::string(trace::key_of(info.clock)) + " clock, " + info.schedule +
            " schedule" + (info.remedies.empty() ? "" : ", what if: " + info.remedies) + ")";
    return line;
}

void add_head(std::string& out, const trace::RunInfo& info, TextStyle style) {
    if (!info.title.empty())
        out += info.title + "\n";
    std::string parameters;
    for (const auto& [name, value] : info.parameters)
        parameters += (parameters.empty() ? "" : ", ") + name + " = " + text_of(value);
    out += wrapped(info.scenario + (parameters.empty() ? "" : "  " + parameters), "", style.width);
    out += "\n" + outcome_line(info) + "\n";
    if (!info.error.empty())
        out += wrapped(info.error, "  ", style.width);
    if (info.truncated)
        out += wrapped("The file ends early: this is what it holds up to its last whole chunk.",
                       "  ", style.width);
}

// What could be tried, on the same clock and schedule.
void add_remedies(std::string& out, const analysis::Report& report, TextStyle style) {
    const auto remedies = analysis::fitting_remedies(report.info, *report.tables, report.findings);
    if (remedies.empty())
        return;
    out += "\nWhat if\n";
    for (const analysis::FittingRemedy& remedy : remedies)
        out += wrapped("--what-if " + remedy.remedies.to_text() + ": " + remedy.text, "  ",
                       style.width);
}

void add_findings(std::string& out, const std::vector<analysis::Finding>& findings,
                  TextStyle style) {
    if (findings.empty())
        return;
    for (const analysis::Finding& finding : findings) {
        const char* mark =
            finding.severity == analysis::Severity::Error     ? (style.utf8 ? "✖ " : "! ")
            : finding.severity == analysis::Severity::Warning ? (style.utf8 ? "▲ " : "* ")
                                                              : (style.utf8 ? "● " : "- ");
        std::string title = wrapped(mark + finding.title + ", at " + format_duration(finding.at),
                                    "  ", style.width);
        title.erase(0, 2);
        out += "\n" + title;
        out += wrapped(finding.explanation, "  ", style.width);
        if (finding.trial)
            out += wrapped(finding.trial->text, "  ", style.width);
        if (!finding.remedy.empty()) {
            std::string remedy =
                wrapped((style.utf8 ? "→ " : "> ") + finding.remedy, "    ", style.width);
            remedy.erase(0, 2);
            out += remedy;
        }
    }
}

// The worst state in each of `cells` equal parts of the run; spaces where the thread did not live.
std::string bar(const trace::ActorLane& lane, Duration wall, std::size_t cells, TextStyle style,
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

void add_threads(std::string& out, const analysis::Report& report, const session::RunSnapshot& run,
                 TextStyle style) {
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

void add_locks(std::string& out, const std::vector<analysis::LockReport>& locks, TextStyle style) {
    if (locks.empty())
        return;
    std::size_t name_width = 5;
    for (const analysis::LockReport& lock : locks)
        name_width = std::max(name_width, std::min(longest_name, columns_of(lock.name)));
    out += "\n" + cell("Locks", name_width + 2, style) + right("acquired", 10) +
           right("at once", 9) + right("contended", 11) + right("held", 10) + right("waited", 10) +
           right("longest", 10) + "\n";
    for (std::size_t i = 0; i < std::min(most_rows, locks.size()); ++i) {
        const trace::LockStatistics& s = locks[i].statistics;
        out += "  " + cell(locks[i].name, name_width, style) +
               right(std::to_string(s.acquisitions), 10) +
               right(std::to_string(s.acquisitions - s.after_wait), 9) +
               right(std::to_string(s.contended), 11) + right(format_duration(s.hold), 10) +
               right(format_duration(s.wait), 10) + right(format_duration(s.longest_wait), 10) +
               "\n";
    }
    if (locks.size() > most_rows)
        out += "  and " + std::to_string(locks.size() - most_rows) + " more\n";
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

void add_critical_path(std::string& out, const analysis::Report& report, TextStyle style) {
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
        std::string line = report.tables->object(lock.lock).name + " was held for " +
                           shares_of({{lock.held, "it:"}}, whole).substr(4);
        if (lock.hand_overs > 0)
            line += ", handed on " + std::to_string(lock.hand_overs) +
                    (lock.hand_overs == 1 ? " time" : " times");
        out += wrapped(line, "  ", style.width);
    }
    if (path.locks.size() > most_locks)
        out += "  and " + std::to_string(path.locks.size() - most_locks) + " more locks\n";
}

std::string value_text(const SharedValues& shared, const trace::Tables& tables) {
    if (!shared.is_array)
        return text_of(shared.values.front().second, tables);
    std::string text;
    for (std::size_t i = 0; i < std::min(most_elements, shared.values.size()); ++i)
        text += (i > 0 ? ", " : "") + text_of(shared.values[i].second, tables);
    if (shared.values.size() > most_elements)
        text += ", and " + std::to_string(shared.values.size() - most_elements) + " more";
    return "[" + text + "]";
}

void add_values(std::string& out, const analysis::Report& report, TextStyle style) {
    const std::vector<SharedValues> all = shared_values(report);
    if (all.empty())
        return;
    out += "\nValues at the end\n";
    for (std::size_t i = 0; i < std::min(most_rows, all.size()); ++i)
        out += wrapped(all[i].name + " = " + value_text(all[i], *report.tables), "  ", style.width);
    if (all.size() > most_rows)
        out += "  and " + std::to_string(all.size() - most_rows) + " more\n";
}

void add_notes(std::string& out, const analysis::Report& report, TextStyle style) {
    if (report.notes.empty())
        return;
    std::size_t name_width = 0;
    const std::size_t shown = std::min(most_rows, report.notes.size());
    const auto thread = [&](std::size_t i) -> const std::string& {
        return report.tables->actor(report.notes[i].actor).name;
    };
    for (std::size_t i = 0; i < shown; ++i)
        name_width = std::max(name_width, std::min(longest_name, columns_of(thread(i))));
    out += "\nNotes\n";
    for (std::size_t i = 0; i < shown; ++i) {
        const std::string head = "  " + right(format_duration(report.notes[i].at), 8) + "  " +
                                 cell(thread(i), name_width, style) + "  ";
        std::string note = wrapped(report.tables->name(report.notes[i].text),
                                   std::string(columns_of(head), ' '), style.width);
        out += note.empty() ? head + "\n" : head + note.substr(columns_of(head));
    }
    if (report.notes.size() > shown)
        out += "  and " + std::to_string(report.notes.size() - shown) + " more\n";
}

void add_cpu(std::string& out, const analysis::Report& report, TextStyle style) {
    const analysis::CpuReport& cpu = report.cpu;
    if (cpu.cores == 0) {
        out += "\nCPU  not known: the trace does not say what its CPUs did\n";
        return;
    }
    const double all = static_cast<double>(cpu.total().count());
    const auto percent =
        all > 0 ? std::lround(100 * static_cast<double>(cpu.busy.count()) / all) : 0;
    out += "\nCPU  " + std::to_string(cpu.cores) + (cpu.cores == 1 ? " core" : " cores") +
           ", busy " + format_duration(cpu.busy) + " (" + std::to_string(percent) + " %), idle " +
           format_duration(cpu.idle) +
           (report.info.cpu_source == trace::CpuSource::Estimated ? " (estimated)" : "") + "\n";
    const bool is_real = report.info.clock == trace::Clock::Real;
    if (is_real && (cpu.services > trace::Duration{0} || cpu.others > trace::Duration{0}))
        out += wrapped("Threadline itself " + format_duration(cpu.services) +
                           ", other programs about " + format_duration(cpu.others),
                       "     ", style.width);
    if (cpu.unknown > trace::Duration{0})
        out += wrapped("not known for " + format_duration(cpu.unknown) + ": " +
                           std::to_string(report.info.switches_lost) +
                           " records of the kernel were lost",
                       "     ", style.width);
    for (const analysis::IdleCause& cause : cpu.idle_causes)
        out += wrapped("idle " + format_duration(cause.time) + ": " +
                           (cause.text.empty() ? cause.cause : cause.text),
                       "     ", style.width);
    if (!report.is_whole)
        out += wrapped(
            "A long trace: the figures are of all of it; what made it as long as it was is told of "
            "shorter ones" +
                (report.forgotten > trace::Time{0}
                     ? ", and of what was before " + format_duration(report.forgotten) +
                           " only the overview is kept in memory"
                     : std::string()) +
                ".",
            "     ", style.width);
    if (!report.info.cpu_note.empty())
        out += wrapped("Estimated: " + report.info.cpu_note, "     ", style.width);
}

// What other tools would give; of runs that went as fast as they could.
void add_predictions(std::string& out, const analysis::Report& report, TextStyle style) {
    const analysis::Predictions& predicted = report.predictions;
    if (predicted.tools.empty())
        return;
    std::string text;
    for (const analysis::Prediction& one : predicted.tools)
        text += name_of(one) + " " + format_duration(one.wall) + ", ";
    text += "Amdahl's bound " + format_duration(predicted.amdahl);
    out += "\n" + wrapped("Predicted from these segments, on " + std::to_string(predicted.cores) +
                              (predicted.cores == 1 ? " core: " : " cores: ") + text,
                          "", style.width);
}

void add_recording(std::string& out, const analysis::Report& report, TextStyle style) {
    const trace::RunInfo& info = report.info;
    if (report.moments_left_out > 0)
        out += "\n" + wrapped("Moments left out, since there were too many of one kind: " +
                                  std::to_string(report.moments_left_out),
                              "", style.width);
    std::ostringstream text;
    text.precision(2);
    if (info.clock == trace::Clock::Virtual) {
        out += "\nRecorded " + std::to_string(info.events_recorded) + " events\n";
        return;
    }
    text << "Recorded " << info.events_recorded << " events, " << info.events_lost
         << " lost; recording took an estimated " << info.overhead_percent
         << " % of this run's CPU time; largest time correction "
         << format_duration(info.largest_time_correction) << "; memory "
         << (info.resident_kib + 512) / 1024 << " MiB";
    out += "\n" + wrapped(text.str(), "", style.width);
}

}  // namespace

std::size_t columns_of(std::string_view text) {
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
        return (static_cast<unsigned char>(c) & 0xc0) != 0x80;
    }));
}

std::string wrapped(const std::string& text, const std::string& indent, int width) {
    std::string out;
    std::string line = indent;
    bool empty = true;
    std::istringstream words(text);
    std::size_t gap = 0;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t begin = text.find_first_not_of(" \n", at);
        if (begin == std::string::npos)
            break;
        const std::size_t end = std::min(text.find_first_of(" \n", begin), text.size());
        const std::string word = text.substr(begin, end - begin);
        gap = empty ? 0 : begin - at;
        at = end;
        if (!empty && columns_of(line) + gap + columns_of(word) > static_cast<std::size_t>(width)) {
            out += line + "\n";
            line = indent;
            gap = 0;
        }
        line += std::string(gap, ' ') + word;
        empty = false;
    }
    return empty ? out : out + line + "\n";
}

std::string text_report(const analysis::Report& report, const session::RunSnapshot& run,
                        TextStyle style) {
    std::string out;
    add_head(out, report.info, style);
    add_findings(out, report.findings, style);
    add_remedies(out, report, style);
    add_threads(out, report, run, style);
    add_locks(out, report.locks, style);
    add_critical_path(out, report, style);
    add_values(out, report, style);
    add_notes(out, report, style);
    add_cpu(out, report, style);
    add_predictions(out, report, style);
    add_recording(out, report, style);
    return out;
}

namespace {

bool is_seeded(const analysis::Report& report) {
    return report.info.schedule != "free" && report.info.seed;
}

std::string name_of_run(const analysis::Report& report, std::size_t place) {
    return std::to_string(is_seeded(report) ? *report.info.seed : place + 1);
}

// How often the runs ended alike, and a seed that ends so.
void add_outcomes(std::string& out, std::span<const analysis::Report> reports, TextStyle style) {
    out += "\n" + right("Times", 7) + right("seed", 12) + "  outcome\n";
    for (const OutcomeCount& one : count_outcomes(reports)) {
        std::string how = one.outcome;
        for (const std::string& more : {one.findings, one.values})
            how += more.empty() ? "" : "; " + more;
        const std::string indent(21, ' ');
        std::string lines = wrapped(how, indent, style.width);
        out += right(std::to_string(one.count), 7) +
               right(name_of_run(reports[one.first], one.first), 12) + lines.substr(19);
        if (!out.ends_with('\n'))
            out += '\n';
    }
}

}  // namespace

std::string text_summary(std::span<const analysis::Report> reports, TextStyle style) {
    std::string out;
    if (!reports.empty() && !reports.front().info.title.empty())
        out += reports.front().info.title + "\n";
    // Where a schedule decided, a run is known by the seed that gives it again.
    const bool seeded = !reports.empty() && is_seeded(reports.front());
    out += right(seeded ? "Seed" : "Run", seeded ? 10 : 5) + "  " + cell("outcome", 12, style) +
           right("time", 10) + "  findings\n";
    std::map<std::string, int> outcomes;
    Duration total{0};
    for (std::size_t i = 0; i < reports.size(); ++i) {
        const analysis::Report& report = reports[i];
        const std::string outcome = trace::key_of(report.info.outcome);
        ++outcomes[outcome];
        total += report.info.wall;
        const std::string findings = findings_in_short(report);
        out += right(name_of_run(report, i), seeded ? 10 : 5) + "  " + cell(outcome, 12, style) +
               right(format_duration(report.info.wall), 10) +
               (findings.empty() ? "" : "  " + findings) + "\n";
    }
    std::string sums;
    for (const auto& [outcome, count] : outcomes)
        sums += (sums.empty() ? "" : ", ") + std::to_string(count) + " " + outcome;
    const auto runs = static_cast<std::int64_t>(std::max<std::size_t>(1, reports.size()));
    out += "\n" + capitalised(std::to_string(reports.size()) + " runs: " + sums + "; " +
                              format_duration(total / runs) + " on average\n");
    if (seeded)
        add_outcomes(out, reports, style);
    return out;
}

}  // namespace threadline::app
