#include "app/timeline/lane_painting.h"

namespace threadline::app {

QString LaneCanvas::name(ActorId actor) const {
    return QString::fromStdString(run.trace.tables->actor(actor).name);
}

QString LaneCanvas::name(ObjectId object) const {
    return QString::fromStdString(run.trace.tables->object(object).name);
}

QRectF LaneCanvas::rect(trace::Time begin, trace::Time end, double top, double height) const {
    const double left = std::max(scale.x(begin), scale.left);
    const double right = std::min(scale.x(end), scale.left + scale.width);
    return QRectF(left, top, std::max(right - left, 1.0), height);
}

void LaneCanvas::add_box(const QRectF& rect, const Fill& fill, const Subject& subject,
                         double radius) const {
    Box box{rect, fill, radius, subject};
    const double shorter = std::min(rect.width(), rect.height());
    if (shorter < 5 * layout.unit) {
        box.radius = 0;
        box.fill.outline = QColor();
    }
    if (shorter < 5 * layout.unit || !options.hatches) {
        // A hatch is part of how dark the whole looks from afar.
        box.fill.hatch = Hatch::None;
    }
    out.boxes.push_back(std::move(box));
}

void LaneCanvas::add_label(const QRectF& rect, const std::vector<QString>& texts,
                           const TextStyle& style, const QColor& colour) const {
    const double room = rect.width() - 2 * layout.padding;
    if (room < 1.2 * style.size || texts.empty())
        return;
    QString text;
    for (const QString& candidate : texts)
        if (text_width(candidate, style) <= room) {
            text = candidate;
            break;
        }
    if (text.isEmpty())
        text = elided(texts.back(), room, style);
    if (text.isEmpty())
        return;
    Label label;
    label.rect = rect.adjusted(layout.padding, 0, -layout.padding, 0);
    label.text = text;
    label.colour = colour;
    label.size = style.size;
    label.bold = style.bold;
    label.mono = style.mono;
    out.labels.push_back(std::move(label));
}

std::vector<Look> looks_of(trace::TimeRange range, const std::vector<trace::TimeRange>& wanted,
                           trace::Time frozen_from, const Fill& plain, const Fill& while_wanted,
                           const Fill& frozen) {
    std::vector<Look> looks;
    const trace::Time thaw = std::clamp(frozen_from, range.begin, range.end);
    trace::Time at = range.begin;
    const auto upto = [&](trace::Time end, const Fill& fill) {
        if (end > at)
            looks.push_back({{at, end}, &fill});
        at = std::max(at, end);
    };
    const auto first = std::lower_bound(
        wanted.begin(), wanted.end(), range.begin,
        [](const trace::TimeRange& stretch, trace::Time t) { return stretch.end <= t; });
    for (auto stretch = first; stretch != wanted.end() && stretch->begin < thaw; ++stretch) {
        upto(std::min(stretch->begin, thaw), plain);
        upto(std::min(stretch->end, thaw), while_wanted);
    }
    upto(thaw, plain);
    upto(range.end, frozen);
    return looks;
}

}  // namespace threadline::app
