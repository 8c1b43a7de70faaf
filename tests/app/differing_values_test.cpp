// A table of outcomes shows what tells them apart, and says once what is the same in all.
#include "app/panels/outcomes_panel.h"
#include "app/panels/seed_outcomes_model.h"

#include <QTest>

using namespace threadline;
using namespace threadline::app;

namespace {

session::ConfirmedOutcome ending(std::int64_t count) {
    session::ConfirmedOutcome one;
    one.outcome.outcome = "completed";
    one.outcome.values = {{"count", false, {count}},
                          {"sums", true, {std::int64_t(0), std::int64_t(0)}}};
    return one;
}

OutcomeCount ended(std::vector<record::ExploredVariable> values, std::uint64_t count,
                   std::size_t first) {
    return {"completed", "", std::move(values), count, first};
}

QString values(const OutcomesModel& model, int row) {
    return model.index(row, OutcomesModel::Values).data().toString();
}

QString values(const SeedOutcomesModel& model, int row) {
    return model.index(row, SeedOutcomesModel::Values).data().toString();
}

QString tip(const QAbstractItemModel& model, int column) {
    return model.headerData(column, Qt::Horizontal, Qt::ToolTipRole).toString();
}

}  // namespace

class DifferingValuesTest : public QObject {
    Q_OBJECT

private slots:
    void whatIsTheSameInAllOutcomesIsToldOnce() {
        OutcomesModel model;
        model.set_outcomes({ending(2), ending(3)});
        QCOMPARE(values(model, 0), QString("count = 2"));
        QCOMPARE(values(model, 1), QString("count = 3"));
        QVERIFY(tip(model, OutcomesModel::Values).endsWith("sums = {0, 0}"));
    }

    void ofOneOutcomeAllIsTold() {
        OutcomesModel model;
        model.set_outcomes({ending(2)});
        QCOMPARE(values(model, 0), QString("count = 2, sums = {0, 0}"));
        QVERIFY(!tip(model, OutcomesModel::Values).contains("sums"));
    }

    void soItIsOfSeeds() {
        const record::ExploredVariable sum{"sums[1]", false, {std::int64_t(0)}};
        SeedOutcomesModel model;
        model.set({ended({{"count", false, {std::int64_t(110)}}, sum}, 3, 0),
                   ended({{"count", false, {std::int64_t(111)}}, sum}, 4, 1)},
                  7, 1);
        QCOMPARE(values(model, 0), QString("count = 110"));
        QCOMPARE(values(model, 1), QString("count = 111"));
        QVERIFY(tip(model, SeedOutcomesModel::Values).endsWith("sums[1] = 0"));
    }

    void aTextMayReadLikeSeveralVariables() {
        const auto said = [](const char* text) {
            return record::ExploredVariable{"said", false, {std::string(text)}};
        };
        const record::ExploredVariable same{"n", false, {std::string("b = 1, c")}};
        SeedOutcomesModel model;
        model.set({ended({said("a, b = 1"), same}, 3, 0), ended({said("c, b = 1"), same}, 4, 1)}, 7,
                  1);
        QCOMPARE(values(model, 0), QString("said = \"a, b = 1\""));
        QCOMPARE(values(model, 1), QString("said = \"c, b = 1\""));
        QVERIFY(tip(model, SeedOutcomesModel::Values).endsWith(": n = \"b = 1, c\""));
    }

    void aHandleIsNoText() {
        SeedOutcomesModel model;
        model.set({ended({{"who", false, {record::ExploredHandle{}}}}, 1, 0)}, 1, 1);
        QCOMPARE(values(model, 0), QString("who = a handle"));
    }
};

QTEST_MAIN(DifferingValuesTest)
#include "differing_values_test.moc"
