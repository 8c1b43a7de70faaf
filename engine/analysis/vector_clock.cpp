#include "engine/analysis/vector_clock.h"

#include <algorithm>
#include <array>
#include <bit>
#include <memory>
#include <new>

namespace threadline::analysis {
namespace {

constexpr std::uint32_t leaf_bits = 8;
constexpr std::uint32_t leaf_size = 1u << leaf_bits;
constexpr std::uint32_t least_room = 16;
constexpr std::uint32_t inner_bits = 4;
constexpr std::uint32_t branches = 1u << inner_bits;

// Height 0 is a leaf.
constexpr std::uint32_t child_at(std::uint32_t id, std::uint32_t height) {
    return id >> (leaf_bits + inner_bits * (height - 1)) & (branches - 1);
}
constexpr bool has_room_for(std::uint32_t id, std::uint32_t height) {
    return id >> (leaf_bits + inner_bits * height) == 0;
}

}  // namespace

// A function that is given a Node* to change owns one reference to it. Whatever gives a Node* back
// gives a reference with it. Children are one level lower than their parent, always.
struct VectorClock::Node {
    std::uint32_t references = 1;
    std::uint32_t height = 0;
};
// Times are signed: the processors of the baseline compare only those four at a time.
struct VectorClock::Leaf : Node {
    std::uint32_t room = 0;  // a power of two; actors beyond it are not known of

    std::int32_t* times() { return reinterpret_cast<std::int32_t*>(this + 1); }
    const std::int32_t* times() const { return reinterpret_cast<const std::int32_t*>(this + 1); }

