#include "engine/schedule/exploration.h"

#include "engine/schedule/choice_set.h"
#include "engine/schedule/path.h"

#include <algorithm>
#include <utility>

namespace threadline::schedule {

namespace {

struct Explored {
    Choice choice;
    Footprint footprint;
};

// A state on the way of the execution that is being explored.
struct Node {
    ChoiceSet choices;               // what is possible
    std::vector<Explored> explored;  // all executions with these are done; asleep from then on
    std::vector<Explored> asleep;    // lead to executions that were explored elsewhere
    std::vector<ActorId> wanted;     // whose choices are to be explored here: a source set, at last
    std::vector<std::vector<Choice>> orders;  // that were wanted, from here on

    bool wants(ActorId actor) const { return std::ranges::find(wanted, actor) != wanted.end(); }
    bool is_asleep(const Choice& choice) const {
        const auto is_it = [&choice](const Explored& other) { return other.choice == choice; };
        return std::ranges::any_of(asleep, is_it) || std::ranges::any_of(explored, is_it);
    }
    void clear() {
        choices.clear();
        explored.clear();
        asleep.clear();
        wanted.clear();
        orders.clear();
    }
};

class Explorer {
public:
    Explorer(Program& program, const ExplorationLimits& limits,
             const Exploration::Progress& progress, const std::function<bool()>& is_sought)
        : program_(program), limits_(limits), progress_(progress), is_sought_(is_sought) {}

    Exploration run();

private:
    enum class Way { On, Blocked, Ended, Cut };

    Node& node(std::size_t depth);
    void open_node();
    Way choose(Choice& choice);
    bool tell();
    bool make(const Choice& choice);
    bool repeat();
    void look_for_displaced();
    void look_for_races_of_last();
    void look_for_races_of_waiting();
    void want_other_order(std::size_t earlier, ActorId actor, const Choice* choice, bool first);
    bool next_branch(Choice& choice);
    void conclude(End end);
    std::vector<Choice> schedule() const;
    double part_done() const;

