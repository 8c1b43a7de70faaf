#include "app/figure/xy_plot.h"

#include "app/timeline/fonts.h"
#include "app/timeline/geometry.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace threadline::app {

namespace {

struct AxisTick {
    double at = 0;
    QString label;
};

// "20000" as "20k": short enough to stand beside a small plot.
QString short_number(double value) {
    const double size = std::abs(value);
    const auto text = [](double number, const char* unit) {
        return QString::number(number, 'g', 4) + QLatin1String(unit);
    };
    if (size >= 1e6)
        return text(value / 1e6, "M");
    return size >= 1e4 ? text(value / 1e3, "k") : text(value, "");
}

class Axis {
public:
    // At most so many steps from one tick to the next.
    Axis(double low, double high, bool begins_at_zero, double steps) {
        logarithmic_ = low > 0 && high / low >= 100;
        if (logarithmic_) {
            low_ = std::pow(10, std::floor(std::log10(low) + 1e-9));
            high_ = std::pow(10, std::ceil(std::log10(high) - 1e-9));
            for (double at = low_; at <= high_ * 1.001; at *= 10)
                ticks_.push_back({at, short_number(at)});
            return;
        }
        low_ = begins_at_zero ? std::min(low, 0.0) : low;
        high_ = high > low_ ? high : low_ + 1;
        double step = std::pow(10, std::floor(std::log10(high_ - low_)));
        for (const double factor : {0.2, 0.5, 1.0, 2.0, 5.0, 10.0})
            if ((high_ - low_) / (step * factor) <= steps || factor == 10.0) {
                step *= factor;
                break;
            }
        low_ = std::floor(low_ / step + 1e-9) * step;
        high_ = std::ceil(high_ / step - 1e-9) * step;
        for (int i = 0; low_ + i * step <= high_ + step / 2; ++i)
            ticks_.push_back({low_ + i * step, short_number(low_ + i * step)});
    }

    // 0 at the low end, 1 at the high one.
    double share(double value) const {
        return logarithmic_ ? std::log(value / low_) / std::log(high_ / low_)
                            : (value - low_) / (high_ - low_);
    }
    const std::vector<AxisTick>& ticks() const { return ticks_; }
    bool is_logarithmic() const { return logarithmic_; }
    void label(std::vector<AxisTick> ticks) { ticks_ = std::move(ticks); }

private:
    bool logarithmic_ = false;
    double low_ = 0;
    double high_ = 1;
    std::vector<AxisTick> ticks_;
};

Axis x_axis(const XyPlot& plot) {
    if (!plot.x_values.empty()) {
        const auto [low, high] = std::minmax_element(plot.x_values.begin(), plot.x_values.end());
        return Axis(*low, *high, false, 6);
    }
    Axis axis(-0.5, static_cast<double>(plot.x_labels.size()) - 0.5, false, 6);
    std::vector<AxisTick> ticks;
    for (std::size_t i = 0; i < plot.x_labels.size(); ++i)
        ticks.push_back({static_cast<double>(i), plot.x_labels[i]});
    axis.label(std::move(ticks));
    return axis;
}

class Panel {
public:
    Panel(DisplayList& out, const Theme& theme, QRectF place)
        : out_(out), theme_(theme), unit_(theme.unit()) {
        plot_ = place.adjusted(46 * unit_, 22 * unit_, -10 * unit_, -36 * unit_);
        place_ = place;
    }

