// The simulated cores: exact times by hand for small cases, laws for random ones.
#include "engine/schedule/simulation.h"

#include <QTest>

#include <algorithm>
#include <map>
#include <memory>
#include <random>
#include <string>
#include <vector>

using namespace threadline;
using namespace threadline::schedule;
using namespace std::chrono_literals;

namespace {

using Time = Simulation::Time;

struct Step {
    enum class Kind { Compute, Sleep, Block, Wake, Cut } kind;
    Time time{0};
    std::uint32_t other = 0;
};
Step computes(Time demand) {
    return {Step::Kind::Compute, demand};
}
Step sleeps(Time duration) {
    return {Step::Kind::Sleep, duration};
}
Step blocks() {
    return {Step::Kind::Block};
}
Step wakes(std::uint32_t other) {
    return {Step::Kind::Wake, Time{0}, other};
}

Step cuts(std::uint32_t other) {
    return {Step::Kind::Cut, Time{0}, other};
}

SimulatedCpu free_of_cost(std::uint32_t cores) {
    return {cores, 10us, 0us, 0us, 0us};
}

// Runs actors that do one step after the other; actor i (from 1) does script i - 1.
struct Machine final : CoreSwitches {
    explicit Machine(const SimulatedCpu& cpu, std::uint32_t most_actors = 64)
        : memory(Simulation::bytes_for(most_actors) / sizeof(std::max_align_t) + 1),
          simulation(
              Simulation::create(std::as_writable_bytes(std::span(memory)), cpu, most_actors)) {}

    void on_switch(const CoreSwitch& change) override { switches.push_back(change); }

    void run(std::vector<std::vector<Step>> scripts, std::vector<std::uint8_t> priorities = {}) {
        std::vector<std::size_t> at(scripts.size());
        for (std::uint32_t i = 0; i < scripts.size(); ++i)
            simulation->add(ActorId{i + 1}, priorities.empty() ? 0 : priorities[i]);
        while (const auto actor = simulation->next(Time::max(), *this)) {
            const std::uint32_t index = actor->value - 1;
            if (const Time rest = simulation->take_left(*actor); rest > Time{0})
                left[actor->value].push_back(std::to_string(rest / 1us) + " at " +
                                             us(simulation->now()));
            if (at[index] == scripts[index].size()) {
                ended[actor->value] = simulation->now();
                simulation->end(*actor, *this);
                continue;
            }
            const Step& step = scripts[index][at[index]++];
            switch (step.kind) {
                case Step::Kind::Compute:
                    simulation->compute(*actor, step.time);
                    break;
                case Step::Kind::Sleep:
                    simulation->block(*actor, simulation->now() + step.time, *this);
                    break;
                case Step::Kind::Block:
                    simulation->block(*actor, std::nullopt, *this);
                    break;
                case Step::Kind::Wake:
                    simulation->wake(ActorId{step.other});
                    break;
                case Step::Kind::Cut:
                    simulation->cut(ActorId{step.other});
                    break;
            }
        }
    }

    // "1@0: 0us-10us" for each stay of an actor on a core.
    std::vector<std::string> stays() const {
        std::vector<std::string> lines;
        std::map<std::uint32_t, CoreSwitch> on;
        for (const CoreSwitch& change : switches) {
            if (change.in) {
                on[change.core] = change;
                continue;
            }
            const CoreSwitch& in = on[change.core];
            lines.push_back(std::to_string(change.actor.value) + "@" + std::to_string(change.core) +
                            ": " + us(in.time) + "-" + us(change.time) +
                            (change.preempted ? " preempted" : ""));
        }
        return lines;
    }
    static std::string us(Time time) { return std::to_string(time / 1us); }

    std::vector<std::max_align_t> memory;
    Simulation* simulation;
    std::vector<CoreSwitch> switches;
    std::map<std::uint32_t, Time> ended;
    std::map<std::uint32_t, std::vector<std::string>> left;  // of a demand that was cut, and when
};

std::string joined(const std::vector<std::string>& lines) {
    std::string text;
    for (const std::string& line : lines)
        text += (text.empty() ? "" : ", ") + line;
    return text;
}

}  // namespace

