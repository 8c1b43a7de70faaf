// Predicting first, as a choice: what answers the question of a lesson is made, or shown, once
// somebody has predicted it.
#include "app/panels/elided_label.h"
#include "app/panels/findings_list.h"
#include "app/panels/findings_model.h"
#include "app/panels/gallery.h"
#include "app/panels/lesson_panel.h"
#include "app/panels/outcomes_panel.h"
#include "app/panels/scenario_panel.h"
#include "app/present/presentation.h"
#include "app/timeline/timeline_view.h"
#include "app/window/thumbnails.h"
#include "app/window/tour.h"
#include "first_minute.h"

#include <QLineEdit>
#include <QSplitter>
#include <QStatusBar>
#include <QTabWidget>
#include <QTableView>
#include <QTreeView>

using namespace threadline;
using namespace threadline::app;
using threadline::test::first_start;
using threadline::test::OpenWindow;
using threadline::test::tour_is_known;

namespace {

constexpr auto deadlock = "deadlock/opposite-order";
constexpr auto race = "race/read-modify-write";
constexpr auto deadlock_title = "two locks, opposite order";
constexpr auto race_title = "read, add, write";

LessonPanel& lesson_of(OpenWindow& window) {
    return *window.findChild<LessonPanel*>();
}

bool comes_to_ask(OpenWindow& window) {
    return QTest::qWaitFor([&] { return lesson_of(window).asks_first(); }, 20'000);
}

bool says(OpenWindow& window, const QString& text) {
    return QTest::qWaitFor([&] { return lesson_of(window).toPlainText().contains(text); }, 20'000);
}

void click(OpenWindow& window, const char* link) {
    emit lesson_of(window).anchorClicked(QUrl(link));
}

bool offers(OpenWindow& window, const char* link) {
    return lesson_of(window).toHtml().contains(QString("href=\"%1\"").arg(link));
}

// Beside its title in the gallery.
QImage picture_of(OpenWindow& window, const char* title) {
    const QAbstractItemModel* model = window.findChild<Gallery*>()->model();
    const QModelIndexList found = model->match(model->index(0, 0), Qt::DisplayRole, title, 1,
                                               Qt::MatchEndsWith | Qt::MatchRecursive);
    return found.isEmpty() ? QImage()
                           : found[0].data(Qt::DecorationRole).value<QPixmap>().toImage();
}

// It is there, whether it can be seen or not.
bool has_drawn(OpenWindow& window, const QString& scenario) {
    bool is_drawn = false;
    const QMetaObject::Connection drawn =
        QObject::connect(window.findChild<Thumbnails*>(), &Thumbnails::ready, &window,
                         [&](const QString& name) { is_drawn |= name == scenario; });
    emit window.findChild<Gallery*>()->picture_wanted(scenario);
    const bool came = QTest::qWaitFor([&] { return is_drawn; }, 30'000);
    QObject::disconnect(drawn);
    return came;
}

void choose(OpenWindow& window, const char* scenario) {
    emit window.findChild<Gallery*>()->chosen(scenario);
}

// What of a run can be seen anywhere; empty: nothing.
QStringList seen_of_a_run(OpenWindow& window) {
    QStringList seen;
    if (window.controller().has_run() || window.controller().busy())
        seen += "a run";
    const QString timeline = window.findChild<TimelineView*>()->accessibleDescription();
    if (!timeline.startsWith("Predict in the lesson"))
        seen += "timeline: " + timeline;
    if (window.findChild<FindingsList*>()->findings().rowCount() > 0)
        seen += "findings";
    for (const auto* table : window.findChild<QTabWidget*>("facts")->findChildren<QTableView*>())
        if (table->model() && table->model()->rowCount() > 0)
            seen += "table: " + table->accessibleName();
    for (const auto* line : window.statusBar()->findChildren<ElidedLabel*>())
        if (line->text() != "Nothing has run yet")
            seen += "status: " + line->text();
    for (const auto* note : window.findChildren<ElidedLabel*>())
        if (note->isVisible() && note->text().contains("example"))
            seen += "note: " + note->text();
    const QString told = lesson_of(window).toPlainText();
    if (!told.startsWith("Predict") || told.contains("As the run shows") ||
        told.contains("Explanation"))
        seen += "lesson: " + told;
    return seen;
}

}  // namespace

class WindowPredictFirstTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { threadline::test::prepare_application(); }
    void init() {
        QSettings().clear();
        tour_is_known();
        QSettings().setValue("lesson/predict-first", true);
    }

    void atTheStartTheLessonAsksAndAChoiceByKeysBringsTheAnswer();
    void whoeverOnlyWantsToSeeTheRunIsShownIt();
    void runGivesTheAnswerAsEver();
    void anotherScenarioIsAskedAboutAndOnesOwnRunComesBack();
    void theExampleHasTheValuesThatAreSet();
    void aScenarioWithoutALessonIsShownAtOnce();
    void anExampleOnShowIsHiddenToBePredicted();
    void theCommandHidesWhatNobodyHasReadYetAndIsRemembered();
    void whatSomebodyRanIsNotHidden();
    void aRoomIsAskedBeforeItSeesAnything();
    void theTourHasARunToTellOf();
    void theQuestionHasTheRoomOfTheRunUntilThatIsThere();
    void whatWasHiddenHasItsShareOnceItIsAnswered();
    void aDigitChoosesWhereverTheKeysAreButWhereSomebodyWrites();
    void thePictureOfWhatIsAskedComesWithTheAnswer();
    void thePictureOfAnExampleThatIsHiddenGoesWithIt();
};

void WindowPredictFirstTest::atTheStartTheLessonAsksAndAChoiceByKeysBringsTheAnswer() {
    OpenWindow window(first_start());
    QVERIFY(comes_to_ask(window));
    QCOMPARE(seen_of_a_run(window), QStringList());
    LessonPanel& lesson = lesson_of(window);
    QVERIFY(lesson.isVisible() && lesson.toPlainText().contains("How does it end?"));
    QVERIFY(!window.commands().next_finding->isEnabled() && !window.commands().fit->isEnabled());

    QTRY_VERIFY(lesson.hasFocus());
    QTest::keyClick(&lesson, Qt::Key_Tab);
    QTest::keyClick(&lesson, Qt::Key_Tab);
    QTest::keyClick(&lesson, Qt::Key_Return);
    QCOMPARE(lesson.predicted(), std::optional<std::size_t>(1));
    QVERIFY(window.has_finished());
    QVERIFY2(says(window, "As the run shows: Neither gets through. You had predicted it."),
             qPrintable(lesson.toPlainText()));
    QVERIFY(lesson.toPlainText().startsWith("Predict") && says(window, "Explanation"));
    QCOMPARE(window.controller().snapshot().trace.info->clock, trace::Clock::Virtual);
    QVERIFY(lesson.isVisible());
}

void WindowPredictFirstTest::whoeverOnlyWantsToSeeTheRunIsShownIt() {
    OpenWindow window(first_start());
    QVERIFY(comes_to_ask(window));
    click(window, "show:run");
    QVERIFY(window.has_finished());
    QVERIFY(says(window, "Look at the run"));
    QVERIFY(!lesson_of(window).predicted() && !lesson_of(window).asks_first());
}

void WindowPredictFirstTest::runGivesTheAnswerAsEver() {
    OpenWindow window(first_start());
    QVERIFY(comes_to_ask(window));
    QVERIFY(window.runs_simulated());
    QVERIFY(says(window, "As the run shows: Neither gets through."));
    QVERIFY(lesson_of(window).toPlainText().startsWith("Question"));
    QVERIFY(!lesson_of(window).asks_first() && !offers(window, "hide:run"));
}

void WindowPredictFirstTest::anotherScenarioIsAskedAboutAndOnesOwnRunComesBack() {
    OpenWindow window(first_start());
    QVERIFY(comes_to_ask(window));
    QVERIFY(window.runs_simulated());
    QTRY_VERIFY(window.controller().can_save_recording());
    const auto tables = window.controller().snapshot().trace.tables;
    emit window.findChild<Gallery*>()->activated(race);
    QCOMPARE(seen_of_a_run(window), QStringList());
    QVERIFY(lesson_of(window).asks_first());
    QVERIFY(says(window, "Where does it stand when both have ended?"));
    QTRY_VERIFY(lesson_of(window).hasFocus());
    choose(window, deadlock);
    QVERIFY(!lesson_of(window).asks_first());
    QCOMPARE(window.controller().snapshot().trace.tables, tables);
    QVERIFY(says(window, "As the run shows: Neither gets through."));
}

void WindowPredictFirstTest::theExampleHasTheValuesThatAreSet() {
    OpenWindow window(first_start());
    QVERIFY(comes_to_ask(window));
    window.findChild<ScenarioPanel*>()->form().set_values({{"remedy", "global order"}});
    QVERIFY(says(window, "in the same order"));
    QCOMPARE(seen_of_a_run(window), QStringList());
    click(window, "predict:1");
    QVERIFY2(says(window, "As the run shows: Both get through. You had predicted: Neither gets"),
             qPrintable(lesson_of(window).toPlainText()));
}

void WindowPredictFirstTest::aScenarioWithoutALessonIsShownAtOnce() {
    OpenWindow window(first_start());
    QVERIFY(comes_to_ask(window));
    QVERIFY(window.opens_text(threadline::test::opposite));
    QVERIFY(window.has_finished());
    QVERIFY(!lesson_of(window).asks_first());
}

// For this scenario alone: what is set for others stays.
void WindowPredictFirstTest::anExampleOnShowIsHiddenToBePredicted() {
    QSettings().remove("lesson/predict-first");
    OpenWindow window(first_start());
    QVERIFY(window.has_finished());
    QVERIFY(says(window, "Look at the run") && offers(window, "hide:run"));
    window.commands().explore->trigger();
    auto* outcomes = window.findChild<OutcomesPanel*>();
    QTRY_VERIFY_WITH_TIMEOUT(outcomes->result(), 30'000);
    click(window, "hide:run");
    QVERIFY(lesson_of(window).asks_first() && !outcomes->result());
    QCOMPARE(seen_of_a_run(window), QStringList());
    QTRY_VERIFY(lesson_of(window).hasFocus());
    click(window, "predict:0");
    QVERIFY(says(window, "Neither gets through. You had predicted: Both get through."));

    QVERIFY(says(window, "Predict again") && offers(window, "hide:run"));
    click(window, "hide:run");
    QCOMPARE(seen_of_a_run(window), QStringList());
    QVERIFY(!lesson_of(window).predicted());
    click(window, "predict:1");
    QVERIFY(says(window, "As the run shows: Neither gets through. You had predicted it."));
    QVERIFY(!window.commands().predict_first->isChecked());
}

void WindowPredictFirstTest::theCommandHidesWhatNobodyHasReadYetAndIsRemembered() {
    QSettings().remove("lesson/predict-first");
    {
        OpenWindow window(first_start());
        QVERIFY(window.has_finished());
        QVERIFY(says(window, "Look at the run"));
        QTest::keyClick(&window, Qt::Key_P, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(window.commands().predict_first->isChecked());
        QCOMPARE(seen_of_a_run(window), QStringList());
        // Off again, nothing is left empty.
        QTest::keyClick(&window, Qt::Key_P, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(window.has_finished());
        QVERIFY(says(window, "Look at the run"));
        // What was read stays.
        click(window, "show:answer");
        QTest::keyClick(&window, Qt::Key_P, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(window.controller().has_run() && says(window, "Explanation"));
    }
    OpenWindow window(first_start());
    QVERIFY(comes_to_ask(window));
    QVERIFY(window.commands().predict_first->isChecked());
}

void WindowPredictFirstTest::whatSomebodyRanIsNotHidden() {
    QSettings().remove("lesson/predict-first");
    OpenWindow window(first_start());
    QVERIFY(window.has_finished());
    QVERIFY(window.runs_simulated());
    QVERIFY(says(window, "As the run shows: Neither gets through."));
    QVERIFY(!offers(window, "hide:run"));
    window.commands().predict_first->setChecked(true);
    QVERIFY(window.controller().has_run() && !lesson_of(window).asks_first());
}

// The question alone, then moment by moment, and the answer at the last of them.
void WindowPredictFirstTest::aRoomIsAskedBeforeItSeesAnything() {
    OpenWindow window(first_start());
    QVERIFY(comes_to_ask(window));
    window.commands().present->trigger();
    auto* room = window.findChild<Presentation*>();
    QVERIFY(room);
    QVERIFY(room->narration().contains("How does it end?"));
    QVERIFY(window.has_finished());
    QTRY_VERIFY(lesson_of(window).told_answer());
    QCOMPARE(room->stop(), std::size_t(0));
    QVERIFY2(room->stops() > 3, qPrintable(QString::number(room->stops())));
    QVERIFY(room->narration().contains("How does it end?"));
    QVERIFY(!room->narration().contains("As the run shows"));
    QTest::keyClick(room, Qt::Key_2);
    QTest::keyClick(room, Qt::Key_PageDown);
    QCOMPARE(room->stop(), std::size_t(1));
    QTest::keyClick(room, Qt::Key_End);
    QVERIFY2(room->narration().contains("As the run shows: Neither gets through. That was"),
             qPrintable(room->narration()));
    QTest::keyClick(room, Qt::Key_Escape);
    QVERIFY(says(window, "As the run shows: Neither gets through."));
}

void WindowPredictFirstTest::theTourHasARunToTellOf() {
    OpenWindow window(first_start());
    QVERIFY(comes_to_ask(window));
    window.commands().tour->trigger();
    QVERIFY(window.findChild<Tour*>());
    QVERIFY(window.has_finished());
    QVERIFY(window.controller().has_run());
}

void WindowPredictFirstTest::theQuestionHasTheRoomOfTheRunUntilThatIsThere() {
    OpenWindow window(first_start());
    window.resize(1920, 1050);
    QVERIFY(comes_to_ask(window));
    const LessonPanel& lesson = lesson_of(window);
    const auto* timeline = window.findChild<TimelineView*>();
    QTRY_VERIFY(lesson.height() > 2 * timeline->height());
    // All of it is in sight.
    QTRY_VERIFY(lesson.document()->size().height() <= lesson.viewport()->height());
    click(window, "predict:1");
    QVERIFY(window.has_finished());
    QTRY_VERIFY(timeline->height() > lesson.height() / 2);
    const int usual = lesson.height();
    // Another one, and back to how it was.
    choose(window, race);
    QVERIFY(comes_to_ask(window));
    QTRY_VERIFY(lesson.height() > 2 * timeline->height());
    QVERIFY(window.runs_simulated());
    QTRY_COMPARE(lesson.height(), usual);
}

void WindowPredictFirstTest::whatWasHiddenHasItsShareOnceItIsAnswered() {
    QSettings().setValue("window/below", false);
    OpenWindow window(first_start());
    window.resize(1024, 768);
    QVERIFY(comes_to_ask(window));
    QVERIFY(window.commands().below->isChecked());
    const auto* centre = window.findChild<QSplitter*>("centre");
    QVERIFY(centre);
    QTRY_VERIFY(centre->sizes()[1] > centre->sizes()[0]);
    click(window, "predict:1");
    QVERIFY(window.has_finished());
    QTRY_VERIFY(centre->sizes()[0] > centre->sizes()[1]);
    QVERIFY2(centre->sizes()[1] > centre->height() * 2 / 5,
             qPrintable(QString::number(centre->sizes()[1])));
}

void WindowPredictFirstTest::aDigitChoosesWhereverTheKeysAreButWhereSomebodyWrites() {
    OpenWindow window(first_start());
    QVERIFY(comes_to_ask(window));
    QVERIFY(QTest::qWaitForWindowActive(&window));
    LessonPanel& lesson = lesson_of(window);
    QVERIFY2(says(window, "with the mouse or its number"), qPrintable(lesson.toPlainText()));
    auto* gallery = window.findChild<Gallery*>();
    auto* search = gallery->findChild<QLineEdit*>();
    search->setFocus();
    QTest::keyClick(search, Qt::Key_2);
    QCOMPARE(search->text(), QString("2"));
    QVERIFY(!lesson.predicted());
    search->clear();
    gallery->tree()->setFocus();
    QTest::keyClick(gallery->tree(), Qt::Key_9);  // there is no such choice
    QVERIFY(!lesson.predicted());
    QTest::keyClick(gallery->tree(), Qt::Key_2);
    QCOMPARE(lesson.predicted(), std::optional<std::size_t>(1));
    QVERIFY(window.has_finished());
    QVERIFY(says(window, "As the run shows: Neither gets through. You had predicted it."));
    // Answered is answered.
    QTest::keyClick(gallery->tree(), Qt::Key_1);
    QCOMPARE(lesson.predicted(), std::optional<std::size_t>(1));
}

void WindowPredictFirstTest::thePictureOfWhatIsAskedComesWithTheAnswer() {
    OpenWindow window(first_start());
    QVERIFY(comes_to_ask(window));
    const auto of_deadlock = [&] { return picture_of(window, deadlock_title); };
    const auto of_race = [&] { return picture_of(window, race_title); };
    for (const char* scenario : {deadlock, race})
        QVERIFY(has_drawn(window, scenario));
    const QImage held_back = of_race();
    QVERIFY(!held_back.isNull());
    QCOMPARE(of_deadlock(), held_back);
    QVERIFY(QTest::qWaitForWindowActive(&window));
    QTest::keyClick(&lesson_of(window), Qt::Key_2);
    QVERIFY(window.has_finished());
    QVERIFY(says(window, "As the run shows: Neither gets through. You had predicted it."));
    QVERIFY(of_deadlock() != held_back);
    QCOMPARE(of_race(), held_back);

    // What was answered stays so; of the other one the run is shown without a prediction.
    choose(window, race);
    QVERIFY(comes_to_ask(window));
    QVERIFY(of_deadlock() != held_back);
    QCOMPARE(of_race(), held_back);
    click(window, "show:run");
    QVERIFY(says(window, "Look at the run"));
    QVERIFY(of_race() != held_back);
    // Asked once more, neither its own picture tells.
    choose(window, deadlock);
    QVERIFY(comes_to_ask(window));
    QCOMPARE(of_deadlock(), held_back);
    QCOMPARE(of_race(), held_back);
    QTest::keyClick(&window, Qt::Key_P, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(of_race() != held_back);
    QVERIFY(says(window, "Look at the run"));
    QVERIFY(of_deadlock() != held_back);
}

void WindowPredictFirstTest::thePictureOfAnExampleThatIsHiddenGoesWithIt() {
    QSettings().remove("lesson/predict-first");
    OpenWindow window(first_start());
    QVERIFY(window.has_finished());
    QVERIFY(says(window, "Look at the run"));
    QVERIFY(has_drawn(window, deadlock));
    const QImage drawn = picture_of(window, deadlock_title);
    QVERIFY(!drawn.isNull());
    click(window, "hide:run");
    QVERIFY(picture_of(window, deadlock_title) != drawn);
    click(window, "predict:1");
    QVERIFY(says(window, "As the run shows: Neither gets through. You had predicted it."));
    QCOMPARE(picture_of(window, deadlock_title), drawn);
}

QTEST_MAIN(WindowPredictFirstTest)
#include "window_predict_first_test.moc"