    // Whether one of its axes is logarithmic.
    bool draw(const XyPlot& plot, const XyPanel& panel) {
        std::vector<std::vector<XyPoint>> series{panel.points};
        series.insert(series.end(), panel.others.begin(), panel.others.end());
        double low = std::numeric_limits<double>::max(),
               high = std::numeric_limits<double>::lowest();
        for (const std::vector<XyPoint>& points : series)
            for (const XyPoint& point : points) {
                if (std::isnan(point.median))
                    continue;
                low = std::min(low, point.low);
                high = std::max(high, point.high);
            }
        const Axis x = x_axis(plot),
                   y(low, high, true, std::clamp(plot_.height() / (20 * unit_), 1.0, 6.0));
        text(QRectF(place_.left(), place_.top(), place_.width(), 18 * unit_), panel.name,
             Qt::AlignLeft, theme_.text, true);
        // Series stand a little beside each other, so that no bar lies on another one.
        if (series.size() > 1)
            edge_ = static_cast<double>(series.size()) / 2 * beside() + 2 * unit_;
        const auto place = [&](std::size_t which, std::size_t i, double at) {
            const double value = plot.x_values.empty() ? static_cast<double>(i) : plot.x_values[i];
            const double aside =
                static_cast<double>(which) - static_cast<double>(series.size() - 1) / 2;
            return QPointF(across(x.share(value)) + aside * beside(),
                           plot_.bottom() - y.share(at) * plot_.height());
        };
        std::vector<std::vector<QPointF>> places;
        for (std::size_t which = 0; which < series.size(); ++which) {
            const std::vector<XyPoint>& points = series[which];
            auto& of_series = places.emplace_back();
            for (std::size_t i = 0; i < points.size(); ++i) {
                of_series.push_back(place(which, i, points[i].median));
                if (!std::isnan(points[i].median))
                    markers_.push_back(of_series.back());
            }
        }
        frame(x, y, plot.x_name);
        for (std::size_t which = 0; which < series.size(); ++which) {
            const std::vector<XyPoint>& points = series[which];
            for (std::size_t i = 0; i < points.size(); ++i) {
                const XyPoint& point = points[i];
                if (std::isnan(point.median))
                    continue;
                if (i > 0 && !plot.x_values.empty() && !std::isnan(points[i - 1].median))
                    between(places[which][i - 1], places[which][i], which);
                if (point.high > point.low)
                    spread(place(which, i, point.low), place(which, i, point.high),
                           places[which][i]);
                mark(places[which][i], which);
            }
        }
        return x.is_logarithmic() || y.is_logarithmic();
    }

    // The mark of a series on its line, with its name to the right of it; the width that they take.
    double legend(QPointF at, const QString& name, std::size_t which) {
        const QPointF middle = at + QPointF(11 * unit_, 0);
        between(at, middle, which);
        between(middle, at + QPointF(22 * unit_, 0), which);
        mark(middle, which);
        const double width = text_width(name, {10.5 * unit_, false, false}) + 2;
        text(QRectF(at.x() + 28 * unit_, at.y() - 8 * unit_, width, 16 * unit_), name,
             Qt::AlignLeft, theme_.text);
        return 28 * unit_ + width + 16 * unit_;
    }

private:
    double half_marker() const { return 2.5 * unit_; }
    double beside() const { return 2 * half_marker() + 1.5 * unit_; }  // one series and the next
    double across(double share) const {
        return plot_.left() + edge_ + share * (plot_.width() - 2 * edge_);
    }

    // Lines lie over boxes, so none goes through a marker.
    void between(QPointF from, QPointF to, std::size_t which) {
        const QPointF way = to - from;
        const double length = std::hypot(way.x(), way.y());
        if (length <= 2 * half_marker())
            return;
        const QPointF to_edge = way / length * half_marker();
        line(from + to_edge, to - to_edge, which == 0 ? theme_.accent : theme_.text, 1.5);
        out_.lines.back().dashed = which % 2 == 1;
    }

    // A disc, a square, a ring, a hollow square.
    void mark(QPointF at, std::size_t which) {
        const double half = half_marker();
        const QColor colour = which == 0   ? theme_.accent
                              : which == 1 ? theme_.text
                                           : theme_.surface;
        out_.boxes.push_back({QRectF(at.x() - half, at.y() - half, 2 * half, 2 * half),
                              {colour, Hatch::None, QColor(), theme_.text},
                              which % 2 == 0 ? half : 0,
                              {}});
    }

    void grid_line(double at) {
        std::vector<double> hidden;  // by markers, in order: from where to where
        for (const QPointF& marker : markers_)
            if (std::abs(marker.y() - at) < half_marker() + unit_)
                hidden.push_back(marker.x());
        std::sort(hidden.begin(), hidden.end());
        const double room = half_marker() + unit_;
        double from = plot_.left();
        for (const double x : hidden) {
            if (x - room > from)
                line({from, at}, {x - room, at}, theme_.grid, 0.75);
            from = std::max(from, x + room);
        }
        if (from < plot_.right())
            line({from, at}, {plot_.right(), at}, theme_.grid, 0.75);
    }

    void line(QPointF from, QPointF to, const QColor& colour, double width) {
        out_.lines.push_back({from, to, colour, width * unit_, false, false});
    }

    void text(QRectF rect, const QString& words, Qt::Alignment alignment, const QColor& colour,
              bool bold = false) {
        Label label;
        label.rect = rect;
        label.alignment = alignment | Qt::AlignVCenter;
        label.size = (bold ? 12 : 10.5) * unit_;
        label.text = elided(words, rect.width(), {label.size, bold, false});
        label.colour = colour;
        label.bold = bold;
        if (!label.text.isEmpty())
            out_.labels.push_back(std::move(label));
    }

