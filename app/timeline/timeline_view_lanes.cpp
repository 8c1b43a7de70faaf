// Hiding, moving, folding and stretching lanes: by the mouse on their headers, by menu and by key.
#include "app/timeline/item_subject.h"
#include "app/timeline/lane_groups.h"
#include "app/timeline/lane_layout.h"
#include "app/timeline/lane_moves.h"
#include "app/timeline/timeline_view_impl.h"

#include <QContextMenuEvent>
#include <QMenu>
#include <QScrollBar>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace threadline::app {

namespace {

constexpr double stretch_step = 1.25;
constexpr int drag_threshold = 4;  // px
constexpr int scroll_zone = 18;    // px from the edge, in which a dragged lane scrolls the others

Fill solid(const QColor& colour) {
    return {colour, Hatch::None, QColor(), QColor()};
}

QColor thin(QColor colour, int alpha) {
    colour.setAlpha(alpha);
    return colour;
}

bool is_head(const LaneRow& row) {
    return row.kind == LaneKind::Group || row.kind == LaneKind::Process ||
           row.kind == LaneKind::IdleCores;
}

// The group that a thread would stand in, together with those beside it whose names are alike.
std::optional<LaneGroup> group_of(const trace::Snapshot& trace, ActorId actor) {
    std::vector<std::size_t> all(trace.actors.size());
    std::iota(all.begin(), all.end(), std::size_t{0});
    for (const LaneGroup& group : lane_groups(trace, all, 1))
        for (std::size_t i = group.first; i < group.first + group.count; ++i)
            if (trace.actors[i]->actor == actor)
                return group;
    return {};
}

bool has_processes(const trace::Snapshot& trace) {
    std::set<std::uint16_t> known;
    for (const auto& lane : trace.actors)
        known.insert(trace.tables->actor(lane->actor).process);
    return known.size() > 1;
}

// "threads", as in "Hide the other threads".
QString hide_others_text(LaneKind kind) {
    switch (kind) {
        case LaneKind::Lock:
            return TimelineView::tr("Hide the othe&r locks");
        case LaneKind::Variable:
            return TimelineView::tr("Hide the othe&r variables");
        case LaneKind::Cpu:
            return TimelineView::tr("Hide the othe&r CPUs");
        default:
            return TimelineView::tr("Hide the othe&r threads");
    }
}

// What is out of sight with all that belongs to it, and members where their head is in sight.
void add_out_of_sight(const std::vector<LaneNode>& nodes, double top, double bottom,
                      std::set<QString>& keys) {
    for (const LaneNode& node : nodes) {
        if (node.hidden)
            continue;
        if (node.bottom <= top || node.row.top >= bottom)
            keys.insert(node.key);
        else if (!node.row.folded)
            add_out_of_sight(node.members, top, bottom, keys);
    }
}

}  // namespace

std::set<QString> TimelineView::lanes_out_of_sight() const {
    impl_->refresh();
    std::set<QString> keys;
    if (impl_->has_run && !impl_->scroll->isHidden()) {
        const double top = impl_->scroll->value();
        add_out_of_sight(impl_->tree(), top, top + impl_->lanes_area().height(), keys);
    }
    return keys;
}

std::vector<LaneNode> TimelineView::Impl::tree() {
    update_rows();
    return lane_tree(run, fitted, *theme, LaneKeys::Always);
}

const LaneRow* TimelineView::Impl::chosen_lane() {
    update_rows();
    return lane < 0 || lane >= static_cast<int>(rows.size())
               ? nullptr
               : &rows[static_cast<std::size_t>(lane)];
}

void TimelineView::Impl::choose_same_lane(const LaneRow& wanted) {
    update_rows();
    const auto at = std::find_if(rows.begin(), rows.end(),
                                 [&](const LaneRow& row) { return is_same_lane(row, wanted); });
    if (at == rows.end())
        return;
    lane = static_cast<int>(at - rows.begin());
    reveal_lane(*at);
}

