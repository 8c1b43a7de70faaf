// The rows of the strip above the lanes, in which flags stand beside and below each other.
#pragma once

#include "app/timeline/display_list.h"
#include "app/timeline/fonts.h"
#include "app/timeline/theme.h"

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

namespace threadline::app {

using TakenRow = std::vector<std::pair<double, double>>;  // from where to where, in px

// The first row in which a flag has room.
inline std::optional<std::size_t> row_with_room(const std::vector<TakenRow>& rows, double left,
                                                double right, double apart) {
    for (std::size_t row = 0; row < rows.size(); ++row)
        if (std::none_of(rows[row].begin(), rows[row].end(), [&](const auto& other) {
                return left < other.second + apart && right + apart > other.first;
            }))
            return row;
    return std::nullopt;
}

inline double flag_row_pitch(const Theme& theme) {
    return 19 * theme.unit();
}

// Of the strip that so many rows make, at least one.
inline double flag_rows_height(std::size_t rows, const Theme& theme) {
    return 22 * theme.unit() + static_cast<double>(rows - 1) * flag_row_pitch(theme);
}

// The flag itself, with its words in the middle.
inline void add_plate(DisplayList& out, const QRectF& plate, const Fill& fill,
                      const Subject& subject, const QString& text, const QColor& ink,
                      const TextStyle& style) {
    out.boxes.push_back({plate, fill, 0, subject});
    Label label;
    label.rect = plate;
    label.alignment = Qt::AlignHCenter | Qt::AlignVCenter;
    label.text = text;
    label.colour = ink;
    label.size = style.size;
    label.bold = style.bold;
    out.labels.push_back(std::move(label));
}

}  // namespace threadline::app
