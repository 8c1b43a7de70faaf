// The lesson beside the source, in the real window: predicted before the run, answered by it, with
// its numbers; moments and parameters are a click away; and the same program in Python.
#include "app/code/python_view.h"
#include "app/language/lesson_wording.h"
#include "app/panels/gallery.h"
#include "app/panels/lesson_panel.h"
#include "app/panels/scenario_panel.h"
#include "app/present/presentation.h"
#include "app/timeline/timeline_view.h"
#include "window_fixture.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTemporaryDir>

using namespace threadline;
using namespace threadline::app;
using threadline::test::OpenWindow;

namespace {

QTabWidget* study_of(OpenWindow& window) {
    return window.findChild<QTabWidget*>("study");
}

LessonPanel& lesson_of(OpenWindow& window) {
    return *window.findChild<LessonPanel*>();
}

bool is_shown(OpenWindow& window, const QString& tab) {
    const QTabWidget* study = study_of(window);
    for (int i = 0; i < study->count(); ++i)
        if (study->tabText(i) == tab)
            return study->isTabVisible(i);
    return false;
}

void choose(OpenWindow& window, const QString& name) {
    emit window.findChild<Gallery*>()->chosen(name);
}

// Chooses a scenario and runs it to its end.
bool runs(OpenWindow& window, const QString& name) {
    if (!window.is_ready())
        return false;
    choose(window, name);
    window.commands().run->trigger();
    return window.has_finished();
}

// Clicks the first link that begins so.
bool follow(LessonPanel& lesson, const QString& begin) {
    const QRegularExpression link("href=\"(" + begin + "[^\"]*)\"");
    const auto match = link.match(lesson.toHtml());
    if (match.hasMatch())
        emit lesson.anchorClicked(QUrl(match.captured(1)));
    return match.hasMatch();
}

bool says(LessonPanel& lesson, const QString& text) {
    return QTest::qWaitFor([&] { return lesson.toPlainText().contains(text); }, 10'000);
}

}  // namespace

class WindowLessonTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { threadline::test::prepare_application(); }
    void init() { QSettings().clear(); }
    void theRunAnswersWhatWasPredicted();
    void theJudgementKnowsWhatExplorationFound();
    void theQuestionFitsTheParametersAsTheyAreSet();
    void aRemedyIsNotTakenForTheScenario();
    void theVerdictIsSaidAsWithinASentence();
    void aMomentIsOneClickAway();
    void whatToTryNextRunsWithItsParameters();
    void aComparisonNamesWhatItsNumbersAreOf();
    void anotherScenarioHasAnotherLesson();
    void whatWasPredictedOfAnotherQuestionIsNotHeldAgainstARun();
    void whereOthersDisturbedARunTheVirtualClockIsOffered();
    void theSameProgramStandsBesideIt();
    void aScenarioOfOnesOwnHasTheSourceAlone();
    void aLessonThatCannotBeReadSaysWhere();
    void anEditedScenarioThatLacksAFactIsToldSo();
};

void WindowLessonTest::theRunAnswersWhatWasPredicted() {
    OpenWindow window;
    QVERIFY(window.is_ready());
    choose(window, "race/read-modify-write");
    LessonPanel& lesson = lesson_of(window);
    QVERIFY(says(lesson, "Where does it stand when both have ended?"));
    QVERIFY(!lesson.toPlainText().contains("Explanation"));

    QVERIFY(follow(lesson, "predict:2"));
    QCOMPARE(lesson.predicted(), std::optional<std::size_t>(2));
    window.commands().run->trigger();
    QVERIFY(window.has_finished());
    QVERIFY(says(lesson, "As the run shows: 6."));
    QVERIFY(lesson.toPlainText().contains("You had predicted: 7."));
    QVERIFY(lesson.toPlainText().contains("the count is 6."));
    QVERIFY(lesson.toPlainText().contains("Say it aloud"));
    QVERIFY(lesson.toPlainText().contains("When not to"));
    QVERIFY(lesson.toPlainText().contains("In this run: a data race, lost updates and a check"));
    QVERIFY(lesson.toPlainText().contains("the single-threaded version should stay"));

    // Said is said: after the run nobody predicts any more.
    lesson.predict(1);
    QCOMPARE(lesson.predicted(), std::optional<std::size_t>(2));
}

