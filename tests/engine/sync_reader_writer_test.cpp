// Reader-writer locks, driven by hand.
#include "tests/engine/by_hand.h"

#include "engine/sync/reader_writer_lock.h"
#include "tests/engine/printing.h"

#include <QTest>

using namespace threadline;
using namespace threadline::sync;
using namespace threadline::testing;

class SyncReaderWriterTest : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup() { hands_.reset(); }

    void readersShareIt();
    void aWriterHasItAlone();
    void whoComesWhileAWriterWaitsQueuesBehind();
    void readersInARowGoInTogether();
    void aWriterIsWokenByTheLastReaderOnly();
    void aWriterThatGivesUpLetsTheReadersBehindItIn();
    void aReaderThatWantsToWriteWaitsForItself();
    void aReaderThatAsksAgainWhileAWriterWaitsWaitsForItself();
    void aReaderMayReadTwice();
    void onlyWhoReadsEndsReading();
    void aTryNamesTheWriterAndTheSide();
    void aStrayPermitChangesNothing();
    void aReaderPassesTheWritersThatWaitWhereReadersArePreferred();
    void aWriterPassesTheReadersThatWaitWhereWritersArePreferred();
    void whoWaitsOnThePreferredSideKeepsItsPlaceAmongItsOwn();

private:
    void prefer(Preference side) {
        lock_ = declare_reader_writer_lock(hands_->run.memory, "preferring", {}, side);
    }

    std::unique_ptr<ByHand> hands_;
    ObjectId lock_;
};

void SyncReaderWriterTest::init() {
    hands_ = std::make_unique<ByHand>(4);
    lock_ = declare_reader_writer_lock(hands_->run.memory, "rw", {});
}

void SyncReaderWriterTest::readersShareIt() {
    auto& hands = *hands_;
    QCOMPARE(lock_shared(hands[1], lock_), Outcome::Done);
    QCOMPARE(lock_shared(hands[2], lock_), Outcome::Done);
    const auto events = hands.events(2);
    QCOMPARE(kinds(events), QString("acquired"));
    QVERIFY(events[0].has(event_flag::shared) && !events[0].has(event_flag::contended));
    QCOMPARE(events[0].order, 2u);
}

void SyncReaderWriterTest::aWriterHasItAlone() {
    auto& hands = *hands_;
    QCOMPARE(lock_exclusive(hands[1], lock_), Outcome::Done);
    QCOMPARE(ReaderLock(lock_).begin(hands[2]), Progress::Blocked);
    QCOMPARE(WriterLock(lock_).begin(hands[3]), Progress::Blocked);
    QCOMPARE(unlock_exclusive(hands[1], lock_), Outcome::Done);
    QCOMPARE(hands.seam.woken(), Actors{2});
    QCOMPARE(hands.events(1).back().argument, 2);
}

void SyncReaderWriterTest::whoComesWhileAWriterWaitsQueuesBehind() {
    auto& hands = *hands_;
    lock_shared(hands[1], lock_);
    QCOMPARE(WriterLock(lock_).begin(hands[2]), Progress::Blocked);
    QCOMPARE(ReaderLock(lock_).begin(hands[3]), Progress::Blocked);
    QCOMPARE(try_lock_shared(hands[4], lock_), Outcome::WouldBlock);
}

void SyncReaderWriterTest::readersInARowGoInTogether() {
    auto& hands = *hands_;
    lock_exclusive(hands[1], lock_);
    ReaderLock second(lock_), third(lock_);
    WriterLock fourth(lock_);
    second.begin(hands[2]);
    third.begin(hands[3]);
    fourth.begin(hands[4]);
    unlock_exclusive(hands[1], lock_);
    QCOMPARE(hands.seam.woken(), Actors{2});
    QCOMPARE(second.resume(hands[2], Wake::Permit), Progress::Finished);
    QCOMPARE(hands.seam.woken(), Actors{3});
    QCOMPARE(third.resume(hands[3], Wake::Permit), Progress::Finished);
    QCOMPARE(hands.seam.woken(), Actors{});  // the writer's turn has not come
    QVERIFY(hands.events(3).back().has(event_flag::contended));
}

