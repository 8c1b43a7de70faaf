#include "engine/session/meeting_before_loss.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace threadline::session {

using record::StepKind;

namespace {

using Round = std::pair<std::string, int>;  // of a barrier: as often as its thread has been there
struct ReadBefore {
    std::size_t at = 0;
    std::set<Round> met;  // since
};

// Who has read a variable before a round of a barrier and written it after that.
struct Across {
    std::set<std::string> threads;
    std::size_t last_read = 0;
    std::size_t first_write = 0;
};

}  // namespace

std::optional<MeetingBeforeLoss> meeting_before_loss(
    const std::vector<record::ExploredStep>& steps) {
    std::map<std::pair<std::string, std::string>, ReadBefore> reads;  // by thread and variable
    std::map<std::pair<std::string, std::string>, int> arrivals;      // by thread and barrier
    std::map<std::pair<std::string, Round>, Across> across;           // by variable and round
    for (std::size_t i = 0; i < steps.size(); ++i) {
        const record::ExploredStep& step = steps[i];
        if (step.does == StepKind::Read) {
            reads[{step.thread, step.object}] = {i, {}};
        } else if (step.does == StepKind::Arrive && !step.gives_up) {
            const int round = ++arrivals[{step.thread, step.object}];
            for (auto& [whose, read] : reads)
                if (whose.first == step.thread)
                    read.met.insert({step.object, round});
        } else if (step.does == StepKind::Write) {
            const auto read = reads.find({step.thread, step.object});
            if (read == reads.end())
                continue;
            for (const Round& round : read->second.met) {
                Across& all = across[{step.object, round}];
                if (all.threads.empty())
                    all.first_write = i;
                all.last_read = std::max(all.last_read, read->second.at);
                all.threads.insert(step.thread);
                if (all.threads.size() > 1 && all.last_read > all.first_write)
                    return std::nullopt;  // not the same round: each counts its own
            }
            reads.erase(read);
        }
    }
    for (const auto& [where, all] : across)
        if (all.threads.size() > 1)
            return MeetingBeforeLoss{
                {all.threads.begin(), all.threads.end()}, where.first, where.second.first};
    return std::nullopt;
}

std::optional<MeetingBeforeLoss> meeting_before_every_loss(const FinishedExploration& exploration) {
    std::optional<MeetingBeforeLoss> common;
    for (const ConfirmedOutcome& one : exploration.outcomes) {
        const auto meeting =
            one.loses_updates ? meeting_before_loss(one.outcome.steps) : std::nullopt;
        if (!meeting || (common && *common != *meeting))
            return std::nullopt;
        common = meeting;
    }
    return common;
}

}  // namespace threadline::session
