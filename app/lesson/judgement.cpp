#include "app/lesson/judgement.h"

#include "app/lesson/reservation.h"
#include "app/lesson/translatable.h"

#include <array>
#include <vector>

namespace threadline::app {

namespace {

// Less is no gain.
constexpr double least_speed_up = 1.05;

struct Danger {
    const char* kind;
    const char* words;
};
constexpr std::array dangers{
    Danger{"deadlock", QT_TRANSLATE_NOOP("Judgement", "a deadlock")},
    Danger{"self-deadlock", QT_TRANSLATE_NOOP("Judgement", "a deadlock with oneself")},
    Danger{"lost-wakeup", QT_TRANSLATE_NOOP("Judgement", "a lost wake-up")},
    Danger{"abandoned-lock", QT_TRANSLATE_NOOP("Judgement", "a lock that was never let go")},
    Danger{"potential-deadlock",
           QT_TRANSLATE_NOOP("Judgement", "a deadlock that another timing brings")},
    Danger{"data-race", QT_TRANSLATE_NOOP("Judgement", "a data race")},
    Danger{"lost-update", QT_TRANSLATE_NOOP("Judgement", "lost updates")},
    Danger{"check-failed", QT_TRANSLATE_NOOP("Judgement", "a check that failed")},
    Danger{"livelock", QT_TRANSLATE_NOOP("Judgement", "a livelock")},
    Danger{"starvation", QT_TRANSLATE_NOOP("Judgement", "starvation")},
    Danger{"priority-inversion", QT_TRANSLATE_NOOP("Judgement", "priority inversion")},
};

// Of one run.
class Judge : private Speech {
public:
    using Speech::Speech;

