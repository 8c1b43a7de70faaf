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
    void aTimeHasThreeDigitsAndItsUnit_data();
    void aTimeHasThreeDigitsAndItsUnit();
    void aNumberHasAPointInEveryLocale();
    void ofALongListTheRestIsCounted();
};

void AnalysisWordingTest::aTimeHasThreeDigitsAndItsUnit_data() {
    QTest::addColumn<qint64>("ns");
    QTest::addColumn<QString>("text");
    QTest::newRow("nothing") << qint64{0} << "0 ns";
    QTest::newRow("nanoseconds") << qint64{999} << "999 ns";
    QTest::newRow("microseconds") << qint64{1'234} << "1.23 us";
    QTest::newRow("just no millisecond") << qint64{999'499} << "999 us";
    QTest::newRow("as good as a millisecond") << qint64{999'500} << "1 ms";
    QTest::newRow("milliseconds") << qint64{20'400'000} << "20.4 ms";
    QTest::newRow("as good as a second") << qint64{999'700'000} << "1 s";
    QTest::newRow("seconds") << qint64{171'200'000'000} << "171 s";
}

void AnalysisWordingTest::aTimeHasThreeDigitsAndItsUnit() {
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

void AnalysisWordingTest::ofALongListTheRestIsCounted() {
    QCOMPARE(list_of({"A", "B", "C"}), std::string("A, B and C"));
    QCOMPARE(list_of({"A", "B", "C", "D"}, 3), std::string("A, B and 2 more"));
}

QTEST_APPLESS_MAIN(AnalysisWordingTest)
#include "analysis_wording_test.moc"
