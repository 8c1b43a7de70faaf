// What an installation puts where, and that it works from there: as `cmake --install`, and as the
// Debian package.
#include <QDir>
#include <QDirIterator>
#include <QFileInfo>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

namespace {

struct Ended {
    int status = -1;
    QString out;
    QString error;
};

Ended run(const QString& program, const QStringList& arguments, const QString& folder = {}) {
    QProcess process;
    if (!folder.isEmpty())
        process.setWorkingDirectory(folder);
    process.start(program, arguments);
    if (!process.waitForFinished(120'000)) {
        process.kill();
        process.waitForFinished();
        return {-1, {}, "did not end"};
    }
    return {process.exitCode(), QString::fromUtf8(process.readAllStandardOutput()),
            QString::fromUtf8(process.readAllStandardError())};
}

const QString build_folder = QStringLiteral(THREADLINE_BUILD_DIR);
const QString id = QStringLiteral("io.github.threadline.Threadline");

const QStringList installed_files = {
    "bin/threadline",
    "libexec/threadline-runner",
    "share/applications/" + id + ".desktop",
    "share/metainfo/" + id + ".metainfo.xml",
    "share/mime/packages/" + id + ".xml",
    "share/icons/hicolor/scalable/apps/" + id + ".svg",
    "share/man/man1/threadline.1",
    "share/doc/threadline/copyright",
    "share/doc/threadline/changelog",
    "share/doc/threadline/OFL.txt",
    "share/threadline/scenarios/deadlock/opposite-order.lua",
    "share/threadline/scenarios/deadlock/opposite-order.lesson.md",
    "share/threadline/scenarios/deadlock/opposite-order.py",
};

// From one heading of a manual to the next.
QString section(const QString& manual, const QString& heading) {
    static const QRegularExpression next("\n\\.S[SH] ");
    const qsizetype begin = manual.indexOf("\n." + heading + "\n");
    return begin < 0 ? QString() : manual.mid(begin, manual.indexOf(next, begin + 2) - begin);
}

// Those that it lists, each in the line below .TP or .TQ.
QStringList options_in(const QString& section) {
    static const QRegularExpression tag("\\n\\.T[PQ]\\n\\.B[RI]* [^\\n]*?(--[a-z-]+)");
    QStringList options;
    for (auto found = tag.globalMatch(section); found.hasNext();)
        options.append(found.next().captured(1));
    return options;
}

QString missing_below(const QString& prefix) {
    for (const QString& file : installed_files)
        if (!QFileInfo::exists(prefix + "/" + file) &&
            !QFileInfo::exists(prefix + "/" + file + ".gz"))
            return file;
    return {};
}

}  // namespace

class InstallationTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void everyFileHasItsPlace();
    void theInstalledProgramRunsTheInstalledScenarios();
    void nothingInstalledNamesTheFolderItWasBuiltIn();
    void desktopFilesAreValid_data();
    void desktopFilesAreValid();
    void aRecordingIsKnownByItsNameAndByItsContent();
    void theManualNamesTheOptionsOfEachCommand();
    void theDebianPackageHoldsTheSame();

private:
    QString prefix() const { return folder_.filePath("usr"); }

    QTemporaryDir folder_;
};

void InstallationTest::initTestCase() {
    const Ended installed = run("cmake", {"--install", build_folder, "--prefix", prefix()});
    QVERIFY2(installed.status == 0, qPrintable(installed.error));
}

void InstallationTest::everyFileHasItsPlace() {
    QCOMPARE(missing_below(prefix()), QString());
}

void InstallationTest::theInstalledProgramRunsTheInstalledScenarios() {
    const QString program = prefix() + "/bin/threadline";
    const Ended listed = run(program, {"list"}, "/");
    QVERIFY2(listed.out.contains("deadlock/opposite-order"), qPrintable(listed.error));
    const Ended ended = run(
        program, {"run", "deadlock/opposite-order", "--clock", "virtual", "--report", "json"}, "/");
    QCOMPARE(ended.status, 0);
    QVERIFY2(ended.out.contains("\"outcome\": \"deadlocked\""), qPrintable(ended.out));
}

void InstallationTest::nothingInstalledNamesTheFolderItWasBuiltIn() {
    if (!THREADLINE_IS_RELEASE)
        QSKIP("only a release is shipped");
    const QByteArray source = THREADLINE_SOURCE_DIR "/";
    QDirIterator files(prefix(), QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY2(!file.readAll().contains(source), qPrintable(file.fileName()));
    }
}

void InstallationTest::desktopFilesAreValid_data() {
    QTest::addColumn<QString>("program");
    QTest::addColumn<QStringList>("arguments");
    const QString share = prefix() + "/share/";
    QTest::newRow("desktop entry")
        << "desktop-file-validate" << QStringList{share + "applications/" + id + ".desktop"};
    QTest::newRow("metainfo") << "appstreamcli"
                              << QStringList{"validate", "--no-net",
                                             share + "metainfo/" + id + ".metainfo.xml"};
    QTest::newRow("mime type") << "xmllint"
                               << QStringList{"--noout", share + "mime/packages/" + id + ".xml"};
    QTest::newRow("manual") << "man"
                            << QStringList{"--warnings", "--local-file", "--encoding=UTF-8",
                                           share + "man/man1/threadline.1"};
}

void InstallationTest::desktopFilesAreValid() {
    QFETCH(const QString, program);
    QFETCH(const QStringList, arguments);
    if (QStandardPaths::findExecutable(program).isEmpty())
        QSKIP("the program that judges is not installed");
    const Ended judged = run(program, arguments);
    QVERIFY2(judged.status == 0 && judged.error.isEmpty(), qPrintable(judged.out + judged.error));
}