    std::string gained() const;
    std::string cost() const;
    std::string risk() const;

private:
    std::string work() const;
    std::string threads_and_tasks() const;
    std::string waits(const std::string& contended, const std::string& requests) const;
    std::string explored() const;
    std::string executions() const;
};

std::string Judge::work() const {
    const bool replies = number(facts_, "io_ms") > 0;
    return say(
        replies ? QT_TRANSLATE_NOOP("Judgement", "%1 of computing and waiting for replies took %2")
                : QT_TRANSLATE_NOOP("Judgement", "%1 of computing took %2"),
        {ms(number(facts_, "alone_ms")), ms(number(facts_, "wall_ms"))});
}

std::string Judge::gained() const {
    if (is(facts_, "outcome", "deadlocked"))
        return say(QT_TRANSLATE_NOOP("Judgement", "Nothing: the run came to a standstill."));
    if (!is(facts_, "outcome", "completed"))
        return say(QT_TRANSLATE_NOOP("Judgement", "Nothing that can be measured: the run was %1."),
                   {told("outcome")});
    if (is_stepped(facts_))
        return say(QT_TRANSLATE_NOOP("Judgement",
                                     "This run cannot tell: a person decided each of its steps."));
    if (number(facts_, "threads") == 1 && number(facts_, "tasks") == 0)
        return say(QT_TRANSLATE_NOOP("Judgement",
                                     "Nothing yet: this is the single-threaded "
                                     "version, and it takes %1."),
                   {ms(number(facts_, "wall_ms"))});
    if (number(facts_, "finding.livelock") > 0 && number(facts_, "finding.check-failed") > 0)
        return say(
            QT_TRANSLATE_NOOP("Judgement", "Nothing: threads kept each other from getting on."));
    if (is_disturbed(facts_))
        return say(
            QT_TRANSLATE_NOOP(
                "Judgement",
                "This run cannot tell: other programs had the cores for %1 % of their time."),
            {told("others_percent")});
    const double speed_up = number(facts_, "speed_up");
    if (speed_up < least_speed_up)
        return say(QT_TRANSLATE_NOOP("Judgement", "No time: %1."), {work()});
    // A wrong result sooner is no gain.
    const char* sentence =
        number(facts_, "finding.check-failed") > 0
            ? QT_TRANSLATE_NOOP("Judgement",
                                "%1: %2 times as fast as one after the other, but a "
                                "check failed.")
        : number(facts_, "finding.lost-update") > 0
            ? QT_TRANSLATE_NOOP("Judgement",
                                "%1: %2 times as fast as one after the other, but "
                                "updates were lost.")
            : QT_TRANSLATE_NOOP("Judgement", "%1: %2 times as fast as one after the other.");
    return say(sentence, {work(), facts_.in_words(speed_up)});
}

std::string Judge::threads_and_tasks() const {
    const std::string threads =
        counted(number(facts_, "threads"), QT_TRANSLATE_NOOP("Judgement", "%1 thread"),
                QT_TRANSLATE_NOOP("Judgement", "%1 threads"));
    const double tasks = number(facts_, "tasks");
    if (tasks == 0)
        return threads;
    return threads + ", " +
           counted(tasks, QT_TRANSLATE_NOOP("Judgement", "%1 task"),
                   QT_TRANSLATE_NOOP("Judgement", "%1 tasks"));
}

std::string Judge::waits(const std::string& contended, const std::string& requests) const {
    if (is_stepped(facts_))
        return say(QT_TRANSLATE_NOOP("Judgement", ", and waiting for locks (%1 of %2)"),
                   {contended, requests});
    return say(QT_TRANSLATE_NOOP("Judgement", ", and %1 of waiting for locks (%2 of %3)"),
               {ms(number(facts_, "locks.wait_ms")), contended, requests});
}

std::string Judge::cost() const {
    std::string text = threads_and_tasks();
    if (const double processes = number(facts_, "processes"); processes > 1)
        text = say(QT_TRANSLATE_NOOP("Judgement", "%1 in %2 processes"),
                   {text, facts_.in_words(processes)});
    if (const double memory = number(facts_, "resident_mib"); memory > 0)
        text += ", " +
                say(QT_TRANSLATE_NOOP("Judgement", "%1 MiB of memory"), {facts_.in_words(memory)});
    text += ", " + counted(number(facts_, "switches"),
                           QT_TRANSLATE_NOOP("Judgement", "%1 context switch"),
                           QT_TRANSLATE_NOOP("Judgement", "%1 context switches"));
    const double requests = number(facts_, "locks.requests");
    if (const double contended = number(facts_, "locks.contended"); contended > 0)
        text += waits(facts_.in_words(contended),
                      counted(requests, QT_TRANSLATE_NOOP("Judgement", "%1 request"),
                              QT_TRANSLATE_NOOP("Judgement", "%1 requests")));
    else if (requests > 0)
        text += say(QT_TRANSLATE_NOOP("Judgement", ", and no waiting for a lock"));
    if (const double waited = number(facts_, "interpreter_ms"); waited > 0 && !is_stepped(facts_))
        text += say(QT_TRANSLATE_NOOP("Judgement", ", and %1 of waiting for the interpreter lock"),
                    {ms(waited)});
    return text + ".";
}

// "Explored, all 6 executions that differ".
std::string Judge::executions() const {
    const std::string count = counted(number(facts_, "explored.executions"),
                                      QT_TRANSLATE_NOOP("Judgement", "%1 execution"),
                                      QT_TRANSLATE_NOOP("Judgement", "%1 executions"));
    const std::string which =
        is(facts_, "explored.complete", "true")
            ? say(QT_TRANSLATE_NOOP("Judgement", "Explored, all %1 that differ"), {count})
        : !is(facts_, "explored.doubt", "")
            ? say(QT_TRANSLATE_NOOP("Judgement", "Explored, but not to be trusted (%1), %2"),
                  {told("explored.doubt"), count})
        : is(facts_, "explored.finished", "true")
            ? say(QT_TRANSLATE_NOOP("Judgement", "Explored within bounds, %1"), {count})
            : say(QT_TRANSLATE_NOOP("Judgement", "Explored in part, %1"), {count});
    if (!facts_.find("explored.random_seed"))
        return which;
    return say(QT_TRANSLATE_NOOP("Judgement", "%1 with the random numbers of seed %2"),
               {which, told("explored.random_seed")});
}

std::string Judge::explored() const {
    if (number(facts_, "explored.executions") == 0)
        return say(QT_TRANSLATE_NOOP("Judgement",
                                     "One run proves nothing: Explore goes through "
                                     "every interleaving that matters."));
    std::vector<std::string> parts;
    const auto add = [&](const char* fact, const char* one, const char* many) {
        if (const double count = number(facts_, fact); count > 0)
            parts.push_back(counted(count, one, many));
    };
    add("explored.deadlocked", QT_TRANSLATE_NOOP("Judgement", "%1 ends in a deadlock"),
        QT_TRANSLATE_NOOP("Judgement", "%1 end in a deadlock"));
    add("explored.failed_checks", QT_TRANSLATE_NOOP("Judgement", "%1 fails a check"),
        QT_TRANSLATE_NOOP("Judgement", "%1 fail a check"));
    add("explored.failed", QT_TRANSLATE_NOOP("Judgement", "%1 breaks off"),
        QT_TRANSLATE_NOOP("Judgement", "%1 break off"));
    if (!parts.empty())
        return say(QT_TRANSLATE_NOOP("Judgement", "%1: %2."),
                   {executions(), list_of(std::move(parts))});
    // That is not yet to be right.
    const std::string none =
        say(QT_TRANSLATE_NOOP("Judgement", "%1: none deadlocks, breaks off or fails a check."),
            {executions()});
    const double ways = number(facts_, "explored.outcomes");
    const double lose = number(facts_, "explored.lose_updates");
    if (lose > 0 && lose == ways)
        return none + " " +
               (ways == 1
                    ? say(QT_TRANSLATE_NOOP(
                          "Judgement", "But updates are lost in the only way in which it can end."))
                    : say(QT_TRANSLATE_NOOP(
                              "Judgement",
                              "But updates are lost in each of the %1 ways in which it can end."),
                          {facts_.in_words(ways)}));
    if (lose > 0)
        return none + " " +
               say(QT_TRANSLATE_NOOP(
                       "Judgement",
                       "But updates are lost in %1 of the %2 ways in which it can end."),
                   {facts_.in_words(lose), facts_.in_words(ways)});
    const double results = number(facts_, "explored.results");
    return results > 1 ? none + " " +
                             say(QT_TRANSLATE_NOOP("Judgement",
                                                   "But the values depend on who goes when, in "
                                                   "%1 ways, and may be wrong."),
                                 {facts_.in_words(results)})
                       : none;
}

std::string Judge::risk() const {
    std::vector<std::string> found;
    for (const Danger& danger : dangers)
        if (number(facts_, std::string("finding.") + danger.kind) > 0)
            found.push_back(say(danger.words));
    const std::string here =
        found.empty()
            ? say(QT_TRANSLATE_NOOP("Judgement", "Nothing went wrong in this run."))
            : say(QT_TRANSLATE_NOOP("Judgement", "In this run: %1."), {list_of(std::move(found))});
    const std::string of_what =
        facts_.find("what_if")
            ? " " + say(QT_TRANSLATE_NOOP("Judgement",
                                          "All this is about the scenario with %1 tried, not about "
                                          "the scenario as it is."),
                        {told("what_if")})
            : std::string();
    return here + " " + explored() + of_what;
}

}  // namespace

Judgement judge(const Facts& facts, const InLanguage& in_language) {
    const Judge judge(facts, in_language);
    return {judge.gained(), judge.cost(), judge.risk()};
}

}  // namespace threadline::app
