#include "engine/analysis/data_race.h"

#include "engine/analysis/wording.h"

#include <algorithm>

namespace threadline::analysis {
namespace {

constexpr std::size_t most_places = 64;
constexpr std::size_t most_pairs = 64;
constexpr std::size_t most_told = 3;

}  // namespace

EventKinds DataRaceAnalysis::kinds() const {
    return HappensBefore::kinds(HappensBefore::Edges::All) |
           EventKinds{EventKind::ThreadBegin, EventKind::Lost};
}

void DataRaceAnalysis::on_event(const trace::TraceEvent& event, const Context& context) {
    const Event& e = event.event;
    if (lost_ || event.actor.value >= context.world.actor_count() ||
        e.object.value >= context.world.object_count())
        return;
    happens_before_.before(event, context.tables);
    switch (e.kind) {
        case EventKind::ThreadBegin:
            ++living_;
            break;
        case EventKind::ThreadEnd:
            living_ -= living_ > 0;
            break;
        case EventKind::Acquired:
        case EventKind::Released:
            held_.on_event(event.actor, e.object, e.has(event_flag::shared),
                           e.kind == EventKind::Acquired);
            break;
        case EventKind::Read:
            access(event, Use::Read, context);
            break;
        case EventKind::Write:
            access(event, Use::Write, context);
            break;
        case EventKind::AtomicAdd:
            access(event, Use::Atomic, context);
            break;
        case EventKind::CompareExchanged:
            // One that failed has only read.
            access(event, e.has(event_flag::failed) ? Use::Read : Use::Atomic, context);
            break;
        case EventKind::Lost:
            lost_ = true;
            return;
        default:
            break;
    }
    happens_before_.after(event, context.world, context.tables);
}

bool DataRaceAnalysis::is_ordered(const Access& earlier, const Access& now) const {
    return earlier.epoch.number == 0 || happens_before_.is_before(earlier.epoch, now.epoch.actor);
}

void DataRaceAnalysis::access(const trace::TraceEvent& event, Use use, const Context& context) {
    const ObjectId id = event.event.object;
    if (id.value >= variables_.size())
        variables_.resize(id.value + 1);
    if (!variables_[id.value])
        variables_[id.value] = std::make_unique<Variable>();
    Variable& variable = *variables_[id.value];
    if (happens_before_.is_synchronising(id))
        use = use == Use::Write ? Use::Atomic : use;
    const Access now{happens_before_.epoch_of(event.actor), event.event.site, held_.of(event.actor),
                     event.time(), use};
    if (use != Use::Atomic && living_ > 1)
        note_place(variable, now);
    if (!is_ordered(variable.write, now))
        raced(id, variable.write, now, context);
    if (use != Use::Write) {
        remember_read(variable, now);
        return;
    }
    if (variable.reads.empty()) {
        if (!is_ordered(variable.read, now))
            raced(id, variable.read, now, context);
    } else {
        for (const Access& read : variable.reads)
            if (!is_ordered(read, now)) {
                raced(id, read, now, context);
                break;
            }
        variable.reads.clear();
    }
    // Whoever races with one of them from now on does so with this write too.
    variable.read = {};
    variable.write = now;
}

void DataRaceAnalysis::remember_read(Variable& variable, const Access& access) const {
    if (variable.reads.empty()) {
        if (is_ordered(variable.read, access)) {
            variable.read = access;
            return;
        }
        variable.reads.push_back(variable.read);
    }
    const auto at = std::lower_bound(
        variable.reads.begin(), variable.reads.end(), access,
        [](const Access& a, const Access& b) { return a.epoch.actor < b.epoch.actor; });
    if (at != variable.reads.end() && at->epoch.actor == access.epoch.actor)
        *at = access;
    else
        variable.reads.insert(at, access);
}

void DataRaceAnalysis::note_place(Variable& variable, const Access& access) {
    const auto is_there = [&](const Place& place) {
        return place.site == access.site && place.use == access.use;
    };
    auto& places = variable.places;
    if (variable.last_place >= places.size() || !is_there(places[variable.last_place])) {
        const auto found = std::find_if(places.begin(), places.end(), is_there);
        if (found == places.end()) {
            if (places.size() < most_places)
                places.push_back({access.site, access.use, access.locks, 1});
            return;
        }
        variable.last_place = static_cast<std::uint32_t>(found - places.begin());
    }
    Place& place = places[variable.last_place];
    ++place.count;
    if (place.locks != access.locks)
        place.locks = held_.sets().common(place.locks, access.locks);
}

void DataRaceAnalysis::raced(ObjectId id, const Access& first, const Access& second,
                             const Context& context) {
    const auto [place, is_new] = races_.try_emplace(owner_.of(id, context.tables));
    Race& race = place->second;
    ++race.accesses;
    // What is done alone is no place that should be guarded, unless it races.
    if (second.use != Use::Atomic && living_ <= 1)
        note_place(*variables_[id.value], second);
    Pair pair{{first.site, second.site}};
    if (pair.sites[1] < pair.sites[0])
        std::swap(pair.sites[0], pair.sites[1]);
    if (race.pairs.size() < most_pairs &&
        std::find(race.pairs.begin(), race.pairs.end(), pair) == race.pairs.end())
        race.pairs.push_back(pair);
    if (!is_new)
        return;
    race.variable = id;
    race.first = first;
    race.second = second;
    race.said = finding_of(race, context.tables);
    if (context.report)
        context.report(race.said);
}

void DataRaceAnalysis::on_end(trace::Time, const Context& context) {
    for (auto& [id, race] : races_) {
        Finding now = finding_of(race, context.tables);
        if (context.revise && now != race.said)
            context.revise(race.said, now);
        race.said = std::move(now);
    }
}

Finding DataRaceAnalysis::finding_of(const Race& race, const trace::Tables& tables) const {
    const auto does = [](Use use) {
        return use == Use::Read ? "reads" : use == Use::Write ? "writes" : "changes";
    };
    const std::string variable = name_of(tables, race.variable);
    const std::string first = name_of(tables, race.first.epoch.actor);
    const std::string second = name_of(tables, race.second.epoch.actor);
    Finding finding;
    finding.kind = FindingKind::DataRace;
    finding.severity = Severity::Warning;
    finding.at = race.second.at;
    finding.range = {race.first.at, std::max(race.first.at, race.second.at)};
    finding.actors = {race.first.epoch.actor, race.second.epoch.actor};
    finding.objects = {race.variable};
    finding.sites = {race.first.site, race.second.site};
    finding.title = "Data race: " + first + " and " + second + " use " + variable + " unordered";
    finding.explanation =
        first + " " + does(race.first.use) + " " + variable + at_line(tables, race.first.site) +
        " and " + second + " " + does(race.second.use) +
        (race.second.use == Use::Atomic ? " it in one step" : " it") +
        at_line(tables, race.second.site) + ", and nothing orders the two: either can come first.";
    ObjectId missing;
    finding.explanation += guard_text(race, tables, missing);
    if (race.accesses > 1)
        finding.explanation +=
            " " + std::to_string(race.accesses) + " accesses in all raced with an earlier one.";
    std::vector<std::string> others;
    for (const Pair& pair : race.pairs) {
        Pair told{{race.first.site, race.second.site}};
        if (told.sites[1] < told.sites[0])
            std::swap(told.sites[0], told.sites[1]);
        if (pair == told || !pair.sites[0] || !pair.sites[1])
            continue;
        const std::string line = std::to_string(line_of(tables, pair.sites[0]));
        others.push_back(pair.sites[0] == pair.sites[1]
                             ? line + " with itself"
                             : line + " with " + std::to_string(line_of(tables, pair.sites[1])));
    }
    if (!others.empty())
        finding.explanation += " The same is true of line " + list_of(others, most_told) + ".";
    if (missing)
        finding.remedy = "Hold " + name_of(tables, missing) + " there as well.";
    else if (race.first.use == Use::Atomic || race.second.use == Use::Atomic)
        finding.remedy = "Change " + variable +
                         " with add or cas everywhere, or hold one lock at every access to it.";
    else
        finding.remedy = "Hold one lock at every access to " + variable +
                         ", or change it in one atomic step (add, cas).";
    return finding;
}

// What locks have to do with it; `missing` becomes the lock that a place should have held.
std::string DataRaceAnalysis::guard_text(const Race& race, const trace::Tables& tables,
                                         ObjectId& missing) const {
    const LockSets& sets = held_.sets();
    const auto guards = [&](LockSetId set, Use use, ObjectId lock) {
        const auto locks = sets.locks(set);
        return std::any_of(locks.begin(), locks.end(), [&](const HeldLock& held) {
            return held.lock == lock && (!held.shared || use == Use::Read);
        });
    };
    const auto& places = variables_[race.variable.value]->places;
    std::map<ObjectId, std::size_t> guarded;  // lock -> places
    for (const Place& place : places)
        for (const HeldLock& held : sets.locks(place.locks))
            if (!held.shared || place.use == Use::Read)
                guarded.try_emplace(held.lock, 0).first->second += 1;
    const auto best =
        std::max_element(guarded.begin(), guarded.end(), [](const auto& a, const auto& b) {
            return std::pair(a.second, b.first) < std::pair(b.second, a.first);
        });
    if (best == guarded.end()) {
        const bool none = !race.first.locks && !race.second.locks;
        return none ? " Neither of them holds a lock." : " They hold no lock in common.";
    }
    const ObjectId lock = best->first;
    const std::string name = name_of(tables, lock);
    std::string text = " " + name + " guards " + name_of(tables, race.variable) + " in " +
                       std::to_string(best->second) + " of " + std::to_string(places.size()) +
                       (places.size() == 1 ? " place" : " places");
    for (const Access* access : {&race.first, &race.second}) {
        if (guards(access->locks, access->use, lock))
            continue;
        missing = lock;
        text += ", but " + name_of(tables, access->epoch.actor) + " goes without it" +
                at_line(tables, access->site);
        const auto held = sets.locks(access->locks);
        if (const auto same = std::find_if(held.begin(), held.end(),
                                           [&](const HeldLock& it) { return it.lock == lock; });
            same != held.end())
            text += ", holding it only as a reader";
        else if (!held.empty())
            text += ", holding " + name_of(tables, held.front().lock) + " instead";
        break;
    }
    return text + ".";
}

}  // namespace threadline::analysis
