// A vector clock over any number of actors: for each the number of its steps that are known of.
//
// A trie, up to 256 actors a leaf and 16 branches above, that is never changed once it is shared: a
// copy costs O(1), and copies share what is equal. Thousands of threads that pass one lock around
// therefore cost a path of the trie a hand-over, in time and in memory, where a plain vector would
// be copied whole. (The clocks themselves: Mattern 1989, Fidge 1988.) One owner thread; copies
// belong to the same one.
#pragma once

#include "engine/record/ids.h"

#include <cstdint>
#include <utility>

namespace threadline::analysis {

class VectorClock {
public:
    VectorClock() = default;
    VectorClock(const VectorClock& other);
    VectorClock(VectorClock&& other) noexcept : root_(std::exchange(other.root_, nullptr)) {}
    VectorClock& operator=(VectorClock other) noexcept {
        std::swap(root_, other.root_);
        return *this;
    }
    ~VectorClock() { clear(); }

    bool empty() const { return !root_; }
    void clear();
    // 0: nothing is known of it. O(log n).
    std::uint32_t of(ActorId actor) const;
    // Raises; a lower time changes nothing. O(log n), without a copy where nobody shares it.
    void raise(ActorId actor, std::uint32_t time);
    // The later of both for each actor; true if that changed anything. O(what the two do not
    // share), and that is everything where they have nothing in common.
    bool join(const VectorClock& other);

private:
    struct Node;
    struct Leaf;
    struct Inner;

    static Node* grown(Node* node, std::uint32_t height);
    static Node* raised(Node* node, std::uint32_t height, std::uint32_t id, std::uint32_t time);
    static Node* joined(Node* a, Node* b);
    static Node* joined_leaves(Leaf* a, Leaf* b);
    static Node* joined_inners(Inner* a, Inner* b);
    static Node* unshared(Node* node);
    static Node* shared(Node* node);
    static void release(Node* node);
    static void destroy(Node* node);

    Node* root_ = nullptr;
};

}  // namespace threadline::analysis
