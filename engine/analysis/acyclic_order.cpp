#include "engine/analysis/acyclic_order.h"

#include <algorithm>

namespace threadline::analysis {

void AcyclicOrder::grow(Node node) {
    while (nodes_.size() <= node) {
        nodes_.emplace_back();
        nodes_.back().rank = static_cast<std::uint32_t>(nodes_.size() - 1);
    }
}

bool AcyclicOrder::add(Node from, Node to) {
    if (from == to)
        return false;
    grow(std::max(from, to));
    if (nodes_[from].rank > nodes_[to].rank) {
        const std::uint32_t first = nodes_[to].rank, last = nodes_[from].rank;
        const bool acyclic = reach_forward(to, last);
        if (acyclic) {
            reach_backward(from, first);
            reorder();
        }
        for (const Node node : forward_)
            nodes_[node].reached = false;
        for (const Node node : backward_)
            nodes_[node].reached = false;
        forward_.clear();
        backward_.clear();
        if (!acyclic)
            return false;
    }
    nodes_[from].to.push_back(to);
    nodes_[to].from.push_back(from);
    return true;
}

// Everything up to rank `last` that can be reached; false if that is the node of this rank itself.
bool AcyclicOrder::reach_forward(Node start, std::uint32_t last) {
    stack_.assign(1, start);
    nodes_[start].reached = true;
    forward_.push_back(start);
    while (!stack_.empty()) {
        const Node node = stack_.back();
        stack_.pop_back();
        for (const Node next : nodes_[node].to) {
            if (nodes_[next].rank == last)
                return false;
            if (nodes_[next].reached || nodes_[next].rank > last)
                continue;
            nodes_[next].reached = true;
            forward_.push_back(next);
            stack_.push_back(next);
        }
    }
    return true;
}

void AcyclicOrder::reach_backward(Node start, std::uint32_t first) {
    stack_.assign(1, start);
    nodes_[start].reached = true;
    backward_.push_back(start);
    while (!stack_.empty()) {
        const Node node = stack_.back();
        stack_.pop_back();
        for (const Node next : nodes_[node].from) {
            if (nodes_[next].reached || nodes_[next].rank < first)
                continue;
            nodes_[next].reached = true;
            backward_.push_back(next);
            stack_.push_back(next);
        }
    }
}

// Those behind come first, in the ranks that both had.
void AcyclicOrder::reorder() {
    const auto by_rank = [&](Node a, Node b) { return nodes_[a].rank < nodes_[b].rank; };
    std::sort(backward_.begin(), backward_.end(), by_rank);
    std::sort(forward_.begin(), forward_.end(), by_rank);
    ranks_.clear();
    for (const auto* nodes : {&backward_, &forward_})
        for (const Node node : *nodes)
            ranks_.push_back(nodes_[node].rank);
    std::sort(ranks_.begin(), ranks_.end());
    std::size_t next = 0;
    for (const auto* nodes : {&backward_, &forward_})
        for (const Node node : *nodes)
            nodes_[node].rank = ranks_[next++];
}

}  // namespace threadline::analysis