    void frame(const Axis& x, const Axis& y, const QString& x_name) {
        for (const AxisTick& tick : y.ticks()) {
            const double at = plot_.bottom() - y.share(tick.at) * plot_.height();
            grid_line(at);
            text(QRectF(place_.left(), at - 7 * unit_, plot_.left() - place_.left() - 4 * unit_,
                        14 * unit_),
                 tick.label, Qt::AlignRight, theme_.text);
        }
        double free_from = -1e9;
        for (const AxisTick& tick : x.ticks()) {
            const double at = across(x.share(tick.at));
            if (at < plot_.left() - 1 || at > plot_.right() + 1)
                continue;
            line({at, plot_.bottom()}, {at, plot_.bottom() + 4 * unit_}, theme_.muted_text, 1);
            const double width = text_width(tick.label, {10.5 * unit_, false, false}) + 2;
            const double left = std::min(at - width / 2, place_.right() - width);
            if (left < free_from)
                continue;
            free_from = left + width + 4 * unit_;
            text(QRectF(left, plot_.bottom() + 5 * unit_, width, 13 * unit_), tick.label,
                 Qt::AlignHCenter, theme_.text);
        }
        line(plot_.bottomLeft(), plot_.bottomRight(), theme_.muted_text, 1);
        text(QRectF(plot_.left(), plot_.bottom() + 19 * unit_, plot_.width(), 14 * unit_), x_name,
             Qt::AlignHCenter, theme_.muted_text);
    }

    void spread(QPointF low, QPointF high, QPointF median) {
        if (low.y() > median.y() + half_marker())
            line(low, {low.x(), median.y() + half_marker()}, theme_.text, 1);
        if (high.y() < median.y() - half_marker())
            line({high.x(), median.y() - half_marker()}, high, theme_.text, 1);
        for (const QPointF end : {low, high})
            line({end.x() - 3 * unit_, end.y()}, {end.x() + 3 * unit_, end.y()}, theme_.text, 1);
    }

    DisplayList& out_;
    const Theme& theme_;
    double unit_;
    QRectF place_, plot_;
    double edge_ = 0;  // to its left and right, for series beside each other
    std::vector<QPointF> markers_;
};

}  // namespace

DisplayList xy_plot(const XyPlot& plot, double width, const Theme& theme) {
    const double unit = theme.unit();
    const double margin = 6 * unit;
    const double gap = 10 * unit;
    const double inner = width - 2 * margin;
    const std::size_t columns = plot.panels.size() > 1 && inner >= 460 * unit ? 2 : 1;
    const double each =
        (inner - gap * static_cast<double>(columns - 1)) / static_cast<double>(columns);
    const double height = std::max(each * 0.62, 130 * unit);

    DisplayList out;
    out.background = theme.surface;
    double top = margin;
    const auto words = [&](const QString& said, const QColor& colour, const TextStyle& style) {
        Label label;
        label.rect = QRectF(margin, top, inner, 20 * unit);
        label.text = elided(said, inner, style);
        label.colour = colour;
        label.size = style.size;
        label.bold = style.bold;
        out.labels.push_back(std::move(label));
    };
    if (!plot.title.isEmpty()) {
        words(plot.title, theme.text, {14 * unit, true, false});
        top += 26 * unit;
    }
    if (plot.series.size() > 1) {
        Panel names(out, theme, QRectF(margin, top, inner, 20 * unit));
        double left = margin;
        for (std::size_t i = 0; i < plot.series.size(); ++i)
            left += names.legend({left, top + 6 * unit}, plot.series[i], i);
        top += 20 * unit;
    }
    bool is_logarithmic = false;
    for (std::size_t i = 0; i < plot.panels.size(); ++i) {
        const double left = margin + static_cast<double>(i % columns) * (each + gap);
        if (!plot.panels[i].points.empty())
            is_logarithmic |=
                Panel(out, theme, QRectF(left, top, each, height)).draw(plot, plot.panels[i]);
        if (i % columns == columns - 1 || i + 1 == plot.panels.size())
            top += height + gap;
    }
    if (!plot.note.isEmpty()) {
        words(is_logarithmic
                  ? plot.note + QStringLiteral(" Scales of powers of ten are logarithmic.")
                  : plot.note,
              theme.muted_text, {10.5 * unit, false, false});
        top += 18 * unit;
    }
    out.size = QSizeF(width, top + margin);
    return out;
}

}  // namespace threadline::app
