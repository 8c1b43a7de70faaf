#include "engine/analysis/deadlock_wording.h"

#include "engine/analysis/liveness.h"
#include "engine/analysis/wording.h"

#include <algorithm>
#include <set>

namespace threadline::analysis {
namespace {

using record::ObjectKind;
using trace::ActorState;
using trace::Tables;
using trace::WaitKind;
using trace::World;

constexpr std::size_t longest_told = 6;  // of a longer circle the first ones, and who closes it

std::vector<std::string> names_of(const Tables& tables, std::span<const ActorId> actors) {
    std::vector<std::string> names;
    for (const ActorId actor : actors)
        names.push_back(name_of(tables, actor));
    return names;
}

bool is_reader_writer_lock(const Tables& tables, ObjectId lock) {
    return lock.value < tables.objects.size() &&
           tables.objects[lock.value].kind == ObjectKind::ReaderWriterLock;
}

const trace::Holder* holder_of(const World& world, ObjectId lock, ActorId actor) {
    const auto& holders = world.object(lock).holders;
    const auto it = std::find_if(holders.begin(), holders.end(),
                                 [actor](const auto& holder) { return holder.actor == actor; });
    return it == holders.end() ? nullptr : &*it;
}

// "waits for Lock 2 (line 20)"
std::string wait_text(const World& world, const Tables& tables, const ActorState& actor) {
    const std::string object = name_of(tables, actor.waits_for);
    const std::string line = at_line(tables, actor.site);
    switch (actor.wait) {
        case WaitKind::Join:
            return "waits for " + name_of(tables, actor.joins) + " to end" + line;
        case WaitKind::Lock:
            if (is_reader_writer_lock(tables, actor.waits_for))
                return (actor.shared ? "waits to read " : "waits to write ") + object + line;
            return "waits for " + object + line;
        case WaitKind::Condition:
            return "waits for " + object + " to be notified" + line;
        case WaitKind::Semaphore:
            return "waits for a post to " + object + line;
        case WaitKind::Barrier: {
            const std::uint32_t parties = actor.waits_for.value < tables.objects.size()
                                              ? tables.objects[actor.waits_for.value].parties
                                              : 0;
            std::string arrived = std::to_string(world.object(actor.waits_for).count);
            if (parties != 0)
                arrived += " of " + std::to_string(parties);
            return "waits at " + object + line + ", where " + arrived + " arrived";
        }
        case WaitKind::QueueSpace:
            return "waits for room in " + object + line;
        case WaitKind::QueueItem:
            return "waits for an item in " + object + line;
        default:
            return "waits" + line;
    }
}

// "holds Lock 1 (line 17) and ": by what `actor` keeps the one before it waiting.
std::string hold_text(const World& world, const Tables& tables, ActorId actor, ActorId before) {
    const ActorState& waiter = world.actor(before);
    if (waiter.wait != WaitKind::Lock)
        return {};
    const ObjectId lock = waiter.waits_for;
    const trace::Holder* holder = holder_of(world, lock, actor);
    if (!holder)
        return {};  // ahead in the same queue: what it waits for says so
    return (holder->shared ? "reads " : "holds ") + name_of(tables, lock) +
           at_line(tables, holder->site) + " and ";
}

void add_unique(std::vector<ObjectId>& objects, ObjectId object) {
    if (object && std::find(objects.begin(), objects.end(), object) == objects.end())
        objects.push_back(object);
}

std::string cycle_remedy(std::span<const ObjectId> locks, bool joins, const Tables& tables) {
    if (joins)
        return locks.empty() ? "Let only one side join the other: threads that join each other in "
                               "a circle never end."
                             : "Let go of " + name_of(tables, locks.front()) +
                                   " before joining a thread that needs it in order to end.";
    if (locks.size() < 2)
        return "Do not ask for the writer's side, or for another reader's, while still reading: "
               "let "
               "go first.";
    std::vector<ObjectId> ordered(locks.begin(), locks.end());
    std::sort(ordered.begin(), ordered.end());
    std::vector<std::string> names;
    for (const ObjectId lock : ordered)
        names.push_back(name_of(tables, lock));
    std::string order = names.front();
    for (std::size_t i = 1; i < names.size() && i < 6; ++i)
        order += ", then " + names[i];
    return "Take the locks in one order everywhere, for example " + order +
           (names.size() > 6 ? " and so on" : "") +
           "; or wait with a timeout, let go of what is held, and try again.";
}

Finding self_finding(ActorId id, const World& world, const Tables& tables) {
    const ActorState& actor = world.actor(id);
    const std::string name = name_of(tables, id);
    Finding finding;
    finding.kind = FindingKind::SelfDeadlock;
    if (actor.wait == WaitKind::Join) {
        finding.title = "Self-deadlock: " + name + " waits for its own end";
        finding.explanation =
            name + " joins itself" + at_line(tables, actor.site) + ", so it can never end.";
        finding.remedy = "Join a thread from another one.";
        return finding;
    }
    const std::string lock = name_of(tables, actor.waits_for);
    const trace::Holder* holder = holder_of(world, actor.waits_for, id);
    const std::string since = holder ? at_line(tables, holder->site) : std::string();
    if (holder && holder->shared) {
        finding.title =
            "Self-deadlock: " + name + " waits for its own reading of " + lock + " to end";
        finding.explanation = name + " reads " + lock + since + " and " +
                              wait_text(world, tables, actor) +
                              ". A writer waits until nobody reads, the thread itself included.";
        finding.remedy = "Let go of the reader's side of " + lock +
                         " before asking for the writer's, or ask for the writer's from the start.";
        return finding;
    }
    finding.title = "Self-deadlock: " + name + " waits for " + lock + ", which it holds itself";
    finding.explanation = name + " holds " + lock + since + " and " +
                          wait_text(world, tables, actor) + " a second time.";
    finding.remedy = "Let go of " + lock +
                     " before locking it again, or split the code into a part that locks and a "
                     "part that expects the lock to be held.";
    return finding;
}

}  // namespace

Finding cycle_finding(std::span<const ActorId> cycle, std::span<const ActorId> also,
                      const World& world, const Tables& tables, trace::Time at) {
    Finding finding;
    // The cycle begins with the actor declared first, whoever closed it.
    std::vector<ActorId> ring(cycle.begin(), cycle.end());
    std::rotate(ring.begin(), std::min_element(ring.begin(), ring.end()), ring.end());
    bool joins = false;
    if (ring.size() == 1) {
        finding = self_finding(ring.front(), world, tables);
        add_unique(finding.objects, world.actor(ring.front()).waits_for);
    } else {
        finding.kind = FindingKind::Deadlock;
        finding.title =
            "Deadlock: " + list_of(names_of(tables, ring)) +
            (ring.size() == 2 ? " wait for each other" : " wait for each other in a circle");
        const std::size_t told = ring.size() > longest_told ? longest_told - 2 : ring.size();
        for (std::size_t i = 0; i < ring.size(); ++i) {
            const ActorId before = ring[(i + ring.size() - 1) % ring.size()];
            const ActorState& actor = world.actor(ring[i]);
            joins = joins || actor.wait == WaitKind::Join;
            add_unique(finding.objects, world.actor(before).waits_for);
            if (i == told)
                finding.explanation += "; " + std::to_string(ring.size() - told - 1) +
                                       " more, each waiting for the next";
            if (i >= told && i + 1 < ring.size())
                continue;
            finding.explanation += (i == 0 ? "" : "; ") + name_of(tables, ring[i]) + " " +
                                   hold_text(world, tables, ring[i], before) +
                                   wait_text(world, tables, actor);
        }
        finding.explanation +=
            ring.size() == 2 ? ". Neither can ever go on." : ". None of them can ever go on.";
        finding.remedy = cycle_remedy(finding.objects, joins, tables);
    }
    if (!also.empty())
        finding.explanation += " " + list_of(names_of(tables, also)) +
                               (also.size() == 1 ? " waits" : " wait") +
                               " for them and can never go on either.";
    finding.severity = Severity::Error;
    finding.at = at;
    finding.range = {at, at};
    finding.actors = std::move(ring);
    finding.actors.insert(finding.actors.end(), also.begin(), also.end());
    for (const ActorId actor : finding.actors)
        finding.sites.push_back(world.actor(actor).site);
    return finding;
}

Finding abandoned_finding(ActorId holder, ObjectId lock, std::span<const ActorId> waiters,
                          const World& world, const Tables& tables, trace::Time at) {
    const std::string name = name_of(tables, lock);
    const trace::Holder* hold = holder_of(world, lock, holder);
    Finding finding;
    finding.kind = FindingKind::AbandonedLock;
    finding.at = at;
    finding.range = {at, at};
    finding.actors.assign(waiters.begin(), waiters.end());
    finding.objects = {lock};
    for (const ActorId actor : finding.actors)
        finding.sites.push_back(world.actor(actor).site);
    finding.actors.push_back(holder);
    finding.sites.push_back(hold ? hold->site : SiteId{});
    finding.title =
        "Abandoned lock: " + name_of(tables, holder) + " ended without letting go of " + name;
    finding.explanation = name_of(tables, holder) + " took " + name +
                          (hold ? at_line(tables, hold->site) : std::string()) +
                          " and ended with it. ";
    std::vector<std::string> texts;
    for (std::size_t i = 0; i < waiters.size() && i < 4; ++i)
        texts.push_back(name_of(tables, waiters[i]) + " " +
                        wait_text(world, tables, world.actor(waiters[i])));
    finding.explanation += list_of(texts);
    if (waiters.size() > texts.size())
        finding.explanation +=
            ", and so do " + std::to_string(waiters.size() - texts.size()) + " more";
    finding.explanation += ", for ever.";
    finding.remedy = "Let go of " + name +
                     " on every way out of the code that takes it; lock:with(function) does so by "
                     "itself, also after an error.";
    return finding;
}

Finding nobody_left_finding(std::span<const ActorId> stuck, const UnheardNotifies& unheard,
                            const World& world, const Tables& tables, trace::Time at) {
    Finding finding;
    finding.at = at;
    finding.range = {at, at};
    finding.actors.assign(stuck.begin(), stuck.end());
    // Those whom anybody could have helped are the cause; the others wait for them.
    std::stable_partition(finding.actors.begin(), finding.actors.end(),
                          [&](ActorId id) { return waits_for_anyone(world.actor(id)); });
    std::vector<std::string> causes;
    std::vector<std::string> texts;
    std::set<WaitKind> kinds;
    std::string notifies;
    for (const ActorId id : finding.actors) {
        const ActorState& actor = world.actor(id);
        finding.sites.push_back(actor.site);
        if (texts.size() < 8)
            texts.push_back(name_of(tables, id) + " " + wait_text(world, tables, actor));
        if (!waits_for_anyone(actor))
            continue;
        causes.push_back(name_of(tables, id));
        kinds.insert(actor.wait);
        const std::size_t known = finding.objects.size();
        add_unique(finding.objects, actor.waits_for);
        const auto missed = unheard.find(actor.waits_for);
        if (finding.objects.size() > known && actor.wait == WaitKind::Condition &&
            missed != unheard.end() && missed->second.at <= actor.since)
            notifies += " " + name_of(tables, missed->second.actor) + " notified " +
                        name_of(tables, actor.waits_for) + at_line(tables, missed->second.site) +
                        " at " + text_of(missed->second.at) +
                        ", when nobody was waiting yet, and a notify is not kept.";
    }
    for (const ActorId id : finding.actors)
        if (!waits_for_anyone(world.actor(id)))
            add_unique(finding.objects, world.actor(id).waits_for);

    for (std::size_t i = 0; i < texts.size(); ++i)
        finding.explanation += (i == 0 ? "" : "; ") + texts[i];
    if (finding.actors.size() > texts.size())
        finding.explanation += "; " + std::to_string(finding.actors.size() - texts.size()) +
                               " more are stuck likewise";
    if (causes.empty())
        for (const ActorId id : finding.actors)
            causes.push_back(name_of(tables, id));
    const bool lost_wakeup = kinds == std::set<WaitKind>{WaitKind::Condition};
    finding.explanation +=
        std::string(". Every other thread has ended or is stuck itself, so ") +
        (lost_wakeup ? "no notify can come any more." : "nobody is left who could help.") +
        notifies;

    if (lost_wakeup) {
        finding.kind = FindingKind::LostWakeup;
        finding.title = "Lost wakeup: " + list_of(causes) +
                        (causes.size() == 1 ? " waits" : " wait") +
                        " for a notify that can never come";
        finding.remedy =
            "Keep what is waited for in a shared variable: change it and notify while "
            "holding the lock, and wait in a loop that looks at it first.";
        return finding;
    }
    finding.kind = FindingKind::Deadlock;
    finding.title = "Deadlock: " + list_of(causes) + (causes.size() == 1 ? " waits" : " wait") +
                    ", and nobody is left to help";
    const auto advise = [&](WaitKind kind, const std::string& text) {
        if (kinds.contains(kind))
            finding.remedy += (finding.remedy.empty() ? "" : " ") + text;
    };
    advise(WaitKind::Semaphore,
           "Wait for several semaphores in one order everywhere, post each on every way out of "
           "the code that waited for it, and start it with enough permits.");
    advise(WaitKind::Barrier,
           "Let as many threads reach the barrier as it was declared for, in "
           "every round.");
    advise(WaitKind::QueueItem,
           "Close the queue when nothing more comes; where those who should fill it wait "
           "themselves, let somebody else do that work.");
    advise(WaitKind::QueueSpace,
           "Keep somebody taking from the queue until all is put, or give it "
           "more room.");
    advise(WaitKind::Condition, "Notify after every change that somebody may wait for.");
    return finding;
}

}  // namespace threadline::analysis
