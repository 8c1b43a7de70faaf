// The memory that a run's processes share: its layout, its tables, its doorbell.
#include "tests/engine/recorded_run.h"

#include "engine/record/futex.h"

#include <fcntl.h>
#include <sys/mman.h>

#include <set>

#include <QTest>

using namespace threadline;
using namespace threadline::record;
using namespace threadline::testing;

class RecordSharedMemoryTest : public QObject {
    Q_OBJECT

private slots:
    void anAttachedMemoryShowsWhatWasCreated();
    void aSecondMappingSeesWhatTheFirstOneWrites();
    void theDescriptorIsNotPassedOnByAccident();
    void whatIsNoSharedMemoryIsRefusedInOneLine_data();
    void whatIsNoSharedMemoryIsRefusedInOneLine();
    void aLimitBeyondTheAddressSpaceIsRefusedInOneLine();
    void theSameTextHasTheSameId();
    void theSameTextHasTheSameIdInAllThreads();
    void theSameTextHasTheSameIdInAllProcesses();
    void aFullTableSaysSo();
    void anArrayBringsItsElements();
    void aDeclaredObjectShowsWhatItBeganWith();
    void ringsHaveTheirOwnSlots();
    void aRingOfAnEndedThreadIsUsedAgainOnceAllIsTaken();
    void anErrorIsToldWhateverIsFull();
    void ringCapacityIsTheShareOfTheBudget_data();
    void ringCapacityIsTheShareOfTheBudget();
    void theDoorbellWakesWhoListens();
};

void RecordSharedMemoryTest::anAttachedMemoryShowsWhatWasCreated() {
    const SharedMemory memory = create_memory(small_limits());
    const NameId name = memory.intern("Lock 1");
    const SiteId site = memory.intern_site(memory.intern("a.lua"), 12);
    const ObjectId object = memory.add_object(ObjectKind::Mutex, name, site);

    auto attached = SharedMemory::attach(dup(memory.fd()));
    QVERIFY(attached.ok());
    QCOMPARE(attached->header().object_count.load(), 1u);
    const ObjectRecord& record = attached->object(object);
    QCOMPARE(attached->name(record.name), std::string_view("Lock 1"));
    QCOMPARE(attached->name(attached->site(record.declared).file), std::string_view("a.lua"));
    QCOMPARE(attached->site(record.declared).line, 12u);
    QCOMPARE(attached->intern("Lock 1"), name);
}

void RecordSharedMemoryTest::aSecondMappingSeesWhatTheFirstOneWrites() {
    const SharedMemory memory = create_memory(small_limits());
    auto attached = SharedMemory::attach(dup(memory.fd()));
    QVERIFY(attached.ok());
    const ActorId actor = memory.add_actor(ActorKind::Task, attached->intern("T"), 3, {});
    QCOMPARE(attached->actor(actor).kind, ActorKind::Task);
    QCOMPARE(attached->actor(actor).process, 3);
    attached->set_phase(Phase::Running);
    QCOMPARE(memory.header().phase.load(), Phase::Running);
}

void RecordSharedMemoryTest::theDescriptorIsNotPassedOnByAccident() {
    const SharedMemory memory = create_memory(small_limits());
    QVERIFY((fcntl(memory.fd(), F_GETFD) & FD_CLOEXEC) != 0);
    QCOMPARE(ftruncate(memory.fd(), 10), -1);  // nobody can cut it under another's feet
}

void RecordSharedMemoryTest::whatIsNoSharedMemoryIsRefusedInOneLine_data() {
    using Spoil = void (*)(Header&);
    QTest::addColumn<Spoil>("spoil");
    QTest::addColumn<QString>("says");
    const auto row = [](const char* name, Spoil spoil, const char* says) {
        QTest::newRow(name) << spoil << QString(says);
    };
    row(
        "another beginning", [](Header& header) { header.magic = 1; }, "does not begin as one");
    row(
        "another version", [](Header& header) { header.version = 99; }, "version 99");
    row(
        "another size", [](Header& header) { header.total_bytes += 4096; }, "bytes");
    row(
        "tables elsewhere", [](Header& header) { header.actors_at += 64; }, "tables");
    row(
        "wild limits", [](Header& header) { header.limits.actors = 0xffffffff; }, "tables");
}

