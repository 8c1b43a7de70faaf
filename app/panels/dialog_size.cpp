#include "app/panels/dialog_size.h"

#include <QDialog>
#include <QFontInfo>
#include <QFormLayout>
#include <QScreen>

namespace threadline::app {
namespace {

QSize most_of(const QWidget& dialog) {
    return dialog.screen()->availableSize() * 9 / 10;
}

}  // namespace

QSize dialog_size(QSize usual, const QWidget& dialog) {
    constexpr double usual_letters = 13;  // px
    const double larger = QFontInfo(dialog.font()).pixelSize() / usual_letters;
    return (usual * larger)
        .expandedTo(dialog.sizeHint())
        .boundedTo(most_of(dialog))
        .expandedTo(usual)
        .boundedTo(dialog.screen()->availableSize());
}

bool is_too_wide(const QDialog& dialog) {
    return dialog.layout()->minimumSize().width() > most_of(dialog).width();
}

void stack_where_too_wide(QFormLayout& form, const QDialog& dialog) {
    if (!is_too_wide(dialog))
        return;
    form.setRowWrapPolicy(QFormLayout::WrapAllRows);
    // What scrolls does not pass on by itself that what is in it needs less.
    for (QWidget* up = form.parentWidget(); up && up != &dialog; up = up->parentWidget())
        up->updateGeometry();
    dialog.layout()->activate();
}

}  // namespace threadline::app
