// How large a dialog opens: in large letters larger, and never without what its layout asks for as
// far as the screen goes. No dialog is larger than its screen.
#pragma once

#include <QSize>

class QDialog;
class QFormLayout;
class QWidget;

namespace threadline::app {

// `usual`: px, in the usual letters; it is never smaller where the screen has that. Once all is in
// its layout.
QSize dialog_size(QSize usual, const QWidget& dialog);

// Whether its layout asks for more than it should have of the width of its screen.
bool is_too_wide(const QDialog& dialog);

// There the labels of a form stand above their fields.
void stack_where_too_wide(QFormLayout& form, const QDialog& dialog);

}  // namespace threadline::app
