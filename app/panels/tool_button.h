// A button that is an action in words, beside what it acts on.
#pragma once

class QAction;
class QToolButton;

namespace threadline::app {

// Whoever puts it into a layout owns it.
QToolButton* tool_button(QAction* action);

}  // namespace threadline::app
