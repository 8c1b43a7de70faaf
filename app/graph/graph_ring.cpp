#include "app/graph/graph_ring.h"

#include "app/graph/graph_shape.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace threadline::app {
namespace {

constexpr double apart = 5;  // px between any two nodes
constexpr double middle_pitch = graph_lozenge_height + 10;
constexpr double least_axis = 30;

// Whether two outlines come nearer than that. The Minkowski sum of a box and a lozenge is an
// octagon; of two lozenges, but for their aspects, a lozenge.
bool touch(const GraphNodeShape& a, const GraphNodeShape& b) {
    const QPointF way = a.rect.center() - b.rect.center();
    const double x = std::abs(way.x());
    const double y = std::abs(way.y());
    const double width = (a.rect.width() + b.rect.width()) / 2 + apart;
    const double height = (a.rect.height() + b.rect.height()) / 2 + apart;
    if (x >= width || y >= height)
        return false;
    if (!a.lozenge && !b.lozenge)
        return true;
    if (a.lozenge && b.lozenge)
        return x / width + y / height < 1;
    const QRectF& lozenge = a.lozenge ? a.rect : b.rect;
    const QRectF& box = a.lozenge ? b.rect : a.rect;
    return std::max(0.0, x - box.width() / 2 - apart) / (lozenge.width() / 2) +
               std::max(0.0, y - box.height() / 2 - apart) / (lozenge.height() / 2) <
           1;
}

double visible_gap(const GraphNodeShape& a, const GraphNodeShape& b) {
    const QPointF way = border_towards(b, a.rect.center()) - border_towards(a, b.rect.center());
    const QPointF whole = b.rect.center() - a.rect.center();
    return QPointF::dotProduct(way, whole) / std::max(1e-9, std::hypot(whole.x(), whole.y()));
}

class Ring {
public:
    Ring(std::span<GraphNodeShape> ring, std::span<GraphNodeShape> middle, RingRoom& room)
        : ring_(ring), middle_(middle), room_(room) {
        for (const GraphNodeShape& node : ring) {
            widest_ = std::max(widest_, node.rect.width());
            highest_ = std::max(highest_, node.rect.height());
        }
    }

    void place() {
        const double count = double(ring_.size());
        const double most_across = 300 + count * 12, most_along = 220 + count * 5;
        const QSizeF room(room_.size.width() - 2 * graph_margin,
                          room_.size.height() - room_.heading - 2 * graph_margin);
        double across = std::clamp((room.width() - widest_) / 2, least_axis, most_across);
        double along = std::clamp((room.height() - highest_) / 2, least_axis, most_along);
        // Where the widest does not stand at the side, nor the highest on top, there is more room.
        put(across, along);
        across = std::clamp(across + (room.width() - bounds().width()) / 2, across, most_across);
        along = std::clamp(along + (room.height() - bounds().height()) / 2, along, most_along);
        // Nearer to each other than this share of a step they stand in no ring that is free.
        constexpr double least_step = 0.7;
        const double short_of = least_step * count / std::max(put(across, along), 1.0);
        if (short_of > 1) {
            across *= short_of;
            along *= short_of;
        }
        // Both ways alike; or one way alone, where that leaves letters clearly larger.
        const QSizeF begin(across, along);
        QSizeF best = freed(begin, growth, growth);
        constexpr double clearly = 1.15;
        if (scale_of(best) < 1)
            for (const QSizeF one_way : {freed(begin, growth, 1), freed(begin, 1, growth)})
                if (!one_way.isEmpty() && scale_of(one_way) > clearly * scale_of(best))
                    best = one_way;
        put(best.width(), best.height());
        const QSizeF needed = bounds().size();
        room_.size = room_.size.expandedTo({needed.width() + 2 * graph_margin,
                                            needed.height() + 2 * graph_margin + room_.heading});
        const QPointF centre(room_.size.width() / 2, (room_.size.height() + room_.heading) / 2);
        for (const auto nodes : {ring_, middle_})
            for (GraphNodeShape& node : nodes)
                node.rect.translate(centre);
    }

private:
    static constexpr double growth = 1.04;

    // The axes, grown by so much a step until nothing touches; empty where growing one way alone
    // does not get there.
    QSizeF freed(QSizeF axes, double across, double along) {
        constexpr int most = 90;  // more than thirtyfold
        for (int i = 0; i < most; ++i) {
            put(axes.width(), axes.height());
            if (is_free())
                return axes;
            axes = QSizeF(axes.width() * across, axes.height() * along);
        }
        return across == along ? axes : QSizeF();
    }

    double scale_of(QSizeF axes) {
        put(axes.width(), axes.height());
        return std::min(
            {1.0, room_.size.width() / (bounds().width() + 2 * graph_margin),
             room_.size.height() / (bounds().height() + 2 * graph_margin + room_.heading)});
    }

    // Around the centre, on both sides alike.
    QRectF bounds() const {
        double x = 0, y = 0;
        for (const auto nodes : {ring_, middle_})
            for (const GraphNodeShape& node : nodes) {
                x = std::max({x, -node.rect.left(), node.rect.right()});
                y = std::max({y, -node.rect.top(), node.rect.bottom()});
            }
        return {-x, -y, 2 * x, 2 * y};
    }

    // Around the origin. How many steps the way round has.
    double put(double across, double along) {
        for (std::size_t i = 0; i < middle_.size(); ++i)
            middle_[i].rect.moveCenter(
                {0, (double(i) - double(middle_.size() - 1) / 2) * middle_pitch});
        if (ring_.size() == 1 && middle_.empty()) {
            ring_.front().rect.moveCenter({0, 0});
            return 1;
        }
        constexpr int samples = 720;
        const auto at = [&](int sample) {
            const double way = 2 * std::numbers::pi * sample / samples;
            const double angle = room_.first + (room_.clockwise ? way : -way);
            return QPointF(across * std::cos(angle), along * std::sin(angle));
        };
        const auto length = [&](int sample) {
            const QPointF step = at(sample + 1) - at(sample);
            return std::hypot(step.x() / (widest_ + room_.gap), step.y() / (highest_ + room_.gap));
        };
        double whole = 0;
        for (int i = 0; i < samples; ++i)
            whole += length(i);
        double walked = 0;
        int sample = 0;
        for (std::size_t i = 0; i < ring_.size(); ++i) {
            const double wanted = whole * double(i) / double(ring_.size());
            while (sample < samples && walked + length(sample) / 2 < wanted)
                walked += length(sample++);
            ring_[i].rect.moveCenter(at(sample));
        }
        return whole;
    }

    bool is_free() const {
        for (std::size_t i = 0; i < ring_.size(); ++i) {
            const GraphNodeShape& next = ring_[(i + 1) % ring_.size()];
            if (ring_.size() > 1 && visible_gap(ring_[i], next) < room_.gap)
                return false;
            for (std::size_t j = i + 1; j < ring_.size(); ++j)
                if (touch(ring_[i], ring_[j]))
                    return false;
            for (const GraphNodeShape& node : middle_)
                if (touch(ring_[i], node) || visible_gap(ring_[i], node) < room_.gap)
                    return false;
        }
        return true;
    }

    std::span<GraphNodeShape> ring_, middle_;
    RingRoom& room_;
    double widest_ = 0, highest_ = graph_node_height;
};

}  // namespace

void place_ring(std::span<GraphNodeShape> ring, std::span<GraphNodeShape> middle, RingRoom& room) {
    Ring(ring, middle, room).place();
}

}  // namespace threadline::app
