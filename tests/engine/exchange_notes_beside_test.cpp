// Notes on a trace of another program lie beside it.
#include "engine/exchange/notes_beside.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace threadline;
using namespace threadline::exchange;
using Notes = std::vector<trace::Annotation>;
using trace::Time;

class ExchangeNotesBesideTest : public QObject {
    Q_OBJECT

private slots:
    void init();
    void notesComeBackAsTheyWereWritten();
    void withoutAnyThereIsNoFile();
    void endsOfLinesMayBeThoseOfAnotherSystem();
    void whatCannotBeReadIsNotWrittenOver();
    void whatIsNoNoteIsNamedByItsLine_data();
    void whatIsNoNoteIsNamedByItsLine();
    void whereNothingCanBeWrittenItIsSaid();

private:
    QString notes_file() const { return QString::fromStdString(notes_file_of(trace_).string()); }
    void write(const QByteArray& text) const {
        QFile file(notes_file());
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
    }

    std::unique_ptr<QTemporaryDir> folder_;
    std::filesystem::path trace_;
};

void ExchangeNotesBesideTest::init() {
    folder_ = std::make_unique<QTemporaryDir>();
    trace_ = folder_->filePath("trace.json").toStdString();
}

void ExchangeNotesBesideTest::notesComeBackAsTheyWereWritten() {
    const Notes notes{{{Time{0}, Time{0}}, ""},
                      {{Time{7}, Time{1'000'000'000}}, "zu spät?  \"C:\\new\\\"\tand\r\n\nmore "},
                      {{Time{8}, Time{8}}, "12 13 14"}};
    QVERIFY(save_notes_beside(trace_, notes).ok());
    QVERIFY(notes_file().endsWith("/trace.json.notes"));
    auto read = read_notes_beside(trace_);
    QVERIFY(read.ok());
    QVERIFY(*read == notes);
    // Others in their place.
    const Notes fewer{notes[1]};
    QVERIFY(save_notes_beside(trace_, fewer).ok());
    read = read_notes_beside(trace_);
    QVERIFY(read.ok() && *read == fewer);
}

void ExchangeNotesBesideTest::withoutAnyThereIsNoFile() {
    auto read = read_notes_beside(trace_);
    QVERIFY(read.ok() && read->empty());
    QVERIFY(save_notes_beside(trace_, {}).ok());
    const Notes one{{{Time{1}, Time{2}}, "one"}};
    QVERIFY(save_notes_beside(trace_, one).ok());
    QVERIFY(QFile::exists(notes_file()));
    QVERIFY(save_notes_beside(trace_, {}).ok());
    QVERIFY(!QFile::exists(notes_file()));
}

void ExchangeNotesBesideTest::endsOfLinesMayBeThoseOfAnotherSystem() {
    write("Threadline notes 1\r\n1 2 one\\r\r\n\r\n3 3\r\n4 4 two\r\n");
    const auto read = read_notes_beside(trace_);
    QVERIFY2(read.ok(), read.ok() ? "" : read.error().message.c_str());
    const Notes expected{
        {{Time{1}, Time{2}}, "one\r"}, {{Time{3}, Time{3}}, ""}, {{Time{4}, Time{4}}, "two"}};
    QVERIFY(*read == expected);
}

void ExchangeNotesBesideTest::whatCannotBeReadIsNotWrittenOver() {
    const QByteArray theirs = "shopping list\n";
    write(theirs);
    for (const Notes& notes : {Notes{{{Time{1}, Time{2}}, "one"}}, Notes{}}) {
        const Status saved = save_notes_beside(trace_, notes);
        QVERIFY(!saved.ok());
        QVERIFY(saved.error().message.find("not notes of Threadline") != std::string::npos);
        QFile file(notes_file());
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), theirs);
    }
}

void ExchangeNotesBesideTest::whatIsNoNoteIsNamedByItsLine_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("line");
    const QByteArray head = "Threadline notes 1\n";
    QTest::newRow("empty") << QByteArray() << 1;
    QTest::newRow("something else") << QByteArray("{}\n") << 1;
    QTest::newRow("no time") << head + "1 2 fine\nhello\n" << 3;
    QTest::newRow("one time") << head + "1\n" << 2;
    QTest::newRow("backwards") << head + "3 2 x\n" << 2;
    QTest::newRow("before the begin") << head + "-3 2 x\n" << 2;
    QTest::newRow("too late") << head + "1 9223372036854775807 x\n" << 2;
    QTest::newRow("no number at all") << head + "1 99999999999999999999999 x\n" << 2;
}

void ExchangeNotesBesideTest::whatIsNoNoteIsNamedByItsLine() {
    QFETCH(const QByteArray, text);
    QFETCH(const int, line);
    write(text);
    const auto read = read_notes_beside(trace_);
    QVERIFY(!read.ok());
    const QString error = QString::fromStdString(read.error().message);
    QVERIFY2(error.startsWith(notes_file() + QString(":%1: ").arg(line)), qPrintable(error));
}

void ExchangeNotesBesideTest::whereNothingCanBeWrittenItIsSaid() {
    const Notes one{{{Time{1}, Time{2}}, "one"}};
    const auto nowhere = trace_.parent_path() / "gone" / "trace.json";
    const Status saved = save_notes_beside(nowhere, one);
    QVERIFY(!saved.ok());
    QVERIFY(QString::fromStdString(saved.error().message).contains("trace.json.notes"));
    QVERIFY(read_notes_beside(nowhere).ok());
}

QTEST_GUILESS_MAIN(ExchangeNotesBesideTest)
#include "exchange_notes_beside_test.moc"
