// How large a dialog opens: in large letters larger, and never without what its layout asks for as
// far as the screen goes.
#pragma once

#include <QSize>

class QWidget;

namespace threadline::app {

// `usual`: px, in the usual letters; it is never smaller. Once all is in its layout.
QSize dialog_size(QSize usual, const QWidget& dialog);

}  // namespace threadline::app
