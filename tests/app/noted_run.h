// A recorded run with a note of a person beside it. In a file of its own: in those that call the
// program `threadline` is a function.
#pragma once

#include <QString>

// A note on the stretch from 30 to 50 ms; false: it could not be saved.
bool write_note(const QString& file, const QString& text);
