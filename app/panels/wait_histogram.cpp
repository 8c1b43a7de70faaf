#include "app/panels/wait_histogram.h"

#include "app/timeline/fonts.h"
#include "app/timeline/marking.h"
#include "app/timeline/painter.h"
#include "app/timeline/wording.h"

#include <QCoreApplication>
#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>

namespace threadline::app {
namespace {

using trace::Duration;
using trace::State;

struct Text {
    Q_DECLARE_TR_FUNCTIONS(WaitHistogram)
};

QString bin_text(const analysis::WaitBin& bin) {
    if (bin.to == Duration::max())
        return Text::tr("from %1").arg(length_text(bin.from));
    return Text::tr("%1 to %2")
        .arg(bin.from == Duration{0} ? QStringLiteral("0") : length_text(bin.from),
             length_text(bin.to));
}

QString states_text(const analysis::WaitBin& bin) {
    QStringList parts;
    for (const State state : trace::all_states)
        if (const std::uint64_t count = bin.count[index_of(state)]; count > 0)
            parts.append(QString("%1 %2").arg(count).arg(look_name(state)));
    return parts.join(QStringLiteral(", "));
}

Label label_of(const QRectF& rect, const QString& text, const QColor& colour, double size) {
    Label label;
    label.rect = rect;
    label.alignment = Qt::AlignHCenter | Qt::AlignVCenter;
    label.text = text;
    label.colour = colour;
    label.size = size;
    return label;
}

// Each of every so many of them has room, with so much between two.
std::size_t regular_step(const std::vector<Label>& labels, double between) {
    std::size_t step = 1;
    for (std::size_t i = step; i < labels.size(); i += step)
        if (labels[i - step].rect.right() + between > labels[i].rect.left()) {
            ++step;
            i = 0;
        }
    return step;
}

struct Frame {
    double unit;
    double top, bottom, width;
    double left_of(std::size_t bin, std::size_t bins) const {
        return width * static_cast<double>(bin) / static_cast<double>(bins);
    }
};

Frame frame_of(QSizeF size, const Theme& theme) {
    const double unit = theme.unit();
    return {unit, 18 * unit, size.height() - 20 * unit, size.width()};
}

}  // namespace

DisplayList wait_histogram(const analysis::RangeStatistics& statistics, QSizeF size,
                           const Theme& theme) {
    DisplayList out;
    out.size = size;
    out.background = theme.surface;
    const Frame frame = frame_of(size, theme);
    const TextStyle style{10.5 * frame.unit, false, false};
    const std::size_t bins = statistics.waits.size();
    if (bins == 0) {
        out.labels.push_back(label_of(QRectF(QPointF(0, 0), size), Text::tr("Nobody waited"),
                                      theme.muted_text, 12 * frame.unit));
        return out;
    }
    std::uint64_t most = 1;
    for (const analysis::WaitBin& bin : statistics.waits)
        most = std::max(most, bin.total());
    out.lines.push_back({{0, frame.bottom},
                         {frame.width, frame.bottom},
                         theme.muted_text,
                         frame.unit,
                         false,
                         false});
    std::vector<Label> bounds;  // where a bar begins, and the last one ends
    const auto add_bound = [&](double x, const QString& text) {
        const double width = text_width(text, style) + 4 * frame.unit;
        const double left = std::clamp(x - width / 2, 0.0, std::max(0.0, frame.width - width));
        const double tick = std::clamp(x, 0.0, frame.width - frame.unit);
        out.lines.push_back({{tick, frame.bottom},
                             {tick, frame.bottom + 3 * frame.unit},
                             theme.muted_text,
                             frame.unit,
                             false,
                             false});
        bounds.push_back(
            label_of(QRectF(left, frame.bottom + 4 * frame.unit, width, 14 * frame.unit), text,
                     theme.text, style.size));
    };
    for (std::size_t i = 0; i < bins; ++i) {
        const analysis::WaitBin& bin = statistics.waits[i];
        const double left = frame.left_of(i, bins);
        const double whole = frame.left_of(i + 1, bins) - left;
        // One bar alone would fill the room.
        const double width = std::min(whole * 0.82, 90 * frame.unit);
        const double x = left + (whole - width) / 2;
        double y = frame.bottom;
        for (const State state : trace::all_states) {
            const std::uint64_t count = bin.count[index_of(state)];
            if (count == 0)
                continue;
            // The rarest still shows.
            const double height = std::max(
                (frame.bottom - frame.top) * static_cast<double>(count) / static_cast<double>(most),
                1.5 * frame.unit);
            Fill fill = theme.fill(state);
            if (!fill.outline.isValid())
                fill.outline = theme.muted_text;
            out.boxes.push_back({QRectF(x, y - height, width, height), fill, 0, {}});
            y -= height;
        }
        if (bin.total() > 0) {
            const QString count = QString::number(bin.total());
            if (text_width(count, style) <= whole)
                out.labels.push_back(
                    label_of(QRectF(left, y - 14 * frame.unit, whole, 13 * frame.unit), count,
                             theme.text, style.size));
        }
        add_bound(left, bin.from == Duration{0} ? QStringLiteral("0") : length_text(bin.from));
    }
    if (statistics.waits.back().to != Duration::max())
        add_bound(frame.width, length_text(statistics.waits.back().to));
    const std::size_t step = regular_step(bounds, 6 * frame.unit);
    for (std::size_t i = 0; i < bounds.size(); i += step)
        out.labels.push_back(bounds[i]);
    return out;
}

QString describe_waits(const analysis::RangeStatistics& statistics) {
    QStringList parts;
    for (const analysis::WaitBin& bin : statistics.waits)
        if (bin.total() > 0)
            parts.append(Text::tr("%1 of %2").arg(bin.total()).arg(bin_text(bin)));
    return parts.isEmpty() ? Text::tr("Nobody waited")
                           : Text::tr("Waits by length: %1").arg(parts.join(u", "));
}

WaitHistogram::WaitHistogram(QWidget* parent) : QWidget(parent), theme_(theme(ThemeKind::Light)) {
    setAccessibleName(tr("How long waits were"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void WaitHistogram::set_statistics(analysis::RangeStatistics statistics) {
    statistics_ = std::move(statistics);
    setAccessibleDescription(describe_waits(statistics_));
    update();
}

void WaitHistogram::set_theme(const Theme& theme) {
    theme_ = theme;
    updateGeometry();
    update();
}

void WaitHistogram::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), theme_.surface);
    paint(painter, wait_histogram(statistics_, size(), theme_), theme_);
}

bool WaitHistogram::event(QEvent* event) {
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    const std::size_t bins = statistics_.waits.size();
    const auto bin = static_cast<std::size_t>(std::max(0, help->x()) * static_cast<int>(bins) /
                                              std::max(1, width()));
    if (bin < bins && statistics_.waits[bin].total() > 0)
        QToolTip::showText(
            help->globalPos(),
            tr("%1: %2").arg(bin_text(statistics_.waits[bin]), states_text(statistics_.waits[bin])),
            this);
    else
        QToolTip::hideText();
    return true;
}

}  // namespace threadline::app
