#include "app/panels/tool_button.h"

#include <QAction>
#include <QToolButton>

namespace threadline::app {

QToolButton* tool_button(QAction* action) {
    auto* button = new QToolButton;
    button->setDefaultAction(action);
    button->setToolButtonStyle(Qt::ToolButtonTextOnly);
    button->setAccessibleName(action->text().remove(u'&'));
    return button;
}

}  // namespace threadline::app
