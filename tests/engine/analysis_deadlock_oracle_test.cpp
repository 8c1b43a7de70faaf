// Against a naive model: after every event of thousands of random runs the analysis calls exactly
// those actors dead whom no future can free.
//
// The model plays the kindest future: again and again, everybody who can move lets go of all that
// they hold, and helps whoever waits for help; then they take what they wait for, are timed out,
// end. Nothing that a kind future does keeps anybody else from going on, so one such play is
// enough, and who is still blocked at its end is blocked in every future.
#include <QTest>

#include "engine/analysis/deadlock.h"
#include "tests/engine/random_run.h"

#include <deque>
#include <set>

using namespace threadline;
using namespace threadline::test;
using trace::WaitKind;

namespace {

class KindFuture {
public:
    KindFuture(const trace::World& world, const std::vector<ActorId>& actors) {
        for (const ActorId id : actors) {
            const trace::ActorState& actor = world.actor(id);
            Player player;
            player.state = actor;
            if (!actor.begun || actor.ended)
                player.state.wait = WaitKind::None;
            players_[id] = player;
        }
        for (std::uint32_t i = 1; i < world.object_count(); ++i) {
            const trace::ObjectState& object = world.object(ObjectId{i});
            Lock& lock = locks_[ObjectId{i}];
            for (const trace::Holder& holder : object.holders)
                lock.holders.push_back({holder.actor, holder.shared});
            lock.queue = object.waiters;
        }
        while (round()) {
        }
    }

    std::set<ActorId> blocked() const {
        std::set<ActorId> stuck;
        for (const auto& [id, player] : players_)
            if (!player.state.ended && !player.moved && player.state.wait != WaitKind::None)
                stuck.insert(id);
        return stuck;
    }

private:
    struct Player {
        trace::ActorState state;
        bool moved = false;  // has gone on in the play
    };
    struct Lock {
        std::vector<std::pair<ActorId, bool>> holders;  // actor, shared
        std::deque<ActorId> queue;
    };

    bool moves(const Player& player) const {
        return !player.state.ended && (player.moved || player.state.wait == WaitKind::None);
    }

    bool takes(ActorId id, const Player& player) {
        const trace::ActorState& state = player.state;
        if (state.timed || state.granted)
            return true;
        switch (state.wait) {
            case WaitKind::Lock: {
                const Lock& lock = locks_[state.waits_for];
                // In order: those ahead in a reader-writer queue have to be gone; in the play they
                // leave as soon as they can. A mutex is taken by whoever comes.
                for (const auto& [holder, shared] : lock.holders)
                    if (!shared || !state.shared)
                        return false;
                for (const ActorId ahead : lock.queue) {
                    if (ahead == id)
                        break;
                    if (!state.shared || !players_[ahead].state.shared)
                        return lock.holders.empty() && is_mutex(lock);
                }
                return true;
            }
            case WaitKind::Join: {
                const Player& target = players_[state.joins];
                return target.state.ended || moves(target);
            }
            case WaitKind::Io:
            case WaitKind::Sleep:
            case WaitKind::None:
                return true;
            default:
                return std::any_of(players_.begin(), players_.end(),
                                   [&](const auto& other) { return moves(other.second); });
        }
    }

    // In a mutex's queue nobody is shared, and to be overtaken makes no difference.
    bool is_mutex(const Lock& lock) const {
        return std::none_of(lock.queue.begin(), lock.queue.end(),
                            [&](ActorId id) { return players_.at(id).state.shared; });
    }

    bool round() {
        bool changed = false;
        for (auto& [id, player] : players_) {
            if (moves(player)) {
                for (auto& [object, lock] : locks_)
                    changed |= std::erase_if(lock.holders, [actor = id](const auto& holder) {
                                   return holder.first == actor;
                               }) != 0;
            } else if (!player.state.ended && takes(id, player)) {
                player.moved = changed = true;
                for (auto& [object, lock] : locks_)
                    std::erase(lock.queue, id);
            }
        }
        return changed;
    }

    std::map<ActorId, Player> players_;
    std::map<ObjectId, Lock> locks_;
};

}  // namespace

class AnalysisDeadlockOracleTest : public QObject {
    Q_OBJECT

private slots:
    void nobodyIsCalledDeadWhoCanBeFreedAndNobodyIsMissed();
};

void AnalysisDeadlockOracleTest::nobodyIsCalledDeadWhoCanBeFreedAndNobodyIsMissed() {
    const std::uint32_t first_seed =
        qEnvironmentVariableIsSet("SEED") ? qEnvironmentVariable("SEED").toUInt() : 20260101u;
    const std::uint32_t runs = qEnvironmentVariableIsSet("SEED") ? 1 : 3000;
    qInfo("seeds from %u", first_seed);
    std::map<analysis::FindingKind, int> found;
    std::size_t prefixes = 0;
    for (std::uint32_t seed = first_seed; seed < first_seed + runs; ++seed) {
        RandomRun random(seed);
        analysis::DeadlockAnalysis deadlocks;
        std::vector<analysis::Finding> findings;
        const analysis::Context context{random.run.world(), random.run.tables(),
                                        [&](analysis::Finding f) { findings.push_back(f); },
                                        [](trace::Moment) {}};
        std::size_t prefix = 0;
        for (int i = 0; i < 60 && random.step(); ++i) {
            if (random.run.events().size() == prefix)
                continue;  // it chose to do nothing
            prefix = random.run.events().size();
            deadlocks.on_event(random.run.events().back(), context);
            ++prefixes;
            const std::set<ActorId> expected =
                KindFuture(random.run.world(), random.actors()).blocked();
            std::set<ActorId> actual;
            for (const ActorId actor : random.actors())
                if (deadlocks.is_dead(actor))
                    actual.insert(actor);
            if (actual != expected) {
                for (const auto& event : random.run.events())
                    qInfo("T%u kind %d object %u argument %lld flags %x", event.actor.value,
                          int(event.event.kind), event.event.object.value,
                          static_cast<long long>(event.event.argument), event.event.flags);
                for (const ActorId actor : random.actors())
                    qInfo("T%u dead: %d, expected: %d", actor.value, int(actual.count(actor)),
                          int(expected.count(actor)));
                QFAIL(qPrintable(QString("SEED=%1, event %2").arg(seed).arg(i)));
            }
        }
        QCOMPARE(random.run.world().inconsistencies(), std::uint64_t{0});
        // Once dead, reported once: each actor stands in at most one finding, or was frozen later.
        if (runs == 1)
            for (const auto& finding : findings)
                qInfo("%s", finding.explanation.c_str());
        std::set<ActorId> named;
        for (const auto& finding : findings) {
            ++found[finding.kind];
            for (const ActorId actor : finding.actors)
                QVERIFY2(named.insert(actor).second ||
                             finding.kind == analysis::FindingKind::AbandonedLock,
                         qPrintable(QString("SEED=%1: ").arg(seed) +
                                    QString::fromStdString(finding.explanation)));
        }
    }
    qInfo("%zu prefixes", prefixes);
    for (const auto& [kind, count] : found)
        qInfo("%s: %d", key_of(kind), count);
    if (runs > 1)
        for (const auto kind :
             {analysis::FindingKind::Deadlock, analysis::FindingKind::SelfDeadlock,
              analysis::FindingKind::AbandonedLock, analysis::FindingKind::LostWakeup})
            QVERIFY(found[kind] > 20);
}

QTEST_GUILESS_MAIN(AnalysisDeadlockOracleTest)
#include "analysis_deadlock_oracle_test.moc"
