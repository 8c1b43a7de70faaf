// Recording into a ring: what is written is what is read, and what is lost is counted.
#include "tests/engine/recorded_run.h"

#include "tests/engine/printing.h"

#include <algorithm>

#include <QTest>

using namespace threadline;
using namespace threadline::record;
using namespace threadline::testing;

namespace {

Limits small_ring() {
    Limits limits = small_limits();
    limits.rings = 2;
    limits.ring_bytes = 2 * 64 * sizeof(Event);
    return limits;
}

// The session's part of a ring.
class Reader {
public:
    Reader(const SharedMemory& memory, std::uint32_t ring)
        : ring_(memory.ring(ring)), slots_(memory.ring_slots(ring)) {}

    std::size_t take(std::size_t most = SIZE_MAX) {
        std::uint64_t tail = ring_.tail.load(std::memory_order_relaxed);
        const std::uint64_t head = ring_.head.load(std::memory_order_acquire);
        const std::uint64_t begin = tail;
        for (; tail < head && tail - begin < most; ++tail)
            events.push_back(slots_[tail % slots_.size()]);
        ring_.tail.store(tail, std::memory_order_release);
        return tail - begin;
    }
    std::int64_t count(EventKind kind) const {
        return std::count_if(events.begin(), events.end(),
                             [&](const Event& event) { return event.kind == kind; });
    }

    std::vector<Event> events;

private:
    RingHeader& ring_;
    std::span<Event> slots_;
};

}  // namespace

class RecordRecorderTest : public QObject {
    Q_OBJECT

private slots:
    void anEventIsReadAsItWasRecorded();
    void timesInARingNeverGoBack();
    void aFullRingCountsWhatItLoses();
    void theLossIsReportedOnceThereIsRoom();
    void recordedAndLostAreAllThatWasMade();
    void aLossAtTheEndIsReportedToo();
    void withoutARingAllIsLostAndCounted();
    void heldUpNothingIsLost();
    void aHeldUpThreadSaysSo();
    void aRunThatEndsHoldsNobodyUp();
    void whatLeadsToABlockIsKeptWhateverIsLost();
    void whoHasUsedUpWhatIsKeptBackWaitsForTheSession();
    void closingMarksTheRingAndWakesNobody();
};

void RecordRecorderTest::anEventIsReadAsItWasRecorded() {
    const SharedMemory memory = create_memory(small_ring());
    const ActorId actor = memory.add_actor(ActorKind::Thread, {}, 0, {});
    Recorder recorder(memory, actor);
    recorder.set_site(SiteId{9});
    const std::uint64_t before = read_ticks(memory.header().invariant_tsc != 0);
    recorder.record(EventKind::Acquired, ObjectId{5}, 3, -7, event_flag::contended);
    const std::uint64_t after = read_ticks(memory.header().invariant_tsc != 0);

    Reader reader(memory, recorder.ring_index());
    QCOMPARE(reader.take(), std::size_t{1});
    const Event& event = reader.events[0];
    QVERIFY(before <= event.time && event.time <= after);
    QCOMPARE(event, (Event{event.time, -7, ObjectId{5}, SiteId{9}, 3, EventKind::Acquired,
                           event_flag::contended}));
    QCOMPARE(memory.actor(actor).ring, recorder.ring_index());
    QCOMPARE(memory.ring(recorder.ring_index()).thread, actor);
}

void RecordRecorderTest::timesInARingNeverGoBack() {
    const SharedMemory memory = create_memory(small_ring());
    Recorder recorder(memory, memory.add_actor(ActorKind::Thread, {}, 0, {}));
    for (int i = 0; i < 60; ++i)
        recorder.record(EventKind::Note);
    Reader reader(memory, recorder.ring_index());
    reader.take();
    QVERIFY(std::is_sorted(reader.events.begin(), reader.events.end(),
                           [](const Event& a, const Event& b) { return a.time < b.time; }));
}

void RecordRecorderTest::aFullRingCountsWhatItLoses() {
    const SharedMemory memory = create_memory(small_ring());
    Recorder recorder(memory, memory.add_actor(ActorKind::Thread, {}, 0, {}));
    for (int i = 0; i < 100; ++i)
        recorder.record(EventKind::Note, {}, 0, i);
    Reader reader(memory, recorder.ring_index());
    const std::size_t kept = reader.take();
    QCOMPARE(kept, std::size_t{54});  // ten slots are kept back
    QCOMPARE(reader.events.back().argument, 53);
    QCOMPARE(memory.ring(recorder.ring_index()).lost.load(), 100 - kept);
    QCOMPARE(recorder.lost(), 100 - kept);
}

