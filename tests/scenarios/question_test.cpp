// What a lesson asks before the run fits that run: whichever values its parameters have, in each
// language, and with nothing known but those values.
#include "app/lesson/lesson.h"
#include "engine/session/session.h"

#include <QDirIterator>
#include <QTest>

#include <set>

using namespace threadline;
using app::Facts;
using app::Lesson;

namespace {

const QDir& scenarios() {
    static const QDir folder(THREADLINE_SOURCE_DIR "/scenarios");
    return folder;
}

Lesson lesson_of(const QString& file) {
    QFile stream(scenarios().filePath(file));
    if (!stream.open(QIODevice::ReadOnly))
        return {};
    const auto lesson = app::read_lesson(file.toStdString(), stream.readAll().toStdString());
    if (!lesson)
        QTest::qFail(lesson.error().message.c_str(), __FILE__, __LINE__);
    return lesson ? *lesson : Lesson{};
}

// All that can be chosen from a list or ticked, with its values.
std::vector<std::string> values_of(const record::Parameter& parameter) {
    switch (parameter.kind) {
        case record::ParameterKind::Choice:
            return parameter.choices;
        case record::ParameterKind::Boolean:
            return {"true", "false"};
        case record::ParameterKind::Number:
            break;
    }
    return {};
}

Facts facts_with(const record::Declaration& declared, const std::string& name,
                 const std::string& value) {
    std::vector<std::pair<std::string, record::ParameterValue>> parameters;
    for (const record::Parameter& each : declared.parameters)
        parameters.emplace_back(each.name, each.initial);
    Facts facts;
    app::add_parameters(facts, parameters);
    if (!name.empty())
        facts.set("parameter." + name, value);
    return facts;
}

std::string asked(const Lesson& lesson, const Facts& facts) {
    const auto question = app::question_of(lesson, facts);
    return question ? *question : "cannot be asked: " + question.error().message;
}

}  // namespace

class QuestionTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void fitsEachValueOfEachParameter();
    void isAnotherOneWhereARemedyIsChosen_data();
    void isAnotherOneWhereARemedyIsChosen();
    void saysThatARemedyIsTried();
    void isNotAskedWhereNoneFits();

private:
    std::vector<record::Declaration> declared_;
};

void QuestionTest::initTestCase() {
    std::vector<std::filesystem::path> paths;
    QDirIterator files(scenarios().path(), {"*.lua"}, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext())
        paths.emplace_back(files.next().toStdString());
    const auto described =
        session::describe_scenarios(THREADLINE_BIN_DIR "/threadline-runner", paths);
    QVERIFY2(described.ok(), described ? "" : described.error().message.c_str());
    declared_ = *described;
    QVERIFY(declared_.size() > 30);
}

void QuestionTest::fitsEachValueOfEachParameter() {
    std::size_t asked_differently = 0;
    for (const record::Declaration& scenario : declared_) {
        const QString path = QString::fromStdString(scenario.path).chopped(4);
        for (const char* ending : {".lesson.md", ".lesson.de.md"}) {
            const Lesson lesson = lesson_of(path + ending);
            const std::string usual = asked(lesson, facts_with(scenario, "", ""));
            for (const record::Parameter& parameter : scenario.parameters) {
                std::set<std::string> questions;
                for (const std::string& value : values_of(parameter)) {
                    const std::string question =
                        asked(lesson, facts_with(scenario, parameter.name, value));
                    const std::string where = scenario.name + ending + ", " + parameter.name +
                                              " = " + value + ": " + question;
                    QVERIFY2(question.ends_with('?'), where.c_str());
                    QVERIFY2(question.find_first_of("{}[]") == std::string::npos, where.c_str());
                    questions.insert(question);
                }
                asked_differently += questions.size() > 1 ? 1 : 0;
            }
            QVERIFY2(usual.ends_with('?'), usual.c_str());
        }
    }
    QVERIFY(asked_differently > 60);
}

// Where somebody chooses a cure, what is told of the program without it would be wrong.
void QuestionTest::isAnotherOneWhereARemedyIsChosen_data() {
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QStringList>("values");
    for (const record::Declaration& scenario : declared_)
        for (const record::Parameter& parameter : scenario.parameters)
            if (parameter.name == "cure" || parameter.name == "remedy" || parameter.name == "guard")
                for (const char* ending : {".lesson.md", ".lesson.de.md"}) {
                    QStringList values;
                    for (const std::string& value : parameter.choices)
                        values.append(QString::fromStdString(value));
                    const QString file = QString::fromStdString(scenario.path).chopped(4) + ending;
                    QTest::newRow(qPrintable(scenarios().relativeFilePath(file)))
                        << file << QString::fromStdString(parameter.name) << values;
                }
}

void QuestionTest::isAnotherOneWhereARemedyIsChosen() {
    QFETCH(const QString, file);
    QFETCH(const QString, name);
    QFETCH(const QStringList, values);
    const Lesson lesson = lesson_of(file);
    const auto scenario =
        std::find_if(declared_.begin(), declared_.end(), [&](const record::Declaration& each) {
            return file.startsWith(QString::fromStdString(each.path).chopped(4) + '.');
        });
    QVERIFY(scenario != declared_.end());
    std::set<std::string> questions;
    for (const QString& value : values)
        questions.insert(
            asked(lesson, facts_with(*scenario, name.toStdString(), value.toStdString())));
    QCOMPARE(qsizetype(questions.size()), values.size());
}

void QuestionTest::saysThatARemedyIsTried() {
    const Lesson lesson = lesson_of("deadlock/opposite-order.lesson.md");
    Facts facts;
    facts.set("parameter.remedy", std::string("none"));
    QVERIFY(asked(lesson, facts).starts_with("A takes Lock 1 and then wants Lock 2. B takes Lock"));
    facts.set("what_if", std::string("global-order"));
    QVERIFY(asked(lesson, facts)
                .starts_with("Tried here, though the script does not have it: global-order. A "));
}

void QuestionTest::isNotAskedWhereNoneFits() {
    Lesson lesson;
    lesson.question = {{"parameter.n > 2", "How many?"}};
    Facts facts;
    facts.set("parameter.n", 2.0);
    facts.set("what_if", std::string("guard"));
    QCOMPARE(asked(lesson, facts), std::string());
    facts.set("parameter.n", 3.0);
    QVERIFY(asked(lesson, facts).ends_with("How many?"));
}

QTEST_GUILESS_MAIN(QuestionTest)
#include "question_test.moc"
