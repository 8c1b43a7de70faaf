#include "app/lesson/judgement.h"

#include "engine/analysis/wording.h"

#include <array>
#include <vector>

namespace threadline::app {

namespace {

// Less is no gain.
constexpr double least_speed_up = 1.05;

double number(const Facts& facts, std::string_view name) {
    const Fact* fact = facts.find(name);
    const auto* value = fact ? std::get_if<double>(fact) : nullptr;
    return value ? *value : 0;
}

std::string text_in(const Facts& facts, std::string_view name) {
    const Fact* fact = facts.find(name);
    return fact ? text_of(*fact) : std::string("not known");
}

bool is(const Facts& facts, std::string_view name, std::string_view text) {
    return facts.find(name) && text_in(facts, name) == text;
}

std::string counted(double number, const char* what) {
    return text_of(number) + " " + what + (number == 1 ? "" : "s");
}

std::string ms(double time) {
    return text_of(time) + " ms";
}

// A wrong result sooner is no gain.
std::string what_spoils_it(const Facts& facts) {
    const bool failed = number(facts, "finding.check-failed") > 0;
    const bool lost = number(facts, "finding.lost-update") > 0;
    return failed ? ", but a check failed" : lost ? ", but updates were lost" : "";
}

std::string gained(const Facts& facts) {
    const double wall = number(facts, "wall_ms"), alone = number(facts, "alone_ms");
    if (is(facts, "outcome", "deadlocked"))
        return "Nothing: the run came to a standstill.";
    if (!is(facts, "outcome", "completed"))
        return "Nothing that can be measured: the run was " + text_in(facts, "outcome") + ".";
    if (number(facts, "threads") == 1 && number(facts, "tasks") == 0)
        return "Nothing yet: this is the single-threaded version, and it takes " + ms(wall) + ".";
    const std::string work =
        ms(alone) +
        (number(facts, "io_ms") > 0 ? " of computing and waiting for replies" : " of computing") +
        " took " + ms(wall);
    const double speed_up = number(facts, "speed_up");
    if (speed_up < least_speed_up)
        return "No time: " + work + ".";
    return work + ": " + text_of(speed_up) + " times as fast as one after the other" +
           what_spoils_it(facts) + ".";
}

std::string cost(const Facts& facts) {
    std::string text = counted(number(facts, "threads"), "thread");
    if (const double tasks = number(facts, "tasks"); tasks > 0)
        text += ", " + counted(tasks, "task");
    if (const double processes = number(facts, "processes"); processes > 1)
        text += " in " + text_of(processes) + " processes";
    if (const double memory = number(facts, "resident_mib"); memory > 0)
        text += ", " + text_of(memory) + " MiB of memory";
    text += ", " + counted(number(facts, "switches"), "context switch");
    if (text.ends_with("switchs"))
        text.insert(text.size() - 1, "e");
    const double acquisitions = number(facts, "locks.acquisitions");
    if (const double contended = number(facts, "locks.contended"); contended > 0)
        text += ", and " + ms(number(facts, "locks.wait_ms")) + " of waiting for locks (" +
                text_of(contended) + " of " + text_of(acquisitions) + " times)";
    else if (acquisitions > 0)
        text += ", and no waiting for a lock";
    if (const double waited = number(facts, "interpreter_ms"); waited > 0)
        text += ", and " + ms(waited) + " of waiting for the interpreter lock";
    return text + ".";
}

struct Danger {
    const char* kind;
    const char* words;
};
constexpr std::array dangers{
    Danger{"deadlock", "a deadlock"},
    Danger{"self-deadlock", "a deadlock with oneself"},
    Danger{"lost-wakeup", "a lost wake-up"},
    Danger{"abandoned-lock", "a lock that was never let go"},
    Danger{"potential-deadlock", "a deadlock that another timing brings"},
    Danger{"data-race", "a data race"},
    Danger{"lost-update", "lost updates"},
    Danger{"check-failed", "a check that failed"},
    Danger{"livelock", "a livelock"},
    Danger{"starvation", "starvation"},
    Danger{"priority-inversion", "priority inversion"},
};

std::string explored(const Facts& facts) {
    const double executions = number(facts, "explored.executions");
    if (executions == 0)
        return "One run proves nothing: Explore goes through every interleaving that matters.";
    std::vector<std::string> parts;
    const auto add = [&](const char* fact, const char* one, const char* many) {
        if (const double count = number(facts, fact); count > 0)
            parts.push_back(text_of(count) + (count == 1 ? one : many));
    };
    add("explored.deadlocked", " ends in a deadlock", " end in a deadlock");
    add("explored.failed_checks", " fails a check", " fail a check");
    add("explored.failed", " breaks off", " break off");
    std::string which = is(facts, "explored.complete", "true")
                            ? "Explored, all " + counted(executions, "execution") + " that differ"
                        : !is(facts, "explored.doubt", "")
                            ? "Explored, but not to be trusted (" +
                                  text_in(facts, "explored.doubt") + "), " +
                                  counted(executions, "execution")
                        : is(facts, "explored.finished", "true")
                            ? "Explored within bounds, " + counted(executions, "execution")
                            : "Explored in part, " + counted(executions, "execution");
    if (facts.find("explored.random_seed"))
        which += " with the random numbers of seed " + text_in(facts, "explored.random_seed");
    which += ": ";
    return which +
           (parts.empty() ? "none goes wrong." : analysis::list_of(parts, dangers.size()) + ".");
}

std::string risk(const Facts& facts) {
    std::vector<std::string> found;
    for (const Danger& danger : dangers)
        if (number(facts, std::string("finding.") + danger.kind) > 0)
            found.emplace_back(danger.words);
    const std::string here =
        found.empty() ? "Nothing went wrong in this run. "
                      : "In this run: " + analysis::list_of(found, dangers.size()) + ". ";
    const std::string of_what = facts.find("what_if") ? " All this is of the scenario with " +
                                                            text_in(facts, "what_if") +
                                                            " tried, not of the scenario as it is."
                                                      : std::string();
    return here + explored(facts) + of_what;
}

}  // namespace

Judgement judge(const Facts& facts) {
    return {gained(facts), cost(facts), risk(facts)};
}

}  // namespace threadline::app
