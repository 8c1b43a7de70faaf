#include "app/graph/lock_order_layout.h"

#include "app/graph/graph_ring.h"
#include "app/graph/graph_shape.h"
#include "app/language/engine_names.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>
#include <cmath>
#include <map>
#include <numbers>

namespace threadline::app {
namespace {

using analysis::LockOrder;
using analysis::LockOrderEdge;

constexpr std::size_t most_in_ring = 40;   // of more, those that have an edge
constexpr std::size_t most_labelled = 10;  // beyond that the tip says it
constexpr std::size_t most_actors_named = 4;

QString tr(const char* text, int n = -1) {
    return QCoreApplication::translate("threadline::app", text, nullptr, n);
}

std::vector<ObjectId> locks_shown(const LockOrder& order, const trace::Tables& tables,
                                  std::size_t& left_out) {
    std::vector<ObjectId> locks;
    for (std::uint32_t id = 1; id < tables.objects.size(); ++id) {
        const record::ObjectKind kind = tables.objects[id].kind;
        if (kind == record::ObjectKind::Mutex || kind == record::ObjectKind::ReaderWriterLock)
            locks.push_back(ObjectId{id});
    }
    if (locks.size() > most_in_ring) {
        std::vector<ObjectId> used;
        for (const LockOrderEdge& edge : order.edges)
            used.insert(used.end(), {edge.held, edge.wanted});
        std::ranges::sort(used);
        used.erase(std::unique(used.begin(), used.end()), used.end());
        locks = std::move(used);
    }
    left_out = locks.size() > most_in_ring ? locks.size() - most_in_ring : 0;
    locks.resize(locks.size() - left_out);
    return locks;
}

QString lines_of(const LockOrderEdge& edge, const trace::Tables& tables) {
    if (!edge.wanted_site.valid() || edge.wanted_site.value >= tables.sites.size())
        return {};
    return tr("line %1").arg(tables.site(edge.wanted_site).line);
}

QString label_of(const LockOrderEdge& edge, const trace::Tables& tables) {
    QString text = edge.count == 1 ? QString() : QStringLiteral("%1×").arg(edge.count);
    const QString line = lines_of(edge, tables);
    if (!line.isEmpty())
        text += (text.isEmpty() ? QString() : QStringLiteral(", ")) + line;
    return text;
}

struct Ring {
    std::vector<GraphNodeShape> nodes;
    QStringList stems;  // of their names, where numbers stand for them
    QSizeF size;
};

Ring ring_of(const std::vector<ObjectId>& locks, const trace::Tables& tables, QSizeF size,
             const GraphMetrics& metrics, double heading, bool brief) {
    Ring ring;
    for (const ObjectId lock : locks) {
        GraphNodeShape& node = ring.nodes.emplace_back();
        node.key.object = lock;
        node.text = node.label = name_in_words(tables, lock);
        node.lozenge = true;
        node.rect = QRectF(QPointF(), size_of(node, metrics));
    }
    if (brief)
        ring.stems = shorten(ring.nodes, true, metrics);
    const double legend = brief ? graph_legend_height : 0;
    RingRoom room;
    room.size = size - QSizeF(0, legend);
    room.heading = heading;
    // Two stand beside each other; of more the first is on top, and they go clockwise.
    room.first = locks.size() == 2 ? std::numbers::pi : -std::numbers::pi / 2;
    room.clockwise = true;
    // Where there are words on the edges, room for them.
    room.gap = brief ? 16 : locks.size() == 2 ? 110 : locks.size() <= most_labelled ? 44 : 20;
    place_ring(ring.nodes, {}, room);
    ring.size = room.size + QSizeF(0, legend);
    return ring;
}

// Along the edge, about half-way, where nothing else is written.
void place_label(GraphEdgeShape& edge, const GraphPicture& picture, const GraphMetrics& metrics) {
    const QSizeF size(metrics.label_width(edge.words) + 10, metrics.line_height + 2);
    for (const double t : {0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74}) {
        QRectF rect(QPointF(), size);
        rect.moveCenter(point_on(edge, t));
        const bool free =
            std::ranges::none_of(picture.nodes,
                                 [&](const GraphNodeShape& node) {
                                     return node.rect.adjusted(2, 2, -2, -2).intersects(rect);
                                 }) &&
            std::ranges::none_of(picture.edges, [&](const GraphEdgeShape& other) {
                return !other.label.isEmpty() && other.label_rect.intersects(rect);
            });
        if (!free)
            continue;
        edge.label = edge.words;
        edge.label_rect = rect;
        return;
    }
}

}  // namespace

GraphPicture lay_out_lock_order(const LockOrder& order, const trace::Tables& tables, QSizeF size,
                                const GraphMetrics& metrics, double heading) {
    GraphPicture picture;
    picture.size = size;
    picture.cycle = order.deadlock;
    const std::vector<ObjectId> locks = locks_shown(order, tables, picture.left_out);
    if (locks.empty())
        return picture;
    const auto scale_of = [&size](QSizeF needed) {
        return std::min(size.width() / needed.width(), size.height() / needed.height());
    };
    Ring ring = ring_of(locks, tables, size, metrics, heading, false);
    if (scale_of(ring.size) < metrics.least_scale) {
        Ring brief = ring_of(locks, tables, size, metrics, heading, true);
        if (!brief.stems.isEmpty() && scale_of(brief.size) > scale_of(ring.size))
            ring = std::move(brief);
    }
    picture.size = ring.size;
    picture.lozenge_stems = ring.stems;
    picture.nodes = std::move(ring.nodes);
    std::map<ObjectId, std::size_t> index;
    for (std::size_t i = 0; i < picture.nodes.size(); ++i)
        index[picture.nodes[i].key.object] = i;

    for (const LockOrderEdge& edge : order.edges) {
        const auto from = index.find(edge.held);
        const auto to = index.find(edge.wanted);
        if (from == index.end() || to == index.end())
            continue;
        GraphEdgeShape shape;
        shape.from = from->second;
        shape.to = to->second;
        shape.deadlocked = edge.in_cycle;
        shape.since = edge.first;
        shape.site = edge.wanted_site;
        shape.words = label_of(edge, tables);
        GraphNodeShape& one = picture.nodes[shape.from];
        GraphNodeShape& other = picture.nodes[shape.to];
        one.involved = other.involved = true;
        one.deadlocked = one.deadlocked || edge.in_cycle;
        other.deadlocked = other.deadlocked || edge.in_cycle;
        picture.deadlock = picture.deadlock || edge.in_cycle;
        const bool has_counterpart = std::ranges::any_of(order.edges, [&](const auto& back) {
            return back.held == edge.wanted && back.wanted == edge.held;
        });
        bend_edge(shape, one, other, has_counterpart ? 26 : 0);
        picture.edges.push_back(std::move(shape));
    }
    if (picture.nodes.size() <= most_labelled && picture.lozenge_stems.isEmpty())
        for (GraphEdgeShape& edge : picture.edges)
            place_label(edge, picture, metrics);
    return picture;
}

QString describe(const LockOrderEdge& edge, const trace::Tables& tables) {
    QStringList actors;
    for (const ActorId actor : edge.actors)
        if (actors.size() < qsizetype(most_actors_named) && actor.value < tables.actors.size())
            actors.append(name_in_words(tables, actor));
    if (edge.actors.size() > most_actors_named)
        actors.append(tr("%1 more").arg(edge.actors.size() - most_actors_named));
    QString text = edge.count == 1 ? tr("%1 held, then %2: once, by %3")
                                   : tr("%1 held, then %2: %4 times, by %3");
    text = text.arg(name_in_words(tables, edge.held), name_in_words(tables, edge.wanted),
                    actors.join(QStringLiteral(", ")));
    if (edge.count != 1)
        text = text.arg(edge.count);
    const QString line = lines_of(edge, tables);
    if (!line.isEmpty())
        text += QStringLiteral(", ") + line;
    if (edge.in_cycle)
        text += tr("; part of a cycle");
    return text;
}

QString describe_lock_order(const LockOrder& order, const trace::Tables& tables) {
    QStringList lines;
    for (const LockOrderEdge& edge : order.edges)
        lines.append(describe(edge, tables) + u'.');
    return lines.join(u'\n');
}

}  // namespace threadline::app
