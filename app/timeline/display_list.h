// What a picture consists of: rectangles, lines and labels with positions, in one order of
// painting. Made by pure functions (geometry.h), painted by painter.h on a screen, PNG, SVG or PDF
// alike.
//
// Coordinates are in px (1 px = 1 pt in figures), y downwards, origin at the top left.
#pragma once

#include "app/timeline/theme.h"

#include "engine/record/ids.h"
#include "engine/trace/time.h"

#include <QPainterPath>
#include <QPointF>
#include <QRectF>
#include <QString>

#include <vector>

namespace threadline::app {

// What a mark stands for, so that a click or hover can ask.
struct Subject {
    enum class Kind {
        None,
        Interval,
        Hold,
        LockHold,
        LockWait,
        VariableValue,
        VariableRead,
        Slice,
        Moment,
        LaneHeader,
        CpuUse,
        IdleCores,
        Group,
        Process,
        Absence  // of a thread that has not started, or has finished
    };
    Kind kind = Kind::None;
    ActorId actor;
    ObjectId object;
    trace::TimeRange range;
    SiteId site;
    NameId name = {};  // Slice: none where it stands for several; Moment: what is said
    // Slice: how deep; CpuUse: the CPU's number; IdleCores: how many, 0 for several stretches;
    // Group, and the header of its lane: how many threads; Process: its ordinal.
    std::uint32_t depth = 0;
    friend bool operator==(const Subject&, const Subject&) = default;
};

struct Box {
    QRectF rect;
    Fill fill;
    double radius = 0;
    Subject subject;
    bool joins = false;  // goes on in the boxes beside it: in one hatch, with no outline between
};

struct Line {
    // What it says, where a legend has to explain it.
    enum class Meaning { Plain, NotStarted, Finished, Several, Wake, CriticalPath };

    QPointF from, to;
    QColor colour;
    double width = 1;
    bool dashed = false;
    bool arrow = false;
    Meaning meaning = Meaning::Plain;
};

// What is neither a box nor a straight line: a node of a graph, an edge that bends.
struct Path {
    QPainterPath path;
    QColor fill;    // invalid: none
    QColor stroke;  // invalid: none
    double width = 1;
    double dash = 0, gap = 0;  // px; 0: solid
};

struct Label {
    QRectF rect;  // the text stays inside; it is elided where it does not fit
    Qt::Alignment alignment = Qt::AlignLeft | Qt::AlignVCenter;
    QString text;
    QColor colour;
    double size = 12;  // px
    bool bold = false;
    bool mono = false;
};

struct DisplayList {
    QSizeF size;
    QColor background;
    std::vector<Box> boxes;  // painted in order; boxes, paths, lines, then labels
    std::vector<Path> paths;
    std::vector<Line> lines;
    std::vector<Label> labels;
};

}  // namespace threadline::app
