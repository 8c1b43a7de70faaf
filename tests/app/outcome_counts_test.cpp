// Runs that ended alike are counted together, as far as a person can tell them apart.
#include "app/cli/outcome_counts.h"

#include <QTest>

#include <limits>

using namespace threadline;
using namespace threadline::app;

namespace {

analysis::Report ended(std::vector<std::pair<std::string, Value>> values) {
    auto tables = std::make_shared<trace::Tables>();
    tables->names = {"", "a, b = 1"};
    analysis::Report report;
    report.info.outcome = trace::Outcome::Completed;
    report.values = std::move(values);
    report.tables = std::move(tables);
    return report;
}

}  // namespace

class OutcomeCountsTest : public QObject {
    Q_OBJECT

private slots:
    void theMostFrequentOutcomeComesFirst() {
        const auto two = ended({{"count", Value::integer(2)}});
        const auto three = ended({{"count", Value::integer(3)}});
        const auto counts = count_outcomes(std::vector{two, three, three});
        QCOMPARE(counts.size(), std::size_t(2));
        QCOMPARE(counts[0].count, std::uint64_t(2));
        QCOMPARE(counts[0].first, std::size_t(1));
        QCOMPARE(counts[1].first, std::size_t(0));
        QVERIFY(counts[0].values ==
                (std::vector<record::ExploredVariable>{{"count", false, {std::int64_t(3)}}}));
    }

    void valuesKeepWhatTheyAre() {
        const auto counts = count_outcomes(
            std::vector{ended({{"said", Value::string(NameId{1})}, {"who", Value::handle(7)}})});
        QVERIFY(counts[0].values == (std::vector<record::ExploredVariable>{
                                        {"said", false, {std::string("a, b = 1")}},
                                        {"who", false, {record::ExploredHandle{}}}}));
    }

    void whatReadsAlikeIsOneOutcome() {
        const auto sum = [](double value) { return ended({{"sum", Value::number(value)}}); };
        const double none = std::numeric_limits<double>::quiet_NaN();
        QCOMPARE(count_outcomes(std::vector{sum(0.3), sum(0.1 + 0.2)}).size(), std::size_t(1));
        QCOMPARE(count_outcomes(std::vector{sum(none), sum(none)}).size(), std::size_t(1));
        QCOMPARE(count_outcomes(std::vector{sum(0.3), sum(0.4)}).size(), std::size_t(2));
    }
};

QTEST_GUILESS_MAIN(OutcomeCountsTest)
#include "outcome_counts_test.moc"
