#include "app/graph/graph_labels.h"

#include "app/graph/graph_shape.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace threadline::app {
namespace {

class Labels {
public:
    Labels(GraphPicture& picture, const GraphMetrics& metrics, double heading)
        : picture_(picture), metrics_(metrics), heading_(heading) {}

    void place() {
        std::vector<QRectF> taken;
        for (const GraphNodeShape& node : picture_.nodes)
            if (node.lozenge) {  // there is room at its corners
                const double aside = node.rect.width() / 5, above = node.rect.height() / 5;
                taken.push_back(node.rect.adjusted(aside, 0, -aside, 0));
                taken.push_back(node.rect.adjusted(0, above, 0, -above));
            } else {
                taken.push_back(node.rect);
            }
        // The head of an arrow, which lies before its end, says which way it goes.
        constexpr double head = 16;
        for (const GraphEdgeShape& edge : picture_.edges) {
            const QPointF way = edge.end - point_on(edge, 0.9);
            const QPointF middle =
                edge.end - way * head / (2 * std::max(1.0, std::hypot(way.x(), way.y())));
            taken.push_back(QRectF(middle.x() - head / 2, middle.y() - head / 2, head, head));
        }
        // Numbers for names: there is no room for words beside the edges either.
        const bool brief = !picture_.box_stems.isEmpty() || !picture_.lozenge_stems.isEmpty();
        const bool many = picture_.edges.size() > 60;
        for (GraphEdgeShape& edge : picture_.edges) {
            if (brief || (many && !edge.deadlocked)) {
                edge.label.clear();
                continue;
            }
            place_one(edge, taken);
            taken.push_back(edge.label_rect);
        }
    }

private:
    enum class Place { Beside, On };
    enum class Others { Clear, Crossed };  // other edges

    // Beside the edge, outside of the ring where it can, or on it; as near to its middle as there
    // is room. Empty: there is none.
    QRectF free_place(const GraphEdgeShape& edge, const QString& label, Place place, Others others,
                      const std::vector<QRectF>& taken) const {
        const QSizeF size(metrics_.label_width(label) + 8, metrics_.line_height);
        const QPointF way = edge.end - edge.begin;
        const double length = std::max(1.0, std::hypot(way.x(), way.y()));
        const QPointF normal(way.y() / length, -way.x() / length);
        const double clear =
            std::abs(normal.x()) * size.width() / 2 + std::abs(normal.y()) * size.height() / 2 + 1;
        const QPointF middle(picture_.size.width() / 2, picture_.size.height() / 2);
        const QPointF out = point_on(edge, 0.5) - middle;
        const double side = QPointF::dotProduct(out, normal) < 0 ? -1 : 1;
        const QRectF whole(QPointF(0, heading_),
                           QPointF(picture_.size.width(), picture_.size.height()));
        const std::vector<double> asides =
            place == Place::On ? std::vector{0.0} : std::vector{side * clear, -side * clear};
        for (const double aside : asides)
            for (const double t : {0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74}) {
                QRectF rect(QPointF(), size);
                rect.moveCenter(point_on(edge, t) + normal * aside);
                const bool free = whole.contains(rect) &&
                                  std::none_of(taken.begin(), taken.end(),
                                               [&](const QRectF& r) { return r.intersects(rect); });
                if (free && (others == Others::Crossed || !lies_on_another(rect, edge)))
                    return rect;
            }
        return {};
    }

    // Where an edge is so short that its nodes leave no room beside it: as near to its middle as
    // there is some, and clearly nearer to it than to any other edge. The nearest place lies around
    // the middle or just beside what is taken, across as well as down.
    QRectF place_nearby(const GraphEdgeShape& edge, const QString& label,
                        const std::vector<QRectF>& taken) const {
        constexpr double away = 96, apart = 0.5;  // px, each way
        const QSizeF size(metrics_.label_width(label) + 8, metrics_.line_height);
        const QRectF whole(QPointF(0, heading_),
                           QPointF(picture_.size.width(), picture_.size.height()));
        const QPointF middle = point_on(edge, 0.5);
        std::vector<double> across{middle.x()}, down{middle.y()};  // of its own middle
        const auto add = [](std::vector<double>& places, double place) {
            if (std::abs(place - places.front()) <= away)
                places.push_back(place);
        };
        for (const QRectF& other : taken) {
            add(across, other.left() - size.width() / 2 - apart);
            add(across, other.right() + size.width() / 2 + apart);
            add(down, other.top() - size.height() / 2 - apart);
            add(down, other.bottom() + size.height() / 2 + apart);
        }
        QRectF best;
        double least = std::numeric_limits<double>::max();
        for (const double x : across)
            for (const double y : down) {
                QRectF rect(QPointF(), size);
                rect.moveCenter({x, y});
                const double far = distance(rect, middle);
                if (far < least && whole.contains(rect) &&
                    std::ranges::none_of(taken,
                                         [&](const QRectF& r) { return r.intersects(rect); }) &&
                    std::ranges::none_of(picture_.edges, [&](const GraphEdgeShape& other) {
                        return &other != &edge && distance(rect, point_on(other, 0.5)) <= 2 * far;
                    })) {
                    least = far;
                    best = rect;
                }
            }
        return best;
    }

    static double distance(const QRectF& rect, QPointF point) {
        return std::hypot(std::max({rect.left() - point.x(), 0.0, point.x() - rect.right()}),
                          std::max({rect.top() - point.y(), 0.0, point.y() - rect.bottom()}));
    }

    // Beside its own edge rather than across it, and rather there than across another one.
    void place_one(GraphEdgeShape& edge, const std::vector<QRectF>& taken) const {
        edge.label = edge.words;
        for (const Others others : {Others::Clear, Others::Crossed})
            for (const Place place : {Place::Beside, Place::On}) {
                edge.label_rect = free_place(edge, edge.label, place, others, taken);
                if (!edge.label_rect.isEmpty())
                    return;
            }
        constexpr std::size_t few = 12;  // edges, among which it is clear whose words these are
        if (picture_.edges.size() <= few) {
            edge.label_rect = place_nearby(edge, edge.label, taken);
            if (!edge.label_rect.isEmpty())
                return;
        }
        edge.label.clear();  // dashes and arrow still tell
    }

    bool lies_on_another(const QRectF& rect, const GraphEdgeShape& edge) const {
        return std::ranges::any_of(picture_.edges, [&](const GraphEdgeShape& other) {
            return &other != &edge && passes_through(other, rect);
        });
    }

    GraphPicture& picture_;
    const GraphMetrics& metrics_;
    double heading_;
};

}  // namespace

void place_labels(GraphPicture& picture, const GraphMetrics& metrics, double heading) {
    Labels(picture, metrics, heading).place();
}

}  // namespace threadline::app
