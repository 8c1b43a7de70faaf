// Every lesson reads well and is true: run with its defaults and with everything that it proposes
// to try next, each sentence finds the facts that it asks for, and no number in it is made up.
#include "app/lesson/lesson.h"
#include "tests/scenarios/claims.h"

#include <QDirIterator>
#include <QRegularExpression>
#include <QTest>
#include <algorithm>
#include <fstream>
#include <set>
#include <sstream>

using namespace threadline;
using app::Facts;
using app::Lesson;

namespace {

constexpr int kCores = 4;

const QDir& scenarios() {
    static const QDir folder(THREADLINE_SOURCE_DIR "/scenarios");
    return folder;
}

QStringList names_of(const char* pattern) {
    QStringList names;
    QDirIterator files(scenarios().path(), {pattern}, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QString name = scenarios().relativeFilePath(files.next());
        names << name.remove(QString(pattern).mid(1));
    }
    names.sort();
    return names;
}

std::string text_of(const QString& file) {
    std::ifstream stream(scenarios().filePath(file).toStdString());
    std::ostringstream text;
    text << stream.rdbuf();
    return text.str();
}

Lesson lesson_of(const QString& name, const QString& ending = ".lesson.md") {
    const auto lesson = app::read_lesson(name.toStdString(), text_of(name + ending));
    if (!lesson)
        QTest::qFail(lesson.error().message.c_str(), __FILE__, __LINE__);
    return lesson ? *lesson : Lesson{};
}

// What is told without what comes from the run and without names and code.
QString own_words(QString text) {
    static const QRegularExpression filled(R"(\{[^}]*\}|`[^`]*`)");
    return text.remove(filled);
}

}  // namespace

class LessonTest : public QObject {
    Q_OBJECT

private slots:
    void everyScenarioHasOne();
    void tellsTheTruthOfEachRunThatItProposes_data();
    void tellsTheTruthOfEachRunThatItProposes();
    void namesComparisonsThatCanBeRun_data();
    void namesComparisonsThatCanBeRun();
    void takesEachNumberFromTheRun_data();
    void takesEachNumberFromTheRun();
    void saysItInAFewSentences_data();
    void saysItInAFewSentences();
    void endsWithTheJudgement_data();
    void endsWithTheJudgement();

    void readsAllParts();
    void readsTheWordsForTheScenarioItself();
    void namesTheLineOfWhatItCannotRead_data();
    void namesTheLineOfWhatItCannotRead();
    void refusesAFactThatTheRunDoesNotHave();
    void calculatesAsUsual_data();
    void calculatesAsUsual();

private:
    static void all_lessons();
};

void LessonTest::all_lessons() {
    QTest::addColumn<QString>("name");
    for (const QString& name : names_of("*.lesson.md"))
        QTest::newRow(qPrintable(name)) << name;
}

void LessonTest::everyScenarioHasOne() {
    const QStringList lessons = names_of("*.lesson.md");
    for (const QString& name : names_of("*.lua"))
        QVERIFY2(lessons.contains(name), qPrintable(name + " has no lesson"));
    for (const QString& name : lessons)
        QVERIFY2(names_of("*.lua").contains(name), qPrintable(name + " is no scenario"));
}

void LessonTest::tellsTheTruthOfEachRunThatItProposes_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("parameters");
    for (const QString& name : names_of("*.lesson.md")) {
        QTest::newRow(qPrintable(name)) << name << "";
        for (const app::NextTry& next : lesson_of(name).next)
            QTest::newRow(qPrintable(name + " " + next.parameters.c_str()))
                << name << QString::fromStdString(next.parameters);
    }
}

