#include "engine/runtime/picture.h"

#include <algorithm>

namespace threadline::runtime {

Thumbnail::Thumbnail(std::uint32_t width, std::uint32_t height, std::uint32_t small)
    : width_(width),
      height_(height),
      small_width_(small),
      small_height_(static_cast<std::uint32_t>(
          std::max<std::uint64_t>(std::uint64_t{height} * small / width, 1))),
      row_(std::size_t{width} * 3),
      sums_(std::size_t{small} * 3) {}

// A sky that grows lighter to the right and to the bottom, with grain.
void Thumbnail::draw_row(std::uint32_t y) {
    const std::uint32_t down = y * 255 / height_;
    std::uint32_t grain = (y + 1) * 2'654'435'761u;
    std::uint32_t right = 0;  // of 255 * width
    for (std::uint32_t x = 0; x < width_; ++x, right += 255) {
        grain = grain * 1'664'525u + 1'013'904'223u;  // Numerical Recipes' congruential generator
        std::uint8_t* const pixel = &row_[std::size_t{x} * 3];
        pixel[0] = static_cast<std::uint8_t>(right / width_);
        pixel[1] = static_cast<std::uint8_t>(down);
        pixel[2] = static_cast<std::uint8_t>(grain >> 24);
    }
}

bool Thumbnail::make_row() {
    if (next_row_ == small_height_)
        return false;
    const auto from =
        static_cast<std::uint32_t>(std::uint64_t{next_row_} * height_ / small_height_);
    ++next_row_;
    const auto to = static_cast<std::uint32_t>(std::uint64_t{next_row_} * height_ / small_height_);
    std::ranges::fill(sums_, 0);
    for (std::uint32_t y = from; y < to; ++y) {
        draw_row(y);
        std::uint32_t x = 0;
        for (std::uint32_t column = 0; column < small_width_; ++column) {
            const auto end =
                static_cast<std::uint32_t>(std::uint64_t{column + 1} * width_ / small_width_);
            for (; x < end; ++x)
                for (std::size_t colour = 0; colour < 3; ++colour)
                    sums_[std::size_t{column} * 3 + colour] += row_[std::size_t{x} * 3 + colour];
        }
    }
    for (std::uint32_t column = 0; column < small_width_; ++column) {
        const auto begin =
            static_cast<std::uint32_t>(std::uint64_t{column} * width_ / small_width_);
        const auto end =
            static_cast<std::uint32_t>(std::uint64_t{column + 1} * width_ / small_width_);
        const std::uint32_t pixels = (end - begin) * (to - from);
        for (std::size_t colour = 0; colour < 3; ++colour)
            brightness_ += sums_[std::size_t{column} * 3 + colour] / pixels;
    }
    return true;
}

std::uint32_t Thumbnail::brightness() const {
    const std::uint64_t values = std::uint64_t{small_width_} * next_row_ * 3;
    return values == 0 ? 0 : static_cast<std::uint32_t>(brightness_ / values);
}

}  // namespace threadline::runtime
