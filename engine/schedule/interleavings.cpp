#include "engine/schedule/interleavings.h"

#include "engine/schedule/path.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <unordered_map>
#include <utility>

namespace threadline::schedule {

namespace {

constexpr std::uint32_t kNobody = std::numeric_limits<std::uint32_t>::max();

struct SignatureHash {
    std::size_t operator()(const Signature& signature) const { return signature.low; }
};

// With whom it was reached as the last one to go, at what price, and from where.
struct Arrival {
    ActorId last;
    std::uint32_t preemptions = 0;
    std::uint32_t from = kNobody;  // state
    ActorId from_last;
    Choice by;
    bool expanded = false;
};

struct State {
    std::uint32_t first_from = kNobody;  // how it was found
    Choice first_by;
    Footprint first_footprint;
    std::uint32_t length = 0;
    std::vector<Choice> choices;
    std::vector<std::uint32_t> successors;  // of each choice; kNobody: not made yet
    std::vector<Arrival> arrivals;
    std::int64_t outcome = -1;
    double paths = 0;
    double probability = 0;
};

struct Expansion {
    std::uint32_t state;
    ActorId last;
};

class Weighing {
public:
    Weighing(Program& program, const InterleavingLimits& limits,
             const Exploration::Progress& progress)
        : program_(program), limits_(limits), progress_(progress) {}

    Interleavings run();

private:
    bool visit_all();
    bool expand(const Expansion& expansion);
    bool go_to(std::uint32_t state);
    bool step(const Choice& choice);
    void note_difference();
    std::uint32_t arrive_here(std::uint32_t from, const Choice& by);
    void reach(std::uint32_t state, const Arrival& arrival);
    Arrival* find(std::uint32_t state, ActorId last);
    std::int64_t outcome_of(End end);
    bool is_state(const State& state);
    void weigh();
    void choose_schedules();
    bool over_the_limits() const {
        return result_.counts.steps > limits_.steps || states_.size() > limits_.states;
    }

