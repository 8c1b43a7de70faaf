#include "app/figure/gif_palette.h"

#include <algorithm>
#include <limits>

namespace threadline::app {
namespace {

constexpr std::size_t most_colours = 256;

// In thousandths: the lightness, and how much more of blue and of red it has, which counts twice,
// so that a grey stays grey, and a hue its own.
struct Look {
    std::int64_t light, blue, red;
};

Look look_of(QRgb colour) {
    const std::int64_t light = 299 * qRed(colour) + 587 * qGreen(colour) + 114 * qBlue(colour);
    return {light, 2 * (1'000 * qBlue(colour) - light), 2 * (1'000 * qRed(colour) - light)};
}

std::int64_t apart_squared(const Look& a, const Look& b) {
    const std::int64_t light = a.light - b.light, blue = a.blue - b.blue, red = a.red - b.red;
    return light * light + blue * blue + red * red;
}

using Counts = std::unordered_map<QRgb, std::uint64_t>;

Counts counted(const std::vector<FramePart>& frames) {
    Counts counts;
    for (const FramePart& frame : frames)
        for (int y = 0; y < frame.image.height(); ++y) {
            const auto* line = reinterpret_cast<const QRgb*>(frame.image.constScanLine(y));
            std::uint64_t* count = nullptr;
            for (int x = 0; x < frame.image.width(); ++x) {
                if (!count || line[x] != line[x - 1])
                    count = &counts[line[x]];
                ++*count;
            }
        }
    return counts;
}

struct Shade {
    QRgb colour;
    std::uint64_t count;
    Look look;
    std::int64_t apart = std::numeric_limits<std::int64_t>::max();  // squared, from its place
    std::uint8_t place = 0;                                         // of the nearest one taken
};

// The commonest first; of equally common ones the smaller number, so that the bytes are the same
// every time.
std::vector<Shade> shades_of(const Counts& counts) {
    std::vector<Shade> shades;
    shades.reserve(counts.size());
    for (const auto& [colour, count] : counts)
        shades.push_back({colour, count, look_of(colour)});
    std::sort(shades.begin(), shades.end(), [](const Shade& a, const Shade& b) {
        return a.count != b.count ? a.count > b.count : a.colour < b.colour;
    });
    return shades;
}

}  // namespace

GifPalette::GifPalette(const std::vector<FramePart>& frames, const std::set<QRgb>& firm) {
    const Counts counts = counted(frames);
    std::vector<Shade> shades = shades_of(counts);
    const auto take = [&](QRgb colour) {
        const Look look = look_of(colour);
        const auto place = static_cast<std::uint8_t>(colours_.size());
        colours_.push_back(colour);
        for (Shade& shade : shades)
            if (const std::int64_t apart = apart_squared(shade.look, look); apart < shade.apart) {
                shade.apart = apart;
                shade.place = place;
            }
    };
    for (const QRgb colour : firm)
        if (counts.contains(colour) && colours_.size() < most_colours)
            take(colour);
    // Those that are far from all that were taken, then ever nearer ones, as long as there is room.
    for (const std::int64_t least : {64'000, 32'000, 16'000, 8'000, 4'000, 2'000, 0})
        for (const Shade& shade : shades)
            if (shade.apart > least * least && colours_.size() < most_colours)
                take(shade.colour);
    places_.reserve(shades.size());
    for (const Shade& shade : shades)
        places_.emplace(shade.colour, shade.place);
}

}  // namespace threadline::app
