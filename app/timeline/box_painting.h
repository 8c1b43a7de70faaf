// The boxes of a display list: straight into the pixels where there are such, else by QPainter.
#pragma once

#include "app/timeline/display_list.h"

class QPainter;

namespace threadline::app {

class HatchTiles;
class PixelRects;

// `crisp`: their edges lie on whole px. `pixels`: the painter's, null where it has none. With
// `tiles` hatches on pixels are laid out in tiles.
void paint_boxes(QPainter& painter, const std::vector<Box>& boxes, const Theme& theme, bool crisp,
                 PixelRects* pixels, HatchTiles* tiles);

}  // namespace threadline::app
