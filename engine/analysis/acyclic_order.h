// A directed graph whose nodes are kept in an order in which every edge leads forward, as long as
// it has no cycle.
//
// Pearce and Kelly, "A dynamic topological sort algorithm for directed acyclic graphs" (ACM JEA,
// 2007), as in abseil's graphcycles.h. An edge that agrees with the order costs O(1); another one
// costs what lies between its ends in the order, and can be reached from them. An edge that would
// close a cycle is refused, and nothing changes.
#pragma once

#include <cstdint>
#include <vector>

namespace threadline::analysis {

class AcyclicOrder {
public:
    using Node = std::uint32_t;

    // Nodes come into being as they are named. The same edge is to be added once.
    // False: it closes a cycle.
    bool add(Node from, Node to);
    // Each edge leads from a lower rank to a higher one.
    std::uint32_t rank_of(Node node) const { return nodes_[node].rank; }

private:
    struct Vertex {
        std::vector<Node> to, from;
        std::uint32_t rank = 0;
        bool reached = false;
    };

    void grow(Node node);
    bool reach_forward(Node start, std::uint32_t last);
    void reach_backward(Node start, std::uint32_t first);
    void reorder();

    std::vector<Vertex> nodes_;
    std::vector<Node> forward_, backward_,
        stack_;  // of the edge in hand; kept to spare allocations
    std::vector<std::uint32_t> ranks_;
};

}  // namespace threadline::analysis
