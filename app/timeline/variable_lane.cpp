// A shared variable: its value from one write to the next. Where writes are too close to tell
// apart, the height of a column says how many there are.
#include "app/timeline/fold.h"
#include "app/timeline/lane_painting.h"
#include "app/timeline/wording.h"

#include <algorithm>
#include <bit>

namespace threadline::app {

namespace {

using trace::Holding;
using Values = WithOpen<Holding>;

constexpr double column = 2;  // px
constexpr int most_levels = 5;

// Each level stands for four times as many writes as the one below: 2, 4, 16, 64, 256 and more.
int level_of(std::size_t writes) {
    return std::clamp(static_cast<int>(std::bit_width(writes) + 1) / 2, 1, most_levels);
}

void lay_out_value(const Folded& place, const Values& values, const LaneRow& row,
                   const trace::VariableLane& lane, const LaneCanvas& canvas) {
    const LaneLayout& layout = canvas.layout;
    const Holding& value = values[place.first];
    Subject subject;
    subject.kind = Subject::Kind::VariableValue;
    subject.actor = value.writer;
    subject.object = lane.variable;
    subject.range = value.range();
    subject.site = value.site;
    const bool again =
        place.first > 0 && value.writer && values[place.first - 1].value == value.value;
    const Fill& fill = again ? canvas.theme.value_again : canvas.theme.value;
    const QRectF rect(place.left, row.top, place.right - place.left, layout.lock_band);
    canvas.add_box(rect, fill, subject);
    if (rect.width() < 2 * layout.padding + layout.text)
        return;
    // Half a number is another number.
    const auto last =
        value.value.tag == ValueTag::String ? LaneCanvas::Last::Name : LaneCanvas::Last::Word;
    canvas.add_label(rect, value_labels(canvas.run, value), last, {layout.text, false, false},
                     fill);
}

// Columns side by side with one level.
struct Density {
    QRectF rect;
    Subject subject;
    int level = 0;
};

void lay_out_density(const Density& density, const LaneCanvas& canvas) {
    const Fill& fill = canvas.theme.value;
    canvas.out.boxes.push_back(
        {density.rect, {fill.colour, Hatch::None, QColor(), QColor()}, 0, density.subject});
    QRectF bar = density.rect;
    bar.setTop(bar.bottom() - bar.height() * density.level / most_levels);
    canvas.out.boxes.push_back(
        {bar, {fill.outline, Hatch::None, QColor(), QColor()}, 0, density.subject});
}

}  // namespace

void lay_out_variable(const LaneRow& row, const trace::VariableLane& lane,
                      const LaneCanvas& canvas) {
    const LaneLayout& layout = canvas.layout;
    const Values values(lane.values, lane.open);
    SeveralMarks several(row.top + layout.lock_band + layout.unit, canvas);
    Density density;
    const auto flush = [&] {
        if (density.level > 0)
            lay_out_density(density, canvas);
        density.level = 0;
    };
    // Narrower than that there is no room for an outline, and neighbours would run together.
    const double least = 5 * layout.unit;
    fold(values, canvas.scale, least, column * layout.unit, [&](const Folded& place) {
        if (place.count == 1 && place.right - place.left >= least) {
            flush();
            lay_out_value(place, values, row, lane, canvas);
            return;
        }
        const int level = level_of(place.count);
        const trace::TimeRange range{values[place.first].begin,
                                     values[place.first + place.count - 1].end};
        several.add(place.left, place.right);
        if (density.level == level && place.left - density.rect.right() < 0.5) {
            density.rect.setRight(place.right);
            density.subject.range.end = range.end;
            return;
        }
        flush();
        density.level = level;
        density.rect = QRectF(place.left, row.top, place.right - place.left, layout.lock_band);
        density.subject.kind = Subject::Kind::VariableValue;
        density.subject.object = lane.variable;
        density.subject.range = range;
    });
    flush();
}

}  // namespace threadline::app
