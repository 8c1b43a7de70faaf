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
        SeedOutcomesModel model;
        model.set({{"completed", "", "count = 110, sums[1] = 0", 3, 0},
                   {"completed", "", "count = 111, sums[1] = 0", 4, 1}},
                  7, 1);
        QCOMPARE(values(model, 0), QString("count = 110"));
        QCOMPARE(values(model, 1), QString("count = 111"));
        QVERIFY(tip(model, SeedOutcomesModel::Values).endsWith("sums[1] = 0"));
    }

    void aTextWithACommaIsLeftWhole() {
        SeedOutcomesModel model;
        model.set({{"completed", "", "said = \"a, b\", n = 1", 3, 0},
                   {"completed", "", "said = \"a, c\", n = 1", 4, 1}},
                  7, 1);
        QCOMPARE(values(model, 0), QString("said = \"a, b\", n = 1"));
        // Also where each part of it looks like a variable.
        model.set({{"completed", "", "said = \"a, b = 1\"", 3, 0},
                   {"completed", "", "said = \"c, b = 1\"", 4, 1}},
                  7, 1);
        QCOMPARE(values(model, 0), QString("said = \"a, b = 1\""));
    }
};

QTEST_MAIN(DifferingValuesTest)
#include "differing_values_test.moc"
