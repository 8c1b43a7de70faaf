#include "app/export/figure_copy.h"

#include "app/export/figure_preview.h"
#include "app/language/error_wording.h"

#include <QClipboard>
#include <QCoreApplication>
#include <QGuiApplication>
#include <QMimeData>

#include <algorithm>

namespace threadline::app {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(FigureCopy)
};

constexpr int most_copied_pixels = 4'000;  // a side

}  // namespace

FigureCopy copy_of(const DisplayList& list, const Theme& theme, double width_mm, double dpi,
                   const FigureText& text) {
    const double width = width_mm / 25.4 * dpi;
    QSizeF pixels(width, width * list.size.height() / list.size.width());
    if (std::max(pixels.width(), pixels.height()) > most_copied_pixels)
        pixels.scale(most_copied_pixels, most_copied_pixels, Qt::KeepAspectRatio);
    return {figure_image(list, theme, pixels.toSize()), svg_of(list, theme, width_mm, text),
            text.caption};
}

bool take_copy(const Result<FigureCopy>& copy, FigurePreview& preview) {
    if (!copy) {
        preview.show_error(error_in_words(copy.error()));
        return false;
    }
    auto* mime = new QMimeData;
    mime->setImageData(copy->pixels);
    mime->setData(QStringLiteral("image/svg+xml"), copy->svg);
    mime->setText(copy->caption);
    QGuiApplication::clipboard()->setMimeData(mime);
    preview.say(Text::tr("Copied"));
    return true;
}

}  // namespace threadline::app
