// Recordings of a window that was killed are removed by a later one; of nobody else's.
#include "app/runs/recording_folder.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <cstdio>
#include <string_view>

using namespace threadline::app;

namespace {

constexpr std::string_view owner = "--own-a-folder";

// A process that owns a folder with a recording in it, until it is ended.
int own_a_folder() {
    const RecordingFolder folder;
    QFile recording(QString::fromStdString((folder.path() / "run-1.tline").string()));
    if (!recording.open(QIODevice::WriteOnly) || recording.write("recorded") < 0)
        return 1;
    recording.close();
    std::puts("ready");
    std::fflush(stdout);
    return std::getchar() == EOF ? 0 : 1;
}

}  // namespace

class WindowRecordingsTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { qputenv("TMPDIR", QFile::encodeName(temporary_.path())); }

    void aFolderGoesWithItsOwner();
    void whatAKilledProcessLeftIsRemovedAndNothingElse();
    void aFolderThatCannotBeMadeIsNowhere();

private:
    QStringList folders() const {
        return QDir(temporary_.path()).entryList(QDir::Dirs | QDir::Hidden | QDir::NoDotAndDotDot);
    }
    static bool starts(QProcess& process) {
        process.start(QCoreApplication::applicationFilePath(), {QString::fromLatin1(owner.data())});
        return process.waitForReadyRead(20'000);
    }

    QTemporaryDir temporary_;
};

void WindowRecordingsTest::aFolderGoesWithItsOwner() {
    {
        const RecordingFolder folder;
        QVERIFY(std::filesystem::is_directory(folder.path()));
        QCOMPARE(std::filesystem::status(folder.path()).permissions(),
                 std::filesystem::perms::owner_all);
        QVERIFY(!AbandonedRecordings::find());
        QVERIFY(std::filesystem::is_directory(folder.path()));
    }
    QCOMPARE(folders(), QStringList{});
}

void WindowRecordingsTest::whatAKilledProcessLeftIsRemovedAndNothingElse() {
    QProcess killed, living;
    QVERIFY(starts(killed));
    QVERIFY(starts(living));
    QCOMPARE(folders().size(), 2);
    killed.kill();
    QVERIFY(killed.waitForFinished());
    QCOMPARE(folders().size(), 2);
    // Somebody else's, which only looks alike.
    QVERIFY(QDir(temporary_.path()).mkdir("threadline-of-a-person"));
    const QString elsewhere = temporary_.filePath("elsewhere");
    QVERIFY(QDir().mkdir(elsewhere));
    QVERIFY(QFile::link(elsewhere, temporary_.filePath("threadline-link")));
    QFile beside(elsewhere + "/owner");
    QVERIFY(beside.open(QIODevice::WriteOnly));
    beside.close();
    QVERIFY(!AbandonedRecordings::find());
    QCOMPARE(folders().size(), 4);
    QVERIFY(folders().contains("threadline-of-a-person"));
    QVERIFY(beside.exists());
    living.closeWriteChannel();
    QVERIFY(living.waitForFinished());
    QCOMPARE(living.exitCode(), 0);
    QCOMPARE(folders().size(), 3);
}

void WindowRecordingsTest::aFolderThatCannotBeMadeIsNowhere() {
    qputenv("TMPDIR", "/proc");
    {
        const RecordingFolder folder;
        QVERIFY(!folder.path().empty());
        QVERIFY(!std::filesystem::exists(folder.path()));
    }
    QVERIFY(!AbandonedRecordings::find());
    initTestCase();
}

int main(int argc, char** argv) {
    QCoreApplication application(argc, argv);
    if (argc > 1 && argv[1] == owner)
        return own_a_folder();
    WindowRecordingsTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "window_recordings_test.moc"
