// The heart of the engine's claim to truth: many actors do many random things to a few objects of
// every kind; what they recorded, put in order by the objects' order numbers and run again through
// the pure transitions, gives the same events, the same answers and the same end, one for one.
#include "engine/sync/interpreter_lock.h"
#include "tests/engine/model_replay.h"
#include "tests/engine/recorded_run.h"

#include <sys/mman.h>

#include <random>

#include <QTest>

using namespace threadline;
using namespace threadline::sync;
using namespace threadline::testing;

namespace {

// What one actor was told, where its parent process can read it.
struct Diary {
    static constexpr std::size_t most = 20'000;
    std::uint32_t answer_count;
    std::uint32_t put_count;
    Answer answers[most];
    Value puts[most];

    void answered(Outcome outcome, Value value = {}) { answers[answer_count++] = {outcome, value}; }
};

class Diaries {
public:
    explicit Diaries(std::size_t count) : bytes_(count * sizeof(Diary)) {
        void* memory = mmap(nullptr, bytes_, PROT_READ | PROT_WRITE,
                            MAP_SHARED | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
        if (memory == MAP_FAILED)
            std::abort();
        diaries_ = static_cast<Diary*>(memory);
    }
    ~Diaries() { munmap(diaries_, bytes_); }
    Diaries(const Diaries&) = delete;
    Diaries& operator=(const Diaries&) = delete;
    Diary& operator[](std::size_t index) { return diaries_[index]; }

private:
    std::size_t bytes_;
    Diary* diaries_ = nullptr;
};

struct Objects {
    ObjectId mutexes[2];
    ObjectId condition;  // with mutexes[0]
    ObjectId lock;       // reader-writer
    ObjectId semaphore;
    ObjectId barrier;
    ObjectId queue;
    ObjectId variable;
    ObjectId array;  // three elements
    ObjectId interpreter;

    Objects(const record::SharedMemory& memory, std::uint32_t actors, Preference prefers)
        : mutexes{declare_mutex(memory, "m0", {}), declare_mutex(memory, "m1", {})},
          condition(declare_condition(memory, "c", {})),
          lock(declare_reader_writer_lock(memory, "rw", {}, prefers)),
          semaphore(declare_semaphore(memory, "s", {}, 2)),
          barrier(declare_barrier(memory, "b", {}, actors)),
          queue(declare_queue(memory, "q", {}, 2)),
          variable(declare_variable(memory, "v", {}, Value::integer(0))),
          array(declare_array(memory, "a", {}, 3, Value::integer(0))),
          interpreter(declare_interpreter(memory, "i", {}, std::chrono::microseconds(20))) {}
};

// One actor's random life. It never waits for ever on what may never come: such waits are timed.
class Life {
public:
    Life(Caller& caller, const Objects& objects, Diary& diary, std::uint64_t seed)
        : caller_(caller), objects_(objects), diary_(diary), random_(seed) {}

    void live(int steps, ActorId joins) {
        for (int step = 0; step < steps; ++step) {
            yield_interpreter(caller_);
            if (step % 64 == 0)
                diary_.answered(arrive_and_wait(caller_, objects_.barrier));
            if (step == steps * 9 / 10 && roll(2) == 0)
                close_queue();
            act();
        }
        if (joins.valid()) {
            diary_.answered(join(caller_, joins, soon()));
            diary_.answered(join(caller_, joins));
        }
    }

private:
    std::uint32_t roll(std::uint32_t sides) {
        return std::uniform_int_distribution<std::uint32_t>(0, sides - 1)(random_);
    }
    // Now and then already over: a try.
    Deadline soon() {
        return Clock::now() + std::chrono::microseconds(static_cast<int>(roll(300)) - 30);
    }
    // While it sleeps the others may run, as around every call that blocks.
    void dawdle() {
        if (roll(8) == 0) {
            release_interpreter(caller_);
            std::this_thread::sleep_for(std::chrono::microseconds(roll(50)));
            take_interpreter(caller_);
        }
        if (const auto how = roll(4); how == 0)
            std::this_thread::yield();
        else if (how == 1)
            std::this_thread::sleep_for(std::chrono::microseconds(roll(50)));
    }

