// What a room is asked before it sees a run, and what the run then says to it.
#pragma once

#include "app/lesson/lesson.h"

#include <QString>
#include <QStringList>

#include <optional>

namespace threadline::app {

struct RoomQuestion {
    QString question;
    QStringList choices;
    std::optional<std::size_t> predicted;
    std::optional<std::size_t> answer;  // none: no run has given it yet
    QString caveat;                     // why the run on show does not; empty: it may

    bool is_asked() const { return !question.isEmpty() && !choices.isEmpty(); }
};

// `facts` are those of before the run (lesson_wording.h).
RoomQuestion room_question(const Lesson& lesson, const Facts& facts);
// The question, and a line a choice: "1  Both get through", the predicted one marked.
QString ask(const RoomQuestion& question);
// "As the run shows: neither gets through. Predicted: both get through."; empty without an answer,
// unless a run is on show that cannot give one.
QString reveal(const RoomQuestion& question);

}  // namespace threadline::app
