#include "app/language/finding_sentences.h"

#include <QCoreApplication>

namespace threadline::app {
namespace {

// In the order in which they are tried: the particular before the general.
constexpr const char* titles[] = {
    QT_TRANSLATE_NOOP("Finding", "Deadlock: %1 wait for each other in a circle"),
    QT_TRANSLATE_NOOP("Finding", "Deadlock: %1 wait for each other"),
    QT_TRANSLATE_NOOP("Finding", "Deadlock: %1 waits, and nobody is left to help"),
    QT_TRANSLATE_NOOP("Finding", "Deadlock: %1 wait, and nobody is left to help"),
    QT_TRANSLATE_NOOP("Finding", "Self-deadlock: %1 waits for its own end"),
    QT_TRANSLATE_NOOP("Finding", "Self-deadlock: %1 waits for its own reading of %2 to end"),
    QT_TRANSLATE_NOOP("Finding", "Self-deadlock: %1 waits for %2, which it holds itself"),
    QT_TRANSLATE_NOOP("Finding", "Abandoned lock: %1 ended without letting go of %2"),
    QT_TRANSLATE_NOOP("Finding", "Lost wakeup: %1 waits for a notify that can never come"),
    QT_TRANSLATE_NOOP("Finding", "Lost wakeup: %1 wait for a notify that can never come"),
    QT_TRANSLATE_NOOP("Finding", "Potential deadlock: %1 and %2 take %3 and %4 in opposite order"),
    QT_TRANSLATE_NOOP("Finding",
                      "Potential deadlock: %1 threads take %2 locks in a circle, %3 to %4"),
    QT_TRANSLATE_NOOP("Finding", "Data race: %1 and %2 use %3 unordered"),
    QT_TRANSLATE_NOOP("Finding", "Lost update: %1 overwrote what %2 wrote to %3"),
    QT_TRANSLATE_NOOP("Finding", "Check failed: %1 does not hold"),
    QT_TRANSLATE_NOOP("Finding", "Check failed in %1"),
    QT_TRANSLATE_NOOP("Finding", "Check failed: %1"),  // in recordings of earlier versions
    QT_TRANSLATE_NOOP("Finding", "Contention: threads waited %1 for %2 locks"),
    QT_TRANSLATE_NOOP("Finding", "Contention: threads waited %1 for %2"),
    QT_TRANSLATE_NOOP("Finding", "Lock convoy: %1 threads move one behind the other through %2"),
    QT_TRANSLATE_NOOP("Finding", "Starvation: %1 waits for %2 and is passed over"),
    QT_TRANSLATE_NOOP("Finding", "Livelock: %1 keep each other from getting on"),
    QT_TRANSLATE_NOOP("Finding", "Priority inversion: %1 waits for %2 while %3 runs"),
    QT_TRANSLATE_NOOP("Finding", "Priority inversion: %1 waits for %2 while %3 run"),
    QT_TRANSLATE_NOOP("Finding", "Straggler: all wait for %1 at %2"),
    QT_TRANSLATE_NOOP("Finding", "Oversubscribed: other programs had %1 of the cores' time"),
    QT_TRANSLATE_NOOP("Finding", "Oversubscribed: %1 threads wanted the only core at once"),
    QT_TRANSLATE_NOOP("Finding", "Oversubscribed: %1 threads wanted the %2 cores at once"),
    QT_TRANSLATE_NOOP("Finding", "Idle CPU: the core was idle for %1 of its time"),
    QT_TRANSLATE_NOOP("Finding", "Idle CPU: %1 cores were idle for %2 of their time"),
    QT_TRANSLATE_NOOP("Finding",
                      "I/O-bound: %1 of the threads' time went into waiting for replies"),
    QT_TRANSLATE_NOOP("Finding", "CPU-bound: on average %1 of the only core worked"),
    QT_TRANSLATE_NOOP("Finding", "CPU-bound: on average %1 of the %2 cores worked"),
    QT_TRANSLATE_NOOP("Finding", "Lock-bound: %1 of the threads' time went into waiting for locks"),
    QT_TRANSLATE_NOOP("Finding", "Lock-bound: %1 of the threads' time went into waiting for %2"),
    QT_TRANSLATE_NOOP("Finding",
                      "Interpreter-bound: %1 of the threads' time went into waiting for the "
                      "interpreter lock"),
    QT_TRANSLATE_NOOP("Finding",
                      "Serial: %1 of the threads' time went into waiting for each other"),
    QT_TRANSLATE_NOOP("Finding", "Serial: for %1 of the run only the last thread still worked"),
    QT_TRANSLATE_NOOP("Finding", "Nothing to gain: the run took %1"),
    QT_TRANSLATE_NOOP("Finding", "Nothing to gain: it slept"),
    QT_TRANSLATE_NOOP("Finding", "Nothing to gain: %1 threads took turns"),
};

}  // namespace

std::span<const char* const> finding_titles() {
    return titles;
}

}  // namespace threadline::app
