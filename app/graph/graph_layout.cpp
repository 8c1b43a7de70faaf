#include "app/graph/graph_layout.h"

#include "app/graph/graph_labels.h"
#include "app/graph/graph_replies.h"
#include "app/graph/graph_ring.h"
#include "app/graph/graph_shape.h"
#include "app/graph/graph_warning.h"
#include "app/language/engine_names.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

namespace threadline::app {
namespace {

constexpr double margin = graph_margin;
constexpr double clearance = 7;          // between an edge and a node that it passes
constexpr double row_pitch = 58;         // columns
constexpr std::size_t most = 200;        // nodes of a picture
constexpr double legible = 0.55;         // a ring that is smaller than that is no ring to look at
constexpr std::size_t ring_always = 12;  // nodes, however small
constexpr std::size_t most_in_middle = 4;

QString text_of(const GraphNodeKey& key, const trace::Tables& tables) {
    return key.actor.valid() ? name_in_words(tables, key.actor) : name_in_words(tables, key.object);
}

bool covers(const GraphNodeShape& node, QPointF point) {
    const QRectF rect = node.rect.adjusted(-clearance, -clearance, clearance, clearance);
    if (!node.lozenge)
        return rect.contains(point);
    const QPointF way = point - rect.center();
    return std::abs(way.x()) / (rect.width() / 2) + std::abs(way.y()) / (rect.height() / 2) < 1;
}

class Drawing {
public:
    Drawing(const analysis::WaitForGraph& graph, const GraphPlaces& places,
            const trace::Tables& tables, QSizeF size, const GraphMetrics& metrics, double heading)
        : graph_(graph),
          places_(places),
          tables_(tables),
          metrics_(metrics),
          room_(size),
          heading_(heading) {
        picture_.size = size;
    }

    GraphPicture draw() {
        if (places_.shape() != GraphPlaces::Shape::Ring || !place_in_ring())
            place_in_columns();
        for (std::size_t i = 0; i < graph_.edges.size(); ++i)
            add_edge(i);
        warn();
        place_labels(picture_, metrics_, heading_);
        picture_.cycle = picture_.deadlock && has_cycle();
        return std::move(picture_);
    }

private:
    const analysis::WaitForNode* involved(const GraphNodeKey& key) const {
        const auto found =
            std::find_if(graph_.nodes.begin(), graph_.nodes.end(),
                         [&](const analysis::WaitForNode& node) { return key_of(node) == key; });
        return found == graph_.nodes.end() ? nullptr : &*found;
    }

    GraphNodeShape shape_of(const GraphNodeKey& key, const analysis::WaitForNode* node,
                            double widest = usual_name) const {
        GraphNodeShape shape;
        shape.key = key;
        shape.text = shape.label = text_of(key, tables_);
        shape.lozenge = !key.actor.valid();
        shape.involved = node != nullptr;
        shape.deadlocked = node != nullptr && node->deadlocked;
        shape.rect = QRectF(QPointF(), size_of(shape, metrics_, widest));
        return shape;
    }

    void put(GraphNodeShape shape) {
        picture_.deadlock = picture_.deadlock || shape.deadlocked;
        index_[shape.key] = picture_.nodes.size();
        picture_.nodes.push_back(std::move(shape));
    }

    double scale_of(QSizeF size) const {
        return std::min({1.0, room_.width() / size.width(), room_.height() / size.height()});
    }

    // Somewhere to be waited for, and for nothing else.
    bool is_passing(const GraphNodeKey& key) const {
        using record::ObjectKind;
        const ObjectKind kind = tables_.object(key.object).kind;
        return kind == ObjectKind::Barrier || kind == ObjectKind::Condition;
    }

    struct Candidate {
        std::vector<GraphNodeShape> ring, middle;
        QStringList box_stems, lozenge_stems;
        QSizeF size;
    };

    // Whole names; none wider than usual; those in nodes that are hardly larger than they are, and
    // nearer to each other; numbers for those that share one; and those in the middle cut short as
    // well.
    enum class Names { Whole, Usual, Near, Numbers, Cut };

