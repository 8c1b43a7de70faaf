#include "app/language/engine_notes.h"

#include "app/language/sentence_pattern.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <vector>

namespace threadline::app {
namespace {

// With %1, %2 for what it puts in; of two that fit the longer is first.
constexpr std::array notes{
    // engine/runtime/shortage.cpp
    QT_TRANSLATE_NOOP("EngineNote",
                      "the system allowed only %1 of %2 threads of %3: the run goes on with those"),
    QT_TRANSLATE_NOOP(
        "EngineNote",
        "the system allowed only %1 of %2 processes of %3: the run goes on with those"),
    // engine/runtime/actor_steps.cpp
    QT_TRANSLATE_NOOP("EngineNote",
                      "only %1 connections are allowed at a time: the other requests share them"),
    QT_TRANSLATE_NOOP("EngineNote",
                      "only %1 connections are allowed at a time: the others wait for one"),
    // engine/runtime/actor_thread.cpp
    QT_TRANSLATE_NOOP("EngineNote", "priority %1 counts on the virtual clock only"),
    // engine/runtime/pool.cpp
    QT_TRANSLATE_NOOP("EngineNote", "%1 has started"),
    // engine/runtime/actor_remedies.cpp, remedied_steps.cpp
    QT_TRANSLATE_NOOP("EngineNote", "victim of a circle: rolled back to line %1, 1 write undone"),
    QT_TRANSLATE_NOOP("EngineNote", "victim of a circle: rolled back to line %1, %2 writes undone"),
    QT_TRANSLATE_NOOP("EngineNote", "victim of a circle: rolled back to line %1"),
    QT_TRANSLATE_NOOP("EngineNote",
                      "its time for a lock is over: rolled back to line %1, 1 write undone"),
    QT_TRANSLATE_NOOP("EngineNote",
                      "its time for a lock is over: rolled back to line %1, %2 writes undone"),
    QT_TRANSLATE_NOOP("EngineNote", "its time for a lock is over: rolled back to line %1"),
    QT_TRANSLATE_NOOP("EngineNote", "what if: takes %1 and %2 at once, in the global order"),
    QT_TRANSLATE_NOOP("EngineNote", "what if: takes %1 at once, in the global order"),
    QT_TRANSLATE_NOOP("EngineNote",
                      "what if: another has written here meanwhile, so it is not undone"),
    QT_TRANSLATE_NOOP("EngineNote",
                      "what if: passes '%1', where now nobody could wait for the others"),
};

const std::vector<SentencePattern>& patterns() {
    static const std::vector<SentencePattern> all = [] {
        std::vector<SentencePattern> made;
        for (const char* note : notes)
            made.emplace_back(QString::fromUtf8(note));
        return made;
    }();
    return all;
}

// Those of print, in whatever language: the engine writes plain ones.
QString in_quotation_marks(QString sentence) {
    return sentence.replace(QStringLiteral("'%1'"), QStringLiteral("“%1”"));
}

}  // namespace

QString engine_note_in_words(const QString& note) {
    for (std::size_t i = 0; i < notes.size(); ++i)
        if (const auto parts = patterns()[i].parts_of(note))
            return filled(in_quotation_marks(QCoreApplication::translate("EngineNote", notes[i])),
                          *parts);
    return note;
}

bool is_of_a_remedy(const QString& note) {
    constexpr std::array begins{
        "what if: ", "victim of a circle: ", "its time for a lock is over: "};
    return std::ranges::any_of(
        begins, [&](const char* begin) { return note.startsWith(QLatin1String(begin)); });
}

}  // namespace threadline::app
