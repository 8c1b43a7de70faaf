// What a theme paints with, as pixels.
#pragma once

#include "app/timeline/theme.h"

#include <QRgb>

#include <set>

namespace threadline::app {

std::set<QRgb> colours_of(const Theme& theme);

}  // namespace threadline::app
