// A scenario in the words of another language: what is read, what is left as it is, and that what
// runs and is saved never changes.
#include "app/language/scenario_wording.h"
#include "app/language/error_wording.h"

#include <QTest>

using namespace threadline;
using namespace threadline::app;

namespace {

record::Declaration declared() {
    record::Declaration scenario;
    scenario.name = "deadlock/forks";
    scenario.title = "Deadlock: forks";
    scenario.summary = "Each takes two.";
    scenario.parameters.resize(2);
    scenario.parameters[0].name = "cure";
    scenario.parameters[0].kind = record::ParameterKind::Choice;
    scenario.parameters[0].choices = {"none", "waiter"};
    scenario.parameters[1].name = "width";
    scenario.parameters[1].unit = "pixels";
    return scenario;
}

ScenarioWords german() {
    ScenarioWords words;
    words.title = "Deadlock: Gabeln";
    words.summary = "Jeder nimmt zwei.";
    words.parameters["cure"] = {"Mittel", "", {{"none", "keines"}, {"waiter", "Kellner"}}};
    words.parameters["width"] = {"Breite", "Pixel", {}};
    words.said = {{"all have eaten", "alle haben gegessen"},
                  {"%1 of %2 have eaten", "von %2 haben %1 gegessen"}};
    return words;
}

}  // namespace

class ScenarioWordingTest : public QObject {
    Q_OBJECT

private slots:
    void init() { keep_words(declared(), german()); }
    void cleanup() { keep_words(declared(), {}); }

    void allThatItDeclaresHasItsWords();
    void withoutWordsItsOwnStand();
    void anEditedTitleIsNotSaidInTheWordsOfTheOldOne();
    void whatItSaysKeepsItsValues();
};

void ScenarioWordingTest::allThatItDeclaresHasItsWords() {
    const record::Declaration scenario = declared();
    QCOMPARE(title_in_words(scenario), QString("Deadlock: Gabeln"));
    QCOMPARE(summary_in_words(scenario), QString("Jeder nimmt zwei."));
    QCOMPARE(name_in_words(scenario.name, scenario.parameters[0]), QString("Mittel"));
    QCOMPARE(value_in_words(scenario.name, "cure", "waiter"), QString("Kellner"));
    QCOMPARE(unit_in_words(scenario.name, scenario.parameters[1]), QString("Pixel"));
    QCOMPARE(setting_in_words(scenario.name, "cure", "none"), QString("Mittel = keines"));
    QCOMPARE(setting_in_words(scenario.name, "width", "20"), QString("Breite = 20"));
}

void ScenarioWordingTest::withoutWordsItsOwnStand() {
    const record::Declaration scenario = declared();
    QCOMPARE(setting_in_words(scenario.name, "cure", "prayer"), QString("Mittel = prayer"));
    QCOMPARE(setting_in_words(scenario.name, "meals", "2"), QString("meals = 2"));
    QCOMPARE(title_in_words("race/other", "Race: other"), QString("Race: other"));
    QCOMPARE(title_in_words("race/other", ""), QString("race/other"));
    QCOMPARE(said_in_words("nobody has eaten"), QString("nobody has eaten"));
    QCOMPARE(said_in_words("2 sold, -1 left"), QString("2 sold, −1 left"));
    keep_words(scenario, {});
    QCOMPARE(title_in_words(scenario), QString("Deadlock: forks"));
    QCOMPARE(name_in_words(scenario.name, scenario.parameters[1]), QString("width"));
    QCOMPARE(unit_in_words(scenario.name, scenario.parameters[1]), QString("pixels"));
    QCOMPARE(value_in_words(scenario.name, "detector", "true"), QString("true"));
}

void ScenarioWordingTest::anEditedTitleIsNotSaidInTheWordsOfTheOldOne() {
    record::Declaration scenario = declared();
    scenario.title = "Deadlock: spoons";
    QCOMPARE(title_in_words(scenario), QString("Deadlock: spoons"));
    QCOMPARE(summary_in_words(scenario), QString("Jeder nimmt zwei."));
}

void ScenarioWordingTest::whatItSaysKeepsItsValues() {
    QCOMPARE(said_in_words("all have eaten"), QString("alle haben gegessen"));
    QCOMPARE(said_in_words("3 of 5 have eaten"), QString("von 5 haben 3 gegessen"));
    // A value that looks like a place.
    QCOMPARE(said_in_words("%2 of 5 have eaten"), QString("von 5 haben %2 gegessen"));
    // Why it is refused, behind its place.
    QCOMPARE(error_in_words("a/forks.lua:7: all have eaten"),
             QString("a/forks.lua:7: alle haben gegessen"));
    QCOMPARE(error_in_words("no such file"), QString("no such file"));
}

QTEST_GUILESS_MAIN(ScenarioWordingTest)
#include "scenario_wording_test.moc"
