// A thread of a trace that another program wrote: its named slices, one row a depth.
#include "app/timeline/fold.h"
#include "app/timeline/lane_painting.h"

#include <algorithm>

namespace threadline::app {

namespace {

using trace::Slice;
using Row = trace::Series<Slice>;

constexpr double least = 2;   // px: narrower ones share a column
constexpr double column = 1;  // px
constexpr std::size_t most_looked_at = 16;

// The name that fills at least half of a column, none where no name does or there are too many to
// look at: a column never takes the colour of just any of them.
NameId name_of(const Row& row, const Folded& place, trace::Duration column_time) {
    if (place.count > most_looked_at)
        return {};
    const auto time_of = [&](NameId name) {
        trace::Duration time{0};
        for (std::size_t i = place.first; i < place.first + place.count; ++i)
            if (row[i].name == name)
                time += row[i].end - row[i].begin;
        return time;
    };
    std::size_t longest = place.first;
    for (std::size_t i = place.first; i < place.first + place.count; ++i)
        if (row[i].end - row[i].begin > row[longest].end - row[longest].begin)
            longest = i;
    const NameId name = row[longest].name;
    return place.count == 1 || 2 * time_of(name) >= column_time ? name : NameId{};
}

class SliceRow {
public:
    SliceRow(const Row& row, std::uint32_t depth, ActorId actor, double top,
             const LaneCanvas& canvas)
        : row_(row),
          depth_(depth),
          actor_(actor),
          top_(top),
          canvas_(canvas),
          column_time_(canvas.scale.time(canvas.scale.left + column) - canvas.scale.range.begin) {}

    void lay_out() {
        fold(row_, canvas_.scale, least, column, [this](const Folded& place) {
            if (place.count == 1 && place.right - place.left >= least)
                lay_out_slice(place);
            else
                lay_out_column(place);
        });
    }

private:
    const std::string& text(NameId name) const { return canvas_.run.trace.tables->name(name); }

    Subject subject(trace::TimeRange range, NameId name) const {
        Subject subject;
        subject.kind = Subject::Kind::Slice;
        subject.actor = actor_;
        subject.range = range;
        subject.name = name;
        subject.depth = depth_;
        return subject;
    }

    void lay_out_slice(const Folded& place) const {
        const LaneLayout& layout = canvas_.layout;
        const Slice& slice = row_[place.first];
        const Fill& fill = canvas_.theme.slice_fill(text(slice.name));
        // A hair of air tells neighbours of one name apart.
        const double width = place.right - place.left;
        const QRectF rect(place.left, top_, width >= 3 ? width - 0.5 : width, layout.slice);
        Fill look = fill;
        if (std::min(rect.width(), rect.height()) < 6 * layout.unit)
            look.outline = QColor();
        canvas_.out.boxes.push_back({rect, look, 0, subject(slice.range(), slice.name)});
        if (width >= 2 * layout.padding + 1.5 * layout.small_text)
            canvas_.add_label(rect, {QString::fromStdString(text(slice.name))},
                              LaneCanvas::Last::Name, {layout.small_text, false, false}, fill);
    }

    void lay_out_column(const Folded& place) {
        const NameId name = name_of(row_, place, column_time_);
        const Fill& fill =
            name ? canvas_.theme.slice_fill(text(name)) : canvas_.theme.slices_folded;
        const trace::TimeRange range{row_[place.first].begin,
                                     row_[place.first + place.count - 1].end};
        // Columns side by side that look the same are one box.
        if (last_ && last_ == &fill && place.left - last_right_ < 0.01) {
            Box& box = canvas_.out.boxes.back();
            box.rect.setRight(place.right);
            box.subject.range.end = range.end;
            box.subject.name = {};
        } else {
            canvas_.out.boxes.push_back(
                {QRectF(place.left, top_, place.right - place.left, canvas_.layout.slice),
                 {fill.colour, Hatch::None, QColor(), QColor()},
                 0,
                 subject(range, place.count == 1 ? name : NameId{})});
        }
        last_ = &fill;
        last_right_ = place.right;
    }

    const Row& row_;
    std::uint32_t depth_;
    ActorId actor_;
    double top_;
    const LaneCanvas& canvas_;
    trace::Duration column_time_;
    const Fill* last_ = nullptr;  // of the box that is last in the list, if that is a column
    double last_right_ = 0;
};

}  // namespace

void lay_out_slices(const LaneRow& row, const trace::SliceLane& lane, const LaneCanvas& canvas) {
    const double pitch = canvas.layout.slice + canvas.layout.slice_gap;
    const std::size_t depths =
        std::min(lane.rows.size(), static_cast<std::size_t>(std::max(row.bars, -1) + 1));
    for (std::size_t depth = 0; depth < depths; ++depth) {
        const double top = row.top + static_cast<double>(depth) * pitch;
        if (top + pitch > 0)
            SliceRow(lane.rows[depth], static_cast<std::uint32_t>(depth), lane.actor, top, canvas)
                .lay_out();
    }
}

}  // namespace threadline::app