void RecordSharedMemoryTest::whatIsNoSharedMemoryIsRefusedInOneLine() {
    using Spoil = void (*)(Header&);
    QFETCH(Spoil, spoil);
    QFETCH(QString, says);
    SharedMemory memory = create_memory(small_limits());
    const std::uint64_t true_size = memory.header().total_bytes;
    spoil(memory.header());
    const auto attached = SharedMemory::attach(memory.fd());
    memory.header().total_bytes = true_size;  // for its own end
    QVERIFY(!attached.ok());
    const QString message = QString::fromStdString(attached.error().message);
    QVERIFY2(message.contains(says), qPrintable(message));
    QVERIFY(message.contains("start the runner through threadline"));
    QVERIFY(!message.contains('\n'));

    const int empty = memfd_create("empty", MFD_CLOEXEC);
    QVERIFY(!SharedMemory::attach(empty).ok());
    ::close(empty);
    QVERIFY(!SharedMemory::attach(12345).ok());
}

void RecordSharedMemoryTest::aLimitBeyondTheAddressSpaceIsRefusedInOneLine() {
    Limits limits = small_limits();
    limits.ring_bytes = 1ull << 60;
    const auto memory = SharedMemory::create(limits);
    QVERIFY(!memory.ok());
    QVERIFY(QString::fromStdString(memory.error().message).contains("MiB of shared memory"));
}

void RecordSharedMemoryTest::theSameTextHasTheSameId() {
    const SharedMemory memory = create_memory(small_limits());
    const NameId empty = memory.intern("");
    const NameId a = memory.intern("a");
    QVERIFY(empty.valid() && a.valid() && a != empty);
    QCOMPARE(memory.intern("a"), a);
    QCOMPARE(memory.intern(""), empty);
    QCOMPARE(memory.name(empty), std::string_view());
    QCOMPARE(memory.name({}), std::string_view());
    QCOMPARE(memory.intern_site(a, 3), memory.intern_site(a, 3));
    QVERIFY(memory.intern_site(a, 3) != memory.intern_site(a, 4));
    QVERIFY(memory.intern_site(a, 3) != memory.intern_site(empty, 3));
}

void RecordSharedMemoryTest::theSameTextHasTheSameIdInAllThreads() {
    const SharedMemory memory = create_memory(small_limits());
    constexpr std::uint32_t texts = 400;
    std::vector<std::vector<NameId>> ids(4, std::vector<NameId>(texts));
    std::vector<std::thread> threads;
    for (std::size_t t = 0; t < ids.size(); ++t)
        threads.emplace_back([&, t] {
            for (std::uint32_t i = 0; i < texts; ++i) {
                const std::uint32_t text = (i * 7 + static_cast<std::uint32_t>(t) * 100) % texts;
                ids[t][text] = memory.intern("text " + std::to_string(text));
            }
        });
    for (std::thread& thread : threads)
        thread.join();
    QCOMPARE(memory.header().name_count.load(), texts);
    for (std::uint32_t text = 0; text < texts; ++text) {
        QCOMPARE(memory.name(ids[0][text]), "text " + std::to_string(text));
        for (const auto& of_thread : ids)
            QCOMPARE(of_thread[text], ids[0][text]);
    }
}

