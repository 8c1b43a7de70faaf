#include "app/panels/legend_strip.h"

#include "app/timeline/painter.h"

#include <QPainter>

namespace threadline::app {

LegendStrip::LegendStrip(QWidget* parent) : QWidget(parent), theme_(theme(ThemeKind::Light)) {
    setAccessibleName(tr("Legend"));
}

void LegendStrip::show_list(DisplayList list, const Theme& theme) {
    list_ = std::move(list);
    theme_ = theme;
    QStringList names;
    for (const Label& label : list_.labels)
        names.append(label.text);
    setAccessibleDescription(names.join(QStringLiteral(", ")));
    update();
}

void LegendStrip::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    paint(painter, list_, theme_);
}

}  // namespace threadline::app
