// The colours of a GIF: no more than 256, for all of its frames.
//
// They lie so far from each other that each colour of the film has one close by, however rare it
// is: the commonest ones alone would be shades of a few.
#pragma once

#include "app/figure/changed_part.h"

#include <QRgb>

#include <cstdint>
#include <set>
#include <unordered_map>
#include <vector>

namespace threadline::app {

class GifPalette {
public:
    // Of `firm` those that a frame has come out exactly; 256 at most. O(pixels + colours x 256).
    GifPalette(const std::vector<FramePart>& frames, const std::set<QRgb>& firm);

    const std::vector<QRgb>& colours() const { return colours_; }
    // Where in `colours` the one nearest to a pixel of the frames is.
    std::uint8_t place_of(QRgb pixel) const { return places_.at(pixel); }

private:
    std::vector<QRgb> colours_;
    std::unordered_map<QRgb, std::uint8_t> places_;
};

}  // namespace threadline::app
