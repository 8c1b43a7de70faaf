// Circles of waits for locks, driven by hand: who is in one, and who is to give way.
#include "tests/engine/by_hand.h"

#include "engine/sync/lock_circle.h"
#include "engine/sync/mutex.h"
#include "engine/sync/primitives.h"

#include <QTest>

#include <algorithm>
#include <map>

using namespace threadline;
using namespace threadline::sync;
using namespace threadline::testing;

class SyncLockCircleTest : public QObject {
    Q_OBJECT

    std::unique_ptr<ByHand> hands_;
    std::map<ActorId, LockWait> waits_;
    std::vector<std::unique_ptr<Operation>> asked_;

    template <typename Lock>
    void ask(std::uint32_t actor, ObjectId lock, bool gives_way = true) {
        auto operation = std::make_unique<Lock>(lock);
        QVERIFY(operation->begin((*hands_)[actor]) == Progress::Blocked);
        waits_[ActorId{actor}] = {lock, gives_way};
        asked_.push_back(std::move(operation));
    }
    ObjectId mutex(const char* name) { return declare_mutex(hands_->run.memory, name, {}); }
    ObjectId reader_writer(const char* name) {
        return declare_reader_writer_lock(hands_->run.memory, name, {});
    }
    static Actors numbers(std::vector<ActorId> actors) {
        Actors plain;
        for (const ActorId actor : actors)
            plain.push_back(actor.value);
        std::ranges::sort(plain);
        return plain;
    }
    auto waits_for() const {
        return [this](ActorId actor) {
            const auto found = waits_.find(actor);
            return found == waits_.end() ? LockWait{} : found->second;
        };
    }
    Actors circles_of(std::uint32_t victim) const {
        return numbers(circles_of_victim(hands_->run.memory, ActorId{victim}, waits_for()));
    }
    Actors victims(std::uint32_t actor) const {
        return numbers(victims_around(hands_->run.memory, ActorId{actor}, waits_for()));
    }

private slots:
    void init() {
        hands_ = std::make_unique<ByHand>(5);
        waits_.clear();
        asked_.clear();
    }
    void cleanup() { hands_.reset(); }

    void of_a_circle_the_one_declared_last_is_the_victim() {
        auto& hands = *hands_;
        const ObjectId locks[] = {mutex("A"), mutex("B"), mutex("C")};
        for (std::uint32_t actor = 1; actor <= 3; ++actor)
            lock(hands[actor], locks[actor - 1]);
        ask<MutexLock>(1, locks[1]);
        ask<MutexLock>(2, locks[2]);
        QCOMPARE(victims(2), Actors());
        ask<MutexLock>(3, locks[0]);
        for (std::uint32_t actor = 1; actor <= 3; ++actor)
            QCOMPARE(victims(actor), Actors({3}));
        QCOMPARE(circles_of(3), Actors({1, 2}));
        QCOMPARE(circles_of(2), Actors());
        // Who waits for one of them is in none.
        ask<MutexLock>(4, locks[0]);
        QCOMPARE(victims(4), Actors());
        QCOMPARE(circles_of(4), Actors());
    }
    void who_waits_for_itself_is_in_none() {
        auto& hands = *hands_;
        const ObjectId one = mutex("A"), both = reader_writer("R");
        lock(hands[1], one);
        ask<MutexLock>(1, one);
        QCOMPARE(victims(1), Actors());
        lock_shared(hands[2], both);
        ask<WriterLock>(2, both);
        QCOMPARE(victims(2), Actors());
    }
    void a_writer_waits_for_all_readers() {
        auto& hands = *hands_;
        const ObjectId r = reader_writer("R"), a = mutex("A"), b = mutex("B");
        lock(hands[1], a);
        lock(hands[1], b);
        for (std::uint32_t reader : {2u, 3u, 4u})
            lock_shared(hands[reader], r);
        ask<MutexLock>(2, a);
        ask<MutexLock>(3, b);
        ask<WriterLock>(1, r);
        QCOMPARE(victims(1), Actors({2, 3}));
        QCOMPARE(circles_of(2), Actors({1}));
        QCOMPARE(circles_of(3), Actors({1, 2}));
        QCOMPARE(circles_of(4), Actors());
        // That one of them has given way does not help the other.
        asked_[0]->resume(hands[2], Wake::Deadline);
        waits_.erase(ActorId{2});
        unlock_shared(hands[2], r);
        QCOMPARE(victims(1), Actors({3}));
    }
    void who_cannot_give_way_is_no_victim() {
        auto& hands = *hands_;
        const ObjectId r = reader_writer("R"), a = mutex("A");
        lock_shared(hands[1], r);
        lock(hands[2], a);
        ask<MutexLock>(1, a);
        ask<WriterLock>(3, r, false);  // it has nothing, but stands before the next
        ask<ReaderLock>(2, r);
        QCOMPARE(victims(2), Actors({2}));
        QCOMPARE(victims(3), Actors({2}));
        QCOMPARE(circles_of(2), Actors({1, 3}));
        QCOMPARE(circles_of(3), Actors());
    }
    void a_reader_waits_for_the_writer_that_stands_before_it() {
        auto& hands = *hands_;
        const ObjectId r = reader_writer("R"), a = mutex("A");
        lock_shared(hands[1], r);
        lock(hands[3], a);
        ask<WriterLock>(2, r);
        ask<ReaderLock>(3, r);
        QCOMPARE(victims(3), Actors());
        ask<MutexLock>(1, a);
        QCOMPARE(victims(1), Actors({3}));
        QCOMPARE(circles_of(3), Actors({1, 2}));
    }
};

QTEST_APPLESS_MAIN(SyncLockCircleTest)
#include "sync_lock_circle_test.moc"