void SyncReaderWriterTest::aWriterIsWokenByTheLastReaderOnly() {
    auto& hands = *hands_;
    lock_shared(hands[1], lock_);
    lock_shared(hands[2], lock_);
    WriterLock writer(lock_);
    writer.begin(hands[3]);
    unlock_shared(hands[1], lock_);
    QCOMPARE(hands.seam.woken(), Actors{});
    unlock_shared(hands[2], lock_);
    QCOMPARE(hands.seam.woken(), Actors{3});
    QCOMPARE(writer.resume(hands[3], Wake::Permit), Progress::Finished);
}

void SyncReaderWriterTest::aWriterThatGivesUpLetsTheReadersBehindItIn() {
    auto& hands = *hands_;
    lock_shared(hands[1], lock_);
    WriterLock writer(lock_, in_ms(1000));
    ReaderLock reader(lock_);
    writer.begin(hands[2]);
    reader.begin(hands[3]);
    QCOMPARE(writer.resume(hands[2], Wake::Deadline), Progress::Finished);
    QCOMPARE(writer.outcome(), Outcome::TimedOut);
    QCOMPARE(hands.seam.woken(), Actors{3});
    QCOMPARE(reader.resume(hands[3], Wake::Permit), Progress::Finished);
    QCOMPARE(reader.outcome(), Outcome::Done);
}

void SyncReaderWriterTest::aReaderThatWantsToWriteWaitsForItself() {
    auto& hands = *hands_;
    lock_shared(hands[1], lock_);
    WriterLock writer(lock_);
    QCOMPARE(writer.begin(hands[1]), Progress::Blocked);
    QCOMPARE(writer.resume(hands[1], Wake::Permit), Progress::Blocked);
    QCOMPARE(kinds(hands.events(1)), QString("acquired request"));
}

void SyncReaderWriterTest::aReaderThatAsksAgainWhileAWriterWaitsWaitsForItself() {
    auto& hands = *hands_;
    lock_shared(hands[1], lock_);
    WriterLock writer(lock_);
    writer.begin(hands[2]);
    ReaderLock again(lock_);
    QCOMPARE(again.begin(hands[1]), Progress::Blocked);
}

void SyncReaderWriterTest::aReaderMayReadTwice() {
    auto& hands = *hands_;
    lock_shared(hands[1], lock_);
    QCOMPARE(lock_shared(hands[1], lock_), Outcome::Done);
    QCOMPARE(unlock_shared(hands[1], lock_), Outcome::Done);
    QCOMPARE(try_lock_exclusive(hands[2], lock_), Outcome::WouldBlock);
    QCOMPARE(unlock_shared(hands[1], lock_), Outcome::Done);
    QCOMPARE(try_lock_exclusive(hands[2], lock_), Outcome::Done);
}

void SyncReaderWriterTest::onlyWhoReadsEndsReading() {
    auto& hands = *hands_;
    lock_shared(hands[1], lock_);
    QCOMPARE(unlock_shared(hands[2], lock_), Outcome::NotOwner);
    QCOMPARE(unlock_exclusive(hands[1], lock_), Outcome::NotOwner);
    QCOMPARE(unlock_shared(hands[1], lock_), Outcome::Done);
    QCOMPARE(unlock_shared(hands[1], lock_), Outcome::NotOwner);
    QCOMPARE(kinds(hands.events(1)), QString("acquired released"));
    QVERIFY(hands.events(2).empty());
}

void SyncReaderWriterTest::aTryNamesTheWriterAndTheSide() {
    auto& hands = *hands_;
    lock_exclusive(hands[1], lock_);
    QCOMPARE(try_lock_shared(hands[2], lock_), Outcome::WouldBlock);
    QCOMPARE(try_lock_exclusive(hands[2], lock_), Outcome::WouldBlock);
    const auto events = hands.events(2);
    QCOMPARE(kinds(events), QString("try-failed try-failed"));
    QCOMPARE(events[0].argument, 1);
    QVERIFY(events[0].has(event_flag::shared));
    QVERIFY(!events[1].has(event_flag::shared));
}