void LessonTest::tellsTheTruthOfEachRunThatItProposes() {
    QFETCH(QString, name);
    QFETCH(QString, parameters);
    const auto facts = test::facts_of_run(name.toStdString(), parameters.toStdString(), kCores);
    QVERIFY2(facts.ok(), facts ? "" : facts.error().message.c_str());
    const auto told = app::tell(lesson_of(name), *facts);
    QVERIFY2(told.ok(), told ? "" : told.error().message.c_str());
    QVERIFY2(!told->moments.empty(), "no moment of this run is worth a look");
    QVERIFY2(!told->explanation.empty(), "this run is not explained");
    QCOMPARE(told->aloud.size(), 1);
    QVERIFY2(!told->when_not.empty(), "nobody says whether it was worth it");
    for (const std::string* text :
         {&told->judgement.gained, &told->judgement.cost, &told->judgement.risk})
        QVERIFY2(text->ends_with('.') && text->find("not known") == std::string::npos,
                 text->c_str());
    for (const app::ToldMoment& moment : told->moments)
        QVERIFY(moment.at_ms >= 0 && moment.at_ms <= std::get<double>(*facts->find("wall_ms")));
    for (const std::string& text : told->explanation)
        QVERIFY2(text.find_first_of("{}[]") == std::string::npos, text.c_str());

    const auto german = app::tell(lesson_of(name, ".lesson.de.md"), *facts);
    QVERIFY2(german.ok(), german ? "" : german.error().message.c_str());
    QCOMPARE(german->answer, told->answer);
    QCOMPARE(german->moments.size(), told->moments.size());
    QCOMPARE(german->explanation.size(), told->explanation.size());
    QCOMPARE(german->aloud.size(), told->aloud.size());
    QCOMPARE(german->when_not.size(), told->when_not.size());
    for (const std::string& text : german->explanation)
        QVERIFY2(text.find_first_of("{}[]") == std::string::npos, text.c_str());
}

void LessonTest::namesComparisonsThatCanBeRun_data() {
    QTest::addColumn<QString>("name");
    for (const QString& name : names_of("*.lesson.md"))
        if (!lesson_of(name).comparisons.empty())
            QTest::newRow(qPrintable(name)) << name;
}

void LessonTest::namesComparisonsThatCanBeRun() {
    QFETCH(QString, name);
    for (const app::NamedComparison& comparison : lesson_of(name).comparisons) {
        QVERIFY(!comparison.text.empty());
        std::set<std::string> parameters;
        for (const std::string& run : comparison.runs) {
            const auto facts = test::facts_of_run(name.toStdString(), run, 2);
            QVERIFY2(facts.ok(), facts ? "" : facts.error().message.c_str());
            QVERIFY(std::get<double>(*facts->find("wall_ms")) > 0);
            std::string all;
            for (const auto& [fact, value] : facts->all())
                if (fact.starts_with("parameter."))
                    all += fact + app::text_of(value);
            QVERIFY2(parameters.insert(all).second, "two runs are the same");
        }
    }
}

void LessonTest::takesEachNumberFromTheRun_data() {
    all_lessons();
}

void LessonTest::takesEachNumberFromTheRun() {
    QFETCH(QString, name);
    static const QRegularExpression digit("\\d");
    const Lesson lesson = lesson_of(name);
    std::vector<app::Paragraph> told = lesson.explanation;
    told.insert(told.end(), lesson.aloud.begin(), lesson.aloud.end());
    told.insert(told.end(), lesson.when_not.begin(), lesson.when_not.end());
    for (const app::LessonMoment& moment : lesson.moments)
        told.push_back(moment.said);
    for (const app::Paragraph& paragraph : told)
        QVERIFY2(!own_words(QString::fromStdString(paragraph.text)).contains(digit),
                 paragraph.text.c_str());
}

void LessonTest::saysItInAFewSentences_data() {
    all_lessons();
}

void LessonTest::saysItInAFewSentences() {
    QFETCH(QString, name);
    static const QRegularExpression end("[.?!](?= |$)");
    for (const app::Paragraph& paragraph : lesson_of(name).aloud) {
        const auto sentences = own_words(QString::fromStdString(paragraph.text)).count(end);
        QVERIFY2(sentences >= 2 && sentences <= 3, paragraph.text.c_str());
    }
}