void WindowLessonTest::theQuestionFitsTheParametersAsTheyAreSet() {
    OpenWindow window;
    QVERIFY(window.is_ready());
    choose(window, "deadlock/opposite-order");
    LessonPanel& lesson = lesson_of(window);
    QVERIFY(lesson.toPlainText().contains("B takes Lock 2 and then wants Lock 1."));
    lesson.predict(1);
    auto& form = window.findChild<ScenarioPanel*>()->form();
    form.set_values({{"remedy", "global order"}});
    QVERIFY2(lesson.toPlainText().contains("B takes them in the same order: Lock 1, then Lock 2."),
             qPrintable(lesson.toPlainText()));
    QVERIFY(!lesson.toPlainText().contains("wants Lock 1"));
    QVERIFY(!lesson.predicted());  // of another question
    // What was asked of a run stays with it, whatever is set for the next one.
    window.commands().rerun->setChecked(false);
    QVERIFY(window.runs_simulated());
    QTRY_VERIFY(lesson.told_answer());
    form.set_values({{"remedy", "none"}});
    QVERIFY(lesson.toPlainText().contains("in the same order"));
    window.commands().present->trigger();
    auto* shown = window.findChild<Presentation*>();
    QVERIFY2(shown->narration().contains("in the same order"), qPrintable(shown->narration()));
}

void WindowLessonTest::theJudgementKnowsWhatExplorationFound() {
    OpenWindow window;
    QVERIFY(runs(window, "deadlock/opposite-order"));
    LessonPanel& lesson = lesson_of(window);
    QVERIFY(says(lesson, "One run proves nothing"));
    window.commands().explore->trigger();
    QVERIFY(says(lesson, "Explored, all"));
    QVERIFY(lesson.toPlainText().contains("in a deadlock."));
}

void WindowLessonTest::theVerdictIsSaidAsWithinASentence() {
    using analysis::FindingKind;
    const auto said = [](FindingKind kind, const char* title) {
        analysis::Report report;
        report.tables = std::make_shared<const trace::Tables>();
        analysis::Finding finding;
        finding.kind = kind;
        finding.title = title;
        report.findings.push_back(finding);
        Facts facts = facts_of(report);
        put_in_words(facts, report);
        const std::string* told = facts.told_as("verdict.name");
        return told ? *told : text_of(*facts.find("verdict.name"));
    };
    QCOMPARE(said(FindingKind::Oversubscribed, "Oversubscribed: 9 threads wanted 2 cores"),
             std::string("oversubscribed"));
    QCOMPARE(said(FindingKind::IoBound, "I/O-bound: it waits"), std::string("I/O-bound"));
}

// A run as it is, shown while what was explored is of a remedy, is judged without that.
void WindowLessonTest::aRemedyIsNotTakenForTheScenario() {
    OpenWindow window;
    QVERIFY(runs(window, "deadlock/opposite-order"));
    LessonPanel& lesson = lesson_of(window);
    QVERIFY(says(lesson, "One run proves nothing"));
    QVERIFY(!lesson.toPlainText().contains("not about the scenario as it is"));

    window.commands().what_if_order->trigger();
    QVERIFY(says(lesson, "with global order tried, not about the scenario as it is"));
    QVERIFY(lesson.toPlainText().contains("One run proves nothing"));
    window.commands().explore->trigger();
    QVERIFY(says(lesson,
                 "executions that differ: none deadlocks, breaks off or fails a check. All this is "
                 "about the scenario with global order"));

    // Off again: the run is that of the scenario, and was not explored.
    window.commands().what_if_order->trigger();
    QVERIFY(says(lesson, "In this run: a deadlock. One run proves nothing"));
    QVERIFY(!lesson.toPlainText().contains("global order tried"));
}

