// What is said of an export once it is written.
#pragma once

#include <QString>

namespace threadline::app {

class Banner;

// `path` may be that of numbered frames; `caption`: the file written beside it, or empty;
// `removed`: how many frames of an earlier, longer export are gone.
QString export_note(const QString& path, const QString& caption, int removed = 0);
// Says so, and offers to open the folder in which it is.
void tell_exported(Banner& banner, const QString& note, const QString& path);

}  // namespace threadline::app
