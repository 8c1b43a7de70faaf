// Text inside SVG, XMP and HTML.
#pragma once

#include <QString>

namespace threadline::app {

// Letters that mean something there are escaped, control characters left out: XML has no place for
// them.
QString escaped_markup(const QString& text);

}  // namespace threadline::app
