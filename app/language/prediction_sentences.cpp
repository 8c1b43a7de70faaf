// Why a run gives no prediction (engine/analysis/prediction.cpp), to be translated.
#include "app/language/finding_sentences.h"

#include <QCoreApplication>

namespace threadline::app {

namespace {

constexpr const char* sentences[] = {
    QT_TRANSLATE_NOOP("Finding", "the run is not over"),
    QT_TRANSLATE_NOOP("Finding", "the run did not complete"),
    QT_TRANSLATE_NOOP("Finding", "the run has more than %1 segments"),
    QT_TRANSLATE_NOOP("Finding",
                      "tasks share the thread of their event loop, so what each did by itself is "
                      "not known; run it with threads"),
    QT_TRANSLATE_NOOP("Finding", "%1 did not come to its end"),
    QT_TRANSLATE_NOOP("Finding", "%1 waited for another one: who comes first is part of the work"),
    QT_TRANSLATE_NOOP("Finding", "%1 is deadlocked"),
    QT_TRANSLATE_NOOP("Finding",
                      "%1 went on once another one had ended: their order is part of the work"),
    QT_TRANSLATE_NOOP(
        "Finding",
        "%1 read under a reader-writer lock: who else reads meanwhile is part of the work"),
    QT_TRANSLATE_NOOP("Finding", "%1 held two locks at once: in another order that need not end"),
};

}  // namespace

std::span<const char* const> prediction_sentences() {
    return sentences;
}

}  // namespace threadline::app