void InstallationTest::aRecordingIsKnownByItsNameAndByItsContent() {
    if (QStandardPaths::findExecutable("update-mime-database").isEmpty())
        QSKIP("the shared MIME database is not installed");
    const QString mime = prefix() + "/share/mime";
    QCOMPARE(run("update-mime-database", {mime}).status, 0);
    QFile globs(mime + "/globs2"), magic(mime + "/magic");
    QVERIFY(globs.open(QIODevice::ReadOnly) && magic.open(QIODevice::ReadOnly));
    QVERIFY(globs.readAll().contains("application/x-threadline-trace:*.tline"));
    const QByteArray head("TLINE\0", 6);
    QVERIFY(magic.readAll().contains(head));
    const QString recording = folder_.filePath("run.tline");
    QCOMPARE(run(prefix() + "/bin/threadline",
                 {"run", "deadlock/opposite-order", "--clock", "virtual", "-o", recording})
                 .status,
             0);
    QFile file(recording);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(file.read(6) == head);
}

// Whoever adds one finds here that the manual lacks it, or has it for another command.
void InstallationTest::theManualNamesTheOptionsOfEachCommand() {
    QFile file(prefix() + "/share/man/man1/threadline.1");
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QString manual = QString::fromUtf8(file.readAll()).remove('\\');
    const QString program = prefix() + "/bin/threadline";
    const QRegularExpression command("^  ([a-z]+) ", QRegularExpression::MultilineOption);
    const QRegularExpression option("^  (?:-[a-z],)?(--[a-z-]+)",
                                    QRegularExpression::MultilineOption);
    const QString help = run(program, {"--help"}).out;
    int options = 0;
    for (auto commands = command.globalMatch(help.mid(help.indexOf("Commands:")));
         commands.hasNext();) {
        const QString name = commands.next().captured(1);
        QVERIFY2(manual.contains("\n.TP\n.B " + name + "\n"), qPrintable(name));
        QStringList offered;
        for (auto found = option.globalMatch(run(program, {name, "--help"}).out); found.hasNext();)
            offered.append(found.next().captured(1));
        offered.removeAll("--help");
        offered.sort();
        QStringList told = options_in(section(manual, "SS " + name));
        told.sort();
        QCOMPARE(name + ": " + told.join(' '), name + ": " + offered.join(' '));
        options += int(told.size());
    }
    QVERIFY(options > 60);
    for (auto found = option.globalMatch(help.left(help.indexOf("Commands:"))); found.hasNext();) {
        const QString word = found.next().captured(1);
        QVERIFY2(options_in(section(manual, "SS any command")).contains(word) ||
                     options_in(section(manual, "SS view")).contains(word),
                 qPrintable(word));
    }
    // What can be written.
    const QRegularExpression formats("OUT\\.\\{([a-z,]+)\\}");
    const QString endings = formats.match(run(program, {"export", "--help"}).out).captured(1);
    QVERIFY(endings.count(',') >= 8);
    const QString of_export = manual.section("\n.B export\n", 1, 1).section("\n.TP\n", 0, 0);
    for (const QString& ending : endings.split(','))
        QVERIFY2(of_export.contains(" ." + ending), qPrintable(ending));
}

void InstallationTest::theDebianPackageHoldsTheSame() {
    if (!THREADLINE_IS_RELEASE)
        QSKIP("only a release is shipped");
    if (QStandardPaths::findExecutable("dpkg-shlibdeps").isEmpty())
        QSKIP("dpkg-dev is not installed");
    const QString folder = folder_.filePath("package");
    QVERIFY(QDir().mkpath(folder));
    const Ended packed =
        run("cpack", {"--config", build_folder + "/CPackConfig.cmake", "-B", folder}, folder);
    QVERIFY2(packed.status == 0, qPrintable(packed.out + packed.error));
    const QStringList packages = QDir(folder).entryList({"threadline_*.deb"});
    QCOMPARE(packages.size(), 1);
    const QString package = folder + "/" + packages.front();
    const QString needs = run("dpkg-deb", {"--field", package, "Depends"}).out;
    for (const char* library :
         {"libqt6widgets6", "libqt6svg6", "libqcustomplot", "liblua5.4", "libc6"})
        QVERIFY2(needs.contains(library), qPrintable(needs));
    const QString unpacked = folder_.filePath("unpacked");
    QCOMPARE(run("dpkg-deb", {"--extract", package, unpacked}).status, 0);
    QCOMPARE(missing_below(unpacked + "/usr"), QString());
    // As Debian's policy has it: compressed, and each line of the description begins with a blank.
    for (const char* file : {"man/man1/threadline.1.gz", "doc/threadline/changelog.gz"})
        QVERIFY2(QFileInfo::exists(unpacked + "/usr/share/" + file), file);
    const QStringList description =
        run("dpkg-deb", {"--field", package, "Description"}).out.trimmed().split('\n');
    QVERIFY(description.size() > 4);
    for (qsizetype line = 1; line < description.size(); ++line)
        QVERIFY2(description[line].startsWith(' ') && !description[line].startsWith("  ") &&
                     description[line].trimmed() != description[0],
                 qPrintable(description[line]));
    const Ended ended = run(unpacked + "/usr/bin/threadline",
                            {"run", "deadlock/opposite-order", "--clock", "virtual"}, "/");
    QCOMPARE(ended.status, 0);
}

QTEST_MAIN(InstallationTest)
#include "installation_test.moc"
