#include "app/timeline/tip_place.h"

#include <algorithm>
#include <functional>

namespace threadline::app {

double tip_top(const Band& pointed_at, const std::vector<Band>& about, double height,
               const Band& room) {
    const auto is_free = [&](double top) {
        return top >= room.top && top + height <= room.bottom &&
               std::ranges::none_of(about, [&](const Band& band) {
                   return band.top < top + height && top < band.bottom;
               });
    };
    std::vector<double> below{pointed_at.bottom};
    std::vector<double> above{pointed_at.top - height};
    for (const Band& band : about) {
        if (band.bottom > pointed_at.bottom)
            below.push_back(band.bottom);
        if (band.top < pointed_at.top)
            above.push_back(band.top - height);
    }
    std::ranges::sort(below);
    std::ranges::sort(above, std::greater{});
    for (const auto& places : {below, above})
        if (const auto place = std::ranges::find_if(places, is_free); place != places.end())
            return *place;
    return pointed_at.bottom;
}

}  // namespace threadline::app