void TimelineView::Impl::connect_lane_actions() {
    const auto on = [this](QAction* action, auto what) {
        QObject::connect(action, &QAction::triggered, view, what);
    };
    const auto on_lane = [&on, this](QAction* action, auto what) {
        on(action, [this, what] {
            if (const LaneRow* row = chosen_lane())
                what(LaneRow(*row));
        });
    };
    on(actions.fold, [this] { fold_chosen_lane(); });
    on(actions.move_up, [this] { move_lane(-1); });
    on(actions.move_down, [this] { move_lane(1); });
    on_lane(actions.taller,
            [this](const LaneRow& row) { stretch_lane(row, row.stretch * stretch_step); });
    on_lane(actions.shorter,
            [this](const LaneRow& row) { stretch_lane(row, row.stretch / stretch_step); });
    on_lane(actions.usual_height, [this](const LaneRow& row) { stretch_lane(row, 1); });
    on_lane(actions.hide, [this](const LaneRow& row) { hide_lane(row); });
    on(actions.show_hidden, [this] { show_all_lanes(); });
    on(actions.take_back, [this] { take_back_lanes(); });
    on(actions.reset_lanes, [this] { arrange({}); });
    on(actions.lane_menu, [this] {
        const LaneRow* row = chosen_lane();
        const QRect area = lanes_area();
        const double y = row ? row->top + row->height / 2 - scroll->value() : 0;
        open_lane_menu(
            {area.left(), area.top() + static_cast<int>(y)}, row != nullptr,
            row && lies_on(options.selected, *row, run.trace) ? options.selected : Subject{});
    });
}

void TimelineView::Impl::fold_lane(const LaneRow& row) {
    const std::vector<LaneNode> lanes = tree();
    const LaneNode* node = find_lane(lanes, row).node;
    if (!node || !node->can_fold)
        return;
    LaneArrangement arrangement = options.arrangement;
    arrangement.folded[node->key] = !node->row.folded;
    const LaneRow same = node->row;
    arrange(arrangement);
    if (lane >= 0)
        choose_same_lane(same);
}

// The chosen lane, or what it belongs to; where none is chosen the first that there is to unfold.
void TimelineView::Impl::fold_chosen_lane() {
    const std::vector<LaneNode> lanes = tree();
    if (const LaneRow* chosen = chosen_lane()) {
        const LaneNode* node = find_lane(lanes, *chosen).node;
        if (node && node->can_fold)
            return fold_lane(LaneRow(*chosen));
    }
    const LaneRow* head = nullptr;
    for (int i = 0; i < static_cast<int>(rows.size()); ++i) {
        const LaneRow& row = rows[static_cast<std::size_t>(i)];
        if (is_head(row) && (lane < 0 || i <= lane || !head))
            head = &row;
        if (head && (lane < 0 || i >= lane))
            break;
    }
    if (head)
        fold_lane(LaneRow(*head));
}

void TimelineView::Impl::move_lane(int steps) {
    const std::vector<LaneNode> lanes = tree();
    const LaneRow* chosen = chosen_lane();
    const LaneNode* node = chosen ? find_lane(lanes, *chosen).node : nullptr;
    if (!node)
        return;
    const LaneRow same = *chosen;
    arrange(moved_by(lanes, options.arrangement, node->key, steps));
    choose_same_lane(same);
}

void TimelineView::Impl::stretch_lane(const LaneRow& row, double stretch) {
    const std::vector<LaneNode> lanes = tree();
    const LaneNode* node = find_lane(lanes, row).node;
    if (!node)
        return;
    LaneArrangement arrangement = options.arrangement;
    stretch = std::clamp(stretch, LaneArrangement::least_stretch, LaneArrangement::most_stretch);
    // What is all but usual is usual, or one could never come back to it by steps.
    if (std::abs(stretch - 1) < 0.02)
        arrangement.stretch.erase(node->key);
    else
        arrangement.stretch[node->key] = stretch;
    arrange(arrangement);
}

