// A shared variable: its value from one write to the next. Where writes are too close to tell
// apart, the height of a column says how many there are.
#include "app/timeline/fold.h"
#include "app/timeline/lane_painting.h"
#include "app/timeline/overview_spans.h"
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

// Who read the value: a short mark at the foot of the band for each.
void lay_out_readings(const LaneRow& row, const trace::VariableLane& lane,
                      const trace::TimeRange& range, const LaneCanvas& canvas) {
    const LaneLayout& layout = canvas.layout;
    const double width = 3 * layout.unit;
    const double height = layout.lock_band * 0.3;
    const Fill fill{canvas.theme.text, Hatch::None, QColor(), QColor()};
    double free_from = canvas.scale.left;
    std::size_t i =
        lane.readings.find(std::max(range.begin, canvas.scale.range.begin) - trace::Duration{1});
    while (i < lane.readings.size()) {
        const trace::Reading& reading = lane.readings[i];
        if (reading.begin >= std::min(range.end, canvas.scale.range.end))
            break;
        const double x = canvas.scale.x(reading.begin);
        Subject subject;
        subject.kind = Subject::Kind::VariableRead;
        subject.actor = reading.reader;
        subject.object = lane.variable;
        subject.site = reading.site;
        subject.range = {reading.begin, reading.end};
        const QRectF mark(std::max(x - width / 2, free_from), row.top + layout.lock_band - height,
                          width, height);
        canvas.out.boxes.push_back({mark, fill, 0, subject});
        free_from = mark.right() + layout.unit;
        // The next one for which there is room.
        i = std::max(i + 1, x < free_from - width
                                ? i + 1
                                : lane.readings.find(canvas.scale.time(free_from - width)));
    }
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

void lay_out_overview(const LaneRow& row, const trace::VariableLane& lane,
                      const LaneCanvas& canvas) {
    const double width = column * canvas.layout.unit;
    const std::vector<std::size_t> counts =
        overview_counts(lane.overview->values, canvas.scale, width);
    Density density;
    for (std::size_t i = 0; i < counts.size(); ++i) {
        const int level = counts[i] == 0 ? 0 : level_of(counts[i]);
        const double left = canvas.scale.left + static_cast<double>(i) * width;
        const double right = std::min(left + width, canvas.scale.left + canvas.scale.width);
        if (level == density.level && level > 0) {
            density.rect.setRight(right);
            density.subject.range.end = canvas.scale.time(right);
            continue;
        }
        if (density.level > 0)
            lay_out_density(density, canvas);
        density.level = level;
        density.rect = QRectF(left, row.top, right - left, canvas.layout.lock_band);
        density.subject.kind = Subject::Kind::VariableValue;
        density.subject.object = lane.variable;
        density.subject.range = {canvas.scale.time(left), canvas.scale.time(right)};
    }
    if (density.level > 0)
        lay_out_density(density, canvas);
}

}  // namespace

void lay_out_variable(const LaneRow& row, const trace::VariableLane& lane,
                      const LaneCanvas& canvas) {
    if (lane.overview && !canvas.run.trace.is_detailed(canvas.scale.range))
        return lay_out_overview(row, lane, canvas);
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
    fold(values, canvas.scale, least, column * layout.unit, [&](Folded place) {
        // What was written at the very end is seen before it.
        if (const double right = canvas.right(); place.right > right + 1e-6) {
            place.left = std::min(place.left, right - column * layout.unit);
            place.right = right;
        }
        if (place.count == 1 && place.right - place.left >= least) {
            flush();
            lay_out_value(place, values, row, lane, canvas);
            lay_out_readings(row, lane, values[place.first].range(), canvas);
            return;
        }
        const int level = level_of(place.count);
        const trace::TimeRange range{values[place.first].begin,
                                     values[place.first + place.count - 1].end};
        several.add(place.left, place.right);
        if (density.level == level && place.left - density.rect.right() < 0.5) {
            density.rect.setRight(std::max(density.rect.right(), place.right));
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
