// Which lanes there are, where they lie, and the picture of a frame.
#include "app/timeline/fonts.h"
#include "app/timeline/lane_layout.h"
#include "app/timeline/lane_tree.h"
#include "app/timeline/timeline_view_impl.h"
#include "app/timeline/wording_terms.h"

#include <QScrollBar>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <utility>

namespace threadline::app {

namespace {

// Of the usual height: the bands of threads and locks still have room for words.
constexpr double least_lanes = 0.66;
constexpr double usual_letters = 10.5;  // px, in bars

// Enlarged letters rather come back to their usual size than leave a low bar without words; not
// before a room.
double least_label(const Theme& theme) {
    return is_before_a_room(theme)
               ? 1
               : std::min(1.0, usual_letters / (theme.small_size * theme.unit()));
}

TimelineOptions stretched(TimelineOptions options, double stretch) {
    options.lane_height *= stretch;
    options.lane_gap *= stretch;
    return options;
}

}  // namespace

QRect TimelineView::Impl::lanes_area() const {
    const int left = static_cast<int>(std::ceil(header));
    const int top = static_cast<int>(std::ceil(marks_height(run, options, *theme) + 4 * unit()));
    const int below =
        static_cast<int>(std::ceil((options.axis ? axis_height(*theme) : 0) + legend_height));
    const int right = static_cast<int>(8 * unit());
    // The axis lies beneath the lanes, or at the bottom where they need more than there is.
    const int needed = static_cast<int>(std::ceil(lanes_height(rows) + 6 * unit()));
    return QRect(left, top, std::max(plot->width() - left - right, 1),
                 std::max(std::min(plot->height() - top - below, needed), 1));
}

TimeScale TimelineView::Impl::scale() const {
    return {viewport.visible(), 0, static_cast<double>(lanes_area().width())};
}

double TimelineView::Impl::around_lanes() const {
    return marks_height(run, options, *theme) + 14 * unit() +
           (options.axis ? axis_height(*theme) : 0) + legend_height;
}

// As low as they get.
int TimelineView::height_for(std::size_t lanes) const {
    const Impl& d = *impl_;
    TimelineOptions low = stretched(d.options, least_lanes);
    low.least_label = least_label(*d.theme);
    std::vector<LaneRow> rows =
        d.has_run ? lane_rows(d.run, low, *d.theme) : std::vector<LaneRow>();
    rows.resize(std::min(rows.size(), lanes));
    return rows.empty() ? 0 : static_cast<int>(std::ceil(lanes_height(rows) + d.around_lanes()));
}

// Few lanes use the room that there is, within reason; a few too many move closer together. More
// than that scroll, as low as these: with more room no lane is lower.
void TimelineView::Impl::fit_lanes() {
    constexpr double most = 1.6;
    fitted = options;
    fitted.least_label = least_label(*theme);
    rows = lane_rows(run, fitted, *theme);
    // What a person made higher stays so, and the others stay as they are.
    TimelineOptions plain = fitted;
    plain.arrangement.stretch.clear();
    const double room = plot->height() - around_lanes();
    const double needed =
        lanes_height(options.arrangement.stretch.empty() ? rows : lane_rows(run, plain, *theme));
    double stretch = needed > 0 ? std::min(room / needed, most) : 1;
    if (stretch >= 1 && stretch < 1.05)
        return;
    // A bar keeps room for its words: the rest gives way all the more.
    for (int nearer = 0; nearer < 6 && stretch < 1 && stretch > least_lanes; ++nearer) {
        const double height = lanes_height(lane_rows(run, stretched(plain, stretch), *theme));
        if (height <= room)
            break;
        stretch *= room / height;
    }
    stretch = std::max(stretch, least_lanes);
    fitted = stretched(fitted, stretch);
    rows = lane_rows(run, fitted, *theme);
}

void TimelineView::Impl::update_rows() {
    if (!rows_stale)
        return;
    rows_stale = false;
    std::optional<LaneRow> chosen;
    if (lane >= 0 && lane < static_cast<int>(rows.size()))
        chosen = rows[static_cast<std::size_t>(lane)];
    fit_lanes();
    if (chosen) {
        const auto same = std::find_if(rows.begin(), rows.end(), [&](const LaneRow& row) {
            return is_same_lane(row, *chosen);
        });
        lane = same != rows.end() ? static_cast<int>(same - rows.begin())
                                  : std::min(lane, static_cast<int>(rows.size()) - 1);
    }
    hidden = hidden_lane_count(run, fitted, *theme);
    const bool by_hand = hidden > 0 && !options.arrangement.hidden.empty();
    actions.show_hidden->setText(
        by_hand ? TimelineView::tr("&Show %n hidden lane(s)", nullptr, static_cast<int>(hidden))
                : TimelineView::tr("&Show hidden lanes"));
    actions.show_hidden->setEnabled(by_hand);
    if (rows.empty() && has_run && shows_hit_lanes_only(options))
        hint = TimelineView::tr("No lane has a hit of the search");
    else if (rows.empty() && has_run && hidden > 0)
        hint = TimelineView::tr("All lanes are hidden; Shift+H shows them");
    else if (rows.empty() && has_run)
        hint = run.trace.finished ? TimelineView::tr("Nothing ran")
                                  : TimelineView::tr("Waiting for the first thread ...");
}

void TimelineView::Impl::set_arrangement(const LaneArrangement& arrangement) {
    if (arrangement == options.arrangement)
        return;
    options.arrangement = arrangement;
    rows_stale = has_run;
    schedule();
    emit view->arrangement_changed(arrangement);
}

// A drag is one change, however many steps it takes.
void TimelineView::Impl::arrange(const LaneArrangement& arrangement) {
    if (arrangement != options.arrangement && !(lane_drag && lane_drag->begun))
        lane_history.changed(options.arrangement, arrangement);
    set_arrangement(arrangement);
}

void TimelineView::Impl::take_back_lanes() {
    const LaneRow* chosen = chosen_lane();
    const std::optional<LaneRow> same = chosen ? std::optional(*chosen) : std::nullopt;
    if (const auto earlier = lane_history.back(options.arrangement))
        set_arrangement(*earlier);
    if (same)
        choose_same_lane(*same);
}

// At most one picture a frame, however often something changes; the first at once, with whatever
// else is being changed.
void TimelineView::Impl::schedule(Stale what) {
    stale = std::max(stale, what);
    if (frame_timer.isActive())
        return;
    const std::chrono::nanoseconds passed =
        since_picture.isValid() ? std::chrono::nanoseconds(since_picture.nsecsElapsed()) : frame;
    frame_timer.start(std::chrono::ceil<std::chrono::milliseconds>(
        std::max<std::chrono::nanoseconds>(frame - passed, std::chrono::nanoseconds{0})));
}

void TimelineView::Impl::refresh() {
    if (stale == Stale::Nothing || plot->width() <= 0 || plot->height() <= 0)
        return;
    const Stale what = std::exchange(stale, Stale::Nothing);
    since_picture.start();
    if (what == Stale::Pointer) {
        refresh_overlay();
        refresh_cursor();
        picture.replot_pointer();
        return;
    }
    update_rows();
    if (!has_run || rows.empty()) {
        show_hint();
    } else {
        lay_out_frame();
        lay_out_lanes();
    }
    refresh_overlay();
    refresh_cursor();
    picture.replot(theme->surface);
}

void TimelineView::Impl::show_hint() {
    hidden_mark = {};
    scroll->hide();
    const QRect all(0, 0, plot->width(), plot->height());
    for (const PlotLayer layer :
         {PlotLayer::Headers, PlotLayer::Axis, PlotLayer::Marks, PlotLayer::Legend})
        picture.set(layer, {}, *theme, all);
    DisplayList list;
    const TextStyle style{14 * unit(), false, false};
    Label label;
    label.rect = QRectF(all).adjusted(16, 16, -16, -16);
    label.alignment = Qt::AlignCenter;
    label.text = elided(hint, label.rect.width(), style);
    label.colour = theme->muted_text;
    label.size = style.size;
    list.labels.push_back(std::move(label));
    picture.set(PlotLayer::Lanes, std::move(list), *theme, all);
}

void TimelineView::Impl::lay_out_frame() {
    const double most = options.header_width > 0 ? 0.6 : 0.4;  // of the width, as it was asked for
    header = std::min(header_width(rows, options, *theme), plot->width() * most);
    hidden_mark = {};
    const QRect area = lanes_area();
    const TimeScale time = scale();
    picture.set_range(time.range, area);
    if (const std::pair now(area.left(), area.width()); now != span) {
        span = now;
        emit view->lanes_span_changed(now.first, now.second);
    }

    const int needed = static_cast<int>(std::ceil(lanes_height(rows) + 6 * unit()));
    const bool scrolls = needed > area.height();
    scroll->setVisible(scrolls);
    scroll->setRange(0, scrolls ? needed - area.height() : 0);
    scroll->setPageStep(area.height());
    scroll->setSingleStep(static_cast<int>(20 * unit()));

    const TimeScale shifted{time.range, static_cast<double>(area.left()), time.width};
    if (options.axis)
        picture.set(PlotLayer::Axis, axis_of(shifted, area), *theme,
                    QRect(0, 0, plot->width(), plot->height()));
    else
        picture.set(PlotLayer::Axis, {}, *theme, {});
    const int strip = static_cast<int>(std::ceil(4 * unit()));
    picture.set(PlotLayer::Marks,
                marks_content(run, time, area.bottom() + 1 - strip, options, *theme), *theme,
                QRect(area.left(), strip, area.width(), area.bottom() + 1 - strip));
}

// With what is hidden said beside it, where that is always in sight.
DisplayList TimelineView::Impl::axis_of(const TimeScale& time, const QRect& area) {
    DisplayList list =
        axis_content(time, area.bottom() + 1, axis_time(run.trace.info.get()), *theme);
    // Before the first step the lanes are empty: why, and what to do.
    if (wording::is_stepped(run.trace.info.get()) && !run.trace.finished &&
        run.trace.now == trace::Time{0} && !list.labels.empty()) {
        Label& title = list.labels.back();
        title.text = elided(describe_outcome(run), title.rect.width(), {title.size, false, false});
    }
    if (hidden > 0) {
        const QRectF room(0, area.bottom() + 1, area.left(), axis_height(*theme));
        append(list, hidden_lanes_content(hidden, room, *theme));
        hidden_mark = room.toRect();
    }
    return list;
}

void TimelineView::Impl::lay_out_lanes() {
    const QRect area = lanes_area();
    const double top = scroll->value();
    std::vector<LaneRow> in_sight;
    const auto first =
        std::lower_bound(rows.begin(), rows.end(), top,
                         [](const LaneRow& row, double y) { return row.top + row.height < y; });
    for (auto row = first; row != rows.end() && row->top < top + area.height(); ++row) {
        in_sight.push_back(*row);
        LaneRow& seen = in_sight.back();
        seen.top -= top;
        if (seen.kind == LaneKind::Slices)  // hundreds of depths: those below the edge cost nothing
            seen.bars = std::min(seen.bars, static_cast<int>((area.height() - seen.top) *
                                                             (seen.bars + 1) / seen.height));
    }
    DisplayList lanes =
        lane_content(run, in_sight, scale(), fitted, *theme, picture.take(PlotLayer::Lanes));
    // The legend of a room has no word for specks.
    if (is_before_a_room(*theme))
        std::erase_if(lanes.lines,
                      [](const Line& line) { return line.meaning == Line::Meaning::Several; });
    picture.set(PlotLayer::Lanes, std::move(lanes), *theme, area);
    picture.set(PlotLayer::Headers, header_content(in_sight, header, fitted, *theme), *theme,
                QRect(0, area.top(), area.left(), area.height()));

    lay_out_legend();
}

// All of it where it is low, or every lane fits beside it; else one line, and its tip the rest.
// With less room still the lanes have all of it.
void TimelineView::Impl::lay_out_legend() {
    constexpr double low = 0.14, most = 0.3, most_of_one_line = 0.1;  // of the height
    double height = 0;
    const double inner = plot->width() - 2 * 8 * unit();
    const auto of = [&](LegendLines lines) {
        return legend_content(run, picture.list(PlotLayer::Lanes), inner, *theme, lines);
    };
    DisplayList list = options.legend ? of(LegendLines::All) : DisplayList();
    const double lanes =
        lanes_height(rows) * least_lanes * options.lane_height / fitted.lane_height;
    const double share = list.size.height() / plot->height();
    const bool whole = share <= low || (share <= most && lanes + around_lanes() - legend_height +
                                                                 list.size.height() <=
                                                             plot->height());
    if (!whole)
        list = of(LegendLines::First);
    legend_area = {};
    if (options.legend && (whole || list.size.height() <= most_of_one_line * plot->height())) {
        height = std::ceil(list.size.height() + 6 * unit());
        const int y = plot->height() - static_cast<int>(height);
        picture.set(PlotLayer::Legend, std::move(list), *theme,
                    QRect(static_cast<int>(8 * unit()), y, static_cast<int>(inner),
                          static_cast<int>(height)));
        if (!whole)
            legend_area = QRect(0, y, plot->width(), static_cast<int>(height));
    } else {
        picture.set(PlotLayer::Legend, {}, *theme, {});
    }
    // It only ever grows while a run does, so the lanes do not jump up and down.
    if (height != legend_height && (height > legend_height || !whole || !options.legend)) {
        legend_height = height;
        rows_stale = true;
        schedule();
    }
}

}  // namespace threadline::app