void TimelineView::Impl::hide_lane(const LaneRow& row) {
    const std::vector<LaneNode> lanes = tree();
    const LaneNode* node = find_lane(lanes, row).node;
    if (!node)
        return;
    LaneArrangement arrangement = options.arrangement;
    arrangement.hidden.insert(node->key);
    arrange(arrangement);
}

void TimelineView::Impl::hide_others(const LaneRow& row) {
    const std::vector<LaneNode> lanes = tree();
    const LanePlace place = find_lane(lanes, row);
    if (!place.node)
        return;
    LaneArrangement arrangement = options.arrangement;
    for (const LaneNode& other : *place.siblings)
        if (&other != place.node && other.section == place.node->section)
            arrangement.hidden.insert(other.key);
    const LaneRow same = row;
    arrange(arrangement);
    choose_same_lane(same);
}

void TimelineView::Impl::group_by_name(const LaneRow& row, bool together) {
    LaneArrangement arrangement = options.arrangement;
    if (!together) {
        arrangement.grouped.erase(lane_key(row, *run.trace.tables));
        arrangement.folded.erase(lane_key(row, *run.trace.tables));
    } else if (const auto group = group_of(run.trace, row.actor)) {
        arrangement.grouped.insert(QStringLiteral("group:") + group->stem);
    }
    arrange(arrangement);
}

void TimelineView::Impl::show_lane(const QString& key) {
    LaneArrangement arrangement = options.arrangement;
    arrangement.hidden.erase(key);
    arrange(arrangement);
}

void TimelineView::Impl::show_all_lanes() {
    LaneArrangement arrangement = options.arrangement;
    for (const HiddenLane& each : hidden_lanes(tree()))
        arrangement.hidden.erase(each.key);
    // What a hidden lane held may be hidden on its own account; now it can be seen and asked for.
    arrange(arrangement);
}

void TimelineView::Impl::add_hidden_lanes(QMenu& menu) {
    for (const HiddenLane& each : hidden_lanes(tree()))
        if (each.by_hand)
            QObject::connect(
                menu.addAction(each.lanes > 1 ? TimelineView::tr("%1 (%n lane(s))", nullptr,
                                                                 static_cast<int>(each.lanes))
                                                    .arg(each.name)
                                              : each.name),
                &QAction::triggered, view, [this, key = each.key] { show_lane(key); });
}

void TimelineView::Impl::fill_lane_menu(QMenu& menu, const LaneRow* row) {
    const std::vector<LaneNode> lanes = tree();
    const LaneNode* node = row ? find_lane(lanes, *row).node : nullptr;
    if (node) {
        const LaneRow same = *row;
        menu.addAction(bare_name(node->row))->setEnabled(false);
        menu.addSeparator();
        actions.fold->setText(node->row.folded ? TimelineView::tr("Un&fold")
                                               : TimelineView::tr("&Fold"));
        if (node->can_fold)
            menu.addAction(actions.fold);
        const bool is_thread = same.kind == LaneKind::Thread || same.kind == LaneKind::Task;
        const auto group = is_thread ? group_of(run.trace, same.actor) : std::nullopt;
        if (group && group->count <= options.fold_above &&
            !options.arrangement.grouped.contains(QStringLiteral("group:") + group->stem))
            QObject::connect(
                menu.addAction(TimelineView::tr("Put %1 into o&ne lane").arg(group->name)),
                &QAction::triggered, view, [this, same] { group_by_name(same, true); });
        if (options.arrangement.grouped.contains(node->key))
            QObject::connect(menu.addAction(TimelineView::tr("Take the &group apart")),
                             &QAction::triggered, view,
                             [this, same] { group_by_name(same, false); });
        menu.addSeparator();
        menu.addActions({actions.move_up, actions.move_down});
        menu.addSeparator();
        menu.addActions({actions.taller, actions.shorter, actions.usual_height});
        menu.addSeparator();
        menu.addAction(actions.hide);
        if (!is_head(same))
            QObject::connect(menu.addAction(hide_others_text(same.kind)), &QAction::triggered, view,
                             [this, same] { hide_others(same); });
    }
    menu.addSeparator();
    if (has_processes(run.trace)) {
        QAction* by_process = menu.addAction(TimelineView::tr("Threads by &process"));
        by_process->setCheckable(true);
        by_process->setChecked(options.arrangement.by_process);
        QObject::connect(by_process, &QAction::triggered, view, [this](bool together) {
            LaneArrangement arrangement = options.arrangement;
            arrangement.by_process = together;
            arrange(arrangement);
        });
    }
    if (hidden > 0) {
        add_hidden_lanes(*menu.addMenu(TimelineView::tr("Sho&w")));
        menu.addAction(actions.show_hidden);
    }
    if (lane_history.can_go_back(options.arrangement))
        menu.addAction(actions.take_back);
    menu.addAction(actions.reset_lanes);
}

