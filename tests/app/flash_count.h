// How much of a picture that changes flashes: goes back and forth in luminance more than three
// times within a second (WCAG 2.3.1).
#pragma once

#include "app/timeline/contrast.h"

#include <QImage>

#include <algorithm>
#include <array>
#include <deque>
#include <vector>

namespace threadline::test {

// The picture is taken apart into squares, as what is finer is no flash. A change counts from a
// tenth of the luminance of white on, as long as the darker of the two is not nearly white; two
// that are opposed are a flash.
class FlashCount {
public:
    static constexpr int square = 8;  // px
    static constexpr double least_change = 0.1, nearly_white = 0.8;
    static constexpr std::size_t most_changes = 6;

    void add(const QImage& frame, double at_s) {
        const QImage image = frame.convertToFormat(QImage::Format_RGB32);
        if (cells_.empty()) {
            columns_ = (image.width() + square - 1) / square;
            cells_.resize(std::size_t(columns_) *
                          std::size_t((image.height() + square - 1) / square));
        }
        const std::vector<double> luminance = luminance_of(image);
        std::size_t flashing = 0;
        for (std::size_t i = 0; i < cells_.size(); ++i)
            flashing += cells_[i].flashes(luminance[i], at_s) ? 1u : 0u;
        most_ = std::max(most_, double(flashing) / double(cells_.size()));
        ++frames_;
    }

    // At the worst, the share of the picture that flashed more than three times in a second.
    double most_area() const { return most_; }
    int frames() const { return frames_; }

private:
    struct Cell {
        double extreme = -1;  // since it turned
        int direction = 0;
        double low = 0, high = 0;  // before it has turned for the first time
        std::deque<double> turns;

        bool flashes(double now, double at_s) {
            const auto turn = [&](int to) {
                direction = to;
                extreme = now;
                turns.push_back(at_s);
            };
            const auto is_change = [](double dark, double light) {
                return light - dark >= least_change && dark < nearly_white;
            };
            if (extreme < 0) {
                extreme = low = high = now;
            } else if (direction == 0) {
                low = std::min(low, now);
                high = std::max(high, now);
                if (is_change(low, now))
                    turn(1);
                else if (is_change(now, high))
                    turn(-1);
            } else if (direction > 0 ? is_change(now, extreme) : is_change(extreme, now)) {
                turn(-direction);
            } else {
                extreme = direction > 0 ? std::max(extreme, now) : std::min(extreme, now);
            }
            while (!turns.empty() && turns.front() <= at_s - 1 + 1e-9)
                turns.pop_front();
            return turns.size() > most_changes;
        }
    };

    static const std::array<double, 256>& linear() {
        static const std::array<double, 256> table = [] {
            std::array<double, 256> made{};
            for (std::size_t i = 0; i < made.size(); ++i)
                made[i] = app::linear_channel(double(i) / 255);
            return made;
        }();
        return table;
    }

    std::vector<double> luminance_of(const QImage& image) const {
        std::vector<double> sum(cells_.size(), 0);
        std::vector<int> pixels(cells_.size(), 0);
        const std::array<double, 256>& part = linear();
        for (int y = 0; y < image.height(); ++y) {
            const auto* line = reinterpret_cast<const QRgb*>(image.constScanLine(y));
            for (int x = 0; x < image.width(); ++x) {
                const std::size_t cell =
                    std::size_t(y / square) * std::size_t(columns_) + std::size_t(x / square);
                sum[cell] += 0.2126 * part[std::size_t(qRed(line[x]))] +
                             0.7152 * part[std::size_t(qGreen(line[x]))] +
                             0.0722 * part[std::size_t(qBlue(line[x]))];
                ++pixels[cell];
            }
        }
        for (std::size_t i = 0; i < sum.size(); ++i)
            sum[i] /= std::max(pixels[i], 1);
        return sum;
    }

    int columns_ = 0;
    std::vector<Cell> cells_;
    double most_ = 0;
    int frames_ = 0;
};

}  // namespace threadline::test