class ScheduleSimulationTest : public QObject {
    Q_OBJECT

private slots:
    void whoIsCutExecutesAndKnowsWhatIsLeft();
    void aLentPriorityTakesTheCoreAndGoesBack();
    void anOwnPriorityCanChangeWhileReady();
    void oneActorHasTheCoreToItself();
    void twoActorsShareOneCoreInSlices();
    void twoActorsOnTwoCoresDoNotMeet();
    void aSliceThatNobodyContestedGoesOn();
    void sleepersNeedNoCore();
    void aBlockedActorGoesOnWhenItIsWoken();
    void aWakeBeforeTheBlockIsNotLost();
    void whoIsWokenInTimeDoesNotMeetItsDeadline();
    void whoIsNotWokenMeetsItsDeadline();
    void switchingAndHandingOverCostTime();
    void anActorGoesBackToItsCore();
    void aHigherPriorityTakesTheCoreAtOnce();
    void nobodyGoesOnWhenAllAreBlocked();
    void theLimitStopsTheTime();
    void theLawsHoldForRandomActors_data();
    void theLawsHoldForRandomActors();
};

void ScheduleSimulationTest::oneActorHasTheCoreToItself() {
    Machine machine(free_of_cost(1));
    machine.run({{computes(5us), computes(20us)}});
    QCOMPARE(joined(machine.stays()), "1@0: 0-25");
}

void ScheduleSimulationTest::twoActorsShareOneCoreInSlices() {
    Machine machine(free_of_cost(1));
    machine.run({{computes(15us)}, {computes(12us)}});
    QCOMPARE(joined(machine.stays()),
             "1@0: 0-10 preempted, 2@0: 10-20 preempted, 1@0: 20-25, 2@0: 25-27");
}

void ScheduleSimulationTest::twoActorsOnTwoCoresDoNotMeet() {
    Machine machine(free_of_cost(2));
    machine.run({{computes(15us)}, {computes(12us)}});
    QCOMPARE(joined(machine.stays()), "2@1: 0-12, 1@0: 0-15");
}

void ScheduleSimulationTest::aSliceThatNobodyContestedGoesOn() {
    Machine machine(free_of_cost(1));
    // The first wakes at 12 us: the slices of the second end at 10, 20, ... us.
    machine.run({{sleeps(12us), computes(1us)}, {computes(30us)}});
    QCOMPARE(joined(machine.stays()), "1@0: 0-0, 2@0: 0-20 preempted, 1@0: 20-21, 2@0: 21-31");
}

void ScheduleSimulationTest::sleepersNeedNoCore() {
    Machine machine(free_of_cost(1));
    machine.run({{sleeps(100us)}, {sleeps(100us)}, {sleeps(100us)}});
    for (std::uint32_t actor = 1; actor <= 3; ++actor)
        QCOMPARE(machine.ended[actor], Time(100us));
}

void ScheduleSimulationTest::aBlockedActorGoesOnWhenItIsWoken() {
    Machine machine(free_of_cost(2));
    machine.run({{blocks(), computes(5us)}, {computes(20us), wakes(1)}});
    QCOMPARE(machine.ended[1], Time(25us));
}

void ScheduleSimulationTest::aWakeBeforeTheBlockIsNotLost() {
    Machine machine(free_of_cost(2));
    machine.run({{computes(10us), blocks(), computes(1us)}, {wakes(1), wakes(1)}});
    QCOMPARE(machine.ended[1], Time(11us));
    QVERIFY(!machine.simulation->met_deadline(ActorId{1}));
}

void ScheduleSimulationTest::whoIsWokenInTimeDoesNotMeetItsDeadline() {
    Machine machine(free_of_cost(2));
    machine.run({{sleeps(50us)}, {computes(20us), wakes(1)}});
    QCOMPARE(machine.ended[1], Time(20us));
    QVERIFY(!machine.simulation->met_deadline(ActorId{1}));
}

void ScheduleSimulationTest::whoIsNotWokenMeetsItsDeadline() {
    Machine machine(free_of_cost(2));
    machine.run({{sleeps(50us)}});
    QCOMPARE(machine.ended[1], Time(50us));
    QVERIFY(machine.simulation->met_deadline(ActorId{1}));
}

void ScheduleSimulationTest::switchingAndHandingOverCostTime() {
    Machine machine({1, 100us, 2us, 3us, 0us});
    // 1 blocks at 0; 2 comes on at 0, begins at 2, wakes 1 at 12 and ends; 1 begins at 12 + 2 + 3.
    machine.run({{blocks(), computes(10us)}, {computes(10us), wakes(1)}});
    QCOMPARE(joined(machine.stays()), "1@0: 0-0, 2@0: 0-12, 1@0: 12-27");
}