void LessonTest::endsWithTheJudgement_data() {
    all_lessons();
}

void LessonTest::endsWithTheJudgement() {
    QFETCH(QString, name);
    for (const app::Paragraph& paragraph : lesson_of(name).when_not)
        QVERIFY2(paragraph.text.find("should stay") != std::string::npos ||
                     paragraph.text.find("worth") != std::string::npos,
                 paragraph.text.c_str());
    const QString all = QString::fromStdString(text_of(name + ".lesson.md"));
    QVERIFY2(all.section("# When not to", 1).contains("single-threaded"),
             "nothing is said of the single-threaded version");
}

void LessonTest::readsAllParts() {
    const auto lesson = app::read_lesson("sample", R"(# Predict
What is it
at the end?
- 5 | value.count = 5
- 6 | value.count = 6

# Look at
- finding.lost-update | [value.count = 5] One is lost.
- end | All is said.

# Explanation
[value.count = 5]
It is {value.count},
not {value.count + 1}: {value.count : entry|entries}, {value.count - 4 : entry|entries}.

Always told.

# Try next
- cure=let go, then join, work=20 | See what it does.
- compare: ; cure=let go, then join; work=20 | All three.

# Say it aloud
It is {value.count}. That is all.

# When not to
[value.count = 6]
Stay alone at {value.count}.
)");
    QVERIFY2(lesson.ok(), lesson ? "" : lesson.error().message.c_str());
    QCOMPARE(lesson->question.size(), 1);
    QCOMPARE(lesson->choices.size(), 2);
    QCOMPARE(lesson->next[0].text, std::string("See what it does."));
    const auto parameters = app::parameters_in(lesson->next[0].parameters);
    QCOMPARE(parameters.size(), 2);
    QCOMPARE(parameters[0].second, std::string("let go, then join"));
    QCOMPARE(parameters[1].second, std::string("20"));
    QCOMPARE(lesson->next.size(), 1);
    QCOMPARE(lesson->comparisons.size(), 1);
    QCOMPARE(lesson->comparisons[0].runs,
             (std::vector<std::string>{"", "cure=let go, then join", "work=20"}));
    QCOMPARE(lesson->comparisons[0].text, std::string("All three."));

    Facts facts;
    facts.set("value.count", 5.0);
    facts.set("end.at_ms", 20.0);
    const auto five = app::tell(*lesson, facts);
    QVERIFY2(five.ok(), five ? "" : five.error().message.c_str());
    QCOMPARE(five->question, std::string("What is it at the end?"));
    QCOMPARE(five->answer, std::optional<std::size_t>(0));
    QCOMPARE(five->explanation,
             (std::vector<std::string>{"It is 5, not 6: 5 entries, 1 entry.", "Always told."}));
    QVERIFY(five->when_not.empty());
    QCOMPARE(five->moments.size(), 1);  // this run has no finding
    QCOMPARE(five->moments[0].at_ms, 20.0);

    facts.set("value.count", 6.0);
    facts.set("finding.lost-update.at_ms", 3.0);
    const auto six = app::tell(*lesson, facts);
    QVERIFY(six.ok());
    QCOMPARE(six->answer, std::optional<std::size_t>(1));
    QCOMPARE(six->explanation, std::vector<std::string>{"Always told."});
    QCOMPARE(six->when_not, std::vector<std::string>{"Stay alone at 6."});
    QCOMPARE(six->moments.size(), 1);  // it has, but its sentence is not true of it
}

