#include "tests/engine/every_interleaving.h"

#include <algorithm>

namespace threadline::testing {

namespace {

struct Step {
    record::Choice choice;
    schedule::Footprint footprint;
};

bool are_dependent(const Step& one, const Step& other) {
    if (one.choice.actor == other.choice.actor)
        return true;
    for (const auto& mine : one.footprint)
        for (const auto& theirs : other.footprint)
            if (mine.object == theirs.object && (mine.write || theirs.write))
                return true;
    return false;
}

// Layers of steps, each as early as the steps that it depends on allow; sorted within a layer.
std::string normal_form(const std::vector<Step>& steps) {
    std::vector<std::size_t> layer(steps.size());
    std::vector<std::vector<std::string>> layers;
    for (std::size_t i = 0; i < steps.size(); ++i) {
        for (std::size_t j = 0; j < i; ++j)
            if (are_dependent(steps[j], steps[i]))
                layer[i] = std::max(layer[i], layer[j] + 1);
        if (layers.size() <= layer[i])
            layers.resize(layer[i] + 1);
        const record::Choice& choice = steps[i].choice;
        layers[layer[i]].push_back(std::to_string(choice.actor.value) +
                                   (schedule::is_timeout(choice) ? "t" : "") +
                                   (choice.wakes ? "w" + std::to_string(choice.wakes.value) : ""));
    }
    std::string form;
    for (auto& list : layers) {
        std::ranges::sort(list);
        for (const std::string& step : list)
            form += step + ",";
        form += "/";
    }
    return form;
}

void go_on(const SmallState& state, std::vector<Step>& steps, std::uint64_t most,
           EveryInterleaving& all) {
    const std::vector<record::Choice> choices = state.choices();
    if (all.too_many)
        return;
    if (choices.empty()) {
        all.too_many = ++all.interleavings > most;
        const schedule::End end = state.end();
        const auto [known, is_new] = all.classes.try_emplace(normal_form(steps), end);
        if (known->second != end)
            all.equivalent_ends_differ = true;
        return;
    }
    for (const record::Choice& choice : choices) {
        SmallState next = state;
        Step& step = steps.emplace_back();
        step.choice = choice;
        next.make(choice, step.footprint);
        go_on(next, steps, most, all);
        steps.pop_back();
    }
}

}  // namespace

std::set<schedule::End> EveryInterleaving::ends() const {
    std::set<schedule::End> ends;
    for (const auto& [form, end] : classes)
        ends.insert(end);
    return ends;
}

EveryInterleaving every_interleaving(const SmallProgram& program, std::uint64_t most) {
    EveryInterleaving all;
    std::vector<Step> steps;
    go_on(SmallState(program), steps, most, all);
    return all;
}

}  // namespace threadline::testing
