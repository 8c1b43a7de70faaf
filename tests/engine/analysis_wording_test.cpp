// The words that findings are made of: times, parts, lists.
#include "engine/analysis/wording.h"

#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <clocale>

using namespace threadline;
using namespace threadline::analysis;
using trace::Duration;

class AnalysisWordingTest : public QObject {
    Q_OBJECT

private slots:
    void aTimeHasThreeDigitsATenthOfAMillisecondAndItsUnit_data();
    void aTimeHasThreeDigitsATenthOfAMillisecondAndItsUnit();
    void aNumberHasAPointInEveryLocale();
    void aShareHasATenthAndTheSharesOfAWholeAddUp();
    void aNumberBelowOneHasTwoFigures();
    void ofALongListTheRestIsCounted();
};

void AnalysisWordingTest::aTimeHasThreeDigitsATenthOfAMillisecondAndItsUnit_data() {
    QTest::addColumn<qint64>("ns");
    QTest::addColumn<QString>("text");
    QTest::newRow("nothing") << qint64{0} << "0 ns";
    QTest::newRow("nanoseconds") << qint64{999} << "999 ns";
    QTest::newRow("microseconds") << qint64{1'234} << "1.23 us";
    QTest::newRow("just no millisecond") << qint64{999'499} << "999 us";
    QTest::newRow("as good as a millisecond") << qint64{999'500} << "1 ms";
    QTest::newRow("milliseconds") << qint64{20'400'000} << "20.4 ms";
    QTest::newRow("hundreds") << qint64{104'521'000} << "104.5 ms";
    QTest::newRow("as good as a hundred") << qint64{99'960'000} << "100 ms";
    QTest::newRow("nearly a second") << qint64{999'700'000} << "999.7 ms";
    QTest::newRow("as good as a second") << qint64{999'970'000} << "1000 ms";
    QTest::newRow("more than a second") << qint64{1'005'003'000} << "1005 ms";
    QTest::newRow("seconds") << qint64{171'200'000'000} << "171.2 s";
    QTest::newRow("seconds to a hundredth") << qint64{12'345'600'000} << "12.35 s";
}

void AnalysisWordingTest::aTimeHasThreeDigitsATenthOfAMillisecondAndItsUnit() {
    QFETCH(qint64, ns);
    QTEST(QString::fromStdString(text_of(Duration(ns))), "text");
}

// Qt takes over the locale of the system, and a German one has a comma.
void AnalysisWordingTest::aNumberHasAPointInEveryLocale() {
    QTemporaryDir locales;
    QProcess make;
    make.start("localedef", {"-i", "de_DE", "-f", "UTF-8", locales.filePath("de_DE.UTF-8")});
    if (!make.waitForFinished() || !QFile::exists(locales.filePath("de_DE.UTF-8/LC_NUMERIC")))
        QSKIP("this system cannot make a German locale (package locales)");
    qputenv("LOCPATH", locales.path().toLocal8Bit());
    QVERIFY(std::setlocale(LC_NUMERIC, "de_DE.UTF-8"));
    QCOMPARE(QByteArray(std::localeconv()->decimal_point), QByteArray(","));
    const std::string time = text_of(Duration(20'400'000));
    const std::string part = percent_of(Duration(1), Duration(8));
    std::setlocale(LC_NUMERIC, "C");
    QCOMPARE(time, std::string("20.4 ms"));
    QCOMPARE(part, std::string("12.5 %"));
}

void AnalysisWordingTest::aShareHasATenthAndTheSharesOfAWholeAddUp() {
    QCOMPARE(percent_of(Duration(244), Duration(10'000)), std::string("2.4 %"));
    QCOMPARE(percent_of(Duration(1), Duration(10'000)), std::string("0 %"));
    QCOMPARE(percent_of(Duration(999), Duration(1'000)), std::string("99.9 %"));
    using Texts = std::vector<std::string>;
    QCOMPARE(percents_of({Duration(976), Duration(24)}), (Texts{"97.6 %", "2.4 %"}));
    // Each alone would be 33.3.
    QCOMPARE(percents_of({Duration(1), Duration(1), Duration(1)}),
             (Texts{"33.4 %", "33.3 %", "33.3 %"}));
    QCOMPARE(percents_of({Duration(0), Duration(0)}), (Texts{"0 %", "0 %"}));
    // As each is told they are 1.3, 0.1 and 97.3; the rest alone would be 1.4.
    QCOMPARE(percent_beside({Duration(1'255), Duration(55), Duration(97'325)}, Duration(100'000)),
             std::string("1.3 %"));
    QCOMPARE(percent_beside({}, Duration(0)), std::string("0 %"));
}

void AnalysisWordingTest::aNumberBelowOneHasTwoFigures() {
    QCOMPARE(number_text(0.842), std::string("0.84"));
    QCOMPARE(number_text(0.02951), std::string("0.03"));
    QCOMPARE(number_text(9.756), std::string("9.76"));
    QCOMPARE(number_text(1234), std::string("1234"));
}

void AnalysisWordingTest::ofALongListTheRestIsCounted() {
    QCOMPARE(list_of({"A", "B", "C"}), std::string("A, B and C"));
    QCOMPARE(list_of({"A", "B", "C", "D"}, 3), std::string("A, B and 2 more"));
}

QTEST_APPLESS_MAIN(AnalysisWordingTest)
#include "analysis_wording_test.moc"
