// Notes that the engine makes of its own accord, in the language of the window: where a system
// allows less than the scenario asks for, what a remedy did, when a worker of a pool begins.
#pragma once

#include <QString>

namespace threadline::app {

// What is no such note stays as it is. Any thread.
QString engine_note_in_words(const QString& note);
// As the engine writes it: what a remedy did to a thread that the note itself does not name.
bool is_of_a_remedy(const QString& note);

}  // namespace threadline::app
