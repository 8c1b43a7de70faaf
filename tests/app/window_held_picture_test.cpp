// A live run whose picture stands still: that recording goes on is said, whatever else is told.
#include "app/panels/elided_label.h"
#include "app/timeline/timeline_view.h"
#include "window_fixture.h"

#include <QLabel>
#include <QStatusBar>

using namespace threadline;
using namespace threadline::app;
using namespace std::chrono_literals;
using threadline::test::OpenWindow;

class WindowHeldPictureTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { threadline::test::prepare_application(); }
    void init() { QSettings().clear(); }

    void itSaysThatRecordingGoesOnAndHowToFollow();
};

void WindowHeldPictureTest::itSaysThatRecordingGoesOnAndHowToFollow() {
    OpenWindow window;
    QVERIFY(
        window.opens_text("thread('Long', function()\n  for i = 1, 2000 do sleep(5) "
                          "if i % 4 == 0 then note('tick') end end\nend)\n"));
    window.commands().run->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(window.controller().phase() == RunController::Phase::Running &&
                                 window.controller().has_run() &&
                                 window.controller().snapshot().trace.now > trace::Time{400ms},
                             20'000);
    auto* timeline = window.findChild<TimelineView*>();
    const auto says = [&window](const QString& words) {
        for (const auto* label : window.findChildren<ElidedLabel*>())
            if (label->isVisible() && label->text().contains(words))
                return true;
        return false;
    };
    const auto counted = [&window] {
        for (const auto* label : window.statusBar()->findChildren<QLabel*>())
            if (label->text().endsWith(" events"))
                return label->text();
        return QString();
    };
    QVERIFY(!says("ecording goes on"));
    QTest::keyClick(timeline, Qt::Key_N);
    QVERIFY(timeline->cursor());
    const trace::TimeRange seen = timeline->visible_range();
    QVERIFY(says("stands still, recording goes on: Follow (Ctrl+L)"));
    // Where the line above has no room for it, below.
    window.resize(1024, 768);
    const auto* told = window.statusBar()->findChild<ElidedLabel*>();
    QTRY_COMPARE(window.width(), 1024);
    QTRY_VERIFY2(told->shown().startsWith("Recording goes on (Ctrl+L: live) · "),
                 qPrintable(told->shown()));
    // In front of what the mouse is over, too.
    Subject header;
    header.kind = Subject::Kind::LaneHeader;
    header.actor = ActorId{1};
    emit timeline->hovered(header);
    QVERIFY(says("ecording goes on"));
    const QString events = counted();
    QVERIFY(!events.isEmpty());
    QTRY_VERIFY(counted() != events);
    QCOMPARE(timeline->visible_range(), seen);
    window.commands().follow->trigger();
    QVERIFY(!timeline->cursor());
    QVERIFY(window.commands().follow->isChecked());
    QVERIFY(!says("ecording goes on"));
    window.commands().stop->trigger();
    QVERIFY(window.has_finished());
}

QTEST_MAIN(WindowHeldPictureTest)
#include "window_held_picture_test.moc"