    Candidate candidate(Names names) const {
        constexpr double cut = 64;  // px
        const bool brief = names == Names::Numbers || names == Names::Cut;
        const double widest = names == Names::Whole ? whole_name : usual_name;
        Candidate result;
        for (const GraphNodeKey& key : places_.ring())
            result.ring.push_back(shape_of(key, involved(key), widest));
        // A single lock stands in the middle of those who want it; so do the places where actors
        // meet, as far as there is room for all that there are. Where nobody meets any more takes
        // no room.
        if (places_.locks().size() == 1)
            result.middle.push_back(
                shape_of(places_.locks()[0], involved(places_.locks()[0]), widest));
        const bool all = places_.meeting_points().size() <= most_in_middle;
        for (const GraphNodeKey& key : places_.meeting_points())
            if (involved(key) || (all && !is_passing(key)))
                result.middle.push_back(shape_of(key, involved(key), widest));
        if (names == Names::Near)
            for (GraphNodeShape& node : result.ring) {
                node.brief = true;
                node.rect = QRectF(QPointF(), size_of(node, metrics_));
            }
        if (names == Names::Cut)
            for (GraphNodeShape& node : result.middle)
                node.rect.setWidth(std::min(node.rect.width(), cut));
        if (brief) {
            result.box_stems = shorten(result.ring, false, metrics_);
            result.lozenge_stems = shorten(result.ring, true, metrics_);
        }
        // What the numbers are of is said below.
        const double legend = brief ? graph_legend_height : 0;
        RingRoom room;
        room.size = room_ - QSizeF(0, legend);
        room.heading = heading_;
        room.gap = brief || names == Names::Near ? 16 : 20;
        if (!result.ring.empty() && result.ring.front().lozenge)
            room.first = -std::numbers::pi / 2;
        else
            room.first = -std::numbers::pi;
        place_ring(result.ring, result.middle, room);
        result.size = room.size + QSizeF(0, legend);
        return result;
    }

    // Each ring is as large as its own nodes need. False: it would be too small to be read.
    bool place_in_ring() {
        Candidate best = candidate(Names::Whole);
        if (scale_of(best.size) < 1)
            best = candidate(Names::Usual);
        for (const Names names : {Names::Near, Names::Numbers, Names::Cut}) {
            // Only where letters must not become smaller are names cut for them.
            const bool allowed = names != Names::Cut || metrics_.least_scale >= 1;
            const double enough =
                names == Names::Numbers ? metrics_.least_with_names : metrics_.least_scale;
            if (!allowed || scale_of(best.size) >= enough)
                break;
            Candidate less = candidate(names);
            if (scale_of(less.size) > scale_of(best.size))
                best = std::move(less);
        }
        if (scale_of(best.size) < legible && best.ring.size() > ring_always)
            return false;
        picture_.size = best.size;
        picture_.box_stems = best.box_stems;
        picture_.lozenge_stems = best.lozenge_stems;
        for (GraphNodeShape& node : best.ring)
            put(std::move(node));
        for (GraphNodeShape& node : best.middle)
            if (node.involved || (places_.locks().size() == 1 && node.key == places_.locks()[0]))
                put(std::move(node));
        return true;
    }

    // The chain that can still close, if there is one.
    void warn() {
        if (!warning_)
            return;
        picture_.warned_actor = text_of({warning_->last, {}}, tables_);
        picture_.warned_lock = text_of({{}, warning_->lock}, tables_);
        picture_.warned_to_write = warning_->to_read;
        for (const std::size_t node : warning_->nodes)
            if (const auto found = index_.find(key_of(graph_.nodes[node])); found != index_.end())
                picture_.nodes[found->second].warned = true;
        for (const std::size_t number : warning_->edges)
            for (GraphEdgeShape& edge : picture_.edges)
                if (picture_.nodes[edge.from].key ==
                        key_of(graph_.nodes[graph_.edges[number].from]) &&
                    picture_.nodes[edge.to].key == key_of(graph_.nodes[graph_.edges[number].to]) &&
                    edge.wait == graph_.edges[number].wait)
                    edge.warned = true;
    }