    void act() {
        switch (roll(8)) {
            case 0:
            case 1:
                return use_mutexes();
            case 2:
                return use_condition();
            case 3:
                return use_lock();
            case 4:
                return use_semaphore();
            case 5:
                return use_queue();
            default:
                return use_variables();
        }
    }

    bool acquired(Outcome outcome) {
        diary_.answered(outcome);
        return outcome == Outcome::Done;
    }
    void unlock_one(ObjectId mutex) { diary_.answered(unlock(caller_, mutex)); }

    void use_mutexes() {
        const ObjectId mutex = objects_.mutexes[roll(2)];
        bool held = false;
        switch (roll(3)) {
            case 0:
                held = acquired(lock(caller_, mutex));
                break;
            case 1:
                held = acquired(lock(caller_, mutex, soon()));
                break;
            default:
                held = acquired(try_lock(caller_, mutex));
                break;
        }
        if (!held) {
            if (unlock(caller_, mutex) != Outcome::NotOwner)  // leaves no trace
                std::abort();
            return;
        }
        dawdle();
        if (roll(4) == 0)  // whichever it is: the other, in either order, or itself
            if (const ObjectId other = objects_.mutexes[roll(2)];
                acquired(lock(caller_, other, soon())))
                unlock_one(other);
        use_variables();
        unlock_one(mutex);
    }

    void use_condition() {
        switch (roll(4)) {
            case 0:
                notify_one(caller_, objects_.condition);
                return diary_.answered(Outcome::Done);
            case 1:
                notify_all(caller_, objects_.condition);
                return diary_.answered(Outcome::Done);
            default:
                break;
        }
        diary_.answered(lock(caller_, objects_.mutexes[0]));
        const Outcome outcome = wait(caller_, objects_.condition, objects_.mutexes[0], soon());
        diary_.answered(Outcome::Done);  // the mutex was let go
        diary_.answered(outcome);        // the wait ended
        diary_.answered(Outcome::Done);  // the mutex was taken again
        unlock_one(objects_.mutexes[0]);
    }

    void use_lock() {
        const ObjectId lock = objects_.lock;
        const bool shared = roll(3) != 0;
        bool held = false;
        switch (roll(3)) {
            case 0:
                held =
                    acquired(shared ? lock_shared(caller_, lock) : lock_exclusive(caller_, lock));
                break;
            case 1:
                held = acquired(shared ? lock_shared(caller_, lock, soon())
                                       : lock_exclusive(caller_, lock, soon()));
                break;
            default:
                held = acquired(shared ? try_lock_shared(caller_, lock)
                                       : try_lock_exclusive(caller_, lock));
                break;
        }
        if (!held)
            return;
        dawdle();
        if (shared && roll(4) == 0) {
            if (acquired(lock_shared(caller_, lock, soon())))  // once more
                diary_.answered(unlock_shared(caller_, lock));
            if (acquired(lock_exclusive(caller_, lock, soon())))  // waits for itself
                std::abort();
        }
        diary_.answered(shared ? unlock_shared(caller_, lock) : unlock_exclusive(caller_, lock));
    }

    void use_semaphore() {
        const ObjectId semaphore = objects_.semaphore;
        bool taken = false;
        switch (roll(3)) {
            case 0:
                taken = acquired(acquire(caller_, semaphore));
                break;
            case 1:
                taken = acquired(acquire(caller_, semaphore, soon()));
                break;
            default:
                taken = acquired(try_acquire(caller_, semaphore));
                break;
        }
        dawdle();
        if (!taken)
            return;
        post(caller_, semaphore);
        diary_.answered(Outcome::Done);
    }

