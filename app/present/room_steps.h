// What a room chooses from where it decides who goes next.
#pragma once

#include "engine/trace/time.h"

#include <QString>
#include <QStringList>

namespace threadline::app {

struct RoomSteps {
    QString question;  // "Step 3: who goes next?"
    QStringList rows;  // first those that can be chosen, with their numbers
    int choices = 0;
    int marked = 0;          // of the choices
    trace::TimeRange shown;  // of the run

    bool operator==(const RoomSteps&) const = default;
};

// The question, and a line a row, the marked one with a full circle. Of very many rows those about
// the marked one.
QString ask(const RoomSteps& steps);

}  // namespace threadline::app
