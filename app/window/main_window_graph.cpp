// What is pointed at or chosen in the wait-for graph, in lanes and source: by nodes and edges.
#include "app/code/code_pane.h"
#include "app/code/source_view.h"
#include "app/graph/graph_view.h"
#include "app/timeline/timeline_view.h"
#include "app/window/main_window.h"
#include "app/window/run_page.h"

#include <algorithm>

namespace threadline::app {

using namespace std::chrono_literals;

// What it does and waits for at the instant of the graph, in lanes and source.
void MainWindow::graph_hovered(const GraphNodeKey& node) {
    timeline_->point_at(node.actor, node.object);
    code_->view().point_at(lines_of(node));
}

// Where it stands, and where those that are linked to it have asked or taken.
std::vector<int> MainWindow::lines_of(const GraphNodeKey& node) const {
    std::vector<int> lines;
    if (!controller_.has_run())
        return lines;
    const session::RunSnapshot* then = run_then();
    const trace::Snapshot& trace = then ? then->trace : controller_.snapshot().trace;
    const auto add = [&](SiteId site) {
        if (const int line = line_of(trace, site))
            lines.push_back(line);
    };
    if (const trace::ActorLane* lane = node.actor.valid() ? trace.lane_of(node.actor) : nullptr)
        if (const auto interval = lane->at(instant()))
            add(interval->site);
    for (const SiteId site : graph_->sites_of(node))
        add(site);
    std::ranges::sort(lines);
    lines.erase(std::unique(lines.begin(), lines.end()), lines.end());
    return code_->since_run().after(lines);
}

void MainWindow::actor_chosen(ActorId actor) {
    if (!controller_.has_run())
        return;
    const session::RunSnapshot* then = run_then();
    const trace::ActorLane* lane = (then ? *then : controller_.snapshot()).trace.lane_of(actor);
    if (!lane)
        return;
    // Until what was then is read, or where that is known no more, the lane as a whole.
    Subject subject;
    subject.kind = Subject::Kind::LaneHeader;
    subject.actor = actor;
    if (then) {
        const trace::Time last = std::max(lane->begin, lane->end - 1ns);
        const auto interval = lane->at(std::clamp(instant(), lane->begin, last));
        if (!interval)
            return;
        subject = {Subject::Kind::Interval, actor, interval->object, interval->range(),
                   interval->site};
    }
    const auto kept = chosen_instant_;
    timeline_->select(subject);
    subject_selected(subject);
    // The graph stays at its instant: it is the one in which the person chose.
    choose_instant(kept);
    show_instant();
}

void MainWindow::object_chosen(ObjectId object) {
    if (!controller_.has_run())
        return;
    timeline_->light(object.valid() ? std::vector{object} : std::vector<ObjectId>{});
    if (!object.valid()) {
        show_nothing_selected();
        return;
    }
    finding_.reset();
    Subject subject;
    subject.kind = Subject::Kind::LaneHeader;
    subject.object = object;
    subject_ = subject;
    selecting_ = true;
    timeline_->select(subject);
    selecting_ = false;
    graph_->set_chosen({{}, object});
    if (const std::vector<int> lines = lines_of({{}, object}); !lines.empty())
        code_->view().show_lines(lines);
    run_page_->bring_details_forward();
    show_details();
}

}  // namespace threadline::app
