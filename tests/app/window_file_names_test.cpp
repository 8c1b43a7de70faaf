// Files whose names are more than ASCII, or no text at all: they are opened, named, listed, written
// and exported as any other.
#include "app/code/source_view.h"
#include "app/export/export_dialog.h"
#include "app/language/path_text.h"
#include "app/window/recent_files.h"
#include "window_fixture.h"

#include <QMenu>
#include <QSignalSpy>
#include <QTemporaryDir>

#include <fstream>
#include <iterator>

using namespace threadline;
using namespace threadline::app;
using threadline::test::OpenWindow;

namespace fs = std::filesystem;

class WindowFileNamesTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { threadline::test::prepare_application(); }
    void init() { QSettings().clear(); }

    void aNameLeadsBackToItsFile_data();
    void aNameLeadsBackToItsFile();
    void aRunIsSavedExportedListedAndOpened_data() { add_names(); }
    void aRunIsSavedExportedListedAndOpened();
    void aScenarioIsOpenedRunAndWritten_data() { add_names(); }
    void aScenarioIsOpenedRunAndWritten();

private:
    static void add_names() {
        QTest::addColumn<QByteArray>("name");
        QTest::newRow("umlauts") << QByteArray("Übung für Größen");
        QTest::newRow("Latin-1") << QByteArray(
            "\xdc"
            "bung f\xfcr Gr\xf6\xdf"
            "en");
    }
    fs::path path(const QByteArray& name) const {
        return fs::canonical(folder_.path().toStdString()) / name.toStdString();
    }

    QTemporaryDir folder_;
};

void WindowFileNamesTest::aNameLeadsBackToItsFile_data() {
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QString>("text");
    QTest::newRow("ASCII") << QByteArray("/a b/run.tline") << "/a b/run.tline";
    QTest::newRow("umlaut") << QByteArray("ä/x") << QString::fromUtf16(u"ä/x");
    QTest::newRow("beyond the first plane")
        << QByteArray("\xf0\x9f\xa7\xb5") << QString::fromUtf16(u"🧵");
    QTest::newRow("Latin-1") << QByteArray("a\xe4z") << QString::fromUtf16(u"a\uefe4z");
    QTest::newRow("Latin-1 beside an umlaut")
        << QByteArray("ä\xe4") << QString::fromUtf16(u"ä\uefe4");
    QTest::newRow("cut off") << QByteArray("\xe2\x82") << QString::fromUtf16(u"\uefe2\uef82");
    QTest::newRow("overlong") << QByteArray("\xc0\xaf") << QString::fromUtf16(u"\uefc0\uefaf");
    QTest::newRow("what stands for a byte")
        << QByteArray("\xee\xbe\x80") << QString::fromUtf16(u"\uefee\uefbe\uef80");
    QTest::newRow("none") << QByteArray() << QString();
}

void WindowFileNamesTest::aNameLeadsBackToItsFile() {
    QFETCH(QByteArray, name);
    QFETCH(QString, text);
    const fs::path path(name.toStdString());
    QCOMPARE(in_qt(path), text);
    QVERIFY(path_of(text) == path);
}

void WindowFileNamesTest::aRunIsSavedExportedListedAndOpened() {
    QFETCH(QByteArray, name);
    const fs::path run = path(name + ".tline"), figure = path(name + ".svg");
    const QString shown = in_qt(run.filename());
    {
        OpenWindow window;
        QVERIFY(window.chooses("deadlock/opposite-order"));
        QVERIFY(window.runs_simulated());
        QVERIFY(window.saves_run(run));
        QVERIFY(fs::exists(run));
        QVERIFY2(window.windowTitle().contains(shown), qPrintable(window.windowTitle()));

        window.commands().export_figure->trigger();
        auto* dialog = window.findChild<ExportDialog*>();
        QVERIFY(dialog);
        const QSignalSpy written(dialog, &ExportDialog::written);
        dialog->write_to(in_qt(figure));
        QTRY_COMPARE(written.count(), 1);
        QVERIFY(fs::exists(figure));
    }
    OpenWindow window;
    QVERIFY(window.chooses("race/lost-update"));
    QTRY_VERIFY(!window.windowTitle().contains(shown));
    QCOMPARE(recent_files(), QStringList{in_qt(run)});
    QMenu* recent = window.commands().recent;
    emit recent->aboutToShow();
    QAction* first = recent->actions().constFirst();
    QVERIFY2(first->text().contains(shown), qPrintable(first->text()));
    first->trigger();
    QTRY_VERIFY2(window.windowTitle().contains(shown), qPrintable(window.windowTitle()));
    QVERIFY(window.has_finished());
    QCOMPARE(window.outcome(), trace::Outcome::Deadlocked);
}

void WindowFileNamesTest::aScenarioIsOpenedRunAndWritten() {
    QFETCH(QByteArray, name);
    const QByteArray text = "title \"Mine\"\nthread('A', function() compute(2) end)\n";
    const fs::path file = path(name + ".lua");
    std::ofstream(file, std::ios::binary) << text.toStdString();
    OpenWindow window;
    QVERIFY(window.is_ready());
    window.open(file);
    auto* source = window.findChild<SourceView*>();
    QTRY_COMPARE(source->toPlainText().toUtf8(), text);
    QTRY_VERIFY(window.commands().run->isEnabled());
    QVERIFY(window.runs_simulated());
    QCOMPARE(window.outcome(), trace::Outcome::Completed);
    QTest::keyClicks(source, "-- mine ");
    QTRY_VERIFY(window.isWindowModified());
    window.commands().save_source->trigger();
    QTRY_VERIFY(!window.isWindowModified());
    std::ifstream written(file, std::ios::binary);
    const std::string content{std::istreambuf_iterator<char>(written), {}};
    QCOMPARE(QByteArray::fromStdString(content), "-- mine " + text);
}

QTEST_MAIN(WindowFileNamesTest)
#include "window_file_names_test.moc"