    // With these times, and zeros after them.
    static Leaf* make(std::uint32_t room, const std::int32_t* times, std::uint32_t count) {
        void* memory = ::operator new(sizeof(Leaf) + room * sizeof(std::int32_t));
        Leaf* leaf = ::new (memory) Leaf;
        leaf->room = room;
        std::int32_t* its = leaf->times();
        std::uninitialized_copy_n(times, count, its);
        std::uninitialized_fill_n(its + count, room - count, 0);
        return leaf;
    }
};
struct VectorClock::Inner : Node {
    std::array<Node*, branches> children{};
};

VectorClock::VectorClock(const VectorClock& other) : root_(shared(other.root_)) {}

VectorClock::Node* VectorClock::shared(Node* node) {
    if (node)
        ++node->references;
    return node;
}

void VectorClock::clear() {
    release(std::exchange(root_, nullptr));
}

void VectorClock::release(Node* node) {
    if (node && --node->references == 0)
        destroy(node);
}

void VectorClock::destroy(Node* node) {
    if (node->height == 0) {
        ::operator delete(static_cast<Leaf*>(node));
        return;
    }
    auto* inner = static_cast<Inner*>(node);
    for (Node* child : inner->children)
        release(child);
    delete inner;
}

// A node that may be changed.
VectorClock::Node* VectorClock::unshared(Node* node) {
    if (node->references == 1)
        return node;
    --node->references;
    if (node->height == 0) {
        const auto* leaf = static_cast<Leaf*>(node);
        return Leaf::make(leaf->room, leaf->times(), leaf->room);
    }
    auto* copy = new Inner(*static_cast<Inner*>(node));
    copy->references = 1;
    for (Node* child : copy->children)
        shared(child);
    return copy;
}

std::uint32_t VectorClock::of(ActorId actor) const {
    const Node* node = root_;
    if (!node || !has_room_for(actor.value, node->height))
        return 0;
    while (node && node->height != 0)
        node = static_cast<const Inner*>(node)->children[child_at(actor.value, node->height)];
    const auto* leaf = static_cast<const Leaf*>(node);
    const std::uint32_t place = actor.value % leaf_size;
    return leaf && place < leaf->room ? static_cast<std::uint32_t>(leaf->times()[place]) : 0;
}

// As the first branch of as many levels above it as that takes.
VectorClock::Node* VectorClock::grown(Node* node, std::uint32_t height) {
    while (node && node->height < height) {
        auto* above = new Inner;
        above->height = node->height + 1;
        above->children[0] = node;
        node = above;
    }
    return node;
}

VectorClock::Node* VectorClock::raised(Node* node, std::uint32_t height, std::uint32_t id,
                                       std::uint32_t time) {
    if (height == 0) {
        auto* leaf = static_cast<Leaf*>(node);
        const std::uint32_t place = id % leaf_size;
        if (!leaf || place >= leaf->room) {
            const std::uint32_t room = std::max(least_room, std::bit_ceil(place + 1));
            Leaf* larger = Leaf::make(room, leaf ? leaf->times() : nullptr, leaf ? leaf->room : 0);
            release(leaf);
            leaf = larger;
        } else {
            leaf = static_cast<Leaf*>(unshared(leaf));
        }
        leaf->times()[place] = static_cast<std::int32_t>(time);
        return leaf;
    }
    if (!node) {
        node = new Inner;
        node->height = height;
    }
    node = unshared(node);
    Node*& child = static_cast<Inner*>(node)->children[child_at(id, height)];
    child = raised(child, height - 1, id, time);
    return node;
}

void VectorClock::raise(ActorId actor, std::uint32_t time) {
    if (of(actor) >= time)
        return;
    std::uint32_t height = root_ ? root_->height : 0;
    while (!has_room_for(actor.value, height))
        ++height;
    root_ = raised(grown(root_, height), height, actor.value, time);
}

VectorClock::Node* VectorClock::joined_leaves(Leaf* a, Leaf* b) {
    if (a->room < b->room)
        std::swap(a, b);
    std::array<std::int32_t, leaf_size> later;
    std::int32_t a_is_behind = 0, b_is_behind = 0;
    const std::int32_t *its = a->times(), *others = b->times();
    for (std::uint32_t i = 0; i < b->room; ++i) {
        a_is_behind |= its[i] < others[i] ? -1 : 0;
        b_is_behind |= others[i] < its[i] ? -1 : 0;
        later[i] = std::max(its[i], others[i]);
    }
    if (a_is_behind == 0)
        return shared(a);
    for (std::uint32_t i = b->room; i < a->room; ++i)
        b_is_behind |= its[i];
    if (b_is_behind == 0)
        return shared(b);
    Leaf* both = Leaf::make(a->room, later.data(), b->room);
    std::copy(its + b->room, its + a->room, both->times() + b->room);
    return both;
}

VectorClock::Node* VectorClock::joined_inners(Inner* a, Inner* b) {
    std::array<Node*, branches> children;
    bool as_a = true, as_b = true;
    for (std::uint32_t i = 0; i < branches; ++i) {
        children[i] = joined(a->children[i], b->children[i]);
        as_a &= children[i] == a->children[i];
        as_b &= children[i] == b->children[i];
    }
    if (as_a || as_b) {
        for (Node* child : children)
            release(child);
        return shared(as_a ? a : b);
    }
    auto* both = new Inner;
    both->height = a->height;
    both->children = children;
    return both;
}

VectorClock::Node* VectorClock::joined(Node* a, Node* b) {
    if (a == b || !b)
        return shared(a);
    if (!a)
        return shared(b);
    if (a->height == b->height)
        return a->height == 0 ? joined_leaves(static_cast<Leaf*>(a), static_cast<Leaf*>(b))
                              : joined_inners(static_cast<Inner*>(a), static_cast<Inner*>(b));
    // All that the lower one knows of lies in the first branch of the other.
    Node* lower = a->height < b->height ? a : b;
    Node* higher = lower == a ? b : a;
    Node* child = static_cast<Inner*>(higher)->children[0];
    Node* first = child ? joined(child, lower) : grown(shared(lower), higher->height - 1);
    if (first == child) {
        release(first);
        return shared(higher);
    }
    auto* both = static_cast<Inner*>(unshared(shared(higher)));
    release(std::exchange(both->children[0], first));
    return both;
}

bool VectorClock::join(const VectorClock& other) {
    Node* both = joined(root_, other.root_);
    const bool changed = both != root_;
    release(std::exchange(root_, both));
    return changed;
}

}  // namespace threadline::analysis
