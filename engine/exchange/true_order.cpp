#include "engine/exchange/true_order.h"

#include <unordered_map>
#include <unordered_set>

namespace threadline::exchange {

namespace {

using Index = std::uint32_t;
constexpr Index none = UINT32_MAX;

// Saw the state of the object as it was in that version. (Who goes on after a notify or at a
// barrier looked at nothing but that.)
bool saw_state(EventKind kind) {
    return kind != EventKind::WaitEnd && kind != EventKind::BarrierPassed;
}

// Who has to come before whom, each as a list of one's predecessors.
class Predecessors {
public:
    explicit Predecessors(std::span<const trace::TraceEvent> events)
        : events_(events), first_(events.size() + 1) {
        find_versions();
        for (Index i = 0; i < events.size(); ++i) {
            first_[i] = static_cast<Index>(all_.size());
            add_those_of(i);
        }
        first_[events.size()] = static_cast<Index>(all_.size());
    }

    std::span<const Index> of(Index i) const {
        return std::span(all_).subspan(first_[i], first_[i + 1] - first_[i]);
    }

private:
    struct Version {
        Index change = none;      // the event that made it
        std::vector<Index> seen;  // those that saw it
    };

    static constexpr std::uint32_t of_tasks = UINT32_MAX;

    static std::uint64_t key(ObjectId object, std::uint32_t version) {
        return std::uint64_t{object.value} << 32 | version;
    }

    void find_versions() {
        for (Index i = 0; i < events_.size(); ++i) {
            const Event& event = events_[i].event;
            const Ordering ordering = ordering_of(event);
            if (ordering == Ordering::Next)
                versions_[key(event.object, event.order)].change = i;
            else if (ordering == Ordering::Seen && saw_state(event.kind))
                versions_[key(event.object, event.order)].seen.push_back(i);
            if (event.kind == EventKind::ActorStart)
                starts_[static_cast<std::uint32_t>(event.argument)] = i;
            else if (event.kind == EventKind::ThreadEnd)
                ends_[events_[i].actor.value] = i;
            else if (event.kind == EventKind::Resume)
                tasks_.insert(events_[i].actor.value);
        }
    }

    void add(Index predecessor, Index to) {
        if (predecessor != none && predecessor != to)
            all_.push_back(predecessor);
    }
    void add_change(ObjectId object, std::uint32_t version, Index to) {
        if (const auto found = versions_.find(key(object, version)); found != versions_.end())
            add(found->second.change, to);
    }
    void add_found(const std::unordered_map<std::uint32_t, Index>& map, std::uint32_t actor,
                   Index to) {
        if (const auto found = map.find(actor); found != map.end())
            add(found->second, to);
    }

    void add_those_of(Index i) {
        const Event& event = events_[i].event;
        const std::uint32_t actor = events_[i].actor.value;
        if (begun_.insert(actor).second)
            add_found(starts_, actor, i);
        // All tasks are of one loop, which does one thing after another.
        const std::uint32_t stream = tasks_.contains(actor) ? of_tasks : actor;
        if (const auto [last, is_first] = last_.try_emplace(stream, i); !is_first)
            add(std::exchange(last->second, i), i);
        if (event.kind == EventKind::Joined)
            add_found(ends_, static_cast<std::uint32_t>(event.argument), i);
        const Ordering ordering = ordering_of(event);
        if (ordering == Ordering::Seen) {
            add_change(event.object, event.order, i);
        } else if (ordering == Ordering::Next && event.order > 0) {
            add_change(event.object, event.order - 1, i);
            const auto before = versions_.find(key(event.object, event.order - 1));
            if (before != versions_.end())
                for (const Index seen : before->second.seen)
                    add(seen, i);
        }
    }

    std::span<const trace::TraceEvent> events_;
    std::unordered_map<std::uint64_t, Version> versions_;
    std::unordered_set<std::uint32_t> tasks_, begun_;                // actors
    std::unordered_map<std::uint32_t, Index> starts_, ends_, last_;  // by actor
    std::vector<Index> first_;                                       // into all_, by event
    std::vector<Index> all_;
};

}  // namespace

std::vector<std::uint32_t> true_order(std::span<const trace::TraceEvent> events) {
    const Predecessors predecessors(events);
    std::vector<Index> order;
    order.reserve(events.size());
    enum class Mark : std::uint8_t { New, Begun, Done };
    std::vector<Mark> marks(events.size(), Mark::New);
    std::vector<Index> stack;
    for (Index root = 0; root < events.size(); ++root) {
        stack.push_back(root);
        while (!stack.empty()) {
            const Index at = stack.back();
            if (marks[at] == Mark::New) {
                marks[at] = Mark::Begun;
                // In a damaged trace they may go in a circle, which ends at what has begun.
                for (const Index before : predecessors.of(at))
                    if (marks[before] == Mark::New)
                        stack.push_back(before);
                continue;
            }
            stack.pop_back();
            if (marks[at] == Mark::Done)
                continue;
            marks[at] = Mark::Done;
            order.push_back(at);
        }
    }
    return order;
}

}  // namespace threadline::exchange
