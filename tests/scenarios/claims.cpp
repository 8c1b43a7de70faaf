#include "tests/scenarios/claims.h"

#include "app/lesson/lesson.h"

#include "engine/session/session.h"

#include <QTest>
#include <algorithm>
#include <array>

Q_DECLARE_METATYPE(const threadline::test::Row*)
Q_DECLARE_METATYPE(const threadline::test::Ratio*)

namespace threadline::test {

using analysis::FindingKind;

namespace {

// What says that a program is wrong, rather than how it spent its time.
constexpr std::array kDefects{FindingKind::Deadlock,      FindingKind::SelfDeadlock,
                              FindingKind::AbandonedLock, FindingKind::LostWakeup,
                              FindingKind::CheckFailed,   FindingKind::DataRace,
                              FindingKind::LostUpdate};

Result<analysis::Report> report_of_run(const std::string& scenario, const std::string& parameters,
                                       int cores) {
    session::RunRequest request;
    request.scenario = std::string(THREADLINE_SOURCE_DIR "/scenarios/") + scenario + ".lua";
    request.name = scenario;
    request.runner = THREADLINE_BIN_DIR "/threadline-runner";
    request.parameters = app::parameters_in(parameters);
    if (cores != real_clock)
        request.simulated_cpu.emplace().cores = static_cast<std::uint32_t>(cores);
    auto started = session::Session::start(std::move(request));
    if (!started)
        return started.error();
    started.value()->wait();
    const session::RunSnapshot run = started.value()->snapshot();
    if (run.trace.info->outcome == trace::Outcome::Failed)
        return Error{run.trace.info->error};
    return analysis::make_report(run.trace, *run.findings);
}

bool is_lock(record::ObjectKind kind) {
    return kind == record::ObjectKind::Mutex || kind == record::ObjectKind::ReaderWriterLock;
}

}  // namespace

Result<app::Facts> facts_of_run(const std::string& scenario, const std::string& parameters,
                                int cores) {
    const auto report = report_of_run(scenario, parameters, cores);
    if (!report)
        return report.error();
    return app::facts_of(*report);
}

Result<std::vector<std::string>> idle_locks_of_run(const std::string& scenario,
                                                   const std::string& parameters, int cores) {
    const auto report = report_of_run(scenario, parameters, cores);
    if (!report)
        return report.error();
    std::vector<std::string> idle;
    for (const trace::ObjectInfo& object : report->tables->objects)
        if (is_lock(object.kind) &&
            std::ranges::none_of(report->locks, [&](const analysis::LockReport& lock) {
                return report->tables->object(lock.lock).name == object.name;
            }))
            idle.push_back(object.name);
    return idle;
}

namespace {

std::string defects_of(const app::Facts& facts) {
    std::string found;
    for (const FindingKind kind : kDefects) {
        const std::string key = analysis::key_of(kind);
        if (std::get<double>(*facts.find("finding." + key)) > 0)
            found += (found.empty() ? "" : ", ") + key;
    }
    return found;
}

// The facts that a claim names, with their values: what a failure is understood by.
std::string quoted(const std::string& claim, const app::Facts& facts) {
    std::string text;
    for (const auto& [name, fact] : facts.all())
        if (claim.find(name) != std::string::npos)
            text += (text.empty() ? "" : ", ") + name + " = " + app::text_of(fact);
    return text;
}

std::string name_of(const char* scenario, const std::string& parameters, int cores) {
    return std::string(scenario) + (parameters.empty() ? "" : " ") + parameters +
           (cores == real_clock ? " (real)" : " (" + std::to_string(cores) + " cores)");
}

}  // namespace

void add_rows(std::initializer_list<Row> rows) {
    static std::vector<std::vector<Row>> kept;  // rows live as long as the tests
    const auto& mine = kept.emplace_back(rows);
    QTest::addColumn<const Row*>("row");
    for (const Row& row : mine)
        QTest::newRow(name_of(row.scenario, row.parameters, row.cores).c_str()) << &row;
}

void check_row() {
    QFETCH(const Row*, row);
    const auto facts = facts_of_run(row->scenario, row->parameters, row->cores);
    QVERIFY2(facts.ok(), facts ? "" : facts.error().message.c_str());
    QCOMPARE(QString::fromStdString(app::text_of(*facts->find("outcome"))), QString(row->outcome));
    if (row->defects)
        QCOMPARE(QString::fromStdString(defects_of(*facts)), QString(row->defects));
    for (const char* claim : row->claims) {
        const auto held = app::holds(claim, *facts);
        QVERIFY2(held.ok(), held ? "" : held.error().message.c_str());
        QVERIFY2(*held, (std::string("not so: ") + claim + "; " + quoted(claim, *facts)).c_str());
    }
}

void add_ratios(std::initializer_list<Ratio> ratios) {
    static std::vector<std::vector<Ratio>> kept;
    const auto& mine = kept.emplace_back(ratios);
    QTest::addColumn<const Ratio*>("ratio");
    for (const Ratio& ratio : mine)
        QTest::newRow(name_of(ratio.scenario,
                              std::string(ratio.first) + " / " + ratio.second + ": " + ratio.fact,
                              ratio.cores)
                          .c_str())
            << &ratio;
}

void check_ratio() {
    QFETCH(const Ratio*, ratio);
    std::array<double, 2> sizes{};
    for (std::size_t i = 0; i < sizes.size(); ++i) {
        const auto facts =
            facts_of_run(ratio->scenario, i == 0 ? ratio->first : ratio->second, ratio->cores);
        QVERIFY2(facts.ok(), facts ? "" : facts.error().message.c_str());
        const auto size = app::evaluate(ratio->fact, *facts);
        QVERIFY2(size.ok(), size ? "" : size.error().message.c_str());
        sizes[i] = std::get<double>(*size);
    }
    const double times = sizes[1] / sizes[0];
    QVERIFY2(times >= ratio->low && times <= ratio->high,
             qPrintable(QString("%1 is %2 times that of the first (%3 to %4), not %5 to %6")
                            .arg(ratio->fact)
                            .arg(times)
                            .arg(sizes[0])
                            .arg(sizes[1])
                            .arg(ratio->low)
                            .arg(ratio->high)));
}

}  // namespace threadline::test
