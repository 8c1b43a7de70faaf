// What a presentation looks like, by the theme of the window.
#pragma once

#include "app/timeline/theme.h"

namespace threadline::app {

// High contrast stays what it is, dark is dark in front of a room as well, anything else is the
// theme for a projector: 7:1 for every text, 3:1 for every mark.
Theme room_look(ThemeKind window);

}  // namespace threadline::app