    Program& program_;
    const InterleavingLimits& limits_;
    const Exploration::Progress& progress_;
    Path path_;
    std::uint32_t here_ = kNobody;  // the state in which the program is
    std::vector<State> states_;
    std::unordered_map<Signature, std::uint32_t, SignatureHash> known_;
    std::map<End, std::int64_t> outcomes_;
    std::vector<std::vector<Expansion>> waiting_;  // by preemptions
    Footprint footprint_;
    Interleavings result_;
};

// False: the program differs, or it is told to stop.
bool Weighing::step(const Choice& choice) {
    footprint_.clear();
    ++result_.counts.steps;
    if (progress_ && !progress_(result_.counts))
        return false;
    if (!program_.make(choice, footprint_)) {
        note_difference();
        result_.difference->choices.push_back(choice);
        return false;
    }
    path_.append(choice, footprint_);
    return true;
}

void Weighing::note_difference() {
    result_.difference.emplace();
    for (std::size_t i = 0; i < path_.length(); ++i)
        result_.difference->choices.push_back(path_[i].choice);
}

bool Weighing::go_to(std::uint32_t state) {
    if (here_ == state)
        return true;
    std::vector<std::uint32_t> way;
    for (std::uint32_t at = state; states_[at].first_from != kNobody; at = states_[at].first_from)
        way.push_back(at);
    program_.reset();
    while (path_.length() > 0)
        path_.pop();
    for (auto at = way.rbegin(); at != way.rend(); ++at) {
        if (!step(states_[*at].first_by))
            return false;
        if (path_[path_.length() - 1].footprint != states_[*at].first_footprint) {
            note_difference();
            return false;
        }
    }
    here_ = state;
    return true;
}

std::int64_t Weighing::outcome_of(End end) {
    const auto [known, is_new] =
        outcomes_.try_emplace(std::move(end), static_cast<std::int64_t>(outcomes_.size()));
    if (is_new) {
        result_.outcomes.emplace_back();
        result_.outcomes.back().outcome.end = known->first;
    }
    return known->second;
}

// Equivalent beginnings lead to the same state, or a footprint is wrong.
bool Weighing::is_state(const State& state) {
    if (!std::ranges::equal(program_.choices(), state.choices))
        return state.outcome >= 0 && state.length >= limits_.length;
    return state.outcome < 0 ||
           program_.end() == result_.outcomes[static_cast<std::size_t>(state.outcome)].outcome.end;
}

// The state after the path, new or known.
std::uint32_t Weighing::arrive_here(std::uint32_t from, const Choice& by) {
    const auto [known, is_new] =
        known_.try_emplace(path_.signature(), static_cast<std::uint32_t>(states_.size()));
    here_ = known->second;
    if (!is_new) {
        if (!is_state(states_[here_])) {
            note_difference();
            result_.difference->same_order = false;
        }
        return here_;
    }
    State& state = states_.emplace_back();
    state.first_from = from;
    state.first_by = by;
    if (path_.length() > 0)
        state.first_footprint = path_[path_.length() - 1].footprint;
    state.length = static_cast<std::uint32_t>(path_.length());
    const std::span<const Choice> choices = program_.choices();
    if (choices.empty() || path_.length() >= limits_.length)
        state.outcome = outcome_of(choices.empty() ? program_.end() : End{End::Kind::Cut, {}});
    else
        state.choices.assign(choices.begin(), choices.end());
    state.successors.assign(state.choices.size(), kNobody);
    return here_;
}

Arrival* Weighing::find(std::uint32_t state, ActorId last) {
    const auto found = std::ranges::find(states_[state].arrivals, last, &Arrival::last);
    return found == states_[state].arrivals.end() ? nullptr : &*found;
}

void Weighing::reach(std::uint32_t state, const Arrival& arrival) {
    Arrival* const known = find(state, arrival.last);
    if (known != nullptr && known->preemptions <= arrival.preemptions)
        return;
    if (known != nullptr)
        *known = arrival;
    else
        states_[state].arrivals.push_back(arrival);
    if (waiting_.size() <= arrival.preemptions)
        waiting_.resize(arrival.preemptions + 1);
    waiting_[arrival.preemptions].push_back({state, arrival.last});
}

bool Weighing::expand(const Expansion& expansion) {
    const std::uint32_t preemptions = find(expansion.state, expansion.last)->preemptions;
    for (std::size_t i = 0; i < states_[expansion.state].choices.size(); ++i) {
        const State& state = states_[expansion.state];
        const Choice choice = state.choices[i];
        const std::uint32_t price =
            preemptions + (is_preemption(state.choices, expansion.last, choice.actor) ? 1 : 0);
        if (price > limits_.preemptions) {
            result_.bounded = true;
            continue;
        }
        if (state.successors[i] == kNobody) {
            if (over_the_limits() || !go_to(expansion.state) || !step(choice))
                return false;
            const std::uint32_t successor = arrive_here(expansion.state, choice);
            if (result_.difference)
                return false;
            states_[expansion.state].successors[i] = successor;
        }
        reach(states_[expansion.state].successors[i],
              {choice.actor, price, expansion.state, expansion.last, choice, false});
    }
    return true;
}

bool Weighing::visit_all() {
    program_.reset();
    reach(arrive_here(kNobody, {}), {});
    for (std::size_t preemptions = 0; preemptions < waiting_.size(); ++preemptions)
        while (!waiting_[preemptions].empty()) {
            const Expansion next = waiting_[preemptions].back();
            waiting_[preemptions].pop_back();
            Arrival& arrival = *find(next.state, next.last);
            if (arrival.expanded || arrival.preemptions != preemptions)
                continue;
            arrival.expanded = true;
            if (!expand(next))
                return false;
            result_.counts.outcomes = result_.outcomes.size();
        }
    return true;
}

// States by length: what leads to one is shorter.
void Weighing::weigh() {
    std::vector<std::uint32_t> order(states_.size());
    std::iota(order.begin(), order.end(), 0u);
    std::ranges::stable_sort(order, {}, [this](std::uint32_t i) { return states_[i].length; });
    states_.front().paths = 1;
    states_.front().probability = 1;
    for (const std::uint32_t index : order) {
        const State& state = states_[index];
        for (const std::uint32_t successor : state.successors) {
            states_[successor].paths += state.paths;
            states_[successor].probability +=
                state.probability / static_cast<double>(state.choices.size());
        }
        if (state.outcome < 0)
            continue;
        result_.count += state.paths;
        result_.outcomes[static_cast<std::size_t>(state.outcome)].probability += state.probability;
    }
}

void Weighing::choose_schedules() {
    std::vector<std::uint32_t> ends(result_.outcomes.size(), kNobody);
    std::vector<const Arrival*> best(result_.outcomes.size(), nullptr);
    for (std::uint32_t index = 0; index < states_.size(); ++index) {
        const State& state = states_[index];
        if (state.outcome < 0 || state.arrivals.empty())
            continue;
        const auto place = static_cast<std::size_t>(state.outcome);
        ++result_.counts.executions;
        ++result_.outcomes[place].outcome.count;
        if (result_.outcomes[place].outcome.end.kind == End::Kind::Cut)
            ++result_.counts.cut;
        result_.counts.longest = std::max<std::size_t>(result_.counts.longest, state.length);
        for (const Arrival& arrival : state.arrivals)
            if (best[place] == nullptr ||
                std::pair(arrival.preemptions, state.length) <
                    std::pair(best[place]->preemptions, states_[ends[place]].length)) {
                best[place] = &arrival;
                ends[place] = index;
            }
    }
    for (std::size_t place = 0; place < best.size(); ++place) {
        if (best[place] == nullptr)
            continue;
        Outcome& outcome = result_.outcomes[place].outcome;
        outcome.preemptions = best[place]->preemptions;
        for (const Arrival* at = best[place]; at->from != kNobody;
             at = find(at->from, at->from_last))
            outcome.schedule.push_back(at->by);
        std::ranges::reverse(outcome.schedule);
    }
}

Interleavings Weighing::run() {
    result_.finished = visit_all();
    if (result_.finished && !result_.bounded)
        weigh();
    choose_schedules();
    return std::move(result_);
}

}  // namespace

Interleavings weigh_interleavings(Program& program, const InterleavingLimits& limits,
                                  const Exploration::Progress& progress) {
    return Weighing(program, limits, progress).run();
}

Weighed weighed(std::vector<Outcome> explored, const Interleavings& all) {
    Weighed result;
    std::vector<WeighedOutcome> only_weighed = all.outcomes;
    for (Outcome& outcome : explored) {
        result.outcomes.push_back({std::move(outcome), 0});
        WeighedOutcome& one = result.outcomes.back();
        const auto same = std::ranges::find(
            only_weighed, one.outcome.end,
            [](const WeighedOutcome& other) -> const End& { return other.outcome.end; });
        if (same == only_weighed.end()) {
            ++result.missed;
            continue;
        }
        one.probability = same->probability;
        one.outcome.preemptions = same->outcome.preemptions;
        one.outcome.schedule = std::move(same->outcome.schedule);
        only_weighed.erase(same);
    }
    result.missed += only_weighed.size();
    std::ranges::move(only_weighed, std::back_inserter(result.outcomes));
    return result;
}

double estimate_interleavings(Program& program, std::uint32_t probes, std::size_t length,
                              const std::function<bool(std::uint32_t whole)>& go_on) {
    std::uint64_t state = 1;
    Footprint footprint;
    double sum = 0;
    std::uint32_t made = 0;
    bool more = true;
    do {
        program.reset();
        double product = 1;
        for (std::size_t i = 0; i < length && more; ++i) {
            more = !go_on || go_on(made);
            const std::span<const Choice> choices = program.choices();
            if (choices.empty())
                break;
            product *= static_cast<double>(choices.size());
            // Knuth's MMIX generator; its high bits.
            state = state * 6364136223846793005u + 1442695040888963407u;
            const Choice choice = choices[(state >> 33) % choices.size()];
            footprint.clear();
            if (!program.make(choice, footprint))
                break;
        }
        if (!more && made > 0)
            break;
        sum += product;
        ++made;
    } while (made < probes && more);
    return std::min(sum / made, std::numeric_limits<double>::max());
}

}  // namespace threadline::schedule
