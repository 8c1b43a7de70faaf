// How runs, legend and table share the room of a comparison.
#include "app/compare/comparison_view.h"
#include "app/panels/legend_strip.h"
#include "app/timeline/lane_switches.h"
#include "app/timeline/timeline_view.h"

#include <QHeaderView>
#include <QItemSelectionModel>
#include <QLabel>
#include <QScrollArea>
#include <QSplitter>
#include <QTableView>
#include <QTransposeProxyModel>

#include <algorithm>
#include <cmath>
#include <memory>

namespace threadline::app {
namespace {

// Above its lanes: a deadlock, a note, a bookmark.
bool has_flags(const session::RunSnapshot& run, const TimelineOptions& options,
               const Theme& theme) {
    const TimeScale whole{{trace::Time{0}, run.trace.now + trace::Duration{1}}, 0, 1000};
    const DisplayList flags = marks_content(run, whole, 0, options, theme);
    return !flags.boxes.empty() || !flags.lines.empty();
}

}  // namespace

// The runs are what one came for: the table has what they leave, or a quarter, and no more than it
// needs, but always the first rows, which matter most; until a person moves the border.
void ComparisonView::share_room() {
    constexpr int fewest_rows = 4;
    show_legend();
    lay_out_table();
    if (border_moved_)
        return;
    const int row = table_->verticalHeader()->defaultSectionSize();
    const int around = legend_->minimumHeight() + said_->sizeHint().height() +
                       (stretch_->isHidden() ? 0 : stretch_->sizeHint().height()) +
                       table_->horizontalHeader()->sizeHint().height() + 4 +
                       2 * table_->frameWidth();
    const int rows = table_->model() == &differences_ ? differences_.rowCount() : int(runs_.size());
    const int needed = around + row * rows;
    std::vector<double> lanes;
    for (const Compared& one : runs_)
        lanes.push_back(lanes_height(lane_rows(one.run, lanes_, *theme_)));
    const int height = splitter_->height();
    const int below = std::min(needed, std::max({height / 4, around + row * fewest_rows,
                                                 height - panes_height(lanes, true)}));
    splitter_->setSizes({height - below, below});
}

// A run a row, in the order in which they lie above, where all figures have room beside each other.
void ComparisonView::lay_out_table() {
    const bool as_rows = fits_with_runs_as_rows();
    QAbstractItemModel* const model =
        as_rows ? static_cast<QAbstractItemModel*>(runs_as_rows_) : &differences_;
    if (table_->model() != model) {
        const std::unique_ptr<QItemSelectionModel> old(table_->selectionModel());
        table_->setModel(model);
    }
    table_->verticalHeader()->setVisible(as_rows);
    if (differences_.columnCount() > 1)
        table_->setRowHidden(0, as_rows);  // the names of the figures, which stand above
}

bool ComparisonView::fits_with_runs_as_rows() const {
    constexpr int padding = 24;  // px
    const QFontMetrics letters(table_->font());
    const auto width = [&](const QVariant& text) {
        return letters.horizontalAdvance(text.toString()) + padding;
    };
    int names = 0;
    for (int run = 1; run < differences_.columnCount(); ++run)
        names =
            std::max(names, width(differences_.headerData(run, Qt::Horizontal, Qt::DisplayRole)));
    int all = names;
    for (int figure = 0; figure < differences_.rowCount(); ++figure) {
        int widest = 0;
        for (int run = 0; run < differences_.columnCount(); ++run)
            widest = std::max(widest, width(differences_.index(figure, run).data()));
        all += widest;
    }
    return all + 2 * table_->frameWidth() <= splitter_->width();
}

// Where all runs are in sight one axis below them does for all; where nothing flies no room is left
// for it.
TimelineOptions ComparisonView::options_of(std::size_t number, bool one_axis) const {
    TimelineOptions options = lanes_;
    options.legend = false;
    options.axis = !one_axis || number + 1 == runs_.size();
    options.findings = lanes_.findings && has_flags(runs_[number].run, lanes_, *theme_);
    return options;
}

int ComparisonView::panes_height(const std::vector<double>& lanes, bool one_axis) const {
    int height = more_->isHidden() ? 0 : more_->sizeHint().height();
    for (std::size_t i = 0; i < lanes.size(); ++i)
        height += panes_[i]->height_for(runs_[i].run, lanes[i], options_of(i, one_axis), *theme_);
    return height;
}

// Lanes are as high in each run, and begin at the same place: the same time is at the same x.
void ComparisonView::arrange() {
    constexpr double least = 0.8;  // a bar still has room for its words
    constexpr double most = 1.25;
    if (panes_.empty())
        return;
    double header = 0, needed = 0;
    std::vector<double> lanes;
    for (const Compared& one : runs_) {
        const std::vector<LaneRow> rows = lane_rows(one.run, lanes_, *theme_);
        header = std::max(header, header_width(rows, lanes_, *theme_));
        lanes.push_back(lanes_height(rows));
        needed += lanes.back();
    }
    header = std::min(header, scroll_->viewport()->width() * 0.4);
    const int room = scroll_->viewport()->height();
    const std::vector<double> none(lanes.size());
    const bool one_axis = panes_height(none, true) + needed * least <= room;
    const double stretch =
        std::clamp((room - panes_height(none, one_axis)) / std::max(needed, 1.0), least, most);
    // A timeline puts them closer still; between thick outlines words need more of the height.
    const double lowest = theme_->stroke > 1 ? 0.82 : 0.78;
    // One with very many lanes scrolls by itself, so that the next one is still to be seen; not for
    // a few pixels.
    constexpr double few = 1.41;
    const double highest = std::max(room * 0.4, 130.0);
    const auto room_for = [&](double all) {
        const double shared = std::min(all * stretch, highest);
        return all * lowest <= highest * few ? std::max(shared, all * lowest) : shared;
    };
    for (std::size_t i = 0; i < panes_.size(); ++i) {
        TimelineView& view = panes_[i]->timeline();
        const TimelineOptions wanted = options_of(i, one_axis);
        TimelineOptions options = view.options();
        copy_lane_switches(wanted, options);
        options.arrangement = wanted.arrangement;
        options.header_width = header;
        options.legend = wanted.legend;
        options.axis = wanted.axis;
        options.findings = wanted.findings;
        view.set_options(options);
        panes_[i]->setFixedHeight(
            panes_[i]->height_for(runs_[i].run, room_for(lanes[i]), wanted, *theme_));
    }
}

// What the looks mean that occur in any of the runs.
void ComparisonView::show_legend() {
    constexpr int beside = 14, above = 4;  // px, as what is said stands
    DisplayList legend;
    if (lanes_.legend && !runs_.empty()) {
        std::vector<RunLanes> all;
        for (const Compared& one : runs_) {
            const TimeScale scale{
                {trace::Time{0}, std::max(one.run.trace.now, trace::Time{1})}, 0, double(width())};
            all.push_back({one.run, lane_content(one.run, lane_rows(one.run, lanes_, *theme_),
                                                 scale, lanes_, *theme_)});
        }
        const DisplayList entries = legend_content(all, width() - 2 * beside, *theme_);
        append(legend, entries, {beside, above});
        if (!entries.size.isEmpty())
            legend.size = entries.size + QSizeF(0, above);
    }
    legend_->setFixedHeight(int(std::ceil(std::max(legend.size.height(), 0.0))));
    legend_->show_list(std::move(legend), *theme_);
}

}  // namespace threadline::app
