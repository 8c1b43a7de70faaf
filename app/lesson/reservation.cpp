#include "app/lesson/reservation.h"

#include "app/lesson/translatable.h"

#include "engine/record/remedies.h"

#include <array>

namespace threadline::app {
namespace {

// Of the time of the cores, in percent: more of it in the hands of others shows in a run's times.
constexpr double most_of_others = 30;

struct Remedy {
    bool record::Remedies::*tried;
    const char* words;
};
constexpr std::array remedies{
    Remedy{&record::Remedies::global_order,
           QT_TRANSLATE_NOOP("Judgement",
                             "Each thread took all locks of its block at once, in one order for "
                             "all. Whoever has the first one can always get the rest, so no circle "
                             "of waits can close. The price is that locks are held for longer.")},
    Remedy{&record::Remedies::timeout,
           QT_TRANSLATE_NOOP("Judgement",
                             "Whoever waited too long for a second lock let go of what it had, and "
                             "began its block anew. So a circle of waits may close, but it breaks. "
                             "The price is the wait, and work that is done twice.")},
    Remedy{&record::Remedies::victim,
           QT_TRANSLATE_NOOP("Judgement",
                             "A circle of waits is found as it closes. One of its threads lets go "
                             "of its locks, what it wrote is undone, and it begins its block anew. "
                             "The price is work that is done twice.")},
    Remedy{&record::Remedies::guard,
           QT_TRANSLATE_NOOP("Judgement",
                             "A lock was held around what raced, from the reading to the writing "
                             "that follows, so nobody comes in between. The price is that the "
                             "threads take turns there.")},
};

class Reservation : private Speech {
public:
    using Speech::Speech;

    std::string tried() const {
        return facts_.find("what_if")
                   ? say(QT_TRANSLATE_NOOP("Judgement",
                                           "Tried here, though the script does not have it: %1."),
                         {told("what_if")})
                   : std::string();
    }

    std::string caveat() const {
        if (is_cut_short(facts_))
            return say(
                QT_TRANSLATE_NOOP("Judgement",
                                  "The run was stopped before its end: there is nothing that "
                                  "an answer could be compared with."));
        if (is_stepped(facts_))
            return say(
                QT_TRANSLATE_NOOP("Judgement",
                                  "A person decided each step of this run: no time was measured, "
                                  "and how long things take in the program it does not say."));
        if (is_disturbed(facts_))
            return say(QT_TRANSLATE_NOOP("Judgement",
                                         "Other programs had the cores for %1 % of their time: how "
                                         "long things took here says little of the program. Run it "
                                         "again on a quiet machine, or on the virtual clock."),
                       {told("others_percent")});
        return {};
    }

    RemedyTold remedy() const {
        RemedyTold out;
        if (const auto tried = record::Remedies::parse(text_of(*facts_.find("what_if"))))
            for (const Remedy& remedy : remedies)
                if ((*tried).*remedy.tried)
                    out.explanation.push_back(say(remedy.words));
        const bool completed = is(facts_, "outcome", "completed");
        const bool went_wrong =
            number(facts_, "finding.lost-update") > 0 || number(facts_, "finding.check-failed") > 0;
        const bool has_times = !is_stepped(facts_);
        out.aloud =
            is(facts_, "outcome", "deadlocked")
                ? say(QT_TRANSLATE_NOOP(
                          "Judgement",
                          "Tried: %1. It still ends in a deadlock: that is not the cure."),
                      {told("what_if")})
            : !completed ? say(QT_TRANSLATE_NOOP("Judgement", "Tried: %1. The run was %2."),
                               {told("what_if"), told("outcome")})
            : went_wrong && !has_times
                ? say(QT_TRANSLATE_NOOP("Judgement",
                                        "Tried: %1. It completes, but what comes out is still "
                                        "wrong: that is not the cure."),
                      {told("what_if")})
            : went_wrong
                ? say(QT_TRANSLATE_NOOP("Judgement",
                                        "Tried: %1. It completes after %2, but what comes out is "
                                        "still wrong: that is not the cure."),
                      {told("what_if"), ms(number(facts_, "wall_ms"))})
            : !has_times
                ? say(QT_TRANSLATE_NOOP(
                          "Judgement",
                          "Tried: %1. It completes. I propose to write that into the script, and "
                          "then to have it explored, since one run proves nothing."),
                      {told("what_if")})
                : say(QT_TRANSLATE_NOOP(
                          "Judgement",
                          "Tried: %1. It completes, after %2. I propose to write that into the "
                          "script, and then to have it explored, since one run proves nothing."),
                      {told("what_if"), ms(number(facts_, "wall_ms"))});
        out.when_not = say(QT_TRANSLATE_NOOP(
            "Judgement",
            "What was tried stands in no line of the script: until somebody writes "
            "it, the single-threaded version is the safe one."));
        return out;
    }
};

}  // namespace

std::string remedy_tried(const Facts& facts, const InLanguage& in_language) {
    return Reservation(facts, in_language).tried();
}

bool is_stepped(const Facts& facts) {
    return is(facts, "stepped", "yes");
}

bool is_disturbed(const Facts& facts) {
    return is_stepped(facts) || number(facts, "others_percent") > most_of_others;
}

bool is_cut_short(const Facts& facts) {
    return is(facts, "outcome", "stopped");
}

std::string caveat(const Facts& facts, const InLanguage& in_language) {
    return Reservation(facts, in_language).caveat();
}

RemedyTold remedy_told(const Facts& facts, const InLanguage& in_language) {
    return facts.find("what_if") ? Reservation(facts, in_language).remedy() : RemedyTold();
}

}  // namespace threadline::app