void RecordRecorderTest::theLossIsReportedOnceThereIsRoom() {
    const SharedMemory memory = create_memory(small_ring());
    Recorder recorder(memory, memory.add_actor(ActorKind::Thread, {}, 0, {}));
    for (int i = 0; i < 70; ++i)
        recorder.record(EventKind::Note, {}, 0, i);
    Reader reader(memory, recorder.ring_index());
    reader.take();
    recorder.record(EventKind::Note, {}, 0, 70);
    recorder.record(EventKind::Note, {}, 0, 71);
    reader.events.clear();
    reader.take();
    QCOMPARE(kinds(reader.events), QString("lost note note"));
    QCOMPARE(reader.events[0].argument, 16);
    QCOMPARE(reader.events[1].argument, 70);
}

void RecordRecorderTest::recordedAndLostAreAllThatWasMade() {
    const SharedMemory memory = create_memory(small_ring());
    const ActorId actor = memory.add_actor(ActorKind::Thread, {}, 0, {});
    constexpr std::int64_t made = 200'000;
    std::atomic<bool> done = false;
    std::atomic<std::uint32_t> ring = UINT32_MAX;
    std::thread writer([&] {
        Recorder recorder(memory, actor);
        ring = recorder.ring_index();
        for (std::int64_t i = 0; i < made; ++i) {
            recorder.make_room(1);
            recorder.record(EventKind::Note, {}, 0, i);
        }
        while (recorder.lost() > 0 && memory.ring(ring).tail.load() < memory.ring(ring).head.load())
            std::this_thread::yield();  // so that the last loss can be reported
        done = true;
    });
    while (ring == UINT32_MAX)
        std::this_thread::yield();
    Reader reader(memory, ring);
    while (!done)
        if (reader.take(50) == 0)
            std::this_thread::yield();
    writer.join();
    reader.take();

    const auto lost = static_cast<std::int64_t>(memory.ring(ring).lost.load());
    std::int64_t reported = 0;
    std::int64_t expected = 0;
    for (const Event& event : reader.events)
        if (event.kind == EventKind::Lost) {
            reported += event.argument;
            expected += event.argument;
        } else {
            QCOMPARE(event.argument, expected++);  // each loss stands where it happened
        }
    QCOMPARE(reader.count(EventKind::Note) + lost, made);
    QCOMPARE(reported, lost);
}

void RecordRecorderTest::aLossAtTheEndIsReportedToo() {
    const SharedMemory memory = create_memory(small_ring());
    std::uint32_t ring = 0;
    {
        Recorder recorder(memory, memory.add_actor(ActorKind::Thread, {}, 0, {}));
        ring = recorder.ring_index();
        for (int i = 0; i < 65; ++i)
            recorder.record(EventKind::Note);
    }
    Reader reader(memory, ring);
    reader.take();
    QCOMPARE(reader.events.back().kind, EventKind::Lost);
    QCOMPARE(reader.events.back().argument, 11);
}

void RecordRecorderTest::withoutARingAllIsLostAndCounted() {
    const SharedMemory memory = create_memory(small_ring());
    const ActorId actor = memory.add_actor(ActorKind::Thread, {}, 0, {});
    const Recorder first(memory, actor);
    const Recorder second(memory, actor);
    Recorder third(memory, actor);
    QCOMPARE(third.ring_index(), UINT32_MAX);
    third.make_room();
    third.record(EventKind::Note);
    third.record(EventKind::Note);
    third.ring_doorbell();
    QCOMPARE(third.lost(), 2u);
}

void RecordRecorderTest::heldUpNothingIsLost() {
    const SharedMemory memory = create_memory(small_ring());
    memory.header().control.overflow_policy = static_cast<std::uint32_t>(OverflowPolicy::HoldUp);
    const ActorId actor = memory.add_actor(ActorKind::Thread, {}, 0, {});
    constexpr std::int64_t made = 5000;
    std::atomic<bool> done = false;
    std::atomic<std::uint32_t> ring = UINT32_MAX;
    std::thread writer([&] {
        Recorder recorder(memory, actor);
        ring = recorder.ring_index();
        for (std::int64_t i = 0; i < made; ++i) {
            if (i % 3 == 0)
                recorder.make_room();
            recorder.record(EventKind::Note, {}, 0, i);
        }
        done = true;
    });
    while (ring == UINT32_MAX)
        std::this_thread::yield();
    Reader reader(memory, ring);
    while (!done)
        if (reader.take() == 0)
            std::this_thread::yield();
    writer.join();
    reader.take();

    QCOMPARE(memory.ring(ring).lost.load(), 0u);
    QCOMPARE(reader.count(EventKind::Lost), 0);
    QCOMPARE(reader.count(EventKind::Note), made);
    QVERIFY(reader.count(EventKind::RecorderBegin) > 0);
    QCOMPARE(reader.count(EventKind::RecorderBegin), reader.count(EventKind::RecorderEnd));
    std::int64_t expected = 0;
    for (const Event& event : reader.events)
        if (event.kind == EventKind::Note)
            QCOMPARE(event.argument, expected++);
}