void ScheduleSimulationTest::anActorGoesBackToItsCore() {
    Machine machine(free_of_cost(2));
    machine.run({{computes(5us)}, {computes(5us), sleeps(5us), computes(5us)}});
    QCOMPARE(joined(machine.stays()), "1@0: 0-5, 2@1: 0-5, 2@1: 10-15");
}

void ScheduleSimulationTest::aHigherPriorityTakesTheCoreAtOnce() {
    Machine machine(free_of_cost(1));
    machine.run({{computes(8us)}, {sleeps(3us), computes(2us)}}, {0, 5});
    QCOMPARE(joined(machine.stays()), "2@0: 0-0, 1@0: 0-3 preempted, 2@0: 3-5, 1@0: 5-10");
}

void ScheduleSimulationTest::nobodyGoesOnWhenAllAreBlocked() {
    Machine machine(free_of_cost(2));
    machine.run({{blocks()}, {computes(7us), blocks()}});
    QVERIFY(machine.simulation->is_stuck());
    QCOMPARE(machine.simulation->now(), Time(7us));
    QVERIFY(machine.ended.empty());
}

void ScheduleSimulationTest::theLimitStopsTheTime() {
    Machine machine(free_of_cost(1));
    machine.simulation->add(ActorId{1});
    QCOMPARE(machine.simulation->next(Time(1ms), machine), ActorId{1});
    machine.simulation->compute(ActorId{1}, 5ms);
    QVERIFY(!machine.simulation->next(Time(1ms), machine));
    QCOMPARE(machine.simulation->now(), Time(1ms));
    QVERIFY(!machine.simulation->is_stuck());
}

void ScheduleSimulationTest::theLawsHoldForRandomActors_data() {
    QTest::addColumn<std::uint32_t>("cores");
    QTest::addColumn<bool>("costs");
    for (const std::uint32_t cores : {1u, 2u, 3u, 8u})
        for (const bool costs : {false, true})
            QTest::addRow("%u cores%s", cores, costs ? " with costs" : "") << cores << costs;
}

