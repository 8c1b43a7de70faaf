#include "app/lesson/facts.h"

#include "engine/analysis/bottleneck.h"
#include "engine/analysis/event_loops.h"
#include "engine/analysis/wording.h"
#include "engine/trace/value_text.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>
#include <cstdio>
#include <set>

namespace threadline::app {

using trace::State;

namespace {

double ms(std::chrono::nanoseconds duration) {
    return static_cast<double>(duration.count()) / 1e6;
}

// In percent, to a tenth: nobody says "0.017 %".
double share(std::chrono::nanoseconds part, std::chrono::nanoseconds whole) {
    return whole.count() > 0 ? std::round(1000 * ms(part) / ms(whole)) / 10 : 0;
}

Fact fact_of(const record::ParameterValue& value) {
    if (const auto* truth = std::get_if<bool>(&value))
        return std::string(*truth ? "true" : "false");
    if (const auto* number = std::get_if<double>(&value))
        return *number;
    return std::get<std::string>(value);
}

Fact fact_of(const Value& value, const trace::Tables& tables) {
    switch (value.tag) {
        case ValueTag::Integer:
            return static_cast<double>(value.payload);
        case ValueTag::Float:
            return value.as_double();
        default:
            return trace::text_of(value, tables);
    }
}

constexpr std::size_t most_listed = 5;

constexpr std::array told_states{State::Running, State::Ready,    State::Blocked,    State::Waiting,
                                 State::Io,      State::Sleeping, State::Interpreter};

void add_threads(Facts& facts, const analysis::Report& report) {
    trace::StateShares all;
    trace::Duration lifetimes{0};
    double tasks = 0;
    std::set<std::int32_t> processes;
    const std::set<ActorId> loops = analysis::event_loops(*report.tables);
    for (const analysis::ThreadReport& thread : report.threads) {
        const trace::StateShares shares = analysis::reported_states(thread);
        const std::string name = "thread." + thread.name + ".";
        facts.set(name + "lifetime_ms", ms(thread.lifetime));
        facts.set(name + "cpu_ms", ms(thread.cpu));
        facts.set(name + "switches", static_cast<double>(thread.switches));
        for (const State state : told_states)
            facts.set(name + trace::key_of(state) + "_ms", ms(shares.of(state)));
        tasks += thread.kind == record::ActorKind::Task ? 1 : 0;
        processes.insert(thread.process);
        if (loops.contains(thread.actor))
            continue;
        for (const State state : told_states)
            all.time[index_of(state)] += shares.of(state);
        lifetimes += thread.lifetime;
    }
    const trace::Duration cpu = analysis::cpu_time(report);
    const trace::Duration alone = all.of(State::Running) + all.of(State::Io);
    facts.set("threads", static_cast<double>(report.threads.size()) - tasks);
    facts.set("tasks", tasks);
    facts.set("processes", static_cast<double>(processes.size()));
    facts.set("switches", static_cast<double>(analysis::context_switches(report)));
    if (report.threads.size() > loops.size())
        facts.set("mean_lifetime_ms",
                  ms(lifetimes) / static_cast<double>(report.threads.size() - loops.size()));
    facts.set("cpu_ms", ms(cpu));
    for (const State state : told_states) {
        const std::string key = trace::key_of(state);
        facts.set(key + "_ms", ms(all.of(state)));
        facts.set(key + "_percent", share(all.of(state), lifetimes));
    }
    const double wall = ms(report.info.wall);
    facts.set("parallelism", ratio(ms(cpu), wall));
    // As many threads as could run at a time.
    facts.set("could_run", std::min(static_cast<double>(report.threads.size()) - tasks,
                                    static_cast<double>(report.cpu.cores)));
    facts.set("alone_ms", ms(alone));
    facts.set("speed_up", ratio(ms(alone), wall));
}

void add_locks(Facts& facts, const analysis::Report& report) {
    double contended = 0;
    double acquisitions = 0;
    double requests = 0;
    trace::Duration hold{0}, wait{0};
    for (const analysis::LockReport& lock : report.locks) {
        const std::string name = "lock." + lock.name + ".";
        const trace::LockStatistics& s = lock.statistics;
        facts.set(name + "acquisitions", static_cast<double>(s.acquisitions));
        facts.set(name + "contended", static_cast<double>(s.contended));
        // Those that gave up or still wait were requests too.
        const auto asked = static_cast<double>(s.acquisitions - s.after_wait + s.contended);
        facts.set(name + "requests", asked);
        facts.set(name + "hold_ms", ms(s.hold));
        facts.set(name + "wait_ms", ms(s.wait));
        facts.set(name + "longest_wait_ms", ms(s.longest_wait));
        // The interpreter's is told of by the state of those who wait for it.
        if (report.tables->object(lock.lock).kind == record::ObjectKind::Interpreter)
            continue;
        hold += s.hold;
        wait += s.wait;
        contended += static_cast<double>(s.contended);
        acquisitions += static_cast<double>(s.acquisitions);
        requests += asked;
    }
    facts.set("locks.contended", contended);
    facts.set("locks.acquisitions", acquisitions);
    facts.set("locks.requests", requests);
    facts.set("locks.hold_ms", ms(hold));
    facts.set("locks.wait_ms", ms(wait));
}

void add_findings(Facts& facts, const analysis::Report& report) {
    const trace::Tables& tables = *report.tables;
    std::map<std::string, int> counts;
    for (const analysis::Finding& finding : report.findings) {
        const std::string name = std::string("finding.") + analysis::key_of(finding.kind);
        if (counts[name]++ > 0)
            continue;  // the texts tell of the first of a kind
        std::vector<std::string> actors, objects, lines;
        for (const ActorId actor : finding.actors)
            actors.push_back(tables.actor(actor).name);
        for (const ObjectId object : finding.objects)
            objects.push_back(tables.object(object).name);
        for (const SiteId site : finding.sites) {
            const std::string line = std::to_string(tables.site(site).line);
            if (std::ranges::find(lines, line) == lines.end())
                lines.push_back(line);
        }
        facts.set(name + ".title", finding.title);
        facts.set(name + ".at_ms", ms(finding.at));
        facts.set(name + ".threads", analysis::list_of(actors, most_listed));
        facts.set(name + ".objects", analysis::list_of(objects, most_listed));
        facts.set(name + ".lines", analysis::list_of(lines, most_listed));
    }
    for (const auto& [name, count] : counts)
        facts.set(name, static_cast<double>(count));
}

void add_longest(Facts& facts, const analysis::Report& report) {
    const auto add = [&facts](const std::string& name, trace::TimeRange range) {
        facts.set(name + ".ms", ms(range.length()));
        facts.set(name + ".at_ms", ms(range.begin));
    };
    for (const State state : told_states)
        if (const auto& longest = report.longest.of(state)) {
            const std::string name = std::string("longest.") + trace::key_of(state);
            add(name, longest->range);
            facts.set(name + ".thread", report.tables->actor(longest->actor).name);
        }
    if (const auto& nobody = report.longest.nobody_runs)
        add("longest.idle", *nobody);
}

void add_verdict(Facts& facts, const analysis::Report& report) {
    std::string verdict = "none";
    for (const analysis::Finding& finding : report.findings)
        if (analysis::is_verdict(finding.kind))
            verdict = analysis::key_of(finding.kind);
    facts.set("verdict", verdict);
    // Within a sentence: "I/O-bound", "oversubscribed".
    std::string name = analysis::verdict_name(report.findings);
    if (name.size() > 1 && std::islower(static_cast<unsigned char>(name[1])))
        name[0] = static_cast<char>(std::tolower(static_cast<unsigned char>(name[0])));
    facts.set("verdict.name", name.empty() ? verdict : name);
}

}  // namespace

const Fact* Facts::find(std::string_view name) const {
    // A kind that was not found was found no times.
    static const Fact none = 0.0;
    if (const auto fact = facts_.find(name); fact != facts_.end())
        return &fact->second;
    constexpr std::string_view finding = "finding.";
    const bool is_kind = name.starts_with(finding) &&
                         analysis::finding_kind_of(name.substr(finding.size())).has_value();
    return is_kind ? &none : nullptr;
}

const std::string* Facts::told_as(std::string_view name) const {
    const auto told = told_.find(name);
    return told == told_.end() ? nullptr : &told->second;
}

std::string Facts::in_words(const Fact& fact) const {
    std::string text = text_of(fact);
    if (std::holds_alternative<double>(fact))
        std::ranges::replace(text, '.', decimal_mark_);
    return text;
}

std::string Facts::ms_in_words(double ms) const {
    std::string text = text_of_ms(ms);
    std::ranges::replace(text, '.', decimal_mark_);
    return text;
}

void add_parameters(Facts& facts,
                    const std::vector<std::pair<std::string, record::ParameterValue>>& parameters) {
    for (const auto& [name, value] : parameters)
        facts.set("parameter." + name, fact_of(value));
}

Facts facts_of(const analysis::Report& report) {
    Facts facts;
    facts.set("outcome", std::string(trace::key_of(report.info.outcome)));
    facts.set("clock", std::string(trace::key_of(report.info.clock)));
    if (!report.info.remedies.empty())
        facts.set("what_if", report.info.remedies);
    if (report.info.schedule == "stepped")
        facts.set("stepped", std::string("yes"));
    facts.set("wall_ms", ms(report.info.wall));
    facts.set("end.at_ms", ms(report.info.wall));
    facts.set("resident_mib", static_cast<double>(report.info.resident_kib) / 1024);
    facts.set("cores", static_cast<double>(report.cpu.cores));
    facts.set("busy_ms", ms(report.cpu.busy));
    facts.set("idle_ms", ms(report.cpu.idle));
    facts.set("others_percent", share(report.cpu.others, report.cpu.total()));
    facts.set("idle_percent", share(report.cpu.idle, report.cpu.total()));
    facts.set("unused_percent", share(report.cpu.total() - report.cpu.busy, report.cpu.total()));
    add_parameters(facts, report.info.parameters);
    for (const auto& [name, value] : report.values)
        facts.set("value." + name, fact_of(value, *report.tables));
    for (std::size_t i = 0; i < report.notes.size(); ++i) {
        const std::string name = std::string("note.").append(std::to_string(i + 1));
        facts.set(name, report.tables->name(report.notes[i].text));
        facts.set(name + ".at_ms", ms(report.notes[i].at));
    }
    facts.set("notes", static_cast<double>(report.notes.size()));
    add_threads(facts, report);
    add_locks(facts, report);
    add_findings(facts, report);
    add_longest(facts, report);
    add_verdict(facts, report);
    return facts;
}

void add_exploration(Facts& facts, const record::ExplorationReport& report,
                     std::size_t lose_updates) {
    double deadlocked = 0, failed = 0, failed_checks = 0, results = 0;
    for (const record::ExploredOutcome& outcome : report.outcomes) {
        const auto count = static_cast<double>(outcome.count);
        deadlocked += outcome.outcome == "deadlocked" ? count : 0;
        results += outcome.outcome == "completed" ? 1 : 0;
        failed += outcome.outcome == "failed" ? count : 0;
        failed_checks += outcome.failed_checks.empty() ? 0 : count;
    }
    facts.set("explored.executions", static_cast<double>(report.executions));
    facts.set("explored.finished", std::string(report.finished ? "true" : "false"));
    facts.set("explored.doubt", report.doubt);
    if (report.random_seed)
        facts.set("explored.random_seed", std::to_string(*report.random_seed));
    facts.set("explored.complete", std::string(report.is_complete() ? "true" : "false"));
    facts.set("explored.outcomes", static_cast<double>(report.outcomes.size()));
    facts.set("explored.results", results);
    facts.set("explored.lose_updates", static_cast<double>(lose_updates));
    facts.set("explored.deadlocked", deadlocked);
    facts.set("explored.failed", failed);
    facts.set("explored.failed_checks", failed_checks);
}

double ratio(double part, double whole) {
    const double exact = whole > 0 ? part / whole : 0;
    if (exact <= 0 || exact >= 1)
        return exact;
    const double scale = std::pow(10, 1 - std::floor(std::log10(exact)));
    return std::round(exact * scale) / scale;
}

namespace {

// None of them an idle nought.
std::string with_decimals(double number, int decimals) {
    std::array<char, 40> digits{};
    std::snprintf(digits.data(), digits.size(), "%.*f", decimals, number);
    std::string text = digits.data();
    if (text.find('.') != std::string::npos) {
        text.erase(text.find_last_not_of('0') + 1);
        if (text.ends_with('.'))
            text.pop_back();
    }
    return text;
}

}  // namespace

std::string text_of(const Fact& fact) {
    if (const auto* text = std::get_if<std::string>(&fact))
        return *text;
    const double number = std::get<double>(fact);
    const double size = std::abs(number);
    if (std::nearbyint(number) == number && size < 1e15)
        return std::to_string(static_cast<std::int64_t>(number));
    return with_decimals(number, size >= 100 ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : 3);
}

std::string text_of_ms(double ms) {
    return std::abs(ms) < 100 ? text_of(Fact(ms)) : with_decimals(ms, 1);
}

}  // namespace threadline::app
