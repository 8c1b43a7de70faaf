#include "engine/analysis/bottleneck_wording.h"

#include "engine/analysis/wording.h"

#include <algorithm>

namespace threadline::analysis {
namespace {

using trace::Duration;
using trace::State;

std::string cores_text(const BottleneckNumbers& numbers) {
    return numbers.cores == 1 ? "the only core" : "the " + std::to_string(numbers.cores) + " cores";
}

std::string worked_text(const BottleneckNumbers& numbers) {
    return number_text(numbers.parallelism()) + " of " + cores_text(numbers) + " worked";
}

std::string used_text(const BottleneckNumbers& numbers) {
    return "on average " + worked_text(numbers);
}

// What came of their waiting.
std::string kept_busy_text(const BottleneckNumbers& numbers) {
    return "So the " + std::to_string(numbers.threads) + " threads kept " +
           number_text(numbers.parallelism()) + " of " + cores_text(numbers) + " busy on average";
}

std::string threads_text(const BottleneckNumbers& numbers) {
    const std::size_t threads = numbers.threads - std::min(numbers.tasks, numbers.threads);
    const std::string tasks =
        std::to_string(numbers.tasks) + (numbers.tasks == 1 ? " task" : " tasks");
    if (numbers.tasks > 0 && threads == 0)
        return "its " + tasks;
    if (threads == 1)
        return numbers.tasks > 0 ? "its thread and " + tasks : "its only thread";
    return "its " + std::to_string(threads) + " threads" +
           (numbers.tasks > 0 ? " and " + tasks : "");
}

std::string share_of_threads(const BottleneckNumbers& numbers, State state) {
    return percent_of(numbers.thread_time.of(state), numbers.thread_time.total());
}

// As it is told, to a tenth.
bool share_is_nought(Duration time, const BottleneckNumbers& numbers) {
    return time * 2000 < numbers.thread_time.total();
}

struct Words {
    std::string title;
    std::string first;
    std::string second;
};

Words io_words(const BottleneckNumbers& numbers) {
    const bool overlap = tool_for(FindingKind::IoBound, numbers) != Tool::Threads;
    const bool idle = numbers.idle_share() >= 0.1 && !is_disturbed(numbers);
    return {"I/O-bound: " + share_of_threads(numbers, State::Io) +
                " of the threads' time went into waiting for replies",
            "In " + text_of(numbers.wall) + " " + threads_text(numbers) + " spent " +
                share_of_threads(numbers, State::Io) + " of the time waiting for replies.",
            (overlap ? "The requests already overlap: on average "
             : idle  ? "The idle time of the cores is the opportunity: on average "
                     : "On average ") +
                worked_text(numbers) + ", and " + number_text(numbers.in_flight()) +
                (number_text(numbers.in_flight()) == "1" ? " request was" : " requests were") +
                " under way at a time."};
}

// For anything but a core.
Duration waited(const BottleneckNumbers& numbers) {
    Duration sum{0};
    for (const State state :
         {State::Blocked, State::Waiting, State::Io, State::Sleeping, State::Interpreter})
        sum += numbers.thread_time.of(state);
    return sum;
}

Words cpu_words(const BottleneckNumbers& numbers) {
    const bool all_used = numbers.idle_share() < 0.1 && !is_disturbed(numbers);
    return {"CPU-bound: " + used_text(numbers),
            "The time went into computing: in " + text_of(numbers.wall) + ", " +
                used_text(numbers) + ", and " + threads_text(numbers) + " spent " +
                share_of_threads(numbers, State::Running) +
                (numbers.threads == 1 ? " of its time" : " of their time") + " on a core.",
            hardly_waits(numbers) ? all_used ? "There is no idle time to exploit."
                                             : "The threads hardly waited for anything but a core."
            : numbers.no_thread >= numbers.waits()
                ? "Waiting is not what costs the time: there were fewer threads to run than cores."
            : share_is_nought(waited(numbers), numbers)
                ? std::string()
                : "Another " + percent_of(waited(numbers), numbers.thread_time.total()) +
                      " of the threads' time went into waiting."};
}

// ", and the cores stood idle for 48 % of theirs", where there was much of it.
std::string and_idle_text(const BottleneckNumbers& numbers) {
    if (numbers.idle_share() < 0.1)
        return {};
    return std::string(", and the ") + (numbers.cores == 1 ? "core" : "cores") +
           " stood idle for " + percent_of(numbers.idle, numbers.wall * numbers.cores) +
           (numbers.cores == 1 ? " of its own" : " of theirs");
}

// Whoever is woken for a lock has not got it before there is a core: that is part of the wait for
// it as contention.h counts it, but not of the time blocked.
std::string woken_text(const BottleneckNumbers& numbers, const std::string& lock) {
    if (share_is_nought(numbers.woken_for_worst, numbers))
        return {};
    return "For another " + percent_of(numbers.woken_for_worst, numbers.thread_time.total()) +
           " of their time the threads had been woken for " + lock + " and waited for a core. ";
}

Words lock_words(const BottleneckNumbers& numbers, const trace::Tables& tables) {
    // Where none of them was the most of it, it was all of them.
    const Duration blocked = numbers.thread_time.of(State::Blocked);
    const bool is_one = numbers.worst_lock && numbers.blocked_on_worst * 2 >= blocked;
    const bool is_all = !is_one || share_is_nought(blocked - numbers.blocked_on_worst, numbers);
    const std::string lock = is_one ? name_of(tables, numbers.worst_lock) : "locks";
    return {
        "Lock-bound: " +
            percent_of(is_one ? numbers.blocked_on_worst : blocked, numbers.thread_time.total()) +
            " of the threads' time went into waiting for " + lock,
        "The threads spent " + share_of_threads(numbers, State::Blocked) +
            " of their time blocked" + (is_all ? " on " : ", most of it on ") + lock +
            and_idle_text(numbers) + ".",
        (is_one ? woken_text(numbers, lock) : std::string()) + kept_busy_text(numbers) +
            (numbers.lock_during_io * 2 >= numbers.lock
                 ? ", and whoever held the lock mostly waited for a reply."
                 : ".")};
}

Words interpreter_words(const BottleneckNumbers& numbers) {
    return {"Interpreter-bound: " + share_of_threads(numbers, State::Interpreter) +
                " of the threads' time went into waiting for the interpreter lock",
            "Only the thread that holds the interpreter lock runs.",
            kept_busy_text(numbers) + ", and more threads or more cores change nothing."};
}

// Threads that have ended wait for nobody, and neither do their cores have anything to do.
bool ends_unevenly(const BottleneckNumbers& numbers) {
    return numbers.uneven * 2 > numbers.dependency;
}

Words serial_words(const BottleneckNumbers& numbers) {
    if (ends_unevenly(numbers))
        return {
            "Serial: for " + percent_of(numbers.last_alone, numbers.wall) +
                " of the run only the last thread still worked",
            "Threads ended long before the last one, and nothing was left for their cores to do.",
            kept_busy_text(numbers) + ", and the thread with the most to do sets the pace."};
    return {"Serial: " + share_of_threads(numbers, State::Waiting) +
                " of the threads' time went into waiting for each other",
            "The threads waited for another one to get something done, not for a lock or a reply.",
            kept_busy_text(numbers) + ", and what only one can do at a time bounds the rest."};
}

Words others_words(const BottleneckNumbers& numbers) {
    const std::string had = percent_of(numbers.others, numbers.wall * numbers.cores);
    return {"Oversubscribed: other programs had " + had + " of the cores' time",
            "Other programs had the cores for " + had + " of their time, and the threads spent " +
                share_of_threads(numbers, State::Ready) +
                " of their time ready to run without one.",
            "How long this run took, and who waited for whom, says little of the program itself."};
}

Words oversubscribed_words(const BottleneckNumbers& numbers) {
    if (others_had_the_cores(numbers))
        return others_words(numbers);
    return {"Oversubscribed: " + number_text(numbers.wanting()) + " threads wanted " +
                cores_text(numbers) + " at once",
            "The threads spent " + share_of_threads(numbers, State::Ready) +
                " of their time ready to run, while all the cores were busy.",
            "On average " + number_text(numbers.wanting()) + " threads wanted to run, and " +
                number_text(numbers.parallelism()) +
                " did: the others cost memory and switches, and nothing ended sooner for them."};
}

constexpr Duration unnoticed = std::chrono::milliseconds(10);

// Rather than that they slept, or were over before anybody noticed.
bool took_turns(const BottleneckNumbers& numbers) {
    return numbers.wall >= unnoticed && numbers.sleep < numbers.dependency;
}

Words nothing_words(const BottleneckNumbers& numbers) {
    if (numbers.wall < unnoticed)
        return {"Nothing to gain: the run took " + text_of(numbers.wall),
                "The whole run took " + text_of(numbers.wall) + ", less than anybody would notice.",
                "Whatever a tool could gain would be less than what the tool costs to set up and "
                "to understand."};
    if (!took_turns(numbers))
        return {"Nothing to gain: it slept",
                "The threads spent " + share_of_threads(numbers, State::Sleeping) +
                    " of their time asleep, because the program says so.",
                numbers.idle_share() < 0.5
                    ? "No tool makes an agreed time pass sooner."
                    : "The cores were idle meanwhile, but no tool makes an agreed time pass "
                      "sooner."};
    return {"Nothing to gain: " + std::to_string(numbers.threads) + " threads took turns",
            "There were " + std::to_string(numbers.threads) + " threads, but " +
                used_text(numbers) + ": while one of them worked, the others waited for it.",
            "One thread does the same just as fast, without the waiting."};
}

Words words_of(FindingKind verdict, const BottleneckNumbers& numbers, const trace::Tables& tables) {
    switch (verdict) {
        case FindingKind::IoBound:
            return io_words(numbers);
        case FindingKind::CpuBound:
            return cpu_words(numbers);
        case FindingKind::LockBound:
            return lock_words(numbers, tables);
        case FindingKind::InterpreterBound:
            return interpreter_words(numbers);
        case FindingKind::Serial:
            return serial_words(numbers);
        case FindingKind::Oversubscribed:
            return oversubscribed_words(numbers);
        default:
            return nothing_words(numbers);
    }
}

std::string advice(Tool tool, FindingKind verdict, const BottleneckNumbers& numbers) {
    const bool for_io = verdict == FindingKind::IoBound;
    switch (tool) {
        case Tool::Threads:
            if (for_io)
                return "Let the waits overlap: with threads, or with an event loop where there "
                       "are very many requests. More cores change nothing.";
            return numbers.io + numbers.sleep > numbers.no_thread
                       ? "Split the work over more threads, also more than there are cores: while "
                         "some wait, others compute."
                       : "Split the work over threads, at most one a core.";
        case Tool::EventLoop:
            return "Many requests are on their way at once already; an event loop waits for as "
                   "many "
                   "with one thread and less memory.";
        case Tool::Processes:
            return "Split the work over processes: each has an interpreter lock of its own.";
        case Tool::MoreCores:
            return numbers.threads > numbers.cores || numbers.cores == 1
                       ? "Only more cores, or less work, make it faster; more threads do not."
                       : "Only more cores, with a thread for each, or less work make it faster.";
        case Tool::FewerThreads:
            return "Use a pool with as many threads as cores, and let the other work queue up.";
        case Tool::OtherLock:
            return numbers.lock_during_io * 2 >= numbers.lock
                       ? "Do not hold the lock while waiting for a reply; more threads change "
                         "nothing."
                       : "Hold the lock for less long, or use one for each item; more threads "
                         "change "
                         "nothing.";
        case Tool::LessWaiting:
            return verdict == FindingKind::Serial && ends_unevenly(numbers)
                       ? "Deal the work more evenly, or in smaller parts that whoever is free "
                         "takes; more threads or cores help little."
                       : "Make the part shorter that the others wait for, or cut the work so that "
                         "fewer "
                         "have to wait; more threads or cores help little.";
        case Tool::FasterService:
            return "Only a faster service helps, unless there is more to ask for at once.";
        case Tool::QuietMachine:
            return "Run it on a quiet machine, or on the virtual clock.";
        case Tool::Leave:
            break;
    }
    return took_turns(numbers)
               ? "Leave it single-threaded, unless they need not wait for each other."
               : "Leave it single-threaded.";
}

// The shares that are told are of the threads' time, from which joins are left out, and with them
// they would be others.
bool is_to_tell_of_joins(FindingKind verdict, const BottleneckNumbers& numbers) {
    const bool tells_shares = verdict == FindingKind::NothingToGain
                                  ? numbers.wall >= unnoticed && !took_turns(numbers)
                                  : verdict != FindingKind::Serial || !ends_unevenly(numbers);
    return tells_shares && numbers.joining * 20 >= numbers.thread_time.total() &&
           numbers.joining > Duration{0};
}

}  // namespace

void word(Finding& verdict, const BottleneckNumbers& numbers, const trace::Tables& tables) {
    Words words = words_of(verdict.kind, numbers, tables);
    verdict.title = std::move(words.title);
    verdict.explanation = words.first + (words.second.empty() ? "" : " " + words.second);
    if (is_to_tell_of_joins(verdict.kind, numbers))
        verdict.explanation +=
            " Waiting for the end of another thread is left out of these shares.";
    // What disturbed it comes first, as whoever reads on has to know it.
    if (is_disturbed(numbers) && !others_had_the_cores(numbers))
        verdict.explanation =
            "Other programs had the cores for " +
            percent_of(numbers.others, numbers.wall * numbers.cores) +
            " of their time: how long things took here says little of the program. " +
            verdict.explanation;
    verdict.remedy = advice(tool_for(verdict.kind, numbers), verdict.kind, numbers);
}

}  // namespace threadline::analysis