// `at`: in the plot. With a lane: that which lies there, to the next one.
void TimelineView::Impl::open_lane_menu(QPoint at, bool with_lane, const Subject& meant) {
    if (!has_run)
        return;
    hover({});  // no tooltip over the menu
    update_rows();
    const int index = with_lane ? row_at(at) : -1;
    std::optional<LaneRow> row;
    if (index >= 0) {
        lane = index;
        row = rows[static_cast<std::size_t>(index)];
        schedule(Stale::Pointer);
    }
    auto* menu = new QMenu(view);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setObjectName(QStringLiteral("lane-menu"));
    if (hidden_mark.contains(at)) {
        add_hidden_lanes(*menu);
        menu->addSeparator();
        menu->addAction(actions.show_hidden);
        if (lane_history.can_go_back(options.arrangement))
            menu->addAction(actions.take_back);
        menu->addAction(actions.reset_lanes);
    } else {
        if (meant.range.length() > trace::Duration{0})
            emit view->menu_of_interval(menu, meant);
        fill_lane_menu(*menu, row ? &*row : nullptr);
    }
    menu->popup(plot->mapToGlobal(at));
}

int TimelineView::Impl::row_at(QPoint point) const {
    const QRect area = lanes_area();
    if (point.y() < area.top() || point.y() > area.bottom())
        return -1;
    const double y = point.y() - area.top() + scroll->value();
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const bool last = i + 1 == rows.size();
        if (y >= rows[i].top && (last ? y <= rows[i].top + rows[i].height : y < rows[i + 1].top))
            return static_cast<int>(i);
    }
    return -1;
}

// Of the row above the point; there a header is taken to make it higher.
int TimelineView::Impl::edge_at(QPoint point) const {
    const QRect area = lanes_area();
    if (!picture.area(PlotLayer::Headers).contains(point))
        return -1;
    const double y = point.y() - area.top() + scroll->value();
    for (std::size_t i = 0; i < rows.size(); ++i)
        if (rows[i].height > 14 * unit() &&
            std::abs(y - rows[i].top - rows[i].height) <= 3 * unit())
            return static_cast<int>(i);
    return -1;
}

bool TimelineView::Impl::press_header(QPoint point) {
    lane_drag.reset();
    if (!has_run || !picture.area(PlotLayer::Headers).contains(point))
        return false;
    const int edge = edge_at(point);
    const int row = edge >= 0 ? edge : row_at(point);
    if (row < 0)
        return false;
    lane_drag.emplace();
    lane_drag->what = edge >= 0 ? LaneDrag::What::Stretch : LaneDrag::What::Move;
    lane_drag->lane = rows[static_cast<std::size_t>(row)];
    return true;
}