void RecordSharedMemoryTest::theSameTextHasTheSameIdInAllProcesses() {
    const SharedMemory memory = create_memory(small_limits());
    constexpr std::uint32_t texts = 300;
    std::vector<pid_t> children;
    for (int i = 0; i < 3; ++i)
        if (const pid_t child = fork(); child == 0) {
            for (std::uint32_t text = 0; text < texts; ++text)
                memory.intern("text " + std::to_string(text));
            _exit(0);
        } else {
            children.push_back(child);
        }
    for (const pid_t child : children) {
        int status = 1;
        waitpid(child, &status, 0);
        QCOMPARE(status, 0);
    }
    QCOMPARE(memory.header().name_count.load(), texts);
    std::set<std::uint32_t> ids;
    for (std::uint32_t text = 0; text < texts; ++text)
        ids.insert(memory.intern("text " + std::to_string(text)).value);
    QCOMPARE(ids.size(), std::size_t{texts});
    QCOMPARE(memory.header().name_count.load(), texts);
}

void RecordSharedMemoryTest::aFullTableSaysSo() {
    Limits limits = small_limits();
    limits.names = 2;
    limits.name_bytes = 8;
    limits.sites = 1;
    limits.actors = 1;
    limits.objects = 3;
    limits.values = 10;
    limits.rings = 1;
    limits.ring_bytes = 64 * sizeof(Event);
    const SharedMemory memory = create_memory(limits);

    QVERIFY(!memory.intern("longer than that").valid());
    const NameId a = memory.intern("a");
    QVERIFY(memory.intern("b").valid());
    QVERIFY(!memory.intern("c").valid());
    QCOMPARE(memory.intern("a"), a);
    QVERIFY(memory.intern_site(a, 1).valid());
    QVERIFY(!memory.intern_site(a, 2).valid());
    QVERIFY(memory.add_actor(ActorKind::Thread, a, 0, {}).valid());
    QVERIFY(!memory.add_actor(ActorKind::Thread, a, 0, {}).valid());
    QVERIFY(!memory.add_object(ObjectKind::Array, a, {}, 3).valid());
    QVERIFY(memory.add_object(ObjectKind::Array, a, {}, 2).valid());
    QVERIFY(!memory.add_object(ObjectKind::Mutex, a, {}).valid());
    QCOMPARE(memory.add_values(11), UINT32_MAX);
    QCOMPARE(memory.add_values(10), 0u);
    QCOMPARE(memory.add_values(1), UINT32_MAX);
    QCOMPARE(memory.add_ring(ActorId{1}), 0u);
    QCOMPARE(memory.add_ring(ActorId{1}), UINT32_MAX);
}

void RecordSharedMemoryTest::anArrayBringsItsElements() {
    const SharedMemory memory = create_memory(small_limits());
    const ObjectId array = sync::declare_array(memory, "accounts", {}, 3, Value::integer(100));
    QCOMPARE(memory.header().object_count.load(), 4u);
    QCOMPARE(memory.object(array).extent, 3u);
    for (std::uint32_t i = 0; i < 3; ++i) {
        const ObjectRecord& element = memory.object(ObjectId{array.value + 1 + i});
        QCOMPARE(element.kind, ObjectKind::Variable);
        QCOMPARE(element.extent, i + 1);
        QCOMPARE(element.initial(), Value::integer(100));
    }
}

void RecordSharedMemoryTest::aDeclaredObjectShowsWhatItBeganWith() {
    RecordedRun run;
    const ObjectId variable = sync::declare_variable(run.memory, "v", {}, Value::number(0.5));
    const ObjectId semaphore = sync::declare_semaphore(run.memory, "s", {}, 3);
    run.thread("A", [&](sync::Caller& caller) {
        sync::write(caller, variable, Value::nil());
        sync::acquire(caller, semaphore);
    });
    run.wait();
    QCOMPARE(run.memory.object(variable).initial(), Value::number(0.5));
    QCOMPARE(run.memory.object(semaphore).initial(), Value::integer(3));
    QCOMPARE(run.memory.object(variable).value(), Value::nil());
    QCOMPARE(run.memory.object(sync::declare_queue(run.memory, "q", {}, 5)).declared_size(), 5u);
    QCOMPARE(run.memory.object(sync::declare_barrier(run.memory, "b", {}, 4)).declared_size(), 4u);
}

