// What an exploration says (app/cli/explore_wording.h), to be translated.
#include "app/language/finding_sentences.h"

#include <QCoreApplication>

namespace threadline::app {

namespace {

constexpr const char* sentences[] = {
    // Of a potential deadlock that was looked for on purpose.
    QT_TRANSLATE_NOOP("Finding",
                      "Shown to deadlock: the real threads were led into it, by a schedule of "
                      "%1 steps"),
    QT_TRANSLATE_NOOP("Finding",
                      "It stays potential: a schedule leads into it, but the real threads did "
                      "not follow"),
    QT_TRANSLATE_NOOP("Finding",
                      "It cannot be reached: it occurs in none of the interleavings, and all that "
                      "matter were explored"),
    QT_TRANSLATE_NOOP("Finding",
                      "It stays potential: it was not reached within the bounds on timeouts "
                      "and retries"),
    QT_TRANSLATE_NOOP("Finding",
                      "It stays potential: it was not reached in %1 execution, and there are "
                      "more than could be explored here"),
    QT_TRANSLATE_NOOP("Finding",
                      "It stays potential: it was not reached in %1 executions, and there are "
                      "more than could be explored here"),
    QT_TRANSLATE_NOOP("Finding",
                      "It stays potential: only circles of plain locks can be steered into"),
    QT_TRANSLATE_NOOP("Finding", "It stays potential: it names no circle to be steered into"),
    QT_TRANSLATE_NOOP("Finding", "It stays potential: %1"),
    // Of all that was explored.
    QT_TRANSLATE_NOOP("Finding", "Found: %1 of %2 execution so far"),
    QT_TRANSLATE_NOOP("Finding", "Found: %1 of %2 executions so far"),
    QT_TRANSLATE_NOOP("Finding", "Found: %1 of %2 executions with %3"),
    QT_TRANSLATE_NOOP("Finding", "Found: %1 of %2 execution with %3"),
    QT_TRANSLATE_NOOP("Finding", "Found: %1 of %2 execution"),
    QT_TRANSLATE_NOOP("Finding", "Found: %1 of %2 executions"),
    QT_TRANSLATE_NOOP("Finding",
                      "No deadlock, no error, no failed check so far, and nothing proven: it was "
                      "stopped before its end"),
    QT_TRANSLATE_NOOP("Finding", "No proof: %1, so what was explored is not what runs"),
    QT_TRANSLATE_NOOP("Finding", "Nothing is proven: %1"),
    QT_TRANSLATE_NOOP("Finding", "Proof: the same in %1: %2"),
    QT_TRANSLATE_NOOP("Finding",
                      "Proven of %1 is only that none ends in a deadlock, an error or a failed "
                      "check"),
    QT_TRANSLATE_NOOP("Finding", "It holds, as it was explored, in %1: %2"),
    QT_TRANSLATE_NOOP("Finding", "Holds in %1: %2"),
    QT_TRANSLATE_NOOP("Finding", "Beyond that bound nothing is said"),
    QT_TRANSLATE_NOOP("Finding",
                      "Beyond that bound, and with other random numbers, nothing is said"),
    QT_TRANSLATE_NOOP("Finding", "With other random numbers nothing is said"),
    QT_TRANSLATE_NOOP("Finding",
                      "It stays potential: it occurs in none of the interleavings with the random "
                      "numbers of seed %1, but may with others"),
    QT_TRANSLATE_NOOP("Finding",
                      "It depends on who goes when: %1 outcomes differ in their values, and may "
                      "be wrong"),
    QT_TRANSLATE_NOOP("Finding",
                      "It depends on who goes when: %1 outcomes differ in their values, and "
                      "updates are lost in at least %2 of them"),
    QT_TRANSLATE_NOOP("Finding",
                      "It depends on who goes when: %1 outcomes differ in their values, and "
                      "updates are lost in %2 of them"),
    QT_TRANSLATE_NOOP("Finding",
                      "Every one of the %1 outcomes so far is wrong: updates are lost in each"),
    QT_TRANSLATE_NOOP("Finding", "Every one of the %1 outcomes so far is wrong"),
    QT_TRANSLATE_NOOP("Finding", "Every one of the %1 outcomes is wrong: updates are lost in each"),
    QT_TRANSLATE_NOOP("Finding", "Every one of the %1 outcomes is wrong"),
    QT_TRANSLATE_NOOP("Finding", "The only outcome so far is wrong: updates are lost in it"),
    QT_TRANSLATE_NOOP("Finding", "The only outcome so far is wrong"),
    QT_TRANSLATE_NOOP("Finding", "The only outcome is wrong: updates are lost in it"),
    QT_TRANSLATE_NOOP("Finding", "The only outcome is wrong"),
    QT_TRANSLATE_NOOP("Finding",
                      "In %1 it ends in one of %2 outcomes, and updates are lost in each"),
    QT_TRANSLATE_NOOP("Finding", "In %1 it ends in the same way, and updates are lost"),
    QT_TRANSLATE_NOOP("Finding",
                      "In each %1 read %2 before any of them writes it, since they meet at the "
                      "barrier %3 in between"),
    QT_TRANSLATE_NOOP("Finding",
                      "In it %1 read %2 before any of them writes it, since they meet at the "
                      "barrier %3 in between"),
    QT_TRANSLATE_NOOP("Finding", "updates were lost"),
    QT_TRANSLATE_NOOP("Finding", "%1 other goes on beyond it"),
    QT_TRANSLATE_NOOP("Finding", "%1 others go on beyond it"),
    QT_TRANSLATE_NOOP("Finding",
                      "with the schedules of %1 of %2 outcomes the real threads ended "
                      "otherwise"),
    QT_TRANSLATE_NOOP("Finding",
                      "not all of its outcomes were found both by going through what "
                      "matters and by going through everything"),
    QT_TRANSLATE_NOOP("Finding",
                      "with steps that seem independent in another order it went another "
                      "way at %1"),
    QT_TRANSLATE_NOOP("Finding",
                      "it is not deterministic: under the same choices it went another "
                      "way at %1"),
    QT_TRANSLATE_NOOP("Finding", "the only execution goes on beyond %1"),
    QT_TRANSLATE_NOOP("Finding", "all %1 executions go on beyond %2"),
    QT_TRANSLATE_NOOP("Finding", "a deadlock in %1, %2"),
    QT_TRANSLATE_NOOP("Finding", "a deadlock in %1"),
    QT_TRANSLATE_NOOP("Finding", "an error in %1, %2"),
    QT_TRANSLATE_NOOP("Finding", "an error in %1"),
    QT_TRANSLATE_NOOP("Finding", "a failed check in %1"),
    QT_TRANSLATE_NOOP("Finding", "the only interleaving with %1"),
    QT_TRANSLATE_NOOP("Finding", "the only interleaving"),
    QT_TRANSLATE_NOOP("Finding", "all %1 interleavings with %2"),
    QT_TRANSLATE_NOOP("Finding", "all %1 interleavings"),
    QT_TRANSLATE_NOOP("Finding", "%1 million"),
    QT_TRANSLATE_NOOP("Finding",
                      "all interleavings (%1 execution, of which no two are equivalent)"),
    QT_TRANSLATE_NOOP("Finding",
                      "all interleavings (%1 executions, of which no two are equivalent)"),
    QT_TRANSLATE_NOOP("Finding", "it completes with %1"),
    QT_TRANSLATE_NOOP("Finding", "it completes"),
    QT_TRANSLATE_NOOP("Finding", "no deadlock, no error, no failed check"),
    QT_TRANSLATE_NOOP("Finding", "the %1 that come to an end"),
    QT_TRANSLATE_NOOP("Finding", "%1 execution with %2"),
    QT_TRANSLATE_NOOP("Finding", "%1 executions with %2"),
    QT_TRANSLATE_NOOP("Finding", "at most %1 preemption and %2"),
    QT_TRANSLATE_NOOP("Finding", "at most %1 preemptions and %2"),
    QT_TRANSLATE_NOOP("Finding", "at most %1 preemption"),
    QT_TRANSLATE_NOOP("Finding", "at most %1 preemptions"),
    QT_TRANSLATE_NOOP("Finding", "at most %1 timeout per line of a thread"),
    QT_TRANSLATE_NOOP("Finding", "at most %1 timeouts per line of a thread"),
    QT_TRANSLATE_NOOP(
        "Finding",
        "at most %1 failed try, or reading that found nothing new, per line of a thread"),
    QT_TRANSLATE_NOOP(
        "Finding",
        "at most %1 failed tries, or readings that found nothing new, per line of a thread"),
    QT_TRANSLATE_NOOP("Finding", "executions of at most %1 steps"),
    QT_TRANSLATE_NOOP("Finding", "the random numbers of seed %1"),
    QT_TRANSLATE_NOOP("Finding", "%1 waits: lock %2, line %3"),
    QT_TRANSLATE_NOOP("Finding", "%1 waits: lock %2"),
    QT_TRANSLATE_NOOP("Finding", "%1 waits: %2, line %3"),
    QT_TRANSLATE_NOOP("Finding", "%1 waits: %2"),
    QT_TRANSLATE_NOOP("Finding", "%1 is at: %2, line %3"),
    QT_TRANSLATE_NOOP("Finding", "%1 is at: %2"),
    QT_TRANSLATE_NOOP("Finding", "check failed: %1 does not hold"),
};

}  // namespace

std::span<const char* const> exploration_sentences() {
    return sentences;
}

}  // namespace threadline::app
