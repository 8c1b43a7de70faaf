// Each scenario as a person meets it: its question, its run with the lesson told of it, the same
// program in Python, what other tools would give, and its runs side by side.
#pragma once

#include <QDir>
#include <QString>

namespace threadline::app {

// Six pictures a scenario, in the light theme, of those whose name contains `word`:
// "scenario-race-lost-update-2-lesson-light-1024.png". THREADLINE_CLOCK=real has them measured.
// False where one cannot be drawn.
bool draw_scenarios(const QString& word, const QDir& folder);

}  // namespace threadline::app
