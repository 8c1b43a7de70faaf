// Paints a display list on anything that QPainter reaches.
#pragma once

#include "app/timeline/display_list.h"
#include "app/timeline/hatch_tiles.h"
#include "app/timeline/shaped_words.h"

#include <QPainterPath>

class QPainter;

namespace threadline::app {

// What is kept from one picture on a screen to the next.
struct ScreenCache {
    HatchTiles tiles;
    ShapedWords words;
};

// Solid fills of one colour in a row are painted in one go. Hatches are lines clipped to their
// box, in device-independent steps, so vector output stays small and exact.
// On a screen, with `cache`, hatches are laid out in tiles and words are shaped once.
void paint(QPainter& painter, const DisplayList& list, const Theme& theme,
           ScreenCache* cache = nullptr);

// Where the text of a label begins, on its baseline.
QPointF baseline_of(const Label& label);
// Of a dashed line, dash and gap alike in px: dots where marks are hidden, else dashes.
double dash_length(const Line& line, double unit);
QPainterPath arrow_head(const Line& line, double unit);
// Of boxes, in px.
double outline_width(const Theme& theme);
// The outline, `width` thick, of a box that joins those beside it: its upper and its lower edge.
QList<QLineF> joined_edges(const Box& box, double width);

}  // namespace threadline::app