void TimelineView::Impl::drag_header(QPoint point) {
    LaneDrag& drag = *lane_drag;
    if (!drag.begun && (!press || (point - *press).manhattanLength() <= drag_threshold))
        return;
    if (!drag.begun) {
        drag.begun = true;
        drag.at_first = options.arrangement;
        hover({});
        plot->setCursor(drag.what == LaneDrag::What::Move ? Qt::ClosedHandCursor
                                                          : Qt::SizeVerCursor);
    }
    const QRect area = lanes_area();
    if (drag.what == LaneDrag::What::Stretch) {
        const double way = point.y() - press->y();
        stretch_lane(drag.lane, drag.lane.stretch * (drag.lane.height + way) / drag.lane.height);
        return;
    }
    if (point.y() < area.top() + scroll_zone)
        scroll->setValue(scroll->value() - scroll_zone);
    else if (point.y() > area.bottom() - scroll_zone)
        scroll->setValue(scroll->value() + scroll_zone);
    const std::vector<LaneNode> lanes = tree();
    if (const LanePlace place = find_lane(lanes, drag.lane); place.siblings) {
        const double gap = lane_layout(fitted, *theme).lane_gap;
        const DropPlace drop =
            drop_place(*place.siblings, point.y() - area.top() + scroll->value(), gap);
        drag.before = drop.before;
        drag.mark = drop.y;
    }
    schedule(Stale::Pointer);
}

void TimelineView::Impl::release_header() {
    const LaneDrag drag = *std::exchange(lane_drag, {});
    schedule(Stale::Pointer);
    if (drag.what == LaneDrag::What::Stretch) {
        if (options.arrangement != drag.at_first)
            lane_history.changed(drag.at_first, options.arrangement);
        return;
    }
    const std::vector<LaneNode> lanes = tree();
    if (const LaneNode* node = find_lane(lanes, drag.lane).node) {
        arrange(moved(lanes, options.arrangement, node->key, drag.before));
        choose_same_lane(drag.lane);
    }
}

bool TimelineView::Impl::cancel_lane_drag() {
    if (!lane_drag || !lane_drag->begun)
        return false;
    set_arrangement(std::exchange(lane_drag, {})->at_first);
    press.reset();
    plot->unsetCursor();
    schedule(Stale::Pointer);
    return true;
}

void TimelineView::Impl::show_header_cursor(QPoint point) {
    if (hidden_mark.contains(point))
        plot->setCursor(Qt::PointingHandCursor);
    else if (edge_at(point) >= 0)
        plot->setCursor(Qt::SizeVerCursor);
    else
        plot->unsetCursor();
}

// What is held, and where it would go; else the header under the mouse, with something to hold.
void TimelineView::Impl::add_lane_drag(DisplayList& list) const {
    const QRect area = lanes_area();
    const double top = area.top() - scroll->value();
    const auto over_header = [&](const LaneRow& row, int alpha) {
        const QRectF rect = QRectF(0, top + row.top, area.left(), row.height) &
                            QRectF(0, area.top(), area.left(), area.height());
        if (!rect.isEmpty())
            list.boxes.push_back({rect, solid(thin(theme->text, alpha)), 0, {}});
    };
    if (lane_drag && lane_drag->begun) {
        over_header(lane_drag->lane, 40);
        if (lane_drag->what != LaneDrag::What::Move)
            return;
        const double y = std::clamp(top + lane_drag->mark, area.top() + 1.0, area.bottom() + 1.0);
        list.boxes.push_back(
            {QRectF(0, y - 1.5 * unit(), area.right(), 3 * unit()), solid(theme->accent), 0, {}});
        return;
    }
    const int row =
        mouse && picture.area(PlotLayer::Headers).contains(*mouse) ? row_at(*mouse) : -1;
    if (row < 0)
        return;
    const LaneRow& under = rows[static_cast<std::size_t>(row)];
    over_header(under, 22);
    const double dot = 2 * unit();
    const double middle = top + under.top + under.height / 2;
    for (int column = 0; column < 2; ++column)
        for (int line = -1; line <= 1; ++line)
            if (under.height > 10 * unit())
                list.boxes.push_back({QRectF((6 + 4 * column) * unit(),
                                             middle + 4 * line * unit() - dot / 2, dot, dot),
                                      solid(theme->muted_text),
                                      0,
                                      {}});
}

}  // namespace threadline::app
