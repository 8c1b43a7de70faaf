// A circle of actors and locks, and the picture of who waits for whom in it.
#pragma once

#include "app/graph/graph_layout.h"
#include "app/graph/graph_shape.h"

namespace threadline::test {

// n actors, each holding a lock and wanting the next one's.
struct Circle {
    trace::Tables tables;
    analysis::WaitForGraph graph;

    explicit Circle(std::size_t n, std::size_t waits, bool reversed = false) {
        for (std::size_t i = 1; i <= n; ++i) {
            tables.actors.push_back(
                {"Philosopher " + std::to_string(i), record::ActorKind::Thread, 0, 0, {}, {}});
            tables.objects.push_back(
                {"Fork " + std::to_string(i), record::ObjectKind::Mutex, {}, 0, 0, 0, 0, {}});
        }
        const bool closed = waits == n;
        for (std::uint32_t i = 1; i <= n; ++i)
            graph.nodes.push_back({ActorId{i}, {}, closed});
        for (std::uint32_t i = 1; i <= n; ++i)
            graph.nodes.push_back({{}, ObjectId{i}, closed});
        for (std::size_t i = 0; i < n; ++i) {
            graph.edges.push_back({n + i, i, false, {}, {}, closed});
            const std::size_t wanted = reversed ? (i + n - 1) % n : (i + 1) % n;
            if (i < waits)
                graph.edges.push_back({i, n + wanted, true, {}, {}, closed});
        }
    }
};

inline app::GraphMetrics metrics() {
    const auto width = [](const QString& text) { return 7.0 * double(text.size()); };
    return {width, width, 16};
}

inline app::GraphPicture picture_of(const Circle& circle, app::GraphPlaces& places,
                                    QSizeF size = {480, 320}) {
    places.admit(circle.tables);
    places.admit(circle.graph, circle.tables);
    return app::lay_out_graph(circle.graph, places, circle.tables, size, metrics());
}

inline const app::GraphNodeShape* node_named(const app::GraphPicture& picture,
                                             const QString& name) {
    for (const app::GraphNodeShape& node : picture.nodes)
        if (node.text == name)
            return &node;
    return nullptr;
}

}  // namespace threadline::test
