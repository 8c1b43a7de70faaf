// The wait-for graph as a picture without pixels: where each node stands, how each edge runs.
// A pure function of the graph, the places, the size and the width of texts.
//
// Actors are boxes, resources lozenges. A dashed arrow runs from an actor to what it waits for, a
// solid one from a lock to its holder, so that going round a cycle reads as a sentence: A wants
// Lock 2, held by B, wants Lock 1, held by A.
#pragma once

#include "app/graph/graph_places.h"

#include <QPointF>
#include <QRectF>
#include <QString>
#include <QStringList>

#include <functional>

namespace threadline::app {

struct GraphNodeShape {
    GraphNodeKey key;
    QString text;   // its name
    QString label;  // what is written in it: the name, or its number where there are many
    QRectF rect;
    bool lozenge = false;
    bool brief = false;     // hardly larger than its label
    bool involved = false;  // holds, waits, is held or wanted at this instant
    bool deadlocked = false;
    bool warned = false;  // part of a chain that can still close
};

// A quadratic curve; straight where `control` lies half-way.
struct GraphEdgeShape {
    std::size_t from = 0, to = 0;  // nodes of the picture
    bool wait = false;
    bool deadlocked = false;
    bool warned = false;
    QPointF begin, control, end;
    QString words;  // "wants"
    QString label;  // the same, or in short; empty where there is no room for it
    QRectF label_rect;
    trace::Time since{0};
    SiteId site;
};

struct GraphPicture {
    QSizeF size;
    std::vector<GraphNodeShape> nodes;
    std::vector<GraphEdgeShape> edges;
    bool deadlock = false;
    bool cycle = false;        // ... and it is one of locks held and wanted, all the way round
    std::size_t left_out = 0;  // nodes, where there are very many
    std::size_t replies_awaited = 0;  // by so many, who are not drawn for that
    bool columns = false;             // two of them, as long as they need, rather than a ring
    // Where nodes are told by numbers: of what. "Philosopher", "Fork".
    QStringList box_stems, lozenge_stems;
    // What would close the chain that is warned of: this actor requesting this lock.
    QString warned_actor, warned_lock;
    bool warned_to_write = false;  // since others hold it to read
};

struct GraphMetrics {
    std::function<double(const QString&)> text_width;   // of a node's name, px
    std::function<double(const QString&)> label_width;  // of an edge's label, px
    double line_height = 16;
    double least_scale = 0.8;       // before nodes are lower and nearer, for their names
    double least_with_names = 0.7;  // before these are written as numbers
};

// `size` is what there is; a picture that needs more is larger than that. `heading` is kept free
// above the nodes. Places depend on what the run has, not on the instant, but
// for barriers and conditions: those have one while somebody waits there.
GraphPicture lay_out_graph(const analysis::WaitForGraph& graph, const GraphPlaces& places,
                           const trace::Tables& tables, QSizeF size, const GraphMetrics& metrics,
                           double heading = 26);

}  // namespace threadline::app