void WindowLessonTest::aMomentIsOneClickAway() {
    OpenWindow window;
    QVERIFY(runs(window, "deadlock/opposite-order"));
    LessonPanel& lesson = lesson_of(window);
    QVERIFY(says(lesson, "Look at"));
    QVERIFY(follow(lesson, "at:"));
    const auto& findings = *window.controller().snapshot().findings;
    const auto cursor = window.findChild<TimelineView*>()->cursor();
    QVERIFY(cursor.has_value() && !findings.empty());
    QVERIFY(std::chrono::abs(*cursor - findings.front().at) < std::chrono::microseconds(1));
}

void WindowLessonTest::whatToTryNextRunsWithItsParameters() {
    OpenWindow window;
    QVERIFY(window.is_ready());
    choose(window, "race/read-modify-write");
    window.commands().run->trigger();
    QVERIFY(window.has_finished());
    LessonPanel& lesson = lesson_of(window);
    QVERIFY(says(lesson, "Try next"));
    QVERIFY(follow(lesson, "try:cure%3Dlock"));
    QVERIFY(says(lesson, "As the run shows: 7."));
    QCOMPARE(window.findChild<ScenarioPanel*>()->form().values()["cure"], QString("lock"));
    QVERIFY(lesson.toPlainText().contains("Whoever holds the lock reads"));
}

void WindowLessonTest::aComparisonNamesWhatItsNumbersAreOf() {
    OpenWindow window;
    QVERIFY(window.is_ready());
    for (const auto& [scenario, names] :
         {std::pair{"classics/amdahl", "Side by side: serial = 0, 20, 50"},
          std::pair{"deadlock/detection", "Side by side: detector = on, off"},
          std::pair{"deadlock/join-under-lock", "Side by side: none; let go, then join"}}) {
        choose(window, scenario);
        window.commands().run->trigger();
        QVERIFY(window.has_finished());
        QVERIFY2(says(lesson_of(window), names), names);
    }
}

void WindowLessonTest::anotherScenarioHasAnotherLesson() {
    OpenWindow window;
    QVERIFY(window.is_ready());
    choose(window, "race/read-modify-write");
    LessonPanel& lesson = lesson_of(window);
    lesson.predict(0);
    choose(window, "deadlock/self");
    QVERIFY(says(lesson, "There is only one thread."));
    QVERIFY(!lesson.predicted());
}

void WindowLessonTest::whatWasPredictedOfAnotherQuestionIsNotHeldAgainstARun() {
    LessonPanel panel;
    Lesson lesson;
    lesson.choices = {{"yes", {}}, {"no", {}}};
    panel.set_lesson(lesson);
    panel.set_question("Does it end with two?");
    panel.predict(1);
    ToldLesson told;
    told.question = "Does it end with two?";
    told.answer = 0;
    panel.show_run(told);
    panel.set_question("Does it end with three?");  // set for the next run
    QVERIFY(panel.toPlainText().contains("You had predicted: no."));
    told.question = "Does it end with three?";
    panel.show_run(told);
    QVERIFY(!panel.toPlainText().contains("You had predicted"));
    QVERIFY(!panel.predicted());
}

