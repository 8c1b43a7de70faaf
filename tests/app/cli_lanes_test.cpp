// Figures of some lanes only, in an order of one's own.
#include "tests/app/cli_run.h"

#include <QFile>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

class CliLanesTest : public QObject {
    Q_OBJECT
private slots:
    void whereNoneAreNamedThoseOfTheWindowAreDrawn();
    void hiddenLanesAreLeftOutAndCounted();
    void namedLanesStandFirst();
    void aNameThatIsNotThereIsSaidWithTheNearest();
    void somethingHasToBeLeft();
    void dataHasNoLanesToArrange();

private:
    Ended export_to(const QString& file, const QStringList& more) {
        return run_threadline(QStringList{"export", "deadlock/opposite-order",
                                          folder_.filePath(file), "--clock", "virtual"} +
                              more);
    }
    QString text_of(const QString& name) {
        QFile file(folder_.filePath(name));
        return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
    }
    // From top to bottom.
    double height_of(const QString& svg) {
        const auto found = QRegularExpression("viewBox=\"0 0 [0-9.]+ ([0-9.]+)").match(svg);
        return found.captured(1).toDouble();
    }
    QTemporaryDir folder_;
};

void CliLanesTest::whereNoneAreNamedThoseOfTheWindowAreDrawn() {
    const auto drawn = [this](const QStringList& lanes) {
        const QString file = folder_.filePath("race.svg");
        const Ended ended = run_threadline(
            QStringList{"export", "race/lost-update", file, "--clock", "virtual"} + lanes);
        return ended.status == 0 ? text_of("race.svg") : QString();
    };
    const QString unasked = drawn({});
    QVERIFY(!unasked.isEmpty());
    QCOMPARE(unasked, drawn({"--lanes", "threads,locks,variables"}));
    QVERIFY(unasked != drawn({"--lanes", "threads,locks"}));
}

void CliLanesTest::hiddenLanesAreLeftOutAndCounted() {
    QCOMPARE(export_to("all.svg", {}).status, 0);
    const Ended ended = export_to("some.svg", {"--hide", "B,Lock 1"});
    QVERIFY2(ended.status == 0, ended.error);
    const double all = height_of(text_of("all.svg"));
    const double some = height_of(text_of("some.svg"));
    QVERIFY2(all > 0 && some > 0 && some < all * 0.8,
             qPrintable(QString("%1 of %2").arg(some).arg(all)));
    QVERIFY(text_of("some.svg").contains(">2 hidden<"));
    QCOMPARE(export_to("german.svg", {"--hide", "B,Lock 1", "--language", "de"}).status, 0);
    QVERIFY(text_of("german.svg").contains(">2 fehlen<"));
}

void CliLanesTest::namedLanesStandFirst() {
    QCOMPARE(export_to("usual.svg", {}).status, 0);
    const Ended ended = export_to("order.svg", {"--order", "Lock 2,B"});
    QVERIFY2(ended.status == 0, ended.error);
    QVERIFY(text_of("usual.svg") != text_of("order.svg"));
    // As they are is no other picture.
    QCOMPARE(export_to("same.svg", {"--order", "A,B"}).status, 0);
    QCOMPARE(text_of("usual.svg"), text_of("same.svg"));
}

void CliLanesTest::aNameThatIsNotThereIsSaidWithTheNearest() {
    const Ended near = export_to("a.svg", {"--hide", "Lock 3"});
    QCOMPARE(near.status, 2);
    QCOMPARE(near.error_lines().size(), 1);
    QVERIFY2(near.error.contains("--hide: there is no lane 'Lock 3'") &&
                 near.error.contains("did you mean 'Lock"),
             near.error);
    const Ended far = export_to("a.svg", {"--order", "completely different"});
    QCOMPARE(far.status, 2);
    QVERIFY2(far.error.contains("it has A, B, Lock 1, Lock 2"), far.error);
    QVERIFY(!QFile::exists(folder_.filePath("a.svg")));
}

void CliLanesTest::somethingHasToBeLeft() {
    const Ended ended = export_to("a.svg", {"--hide", "A,B,Lock 1,Lock 2"});
    QCOMPARE(ended.status, 2);
    QVERIFY2(ended.error.contains("leaves no lane"), ended.error);
}

void CliLanesTest::dataHasNoLanesToArrange() {
    const Ended ended = export_to("a.csv", {"--hide", "A"});
    QCOMPARE(ended.status, 2);
    QVERIFY2(ended.error.contains("--hide is for pictures"), ended.error);
}

QTEST_MAIN(CliLanesTest)
#include "cli_lanes_test.moc"