    Program& program_;
    const ExplorationLimits& limits_;
    const Exploration::Progress& progress_;
    const std::function<bool()>& is_sought_;
    Path path_;
    std::vector<Node> nodes_;    // one more than the path is long; those beyond keep their memory
    std::vector<Choice> now_;    // what is possible at the end of the path
    std::vector<Choice> order_;  // wanted: from order_from_ on
    std::size_t order_from_ = 0;
    std::vector<std::size_t> kept_;
    std::vector<std::size_t> initials_;
    Footprint footprint_;
    Exploration result_;
    std::map<End, std::size_t> known_;  // place in result_.outcomes
};

Node& Explorer::node(std::size_t depth) {
    if (nodes_.size() <= depth)
        nodes_.resize(depth + 1);
    return nodes_[depth];
}

// What is possible after the path, and what of it sleeps: what slept before, or was explored there,
// and does not conflict with the step since.
void Explorer::open_node() {
    const std::size_t depth = path_.length();
    Node& here = node(depth);
    here.clear();
    const std::span<const Choice> choices = program_.choices();
    now_.assign(choices.begin(), choices.end());
    here.choices.assign(now_);
    if (depth == 0)
        return;
    const Path::Event& event = path_[depth - 1];
    const auto take_over = [&](const std::vector<Explored>& sleepers) {
        for (const Explored& sleeper : sleepers)
            if (sleeper.choice.actor != event.choice.actor &&
                !conflict(sleeper.footprint, event.footprint))
                here.asleep.push_back(sleeper);
    };
    take_over(nodes_[depth - 1].asleep);
    take_over(nodes_[depth - 1].explored);
}

Explorer::Way Explorer::choose(Choice& choice) {
    Node& here = nodes_[path_.length()];
    if (now_.empty())
        return Way::Ended;
    if (path_.length() >= limits_.steps)
        return Way::Cut;
    if (order_from_ < order_.size()) {
        choice = order_[order_from_++];
        if (here.choices.contains(choice) && !here.is_asleep(choice))
            return Way::On;
        order_from_ = order_.size();
    }
    // The same actor goes on, if it can without running out of time.
    const ActorId last = path_.length() == 0 ? ActorId{} : path_[path_.length() - 1].choice.actor;
    const auto preference = [last](const Choice& one) {
        return (is_timeout(one) ? 0 : 2) + (one.actor == last ? 1 : 0);
    };
    const Choice* best = nullptr;
    for (const Choice& possible : now_)
        if (!here.is_asleep(possible) &&
            (best == nullptr || preference(possible) > preference(*best)))
            best = &possible;
    if (best == nullptr)
        return Way::Blocked;
    choice = *best;
    return Way::On;
}

bool Explorer::tell() {
    return !progress_ || progress_(result_.counts);
}

// False: it ends here, because the program differs, or it is told to.
bool Explorer::make(const Choice& choice) {
    footprint_.clear();
    ++result_.counts.steps;
    if (!tell())
        return false;
    if (!program_.make(choice, footprint_)) {
        result_.difference = Exploration::Difference{schedule()};
        result_.difference->choices.push_back(choice);
        return false;
    }
    path_.append(choice, footprint_);
    return true;
}

// From the beginning to the end of the path, once more.
bool Explorer::repeat() {
    program_.reset();
    for (std::size_t i = 0; i < path_.length(); ++i) {
        footprint_.clear();
        ++result_.counts.steps;
        if (!tell())
            return false;
        if (program_.make(path_[i].choice, footprint_) && footprint_ == path_[i].footprint)
            continue;
        result_.difference.emplace();
        for (std::size_t j = 0; j <= i; ++j)
            result_.difference->choices.push_back(path_[j].choice);
        return false;
    }
    return true;
}

// The order in path_.without is wanted at `earlier`: unless it is covered there already, because
// the choices of an actor that may come first in it are explored.
void Explorer::want_other_order(std::size_t earlier, ActorId actor, const Choice* choice,
                                bool first) {
    Node& there = nodes_[earlier];
    initials_.clear();
    for (const std::size_t event : kept_) {
        if (std::ranges::any_of(initials_, [&](std::size_t initial) {
                return path_.happens_before(initial, event);
            }))
            continue;
        if (there.wants(path_[event].choice.actor) || there.is_asleep(path_[event].choice))
            return;
        initials_.push_back(event);
    }
    if (first && (there.wants(actor) || (choice != nullptr && there.is_asleep(*choice))))
        return;
    const ActorId begins = initials_.empty() ? actor : path_[initials_.front()].choice.actor;
    if (!there.choices.any_of(begins))
        return;  // the later step is not possible there after all, and nothing could come before it
    there.wanted.push_back(begins);
    if (kept_.empty() && choice == nullptr)
        return;
    std::vector<Choice>& order = there.orders.emplace_back();
    for (const std::size_t event : kept_)
        order.push_back(path_[event].choice);
    if (choice != nullptr)
        order.push_back(*choice);
}

// What was possible before the last step and is not any more could have come instead. It is not
// always seen later on: a step can also make another actor's call for it (fiber_program.h).
void Explorer::look_for_displaced() {
    if (path_.length() == 0)
        return;
    Node& before = nodes_[path_.length() - 1];
    const Node& here = nodes_[path_.length()];
    const ActorId actor = path_[path_.length() - 1].choice.actor;
    before.choices.for_each([&](const Choice& choice) {
        const bool is_over = !here.choices.contains(choice) || program_.has_moved(choice.actor);
        if (choice.actor == actor || !is_over || before.wants(choice.actor) ||
            before.is_asleep(choice))
            return;
        before.wanted.push_back(choice.actor);
        before.orders.push_back({choice});
    });
}

void Explorer::look_for_races_of_last() {
    const Choice choice = path_[path_.length() - 1].choice;
    for (const std::size_t earlier : path_.races_of_last()) {
        const bool first = path_.other_order_of_last(earlier, kept_);
        want_other_order(earlier, choice.actor, &choice, first);
    }
}

void Explorer::look_for_races_of_waiting() {
    for (const Program::Waiting& waiting : program_.waiting())
        for (const std::size_t earlier : path_.races_of(waiting)) {
            const bool first = path_.other_order_of(waiting, earlier, kept_);
            want_other_order(earlier, waiting.actor, nullptr, first);
        }
}

// Goes back to the last state with something left to explore; that choice. The path ends there.
bool Explorer::next_branch(Choice& choice) {
    while (path_.length() > 0) {
        const Choice done = path_[path_.length() - 1].choice;
        Footprint footprint = path_.pop();
        Node& here = nodes_[path_.length()];
        here.explored.push_back({done, std::move(footprint)});
        std::ranges::sort(here.wanted);
        const auto is_next = [&](const Choice& possible) {
            choice = possible;
            return !here.is_asleep(possible);
        };
        if (std::ranges::none_of(
                here.wanted, [&](ActorId actor) { return here.choices.any_of(actor, is_next); }))
            continue;
        order_.clear();
        order_from_ = 1;
        for (const std::vector<Choice>& order : here.orders)
            if (order.front() == choice)
                order_ = order;
        return true;
    }
    return false;
}

void Explorer::conclude(End end) {
    ++result_.counts.executions;
    result_.counts.longest = std::max(result_.counts.longest, path_.length());
    if (end.kind == End::Kind::Cut)
        ++result_.counts.cut;
    std::uint32_t preemptions = 0;
    for (std::size_t i = 1; i < path_.length(); ++i) {
        const ActorId last = path_[i - 1].choice.actor;
        if (last != path_[i].choice.actor && nodes_[i].choices.can_go(last))
            ++preemptions;
    }
    const auto [place, is_new] = known_.try_emplace(std::move(end), result_.outcomes.size());
    if (is_new)
        result_.outcomes.push_back({place->first, 0, {}, 0});
    Outcome& outcome = result_.outcomes[place->second];
    ++outcome.count;
    if (!is_new && std::pair(preemptions, path_.length()) >=
                       std::pair(outcome.preemptions, outcome.schedule.size()))
        return;
    outcome.preemptions = preemptions;
    outcome.schedule = schedule();
}

// The choices of the path.
std::vector<Choice> Explorer::schedule() const {
    std::vector<Choice> choices;
    for (std::size_t i = 0; i < path_.length(); ++i)
        choices.push_back(path_[i].choice);
    return choices;
}

// Each state shares what it stands for equally among the actors wanted there so far.
double Explorer::part_done() const {
    double part = 0;
    double share = 1;
    for (std::size_t depth = 0; depth < path_.length(); ++depth) {
        const Node& here = nodes_[depth];
        std::size_t all = 0;
        for (const ActorId actor : here.wanted)
            here.choices.any_of(actor, [&all](const Choice&) {
                ++all;
                return false;
            });
        all = std::max(all, here.explored.size() + 1);
        part += share * static_cast<double>(here.explored.size()) / static_cast<double>(all);
        share /= static_cast<double>(all);
    }
    return part;
}

Exploration Explorer::run() {
    program_.reset();
    for (bool more = true; more;) {
        Choice choice;
        Way way = Way::On;
        for (;;) {
            open_node();
            look_for_displaced();
            way = choose(choice);
            if (way != Way::On)
                break;
            nodes_[path_.length()].wanted.push_back(choice.actor);
            if (!make(choice))
                return std::move(result_);
            look_for_races_of_last();
        }
        if (way == Way::Blocked) {
            ++result_.counts.blocked;
        } else {
            const End end = way == Way::Cut ? End{End::Kind::Cut, {}} : program_.end();
            conclude(end);
            if (is_sought_ && is_sought_()) {
                result_.found = Exploration::Found{end, schedule()};
                return std::move(result_);
            }
        }
        look_for_races_of_waiting();
        result_.counts.outcomes = result_.outcomes.size();
        if (progress_)
            result_.counts.part_done = part_done();
        if (!tell())
            return std::move(result_);
        more = next_branch(choice);
        if (more) {
            if (!repeat() || !make(choice))
                return std::move(result_);
            look_for_races_of_last();
        }
    }
    result_.counts.part_done = 1;
    result_.finished = true;
    return std::move(result_);
}

}  // namespace

bool is_preemption(std::span<const Choice> possible, ActorId last, ActorId next) {
    return next != last && std::ranges::any_of(possible, [last](const Choice& choice) {
               return choice.actor == last && !is_timeout(choice);
           });
}

Exploration explore(Program& program, const ExplorationLimits& limits,
                    const Exploration::Progress& progress, const std::function<bool()>& is_sought) {
    return Explorer(program, limits, progress, is_sought).run();
}

}  // namespace threadline::schedule