void LessonTest::readsTheWordsForTheScenarioItself() {
    const std::string rest =
        "# Predict\nWhat?\n- a | value.n = 3\n- b | value.n = 4\n# Look at\n- end | See.\n"
        "# Explanation\nMit {parameter.tool}.\n# Try next\n- a=1 | See.\n# Say it aloud\nSo. It "
        "is.\n# When not to\nNow.\n";
    const auto lesson = app::read_lesson("l",
                                         "# Title\nBilder\n\n# Summary\nJedes Bild\nwird "
                                         "klein.\n# Parameters\n- width | Breite | Pixel\n- tool | "
                                         "Werkzeug\n- tool = one thread | ein Thread\n# Said\n- %1 "
                                         "of %2 | %1 von %2\n" +
                                             rest);
    QVERIFY2(lesson.ok(), lesson ? "" : lesson.error().message.c_str());
    app::ScenarioWords words;
    words.title = "Bilder";
    words.summary = "Jedes Bild wird klein.";
    words.parameters["width"] = {"Breite", "Pixel", {}};
    words.parameters["tool"] = {"Werkzeug", "", {{"one thread", "ein Thread"}}};
    words.said = {{"%1 of %2", "%1 von %2"}};
    QVERIFY(lesson->words == words);
    QVERIFY(app::read_lesson("l", rest)->words.empty());

    // A claim compares what the scenario says; what is told is in the other words.
    Facts facts;
    facts.set("value.n", 3.0);
    facts.set("parameter.tool", std::string("one thread"));
    facts.tell_as("parameter.tool", "ein Thread");
    const auto told = app::tell(*lesson, facts);
    QVERIFY2(told.ok(), told ? "" : told.error().message.c_str());
    QCOMPARE(told->explanation, std::vector<std::string>{"Mit ein Thread."});
    QVERIFY(*app::holds("parameter.tool = one thread", facts));
}

void LessonTest::namesTheLineOfWhatItCannotRead_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("error");
    const QString predict = "# Predict\nWhat?\n- a | outcome = a\n- b | outcome = b\n";
    const QString look = "# Look at\n- end | See.\n";
    const QString rest =
        "# Explanation\nSo it is.\n# Try next\n- a=1 | See.\n# Say it aloud\nSo. It is.\n"
        "# When not to\nNow.\n";
    QTest::newRow("two titles") << "# Title\nA\n\nB\n" + predict + look + rest
                                << "l:1: one paragraph is wanted here";
    QTest::newRow("a title below")
        << predict + "# Title\nA\n" + look + rest << "l:5: here comes '# Look at'";
    QTest::newRow("a title after the parameters")
        << "# Parameters\n- a | b\n# Title\nA\n" + predict + look + rest
        << "l:3: here comes '# Predict'";
    QTest::newRow("a parameter without a name")
        << "# Parameters\n- width\n" + predict + look + rest
        << "l:2: a parameter or a choice and its name: - width | Breite | Pixel, or - tool = "
           "threads | Threads";
    QTest::newRow("a text without its translation")
        << "# Said\n- count is %1\n" + predict + look + rest
        << "l:2: what the scenario says, and the same in this language: - count is %1 | count ist "
           "%1";
    QTest::newRow("nothing") << ""
                             << "l: '# Predict' is missing";
    QTest::newRow("no heading") << "Hello\n"
                                << "l:1: a lesson begins with '# Predict'";
    QTest::newRow("another order") << look + predict + rest << "l:1: here comes '# Predict'";
    QTest::newRow("one is missing") << predict + rest << "l:5: here comes '# Look at'";
    QTest::newRow("the end is missing") << predict + look << "l: '# Explanation' is missing";
    QTest::newRow("twice") << predict + look + rest + "# Say it aloud\nSo.\n"
                           << "l:15: one heading too many";
    QTest::newRow("one choice") << "# Predict\nWhat?\n- a | outcome = a\n" + look + rest
                                << "l:1: to predict, a question and two choices or more are needed";
    QTest::newRow("a choice without its claim")
        << "# Predict\nWhat?\n- a\n" + look + rest
        << "l:3: a choice and when it is true: - 6 | value.count = 6";
    QTest::newRow("a moment without words")
        << predict + "# Look at\n- end\n" + rest
        << "l:6: a moment and what is seen: - finding.deadlock | The cycle closes";
    QTest::newRow("to try without parameters")
        << predict + look +
               "# Explanation\nSo.\n# Try next\n- a | See.\n# Say it aloud\nSo.\n# When not "
               "to\nNow.\n"
        << "l:10: parameters and what they show: - cure=lock | ...";
    QTest::newRow("one run to compare")
        << predict + look +
               "# Explanation\nSo.\n# Try next\n- compare: a=1 | b\n# Say it aloud\nSo.\n"
               "# When not to\nNow.\n"
        << "l:10: two to six runs stand side by side: - compare: cure=none; cure=lock | ...";
    QTest::newRow("a list in the judgement")
        << predict + look +
               "# Explanation\nSo.\n# Try next\n- a=1 | b\n# Say it aloud\nSo.\n# When not "
               "to\n- alone | 5\nNow.\n"
        << "l:14: what one thread alone would take: - alone_ms | value.n * 5";
    QTest::newRow("a list in the explanation")
        << predict + look +
               "# Explanation\n- So.\n# Try next\n- a=1 | b\n# Say it aloud\nSo.\n# When not "
               "to\nNow.\n"
        << "l:8: there is no list here; write a paragraph";
}