void WindowLessonTest::whereOthersDisturbedARunTheVirtualClockIsOffered() {
    LessonPanel panel;
    Lesson lesson;
    lesson.choices = {{"one", {}}, {"several", {}}};
    panel.set_lesson(lesson);
    ToldLesson told;
    told.question = "How many ran at a time?";
    told.caveat = "Other programs had the cores.";
    told.is_disturbed = true;
    panel.show_run(told);
    const QString text = panel.toPlainText();
    QVERIFY2(text.indexOf("Other programs had the cores.") > text.indexOf("How many"),
             qPrintable(text));
    QVERIFY2(!text.contains("As the run shows"), qPrintable(text));
    QVERIFY2(text.contains("Run it on the virtual clock"), qPrintable(text));
    QSignalSpy chosen(&panel, &LessonPanel::virtual_run_chosen);
    emit panel.anchorClicked(QUrl("clock:virtual"));
    QCOMPARE(chosen.count(), 1);
    // What does not hang on time is answered all the same.
    told.answer = 1;
    panel.show_run(told);
    QVERIFY(panel.toPlainText().contains("As the run shows: several."));
}

void WindowLessonTest::theSameProgramStandsBesideIt() {
    OpenWindow window;
    QVERIFY(window.is_ready());
    choose(window, "race/lost-update");
    auto* python = window.findChild<PythonView*>();
    QVERIFY(QTest::qWaitFor([&] { return python->toPlainText().contains("import threading"); }));
    QVERIFY(is_shown(window, "Python"));
    QFile file(THREADLINE_SOURCE_DIR "/scenarios/race/lost-update.py");
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(python->toPlainText(), QString::fromUtf8(file.readAll()));
    QVERIFY(python->isReadOnly());
    QVERIFY(python->textInteractionFlags().testFlag(Qt::TextSelectableByMouse));
}

void WindowLessonTest::aScenarioOfOnesOwnHasTheSourceAlone() {
    const QTemporaryDir folder;
    QFile file(folder.filePath("mine.lua"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("title \"Mine\"\nthread(\"A\", function() compute(1) end)\n");
    file.close();
    OpenWindow window;
    QVERIFY(window.is_ready());
    window.open(file.fileName().toStdString());
    QVERIFY(QTest::qWaitFor([&] { return window.windowTitle().startsWith("Mine"); }));
    QVERIFY(!is_shown(window, "Lesson"));
    QVERIFY(!is_shown(window, "Python"));
}

void WindowLessonTest::aLessonThatCannotBeReadSaysWhere() {
    const QTemporaryDir folder;
    QFile file(folder.filePath("mine.lua"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("title \"Mine\"\nthread(\"A\", function() compute(1) end)\n");
    file.close();
    QFile lesson(folder.filePath("mine.lesson.md"));
    QVERIFY(lesson.open(QIODevice::WriteOnly));
    lesson.write("# Prediction\n");
    lesson.close();
    OpenWindow window;
    QVERIFY(window.is_ready());
    window.open(file.fileName().toStdString());
    QVERIFY(QTest::qWaitFor([&] { return window.windowTitle().startsWith("Mine"); }));
    QVERIFY(is_shown(window, "Lesson"));
    QCOMPARE(lesson_of(window).toPlainText().trimmed(),
             QString("mine.lesson.md:1: here comes '# Predict'"));
}

void WindowLessonTest::anEditedScenarioThatLacksAFactIsToldSo() {
    const QTemporaryDir folder;
    const QString name = folder.filePath("mine");
    QVERIFY(QFile::copy(THREADLINE_SOURCE_DIR "/scenarios/deadlock/self.lesson.md",
                        name + ".lesson.md"));
    QFile file(name + ".lua");
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("title \"Mine\"\nthread(\"A\", function() compute(1) end)\n");
    file.close();
    OpenWindow window;
    QVERIFY(window.is_ready());
    window.open(file.fileName().toStdString());
    QVERIFY(QTest::qWaitFor([&] { return window.windowTitle().startsWith("Mine"); }));
    QVERIFY(is_shown(window, "Lesson"));
    window.commands().run->trigger();
    QVERIFY(window.has_finished());
    QVERIFY(says(lesson_of(window), "this run has no fact 'value.money'"));
}

QTEST_MAIN(WindowLessonTest)
#include "window_lesson_test.moc"