    void use_queue() {
        Value value = Value::integer(static_cast<std::int64_t>(random_() >> 1));
        if (roll(2) == 0) {
            const Outcome outcome = put(caller_, objects_.queue, value, soon());
            if (outcome == Outcome::Done)
                diary_.puts[diary_.put_count++] = value;
            return diary_.answered(outcome);
        }
        const Outcome outcome = get(caller_, objects_.queue, value, soon());
        diary_.answered(outcome, value);
    }

    void close_queue() {
        const auto count_before = caller_.memory().ring(caller_.recorder.ring_index()).head.load();
        close(caller_, objects_.queue);
        const auto count_now = caller_.memory().ring(caller_.recorder.ring_index()).head.load();
        if (count_now != count_before)  // closing it again leaves no trace
            diary_.answered(Outcome::Done);
    }

    void use_variables() {
        const ObjectId variable =
            roll(2) == 0 ? objects_.variable : ObjectId{objects_.array.value + 1 + roll(3)};
        const Value seen = read(caller_, variable);
        diary_.answered(Outcome::Done, seen);
        const Value next = Value::integer(seen.payload + 1);
        switch (roll(3)) {
            case 0:
                write(caller_, variable, next);
                return diary_.answered(Outcome::Done, next);
            case 1:
                return diary_.answered(Outcome::Done, add(caller_, variable, Value::integer(1)));
            default: {
                Value found;
                compare_exchange(caller_, variable, seen, next, found);
                return diary_.answered(Outcome::Done, found);
            }
        }
    }

    Caller& caller_;
    const Objects& objects_;
    Diary& diary_;
    std::mt19937_64 random_;
};

enum class Where { Threads, Processes, OneInterpreter };

// A whole run with its traces, ready to be replayed.
struct RandomRun {
    static constexpr std::uint32_t actor_count = 4;
    static constexpr int steps = 600;

    RecordedRun run;
    Objects objects;
    Diaries diaries{actor_count};
    std::vector<ActorId> actors = declare_actors();
    ModelReplay model{run.memory};
    std::vector<ActorTrace> traces;

    RandomRun(Where where, std::uint64_t seed)
        : objects{run.memory, actor_count, static_cast<Preference>(seed % 3)} {
        for (std::uint32_t i = 0; i < actor_count; ++i) {
            const auto body = [this, i, seed, where](Caller& caller) {
                if (where == Where::OneInterpreter)
                    caller.interpreter = objects.interpreter;
                take_interpreter(caller);
                Life(caller, objects, diaries[i], seed * 1000 + i)
                    .live(steps, i > 0 ? actors[i - 1] : ActorId{});
                release_interpreter(caller);
            };
            if (where != Where::Processes)
                run.thread(actors[i], body);
            else
                run.process(actors[i], body);
        }
        well = run.wait();
        for (std::uint32_t i = 0; i < actor_count; ++i) {
            const Diary& diary = diaries[i];
            traces.push_back({actors[i],
                              run.events_of(actors[i]),
                              {diary.puts, diary.puts + diary.put_count},
                              {diary.answers, diary.answers + diary.answer_count}});
        }
    }

