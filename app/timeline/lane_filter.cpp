// Which lanes show while only those with hits of a search are to.
#include "app/timeline/lane_tree.h"
#include "app/timeline/search_hits.h"

#include <algorithm>

namespace threadline::app {
namespace {

// What a search is not about stays, as what the hits can be read against. Of variables and CPUs it
// is only where it asks for them.
bool is_searched(LaneKind kind, const SearchHits& hits) {
    switch (kind) {
        case LaneKind::Thread:
        case LaneKind::Task:
        case LaneKind::Group:
        case LaneKind::Process:
        case LaneKind::Lock:
        case LaneKind::Slices:
            return true;
        case LaneKind::Variable:
            return hits.kinds().has(analysis::ItemKind::Value);
        case LaneKind::Cpu:
            return hits.kinds().has(analysis::ItemKind::CpuUse);
        case LaneKind::IdleCores:
            return false;
    }
    return false;
}

bool has_hits(const LaneNode& node, const SearchHits& hits) {
    const auto in_member = [&](const LaneNode& member) { return has_hits(member, hits); };
    switch (node.row.kind) {
        case LaneKind::Thread:
        case LaneKind::Task:
        case LaneKind::Slices:
            return hits.has(node.row.actor);
        case LaneKind::Lock:
            return hits.has(node.row.object);
        case LaneKind::Variable:
            return hits.has_value(node.row.object);
        case LaneKind::Cpu:
            return hits.has_cpu(node.row.cpu);
        default:
            return std::any_of(node.members.begin(), node.members.end(), in_member);
    }
}

}  // namespace

bool shows_hit_lanes_only(const TimelineOptions& options) {
    return options.hit_lanes_only && options.hits &&
           options.hits->count() == options.hits->by_time().size();
}

void hide_without_hits(std::vector<LaneNode>& tree, const SearchHits& hits) {
    for (LaneNode& node : tree) {
        if (!node.hidden && is_searched(node.row.kind, hits) && !has_hits(node, hits))
            node.hidden = node.without_hits = true;
        else
            hide_without_hits(node.members, hits);
    }
}

}  // namespace threadline::app