    void place_in_columns() {
        picture_.columns = true;
        std::vector<const analysis::WaitForNode*> shown;
        for (const analysis::WaitForNode& node : graph_.nodes)
            shown.push_back(&node);
        if (shown.size() > most) {
            // Those of a deadlock, or of a chain that can close, before all others.
            std::stable_partition(shown.begin(), shown.end(), [this](const auto* node) {
                const auto number = std::size_t(node - graph_.nodes.data());
                return node->deadlocked ||
                       (warning_ &&
                        std::ranges::find(warning_->nodes, number) != warning_->nodes.end());
            });
            picture_.left_out = shown.size() - most;
            shown.resize(most);
        }
        const bool whole = picture_.left_out == 0;
        std::size_t left = 0, right = 0;
        double left_width = 0, right_width = 0;
        std::vector<std::pair<GraphNodeShape, std::size_t>> rows;
        for (const auto* node : shown) {
            GraphNodeShape shape = shape_of(key_of(*node), node);
            std::size_t& next = shape.lozenge ? right : left;
            const std::size_t row = whole ? places_.row(shape.key) : next;
            next = std::max(next, row + 1);
            double& width = shape.lozenge ? right_width : left_width;
            width = std::max(width, shape.rect.width());
            rows.emplace_back(std::move(shape), row);
        }
        const double joins = 40;  // arrows from actor to actor bulge out here
        picture_.size = picture_.size.expandedTo(
            {left_width + right_width + 2 * margin + joins + 120,
             double(std::max(left, right)) * row_pitch + 2 * margin + heading_});
        const double gap =
            std::min(picture_.size.width() - left_width - right_width - 2 * margin - joins, 360.0);
        const double used = left_width + right_width + gap + joins;
        const double begin = (picture_.size.width() - used) / 2 + joins;
        for (auto& [shape, row] : rows) {
            // All of one width, so that nothing of the column reaches into the gap.
            shape.rect.setWidth(shape.lozenge ? right_width : left_width);
            const double x =
                shape.lozenge ? begin + left_width + gap + right_width / 2 : begin + left_width / 2;
            shape.rect.moveCenter({x, margin + heading_ + (double(row) + 0.5) * row_pitch});
            put(std::move(shape));
        }
    }

    void add_edge(std::size_t number) {
        const analysis::WaitForEdge& edge = graph_.edges[number];
        const auto from = index_.find(key_of(graph_.nodes[edge.from]));
        const auto to = index_.find(key_of(graph_.nodes[edge.to]));
        if (from == index_.end() || to == index_.end())
            return;
        GraphEdgeShape shape;
        shape.from = from->second;
        shape.to = to->second;
        shape.wait = edge.wait;
        shape.deadlocked = edge.deadlocked;
        shape.since = edge.since;
        shape.site = edge.site;
        const bool join = picture_.nodes[shape.to].key.actor.valid() && edge.wait;
        shape.words = !edge.wait ? QCoreApplication::translate("graph", "held by")
                      : join     ? QCoreApplication::translate("graph", "waits for")
                                 : wait_label(graph_.nodes[edge.to].object);
        shape.label = shape.words;
        if (shape.from == shape.to)
            return;
        route(shape, has_counterpart(number));
        picture_.edges.push_back(std::move(shape));
    }

    // Only what can be held can be wanted; of the others one waits for what somebody does.
    QString wait_label(ObjectId object) const {
        using record::ObjectKind;
        switch (tables_.object(object).kind) {
            case ObjectKind::Condition:
                return QCoreApplication::translate("graph", "waits on");
            case ObjectKind::Barrier:
                return QCoreApplication::translate("graph", "waits at");
            case ObjectKind::Mutex:
            case ObjectKind::ReaderWriterLock:
            case ObjectKind::Interpreter:
                return QCoreApplication::translate("graph", "wants");
            default:
                return QCoreApplication::translate("graph", "waits for");
        }
    }