    bool well = false;

private:
    std::vector<ActorId> declare_actors() const {
        std::vector<ActorId> declared;
        for (std::uint32_t i = 0; i < actor_count; ++i)
            declared.push_back(run.declare("actor"));
        return declared;
    }
};

}  // namespace

Q_DECLARE_METATYPE(Where)

class SyncModelTest : public QObject {
    Q_OBJECT

private slots:
    void everyRecordedActionIsWhatTheTransitionGives_data();
    void everyRecordedActionIsWhatTheTransitionGives();
    void whatWasNotSoIsFound_data();
    void whatWasNotSoIsFound();
};

void SyncModelTest::everyRecordedActionIsWhatTheTransitionGives_data() {
    QTest::addColumn<Where>("where");
    QTest::addColumn<quint64>("seed");
    for (quint64 seed = 1; seed <= 6; ++seed)
        QTest::addRow("threads, seed %llu", seed) << Where::Threads << seed;
    for (quint64 seed = 11; seed <= 13; ++seed)
        QTest::addRow("processes, seed %llu", seed) << Where::Processes << seed;
    for (quint64 seed = 21; seed <= 24; ++seed)
        QTest::addRow("one interpreter, seed %llu", seed) << Where::OneInterpreter << seed;
}

void SyncModelTest::everyRecordedActionIsWhatTheTransitionGives() {
    QFETCH(Where, where);
    QFETCH(quint64, seed);
    RandomRun random(where, seed);
    QVERIFY(random.well);

    const auto problems = random.model.replay(random.traces);
    QVERIFY2(problems.empty(), problems.empty() ? "" : problems.front().c_str());

    // The run got everywhere that this test is about.
    const auto& replayed = random.model.replayed();
    for (const EventKind kind : {EventKind::Request,
                                 EventKind::Acquired,
                                 EventKind::Released,
                                 EventKind::TryFailed,
                                 EventKind::TimedOut,
                                 EventKind::WaitBegin,
                                 EventKind::Notify,
                                 EventKind::SemaphoreAcquired,
                                 EventKind::SemaphorePosted,
                                 EventKind::BarrierArrived,
                                 EventKind::BarrierOpened,
                                 EventKind::BarrierPassed,
                                 EventKind::Put,
                                 EventKind::Got,
                                 EventKind::Read,
                                 EventKind::Write,
                                 EventKind::AtomicAdd,
                                 EventKind::CompareExchanged,
                                 EventKind::Joined,
                                 EventKind::ThreadEnd})
        QVERIFY2(replayed.contains(kind), name_of(kind));
    for (const EventKind kind :
         {EventKind::InterpreterRequest, EventKind::InterpreterAcquired,
          EventKind::InterpreterReleased, EventKind::InterpreterDropRequested,
          EventKind::InterpreterYielded})
        QVERIFY2(replayed.contains(kind) == (where == Where::OneInterpreter), name_of(kind));
    QVERIFY(random.model.contended() > 0);
}

// The test's own test: a trace in which one thing is changed does not pass.
void SyncModelTest::whatWasNotSoIsFound_data() {
    using Change = void (*)(Event&);
    QTest::addColumn<int>("kind");
    QTest::addColumn<Change>("change");
    const auto row = [](const char* name, EventKind kind, Change change) {
        QTest::newRow(name) << static_cast<int>(kind) << change;
    };
    row("a lost event", EventKind::Released, [](Event& event) { event.kind = EventKind::Note; });
    row("an order number twice", EventKind::Acquired, [](Event& event) { --event.order; });
    row("a gap in the order", EventKind::Released, [](Event& event) { ++event.order; });
    row("another one woken", EventKind::Released, [](Event& event) { ++event.argument; });
    row("a wrong value read", EventKind::Read, [](Event& event) { ++event.argument; });
    row("an old value read", EventKind::Read, [](Event& event) { event.order = 0; });
    row("a wrong count", EventKind::SemaphorePosted, [](Event& event) { ++event.argument; });
    row("a wait that was not contended", EventKind::BarrierOpened,
        [](Event& event) { --event.argument; });
    row("somebody else holds it", EventKind::TryFailed, [](Event& event) { ++event.argument; });
    row("it was not contended", EventKind::Request,
        [](Event& event) { event.kind = EventKind::Acquired; });
    row("a timeout that was none", EventKind::TimedOut,
        [](Event& event) { event.kind = EventKind::Note; });
}

void SyncModelTest::whatWasNotSoIsFound() {
    using Change = void (*)(Event&);
    QFETCH(int, kind);
    QFETCH(Change, change);
    RandomRun random(Where::Threads, 21);
    // The last one of them all: its predecessors exist.
    Event* last = nullptr;
    for (ActorTrace& trace : random.traces)
        for (Event& event : trace.events)
            if (event.kind == static_cast<EventKind>(kind) && event.order > 1)
                last = &event;
    QVERIFY(last);
    change(*last);
    QVERIFY(!random.model.replay(random.traces).empty());
}

QTEST_GUILESS_MAIN(SyncModelTest)
#include "sync_model_test.moc"
