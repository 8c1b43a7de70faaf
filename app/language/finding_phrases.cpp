// Parts of the sentences of a finding: causes, states, tools, to be translated.
#include "app/language/finding_sentences.h"

#include <QCoreApplication>

namespace threadline::app {

namespace {

constexpr const char* phrases[] = {
    QT_TRANSLATE_NOOP("Finding", "%1 holds %2 and waits %3"),
    QT_TRANSLATE_NOOP("Finding", "%1 reads %2 and waits %3"),
    QT_TRANSLATE_NOOP("Finding", "%1 waits %2"),
    QT_TRANSLATE_NOOP("Finding", "for %1 to end"),
    QT_TRANSLATE_NOOP("Finding", "for %1 to end (line %2)"),
    QT_TRANSLATE_NOOP("Finding", "for %1 to be notified"),
    QT_TRANSLATE_NOOP("Finding", "for %1 to be notified (line %2)"),
    QT_TRANSLATE_NOOP("Finding", "to read %1"),
    QT_TRANSLATE_NOOP("Finding", "to write %1 a second time"),
    QT_TRANSLATE_NOOP("Finding", "to write %1"),
    QT_TRANSLATE_NOOP("Finding", "for a post to %1"),
    QT_TRANSLATE_NOOP("Finding", "for room in %1"),
    QT_TRANSLATE_NOOP("Finding", "for an item in %1"),
    QT_TRANSLATE_NOOP("Finding", "at %1, where %2 of %3 arrived"),
    QT_TRANSLATE_NOOP("Finding", "at %1, where %2 arrived"),
    QT_TRANSLATE_NOOP("Finding", "for %1 a second time"),
    QT_TRANSLATE_NOOP("Finding", "for %1"),
    QT_TRANSLATE_NOOP("Finding", "threads wait for replies"),
    QT_TRANSLATE_NOOP("Finding", "threads wait for %1, and its holder %2 for a reply"),
    QT_TRANSLATE_NOOP("Finding", "threads wait for locks, and their holders for replies"),
    QT_TRANSLATE_NOOP("Finding", "threads wait for %1, and its holder for a reply"),
    QT_TRANSLATE_NOOP("Finding", "threads wait for each other"),
    QT_TRANSLATE_NOOP("Finding", "threads wait for the interpreter lock"),
    QT_TRANSLATE_NOOP("Finding", "threads wait for %1, held by %2"),
    QT_TRANSLATE_NOOP("Finding", "threads wait for locks"),
    QT_TRANSLATE_NOOP("Finding", "threads wait for %1"),
    QT_TRANSLATE_NOOP("Finding", "threads are deadlocked"),
    QT_TRANSLATE_NOOP("Finding", "threads are asleep"),
    QT_TRANSLATE_NOOP("Finding", "threads are held up by the recording"),
    QT_TRANSLATE_NOOP("Finding", "threads are ready and about to get a CPU"),
    QT_TRANSLATE_NOOP("Finding", "only one is left, all others have finished"),
    QT_TRANSLATE_NOOP("Finding", "only %1 is left, all others have finished"),
    QT_TRANSLATE_NOOP("Finding", "there is no other thread"),
    QT_TRANSLATE_NOOP("Finding", "there are fewer threads than cores"),
    QT_TRANSLATE_NOOP("Finding", "no thread has begun yet, or all have finished"),
    QT_TRANSLATE_NOOP("Finding", "events were lost"),
    QT_TRANSLATE_NOOP("Finding", "at most %1 failed tries per line of a thread"),
    QT_TRANSLATE_NOOP("Finding", "one thread"),
    QT_TRANSLATE_NOOP("Finding", "%1 thread under an interpreter lock"),
    QT_TRANSLATE_NOOP("Finding", "%1 threads under an interpreter lock"),
    QT_TRANSLATE_NOOP("Finding", "a pool of %1 thread"),
    QT_TRANSLATE_NOOP("Finding", "a pool of %1 threads"),
    QT_TRANSLATE_NOOP("Finding", "%1 thread"),
    QT_TRANSLATE_NOOP("Finding", "%1 threads"),
    QT_TRANSLATE_NOOP("Finding", "an event loop"),
    QT_TRANSLATE_NOOP("Finding", "%1 process"),
    QT_TRANSLATE_NOOP("Finding", "%1 processes"),
    QT_TRANSLATE_NOOP("Finding", "it is not known on how many cores it ran"),
    QT_TRANSLATE_NOOP("Finding",
                      "a schedule decided who goes next, so nothing went as fast as it could"),
    QT_TRANSLATE_NOOP("Finding", "all of the work is one unit: there is nothing to share out"),
    QT_TRANSLATE_NOOP("Finding", "the check"),
    QT_TRANSLATE_NOOP("Finding", "%1 as a reader (line %2)"),
    QT_TRANSLATE_NOOP("Finding", "%1 as a reader"),
    QT_TRANSLATE_NOOP("Finding", "%1 (line %2)"),
    QT_TRANSLATE_NOOP("Finding", "%1 (line %2) and %3"),
    QT_TRANSLATE_NOOP("Finding", "%1 with %2"),
    QT_TRANSLATE_NOOP("Finding", "%1 and %2 more"),
    QT_TRANSLATE_NOOP("Finding", "%1 and %2"),
    QT_TRANSLATE_NOOP("Finding", "%1, then %2"),
    QT_TRANSLATE_NOOP("Finding", "%1 (estimated)"),
};

}  // namespace

std::span<const char* const> finding_phrases() {
    return phrases;
}

}  // namespace threadline::app