// No core has two actors, no actor two cores; who computes gets exactly its demand (and, with
// costs, no less); no core idles while somebody is ready; twice the same is the same.
void ScheduleSimulationTest::theLawsHoldForRandomActors() {
    QFETCH(std::uint32_t, cores);
    QFETCH(bool, costs);
    for (std::uint32_t seed = 1; seed <= 60; ++seed) {
        std::mt19937 engine(seed);
        const auto random = [&engine] { return static_cast<std::uint32_t>(engine()); };
        const std::uint32_t count = 1 + random() % 12;
        std::vector<std::vector<Step>> scripts(count);
        std::vector<std::uint8_t> priorities(count);
        std::map<std::uint32_t, Time> demanded;
        for (std::uint32_t i = 0; i < count; ++i) {
            priorities[i] = seed % 3 == 0 ? static_cast<std::uint8_t>(random() % 3) : 0;
            for (std::uint32_t step = random() % 20; step > 0; --step) {
                switch (random() % 4) {
                    case 0:
                    case 1:
                        scripts[i].push_back(computes(Time(random() % 40'000)));
                        demanded[i + 1] += scripts[i].back().time;
                        break;
                    case 2:
                        scripts[i].push_back(sleeps(Time(random() % 30'000)));
                        break;
                    default:
                        scripts[i].push_back(wakes(1 + random() % count));
                        break;
                }
            }
        }
        const SimulatedCpu cpu{cores, 10us, costs ? Time(1500) : Time(0),
                               costs ? Time(700) : Time(0), Time(0)};
        Machine machine(cpu), again(cpu);
        machine.run(scripts, priorities);
        again.run(scripts, priorities);
        QCOMPARE(again.stays(), machine.stays());
        QCOMPARE(machine.ended.size(), std::size_t{count});

        std::map<std::uint32_t, std::uint32_t> on_core, core_of;
        std::map<std::uint32_t, Time> since, got;
        std::uint32_t waiting_preempted = 0;
        std::map<std::uint32_t, bool> is_preempted;
        Time last{0};
        for (const CoreSwitch& change : machine.switches) {
            QVERIFY(change.time >= last);
            // Time passed: a core was free, so nobody preempted may still be waiting for one.
            if (change.time > last)
                QVERIFY2(on_core.size() == cores || waiting_preempted == 0,
                         qPrintable(QString("seed %1 at %2 ns").arg(seed).arg(last.count())));
            last = change.time;
            const std::uint32_t actor = change.actor.value;
            if (change.in) {
                QVERIFY(!on_core.contains(change.core));
                QVERIFY(!core_of.contains(actor));
                on_core[change.core] = actor;
                core_of[actor] = change.core;
                since[actor] = change.time;
                if (std::exchange(is_preempted[actor], false))
                    --waiting_preempted;
            } else {
                QCOMPARE(on_core[change.core], actor);
                on_core.erase(change.core);
                core_of.erase(actor);
                got[actor] += change.time - since[actor];
                if (change.preempted) {
                    is_preempted[actor] = true;
                    ++waiting_preempted;
                }
            }
        }
        QVERIFY(on_core.empty());
        for (std::uint32_t actor = 1; actor <= count; ++actor) {
            if (costs)
                QVERIFY(got[actor] >= demanded[actor]);
            else
                QCOMPARE(got[actor], demanded[actor]);
        }
    }
}

// On a core it executes at once; off it, when it is next on one. Who does not compute goes on.
void ScheduleSimulationTest::whoIsCutExecutesAndKnowsWhatIsLeft() {
    Machine on_core(free_of_cost(2));
    on_core.run({{computes(50us)}, {computes(20us), cuts(1)}});
    QCOMPARE(on_core.left[1], std::vector<std::string>{"30 at 20"});
    QCOMPARE(on_core.ended[1], Time(20us));

    Machine off_core(free_of_cost(1));
    off_core.run({{computes(25us)}, {computes(5us), cuts(1), computes(5us)}});
    QCOMPARE(off_core.left[1], std::vector<std::string>{"15 at 20"});

    Machine idle(free_of_cost(2));
    idle.run({{sleeps(50us)}, {computes(20us), cuts(1), cuts(2)}});
    QVERIFY(idle.left.empty());
    QCOMPARE(idle.ended[1], Time(50us));
}

// Three at one core: 1 is low and computes, 2 is in between and takes the core from it, 3 is high.
void ScheduleSimulationTest::aLentPriorityTakesTheCoreAndGoesBack() {
    Machine machine(free_of_cost(1));
    Simulation& simulation = *machine.simulation;
    simulation.add(ActorId{1}, 1);
    QCOMPARE(simulation.next(Time::max(), machine), ActorId{1});
    simulation.compute(ActorId{1}, 100us);
    simulation.add(ActorId{2}, 2);
    QCOMPARE(simulation.next(Time::max(), machine), ActorId{2});
    simulation.compute(ActorId{2}, 100us);
    simulation.add(ActorId{3}, 3);
    QCOMPARE(simulation.next(Time::max(), machine), ActorId{3});

    // It waits for what 1 holds: 1 goes before 2 now, although 2 was first to be ready.
    simulation.lend_priority(ActorId{1}, ActorId{3});
    simulation.block(ActorId{3}, std::nullopt, machine);
    QCOMPARE(simulation.next(Time::max(), machine), ActorId{1});
    QCOMPARE(simulation.now(), Time(100us));
    simulation.return_priority(ActorId{1});
    simulation.compute(ActorId{1}, 50us);
    QCOMPARE(simulation.next(Time::max(), machine), ActorId{2});
    QCOMPARE(simulation.now(), Time(200us));
}

// Whoever is ready changes its place among those who are.
void ScheduleSimulationTest::anOwnPriorityCanChangeWhileReady() {
    Machine machine(free_of_cost(1));
    Simulation& simulation = *machine.simulation;
    for (std::uint32_t i = 1; i <= 4; ++i)
        simulation.add(ActorId{i}, 0);
    simulation.set_priority(ActorId{3}, 2);
    simulation.set_priority(ActorId{4}, 1);
    simulation.set_priority(ActorId{1}, 1);
    std::vector<std::uint32_t> order;
    while (const auto actor = simulation.next(Time::max(), machine)) {
        order.push_back(actor->value);
        simulation.end(*actor, machine);
    }
    QCOMPARE(order, (std::vector<std::uint32_t>{3, 4, 1, 2}));
}

QTEST_GUILESS_MAIN(ScheduleSimulationTest)
#include "schedule_simulation_test.moc"