void RecordSharedMemoryTest::ringsHaveTheirOwnSlots() {
    const SharedMemory memory = create_memory(small_limits());
    memory.header().ring_capacity = 64;
    const std::uint32_t first = memory.add_ring(ActorId{1});
    const std::uint32_t second = memory.add_ring(ActorId{2});
    QCOMPARE(memory.ring_slots(first).size(), std::size_t{64});
    QCOMPARE(memory.ring_slots(second).data() - memory.ring_slots(first).data(), 64);
    QCOMPARE(memory.ring(second).thread.value, 2u);
    QCOMPARE(memory.header().ring_count.load(), 2u);
}

void RecordSharedMemoryTest::aRingOfAnEndedThreadIsUsedAgainOnceAllIsTaken() {
    record::Limits limits = small_limits();
    limits.rings = 2;
    const SharedMemory memory = create_memory(limits);
    memory.header().ring_capacity = 64;
    const std::uint32_t first = memory.add_ring(ActorId{1});
    memory.add_ring(ActorId{2});
    memory.ring(first).head = 5;
    memory.ring(first).lost = 3;
    QCOMPARE(memory.add_ring(ActorId{3}), UINT32_MAX);  // its thread goes on
    memory.ring(first).closed = 1;
    QCOMPARE(memory.add_ring(ActorId{3}), UINT32_MAX);  // not all is taken
    memory.ring(first).tail = 5;
    QCOMPARE(memory.add_ring(ActorId{3}), first);
    QCOMPARE(memory.ring(first).thread.value, 3u);
    QCOMPARE(memory.ring(first).first, std::uint64_t{5});
    QCOMPARE(memory.ring(first).first_lost, std::uint64_t{3});
    QCOMPARE(memory.ring(first).closed.load(), 0u);
}

void RecordSharedMemoryTest::anErrorIsToldWhateverIsFull() {
    record::Limits limits = small_limits();
    limits.names = 0;
    const SharedMemory memory = create_memory(limits);
    QVERIFY(memory.error().empty());
    memory.set_error("one.lua:3: it broke");
    QCOMPARE(std::string(memory.error()), std::string("one.lua:3: it broke"));
    memory.set_error(std::string(5000, 'x'));
    QCOMPARE(memory.error().size(), memory.header().error_text.size() - 1);
}

void RecordSharedMemoryTest::ringCapacityIsTheShareOfTheBudget_data() {
    QTest::addColumn<quint64>("budget");
    QTest::addColumn<quint32>("threads");
    QTest::addColumn<quint32>("capacity");
    QTest::newRow("two threads") << quint64{128} * 1024 * 1024 << 2u << 2'097'152u;
    QTest::newRow("three threads: a power of two") << quint64{96} * 64 << 3u << 64u;
    QTest::newRow("10,000 threads") << quint64{128} * 1024 * 1024 << 10'000u << 256u;
    QTest::newRow("never less than 64") << quint64{1024} << 100u << 64u;
    QTest::newRow("no thread yet") << quint64{64} * 32 << 0u << 64u;
}

void RecordSharedMemoryTest::ringCapacityIsTheShareOfTheBudget() {
    QFETCH(quint64, budget);
    QFETCH(quint32, threads);
    QTEST(ring_capacity(budget, threads), "capacity");
}

void RecordSharedMemoryTest::theDoorbellWakesWhoListens() {
    const SharedMemory memory = create_memory(small_limits());
    Doorbell& doorbell = memory.header().doorbell;
    const std::uint32_t before = doorbell.sequence.load();
    doorbell.listening.store(1);
    std::thread ringer([&] { memory.ring_doorbell(); });
    while (doorbell.sequence.load() == before)
        QVERIFY(
            futex_wait(doorbell.sequence, before, sync::Clock::now() + std::chrono::seconds(10)));
    ringer.join();
    QCOMPARE(doorbell.sequence.load(), before + 1);
}

QTEST_GUILESS_MAIN(RecordSharedMemoryTest)
#include "record_shared_memory_test.moc"
