#include "app/panels/dialog_size.h"

#include <QFontInfo>
#include <QScreen>
#include <QWidget>

namespace threadline::app {

QSize dialog_size(QSize usual, const QWidget& dialog) {
    constexpr double usual_letters = 13;  // px
    const double larger = QFontInfo(dialog.font()).pixelSize() / usual_letters;
    const QSize most = dialog.screen()->availableSize() * 9 / 10;
    return (usual * larger).expandedTo(dialog.sizeHint()).boundedTo(most).expandedTo(usual);
}

}  // namespace threadline::app
