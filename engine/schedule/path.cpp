#include "engine/schedule/path.h"

#include <algorithm>
#include <functional>
#include <utility>

namespace threadline::schedule {

namespace {

// The finaliser of SplitMix64 (Steele, Lea, Flood 2014).
std::uint64_t scramble(std::uint64_t bits) {
    bits = (bits ^ bits >> 30) * 0xbf58476d1ce4e5b9u;
    bits = (bits ^ bits >> 27) * 0x94d049bb133111ebu;
    return bits ^ bits >> 31;
}

Signature scrambled(const Signature& signature) {
    return {scramble(signature.high + 0x9e3779b97f4a7c15u + scramble(signature.low)),
            scramble(signature.low + 0x6a09e667f3bcc909u + scramble(signature.high))};
}

Signature signature_of(const Choice& choice) {
    const std::uint64_t bits = std::uint64_t{choice.actor.value} << 32 | choice.wakes.value;
    return scrambled({bits, is_timeout(choice) ? 1u : 0u});
}

}  // namespace

void EventCounts::cover(std::size_t begin, std::size_t end) {
    if (counts_.empty())
        first_ = begin;
    if (begin < first_) {
        counts_.insert(counts_.begin(), first_ - begin, 0);
        first_ = begin;
    }
    if (counts_.size() < end - first_)
        counts_.resize(end - first_);
}

void EventCounts::set(ActorId actor, std::uint32_t count) {
    cover(actor.value, std::size_t{actor.value} + 1);
    counts_[actor.value - first_] = count;
}

void EventCounts::join(const EventCounts& other) {
    if (other.counts_.empty())
        return;
    cover(other.first_, other.first_ + other.counts_.size());
    const std::size_t shift = other.first_ - first_;
    for (std::size_t place = 0; place < other.counts_.size(); ++place)
        counts_[shift + place] = std::max(counts_[shift + place], other.counts_[place]);
}

Signature& Signature::operator+=(const Signature& other) {
    high += other.high;
    low += other.low;
    return *this;
}

Signature Path::signature() const {
    Signature sum;
    for (std::size_t i = 0; i < length_; ++i)
        sum += events_[i].signature;
    return sum;
}

std::uint32_t Path::last_of(ActorId actor) const {
    return actor.value < last_.size() ? last_[actor.value] : 0;
}

bool Path::happens_before(std::size_t earlier, std::size_t later) const {
    const Event& event = events_[earlier];
    return events_[later].before.of(event.choice.actor) >= event.ordinal;
}

void Path::append(const Choice& choice, Footprint footprint) {
    const std::size_t index = length_++;
    if (events_.size() < length_)
        events_.emplace_back();
    if (last_.size() <= choice.actor.value)
        last_.resize(choice.actor.value + 1);
    Event& event = events_[index];
    event.choice = choice;
    event.footprint = std::move(footprint);
    event.previous = std::exchange(last_[choice.actor.value], static_cast<std::uint32_t>(length_));
    event.ordinal = 1;
    event.before.clear();
    event.signature = signature_of(choice);
    if (event.previous != 0) {
        const Event& previous = events_[event.previous - 1];
        event.signature += scrambled(previous.signature);
        event.ordinal = previous.ordinal + 1;
        event.before = previous.before;
    }
    for (const Access& access : event.footprint) {
        if (uses_.size() <= access.object)
            uses_.resize(access.object + 1);
        std::vector<Use>& uses = uses_[access.object];
        // What lies before the last write happens before that.
        for (std::size_t i = uses.size(); i-- > 0;) {
            if (access.write || uses[i].write) {
                const Event& earlier = events_[uses[i].event];
                event.before.join(earlier.before);
                event.signature += scrambled(scrambled(earlier.signature));
            }
            if (uses[i].write)
                break;
        }
        uses.push_back({index, access.write, access.before});
    }
    event.signature = scrambled(event.signature);
    event.before.set(choice.actor, event.ordinal);
}

Footprint Path::pop() {
    Event& event = events_[--length_];
    for (const Access& access : event.footprint)
        uses_[access.object].pop_back();
    last_[event.choice.actor.value] = event.previous;
    return std::move(event.footprint);
}

Path::Step Path::last() const {
    const Event& event = events_[length_ - 1];
    return {event.choice.actor, event.footprint, event.previous, length_ - 1};
}

Path::Step Path::waiting_step(const Program::Waiting& waiting) const {
    return {waiting.actor, waiting.footprint, last_of(waiting.actor), length_};
}

bool Path::happens_before_previous(std::size_t event, const Step& step) const {
    return step.previous != 0 && happens_before(event, step.previous - 1);
}

// All that happens to an object after a conflicting event happens after that event: so what is open
// for the step is what was open before the first event that goes away with this one.
bool Path::is_possible_instead_of(std::size_t event, const Step& step) const {
    return std::ranges::all_of(step.footprint, [&](const Access& access) {
        if (access.needed == 0)
            return true;
        Openings open = access.before;
        if (access.object < uses_.size())
            for (const Use& use : uses_[access.object])
                if (use.event >= event && use.event < step.place &&
                    happens_before(event, use.event)) {
                    open = use.before;
                    break;
                }
        return (open & access.needed) == access.needed;
    });
}

std::span<const std::size_t> Path::races_of(const Step& step) {
    races_.clear();
    for (const Access& access : step.footprint) {
        if (access.object >= uses_.size())
            continue;
        const std::vector<Use>& uses = uses_[access.object];
        for (std::size_t i = uses.size(); i-- > 0;) {
            const Use& use = uses[i];
            if (use.event >= step.place)
                continue;
            if (happens_before_previous(use.event, step)) {
                if (use.write)
                    break;  // and so does all that came before it
                continue;
            }
            if ((access.write || use.write) && events_[use.event].choice.actor != step.actor &&
                std::ranges::find(races_, use.event) == races_.end() &&
                is_possible_instead_of(use.event, step))
                races_.push_back(use.event);
        }
    }
    std::ranges::sort(races_, std::greater());
    return races_;
}

std::span<const std::size_t> Path::races_of_last() {
    return races_of(last());
}

std::span<const std::size_t> Path::races_of(const Program::Waiting& waiting) {
    return races_of(waiting_step(waiting));
}

bool Path::other_order_of(const Step& step, std::size_t earlier,
                          std::vector<std::size_t>& kept) const {
    kept.clear();
    bool first = true;
    for (std::size_t index = earlier + 1; index < step.place; ++index) {
        if (happens_before(earlier, index))
            continue;
        kept.push_back(index);
        first = first && events_[index].choice.actor != step.actor &&
                !conflict(events_[index].footprint, step.footprint);
    }
    return first;
}

bool Path::other_order_of_last(std::size_t earlier, std::vector<std::size_t>& kept) const {
    return other_order_of(last(), earlier, kept);
}

bool Path::other_order_of(const Program::Waiting& waiting, std::size_t earlier,
                          std::vector<std::size_t>& kept) const {
    return other_order_of(waiting_step(waiting), earlier, kept);
}

}  // namespace threadline::schedule