    // Whether following the deadlocked edges leads back to where one began.
    bool has_cycle() const {
        enum class Seen { No, OnTheWay, Done };
        std::vector<std::vector<std::size_t>> next(graph_.nodes.size());
        for (const analysis::WaitForEdge& edge : graph_.edges)
            if (edge.deadlocked)
                next[edge.from].push_back(edge.to);
        std::vector<Seen> seen(graph_.nodes.size(), Seen::No);
        for (std::size_t start = 0; start < next.size(); ++start) {
            std::vector<std::pair<std::size_t, std::size_t>> way;  // node, edges taken from it
            if (seen[start] == Seen::No) {
                way.emplace_back(start, 0);
                seen[start] = Seen::OnTheWay;
            }
            while (!way.empty()) {
                auto& [node, taken] = way.back();
                if (taken == next[node].size()) {
                    seen[node] = Seen::Done;
                    way.pop_back();
                    continue;
                }
                const std::size_t to = next[node][taken++];
                if (seen[to] == Seen::OnTheWay)
                    return true;
                if (seen[to] == Seen::No) {
                    seen[to] = Seen::OnTheWay;
                    way.emplace_back(to, 0);
                }
            }
        }
        return false;
    }

    // Two edges between the same two nodes, one each way, must not lie on top of each other.
    bool has_counterpart(std::size_t number) const {
        const analysis::WaitForEdge& edge = graph_.edges[number];
        for (std::size_t i = 0; i < graph_.edges.size() && i < 2 * most; ++i) {
            const analysis::WaitForEdge& other = graph_.edges[i];
            if (i != number && ((other.from == edge.to && other.to == edge.from) ||
                                (other.from == edge.from && other.to == edge.to)))
                return true;
        }
        return false;
    }

    bool between_columns(const GraphEdgeShape& edge) const {
        return picture_.columns &&
               picture_.nodes[edge.from].lozenge != picture_.nodes[edge.to].lozenge;
    }

    void bend(GraphEdgeShape& edge, double offset) const {
        const GraphNodeShape& from = picture_.nodes[edge.from];
        const GraphNodeShape& to = picture_.nodes[edge.to];
        const QPointF a = from.rect.center();
        const QPointF b = to.rect.center();
        if (offset == 0 && between_columns(edge)) {
            edge.begin =
                from.lozenge ? QPointF(from.rect.left(), a.y()) : QPointF(from.rect.right(), a.y());
            edge.end =
                to.lozenge ? QPointF(to.rect.left(), b.y()) : QPointF(to.rect.right(), b.y());
            edge.control = (edge.begin + edge.end) / 2;
            return;
        }
        bend_edge(edge, from, to, offset);
    }

    bool runs_free(const GraphEdgeShape& edge) const {
        constexpr int steps = 32;
        if (between_columns(edge))
            return true;  // there is nothing to meet
        for (std::size_t i = 0; i < picture_.nodes.size(); ++i) {
            if (i == edge.from || i == edge.to)
                continue;
            for (int step = 0; step <= steps; ++step)
                if (covers(picture_.nodes[i], point_on(edge, double(step) / steps)))
                    return false;
        }
        return true;
    }

    void route(GraphEdgeShape& edge, bool beside) const {
        const double first = beside ? 20 : 0;
        for (double offset = first; offset <= 320; offset += 20) {
            bend(edge, offset);
            if (runs_free(edge))
                return;
            if (!beside && offset > 0) {
                bend(edge, -offset);
                if (runs_free(edge))
                    return;
            }
        }
        bend(edge, first);
    }

    const analysis::WaitForGraph& graph_;
    const GraphPlaces& places_;
    const trace::Tables& tables_;
    const GraphMetrics& metrics_;
    QSizeF room_;
    double heading_;
    const std::optional<GraphWarning> warning_ = warning_of(graph_, tables_);
    GraphPicture picture_;
    std::map<GraphNodeKey, std::size_t> index_;
};

}  // namespace

GraphPicture lay_out_graph(const analysis::WaitForGraph& graph, const GraphPlaces& places,
                           const trace::Tables& tables, QSizeF size, const GraphMetrics& metrics,
                           double heading) {
    std::optional<GraphPlaces> used;
    if (!graph.unused.empty())
        used = places.without(graph.unused);
    const GraphPlaces& shown = used ? *used : places;
    if (shown.shape() == GraphPlaces::Shape::Ring) {
        GraphPicture ring = Drawing(graph, shown, tables, size, metrics, heading).draw();
        if (!ring.columns)
            return ring;
    }
    const Replies replies = without_replies(graph, tables);
    GraphPicture picture = Drawing(replies.rest, shown, tables, size, metrics, heading).draw();
    picture.replies_awaited = replies.awaited;
    return picture;
}

}  // namespace threadline::app