void RecordRecorderTest::aHeldUpThreadSaysSo() {
    const SharedMemory memory = create_memory(small_ring());
    memory.header().control.overflow_policy = static_cast<std::uint32_t>(OverflowPolicy::HoldUp);
    Recorder recorder(memory, memory.add_actor(ActorKind::Thread, {}, 0, {}));
    for (int i = 0; i < 52; ++i)
        recorder.record(EventKind::Note);
    Doorbell& doorbell = memory.header().doorbell;
    const std::uint32_t rung = doorbell.sequence.load();
    std::thread session([&] {
        while (doorbell.sequence.load() == rung)
            std::this_thread::yield();
        Reader(memory, recorder.ring_index()).take();
    });
    recorder.make_room(4);
    session.join();
    Reader reader(memory, recorder.ring_index());
    reader.take();
    QCOMPARE(kinds(reader.events), QString("recorder-end"));
}

void RecordRecorderTest::aRunThatEndsHoldsNobodyUp() {
    const SharedMemory memory = create_memory(small_ring());
    memory.header().control.overflow_policy = static_cast<std::uint32_t>(OverflowPolicy::HoldUp);
    memory.header().control.stop = 1;
    Recorder recorder(memory, memory.add_actor(ActorKind::Thread, {}, 0, {}));
    for (int i = 0; i < 100; ++i)
        recorder.record(EventKind::Note);
    QCOMPARE(memory.ring(recorder.ring_index()).head.load() +
                 memory.ring(recorder.ring_index()).lost.load(),
             100u);
}

void RecordRecorderTest::whatLeadsToABlockIsKeptWhateverIsLost() {
    const SharedMemory memory = create_memory(small_ring());
    Recorder recorder(memory, memory.add_actor(ActorKind::Thread, {}, 0, {}));
    for (int i = 0; i < 60; ++i)
        recorder.record(EventKind::Note);
    recorder.make_room_to_block();
    recorder.record_vital(EventKind::Request, ObjectId{1}, 1);
    recorder.record(EventKind::Note);  // not vital: lost
    recorder.record_cpu_time_before_block();
    Reader reader(memory, recorder.ring_index());
    reader.take();
    reader.events.erase(reader.events.begin(), reader.events.begin() + 54);
    QCOMPARE(kinds(reader.events), QString("lost request lost cpu-time"));
    QCOMPARE(reader.events[0].argument, 6);
    QCOMPARE(recorder.lost(), 7u);
}

void RecordRecorderTest::whoHasUsedUpWhatIsKeptBackWaitsForTheSession() {
    const SharedMemory memory = create_memory(small_ring());
    Recorder recorder(memory, memory.add_actor(ActorKind::Thread, {}, 0, {}));
    for (int i = 0; i < 54; ++i)
        recorder.record(EventKind::Note);
    for (int i = 0; i < 5; ++i)
        recorder.record_vital(EventKind::Request);
    Doorbell& doorbell = memory.header().doorbell;
    const std::uint32_t rung = doorbell.sequence.load();
    std::thread session([&] {
        while (doorbell.sequence.load() == rung)
            std::this_thread::yield();
        Reader(memory, recorder.ring_index()).take();
    });
    recorder.make_room_to_block();
    session.join();
    QCOMPARE(recorder.lost(), 0u);
    QVERIFY(memory.ring(recorder.ring_index()).tail.load() >= 59u);
}

void RecordRecorderTest::closingMarksTheRingAndWakesNobody() {
    const SharedMemory memory = create_memory(small_ring());
    const std::uint32_t rung = memory.header().doorbell.sequence.load();
    const auto& ready = *reinterpret_cast<const std::atomic<std::uint64_t>*>(
        reinterpret_cast<const std::byte*>(&memory.header()) + memory.header().ready_bits_at);
    {
        const Recorder recorder(memory, memory.add_actor(ActorKind::Thread, {}, 0, {}));
        QCOMPARE(memory.ring(0).closed.load(), 0u);
    }
    QCOMPARE(memory.ring(0).closed.load(), 1u);
    QCOMPARE(ready.load(), std::uint64_t{1});
    QCOMPARE(memory.header().doorbell.sequence.load(), rung);
}

QTEST_GUILESS_MAIN(RecordRecorderTest)
#include "record_recorder_test.moc"
