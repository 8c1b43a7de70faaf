// A picture of so many pixels, three bytes each, drawn from a formula and shrunk by averaging: what
// a program that makes thumbnails does, without the files. Row by row, so that it takes little
// memory.
//
// Pure and in whole numbers: the same picture on any machine.
#pragma once

#include <chrono>
#include <cstdint>
#include <vector>

namespace threadline::runtime {

inline constexpr std::uint32_t longest_picture_side = 16'384;
// Of the sides of the large picture to those of the small one.
inline constexpr std::uint32_t most_shrinking = 64;

// What a pixel of the large picture costs on the virtual clock: 2.7 to 3.1 ns were measured on one
// core of a server by tests/bench/work_cost_bench.
inline constexpr double picture_ns_of_a_pixel = 3.0;

class Thumbnail {
public:
    // All at least 1; small at most width, and not shrunk further than most_shrinking.
    Thumbnail(std::uint32_t width, std::uint32_t height, std::uint32_t small);

    // Makes the next row of the small picture from those of the large one; false: all are made.
    bool make_row();
    std::uint32_t width() const { return small_width_; }
    std::uint32_t height() const { return small_height_; }
    std::uint64_t pixels() const { return std::uint64_t{width_} * height_; }  // of the large one
    // 0, black, to 255, white; of the rows made so far.
    std::uint32_t brightness() const;

private:
    void draw_row(std::uint32_t y);

    std::uint32_t width_;
    std::uint32_t height_;
    std::uint32_t small_width_;
    std::uint32_t small_height_;
    std::uint32_t next_row_ = 0;
    std::vector<std::uint8_t> row_;    // of the large picture: red, green, blue, ...
    std::vector<std::uint32_t> sums_;  // of what becomes one row of the small one
    std::uint64_t brightness_ = 0;     // the sum of all its values
};

}  // namespace threadline::runtime
