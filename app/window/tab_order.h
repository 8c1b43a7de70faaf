// The order in which Tab goes through widgets: that in which they stand, whenever they were made.
#pragma once

#include <QWidget>

namespace threadline::app {

// Those in `all` that take the focus by Tab now, from the top left: through layouts, splitters and
// the page of tabs that is in front.
QWidgetList tab_stops(QWidget& all);

}  // namespace threadline::app