void LessonTest::namesTheLineOfWhatItCannotRead() {
    QFETCH(QString, text);
    QFETCH(QString, error);
    const auto lesson = app::read_lesson("l", text.toStdString());
    QVERIFY(!lesson.ok());
    QCOMPARE(QString::fromStdString(lesson.error().message), error);
}

void LessonTest::refusesAFactThatTheRunDoesNotHave() {
    Facts facts;
    facts.set("value.count", 5.0);
    facts.set("name", std::string("A"));
    const auto error_of = [&](const char* claim) {
        const auto held = app::holds(claim, facts);
        return held ? std::string("none") : held.error().message;
    };
    QCOMPARE(error_of("value.cuont = 5"), std::string("this run has no fact 'value.cuont'"));
    QCOMPARE(error_of("value.count = value.cuont"),
             std::string("this run has no fact 'value.cuont'"));
    QCOMPARE(error_of("finding.daedlock = 0"),
             std::string("this run has no fact 'finding.daedlock'"));
    QCOMPARE(error_of("finding.deadlock = 0"), std::string("none"));
    QCOMPARE(error_of("value.count"),
             std::string("'value.count' compares nothing; write: outcome = completed"));
    QCOMPARE(error_of("name < 5"), std::string("'A' is a text: compare it with = or !="));
    QCOMPARE(error_of("value.count = name"), std::string("'name' is no number"));
    QCOMPARE(error_of("value.count / 0 = 1"), std::string("a division by zero"));
}

void LessonTest::calculatesAsUsual_data() {
    QTest::addColumn<QString>("expression");
    QTest::addColumn<QString>("result");
    QTest::newRow("a number") << "2"
                              << "2";
    QTest::newRow("a fact") << "value.a-b c"
                            << "7";
    QTest::newRow("from the left") << "10 - 4 - 3"
                                   << "3";
    QTest::newRow("times before plus") << "1 + 2 * 3 + 4 / 2"
                                       << "9";
    QTest::newRow("the rest of a division") << "205 % 100"
                                            << "5";
    QTest::newRow("three digits that count") << "100 / 7"
                                             << "14.3";
    QTest::newRow("large ones whole") << "10000 / 7"
                                      << "1429";
    QTest::newRow("small ones") << "1 / 7"
                                << "0.143";
    QTest::newRow("no zeros behind") << "value.a-b c / 2"
                                     << "3.5";
}

void LessonTest::calculatesAsUsual() {
    QFETCH(QString, expression);
    QFETCH(QString, result);
    Facts facts;
    facts.set("value.a-b c", 7.0);
    const auto fact = app::evaluate(expression.toStdString(), facts);
    QVERIFY2(fact.ok(), fact ? "" : fact.error().message.c_str());
    QCOMPARE(QString::fromStdString(app::text_of(*fact)), result);
}

QTEST_GUILESS_MAIN(LessonTest)
#include "lesson_test.moc"
