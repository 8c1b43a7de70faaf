// A machine that allows few descriptors: more requests than connections go on all the same, and the
// run says how many there were.
#include "tests/engine/session_fixture.h"

#include <sys/resource.h>

using namespace threadline;
using namespace threadline::test;

class SessionConnectionsTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void moreRequestsThanConnectionsAllGetTheirReply_data();
    void moreRequestsThanConnectionsAllGetTheirReply();
};

// For this whole program: the runner raises its limit to the hard one.
void SessionConnectionsTest::initTestCase() {
    const rlimit files{200, 200};
    QCOMPARE(setrlimit(RLIMIT_NOFILE, &files), 0);
}

void SessionConnectionsTest::moreRequestsThanConnectionsAllGetTheirReply_data() {
    QTest::addColumn<QString>("word");
    QTest::addColumn<QString>("note");
    QTest::newRow("threads wait for one")
        << "threads"
        << "only 136 connections are allowed at a time: the others wait for one";
    QTest::newRow("tasks share them")
        << "tasks"
        << "only 136 connections are allowed at a time: the other requests share them";
}

void SessionConnectionsTest::moreRequestsThanConnectionsAllGetTheirReply() {
    QFETCH(QString, word);
    QFETCH(QString, note);
    const SessionFixture fixture;
    const RunSnapshot run = fixture.finished(R"(local server = service "server"
local done = shared("done", 0)
)" + word.toStdString() + R"((300, "Client", function()
  for _ = 1, 2 do server:request(200) done:add(1) end
end)
)");
    QCOMPARE(went_well(run), std::string());
    QCOMPARE(value_of(run, "done"), std::string("600"));
    QStringList notes;
    for (std::size_t i = 0; i < run.trace.moments.size(); ++i)
        if (run.trace.moments[i].kind == trace::MomentKind::Note)
            notes << QString::fromStdString(run.trace.tables->name(run.trace.moments[i].text));
    QCOMPARE(notes, QStringList{note});
}

QTEST_GUILESS_MAIN(SessionConnectionsTest)
#include "session_connections_test.moc"