void SyncReaderWriterTest::aStrayPermitChangesNothing() {
    auto& hands = *hands_;
    lock_shared(hands[1], lock_);
    WriterLock writer(lock_);
    ReaderLock reader(lock_);
    writer.begin(hands[2]);
    reader.begin(hands[3]);
    QCOMPARE(reader.resume(hands[3], Wake::Permit), Progress::Blocked);  // not its turn
    QCOMPARE(kinds(hands.events(3)), QString("request"));
}

void SyncReaderWriterTest::aReaderPassesTheWritersThatWaitWhereReadersArePreferred() {
    auto& hands = *hands_;
    prefer(Preference::Readers);
    lock_shared(hands[1], lock_);
    WriterLock writer(lock_);
    QCOMPARE(writer.begin(hands[2]), Progress::Blocked);
    QCOMPARE(try_lock_shared(hands[3], lock_), Outcome::Done);
    unlock_shared(hands[1], lock_);
    QCOMPARE(hands.seam.woken(), Actors{});  // one still reads
    unlock_shared(hands[3], lock_);
    QCOMPARE(hands.seam.woken(), Actors{2});
    // Between being woken and coming: somebody reads again.
    QCOMPARE(lock_shared(hands[1], lock_), Outcome::Done);
    QCOMPARE(writer.resume(hands[2], Wake::Permit), Progress::Blocked);
    unlock_shared(hands[1], lock_);
    QCOMPARE(hands.seam.woken(), Actors{2});
    QCOMPARE(writer.resume(hands[2], Wake::Permit), Progress::Finished);
}

void SyncReaderWriterTest::aWriterPassesTheReadersThatWaitWhereWritersArePreferred() {
    auto& hands = *hands_;
    prefer(Preference::Writers);
    lock_exclusive(hands[1], lock_);
    ReaderLock reader(lock_);
    WriterLock writer(lock_);
    QCOMPARE(reader.begin(hands[2]), Progress::Blocked);
    QCOMPARE(writer.begin(hands[3]), Progress::Blocked);
    QVERIFY(!hands.events(2).back().has(event_flag::ahead));
    QVERIFY(hands.events(3).back().has(event_flag::ahead));
    unlock_exclusive(hands[1], lock_);
    QCOMPARE(hands.seam.woken(), Actors{3});
    QCOMPARE(try_lock_shared(hands[4], lock_), Outcome::WouldBlock);  // a writer waits
    QCOMPARE(writer.resume(hands[3], Wake::Permit), Progress::Finished);
    unlock_exclusive(hands[3], lock_);
    QCOMPARE(hands.seam.woken(), Actors{2});
    // It is free, and the reader that waits is passed all the same.
    QCOMPARE(try_lock_exclusive(hands[1], lock_), Outcome::Done);
    QCOMPARE(reader.resume(hands[2], Wake::Permit), Progress::Blocked);
    unlock_exclusive(hands[1], lock_);
    QCOMPARE(reader.resume(hands[2], Wake::Permit), Progress::Finished);
}

void SyncReaderWriterTest::whoWaitsOnThePreferredSideKeepsItsPlaceAmongItsOwn() {
    auto& hands = *hands_;
    prefer(Preference::Writers);
    lock_shared(hands[1], lock_);
    WriterLock first(lock_), second(lock_);
    first.begin(hands[2]);
    ReaderLock(lock_).begin(hands[3]);
    second.begin(hands[4]);
    unlock_shared(hands[1], lock_);
    QCOMPARE(hands.seam.woken(), Actors{2});
    QCOMPARE(second.resume(hands[4], Wake::Permit), Progress::Blocked);
    QCOMPARE(first.resume(hands[2], Wake::Permit), Progress::Finished);
    unlock_exclusive(hands[2], lock_);
    QCOMPARE(hands.seam.woken(), Actors{4});
}

QTEST_GUILESS_MAIN(SyncReaderWriterTest)
#include "sync_reader_writer_test.moc"
