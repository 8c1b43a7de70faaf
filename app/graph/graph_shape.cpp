#include "app/graph/graph_shape.h"

#include "app/graph/graph_names.h"

#include <QLineF>

#include <algorithm>
#include <cmath>
#include <limits>

namespace threadline::app {
namespace {

constexpr int pieces = 12;  // of an edge, each of them nearly straight

}  // namespace

QSizeF size_of(const GraphNodeShape& node, const GraphMetrics& metrics, double widest) {
    const double text = std::min(metrics.text_width(node.label), widest);
    const double part_of_height = node.brief ? 0.76 : 1;
    if (!node.lozenge)
        return {node.brief ? std::max(30.0, text + 14) : std::max(56.0, text + 30),
                graph_node_height * part_of_height};
    // At half the line height from its middle a lozenge is still as wide as its text.
    const double height = graph_lozenge_height * part_of_height;
    const double part = 1 - metrics.line_height / 2 / (height / 2);
    return {std::max(node.brief ? 38.0 : 76.0, (text + (node.brief ? 2 : 8)) / part), height};
}

QStringList shorten(std::span<GraphNodeShape> nodes, bool lozenges, const GraphMetrics& metrics) {
    std::vector<QString> names;
    for (const GraphNodeShape& node : nodes)
        if (node.lozenge == lozenges)
            names.push_back(node.text);
    const BriefNames brief = brief_names(names);
    std::size_t next = 0;
    for (GraphNodeShape& node : nodes) {
        if (node.lozenge != lozenges)
            continue;
        node.label = brief.names[next++];
        node.brief = node.label != node.text;
        node.rect = QRectF(QPointF(), size_of(node, metrics));
    }
    return brief.stems;
}

QPointF border_towards(const GraphNodeShape& node, QPointF target) {
    const QPointF middle = node.rect.center();
    const QPointF way = target - middle;
    const double half_width = node.rect.width() / 2;
    const double half_height = node.rect.height() / 2;
    const double x = std::abs(way.x()) / half_width;
    const double y = std::abs(way.y()) / half_height;
    const double reach = node.lozenge ? x + y : std::max(x, y);
    return reach <= 0 ? middle : middle + way / reach;
}

GraphNodeShape grown(GraphNodeShape node, double px) {
    const QSizeF size = node.rect.size();
    const double diagonal = std::hypot(size.width(), size.height());
    const QSizeF more =  // the corners of a lozenge go farther than its sides
        node.lozenge ? QSizeF(px * diagonal / size.height(), px * diagonal / size.width())
                     : QSizeF(px, px);
    node.rect.adjust(-more.width(), -more.height(), more.width(), more.height());
    return node;
}

void bend_edge(GraphEdgeShape& edge, const GraphNodeShape& from, const GraphNodeShape& to,
               double offset) {
    const QPointF a = from.rect.center();
    const QPointF b = to.rect.center();
    const QPointF way = b - a;
    const double length = std::max(1.0, std::hypot(way.x(), way.y()));
    const QPointF aside(way.y() / length, -way.x() / length);
    const QPointF through = (a + b) / 2 + aside * offset;
    edge.begin = border_towards(from, through);
    edge.end = border_towards(to, through);
    // The curve itself reaches `through` half-way.
    edge.control =
        offset == 0 ? (edge.begin + edge.end) / 2 : through * 2 - (edge.begin + edge.end) / 2;
}

QPointF point_on(const GraphEdgeShape& edge, double t) {
    const double s = 1 - t;
    return edge.begin * (s * s) + edge.control * (2 * s * t) + edge.end * (t * t);
}

double distance_to(const GraphEdgeShape& edge, QPointF point) {
    double least = std::numeric_limits<double>::infinity();
    QPointF from = edge.begin;
    for (int piece = 1; piece <= pieces; ++piece) {
        const QPointF to = point_on(edge, double(piece) / pieces);
        const QPointF way = to - from;
        const double length = QPointF::dotProduct(way, way);
        const double t =
            length > 0 ? std::clamp(QPointF::dotProduct(point - from, way) / length, 0.0, 1.0) : 0;
        const QPointF away = from + way * t - point;
        least = std::min(least, std::hypot(away.x(), away.y()));
        from = to;
    }
    return least;
}

// Whatever crosses a rectangle crosses one of its diagonals, or ends in it.
bool passes_through(const GraphEdgeShape& edge, const QRectF& rect) {
    const QLineF diagonals[] = {{rect.topLeft(), rect.bottomRight()},
                                {rect.topRight(), rect.bottomLeft()}};
    for (int piece = 0; piece < pieces; ++piece) {
        const QLineF line(point_on(edge, double(piece) / pieces),
                          point_on(edge, double(piece + 1) / pieces));
        if (rect.contains(line.p1()) || rect.contains(line.p2()))
            return true;
        for (const QLineF& diagonal : diagonals)
            if (diagonal.intersects(line) == QLineF::BoundedIntersection)
                return true;
    }
    return false;
}

}  // namespace threadline::app
