// Every lesson speaks German as well as English: it asks, shows and claims the same, and names all
// that the scenario says to a person. That it is told of each run is in lesson_test.
#include "app/lesson/lesson.h"
#include "engine/session/session.h"
#include "tests/scenarios/lua_texts.h"

#include <QDirIterator>
#include <QRegularExpression>
#include <QTest>

using namespace threadline;
using app::Lesson;
using app::Paragraph;

namespace {

const QDir& scenarios() {
    static const QDir folder(THREADLINE_SOURCE_DIR "/scenarios");
    return folder;
}

QStringList all_names() {
    QStringList names;
    QDirIterator files(scenarios().path(), {"*.lua"}, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext())
        names << scenarios().relativeFilePath(files.next()).chopped(4);
    names.sort();
    return names;
}

QString text_of(const QString& file) {
    QFile stream(scenarios().filePath(file));
    return stream.open(QIODevice::ReadOnly) ? QString::fromUtf8(stream.readAll()) : QString();
}

Lesson lesson_in(const QString& file) {
    const auto lesson = app::read_lesson(file.toStdString(), text_of(file).toStdString());
    if (!lesson)
        QTest::qFail(lesson.error().message.c_str(), __FILE__, __LINE__);
    return lesson ? *lesson : Lesson{};
}

Lesson english(const QString& name) {
    return lesson_in(name + ".lesson.md");
}

Lesson german(const QString& name) {
    return lesson_in(name + ".lesson.de.md");
}

// What it asks of the run: "{n : try|tries}" is "n".
QStringList expressions_in(const std::string& text) {
    static const QRegularExpression asked(R"(\{([^}]*?)(?: : [^}]*)?\})");
    QStringList found;
    for (auto each = asked.globalMatch(QString::fromStdString(text)); each.hasNext();)
        found << each.next().captured(1);
    found.sort();
    found.removeDuplicates();
    return found;
}

QStringList claims_of(const std::vector<Paragraph>& paragraphs) {
    QStringList claims;
    for (const Paragraph& paragraph : paragraphs)
        claims << "[" + QString::fromStdString(paragraph.claim) + "] " +
                      expressions_in(paragraph.text).join(", ");
    return claims;
}

// What is no sentence, in order.
QStringList skeleton_of(const Lesson& lesson) {
    QStringList bones = claims_of(lesson.question);
    for (const app::LessonChoice& choice : lesson.choices)
        bones << QString::fromStdString(choice.claim);
    for (const app::LessonMoment& moment : lesson.moments)
        bones << QString::fromStdString(moment.fact) + claims_of({moment.said}).first();
    bones << claims_of(lesson.explanation);
    for (const app::NextTry& next : lesson.next)
        bones << QString::fromStdString(next.parameters);
    for (const app::NamedComparison& comparison : lesson.comparisons)
        for (const std::string& run : comparison.runs)
            bones << QString::fromStdString(run);
    return bones << claims_of(lesson.aloud) << QString::fromStdString(lesson.alone_ms)
                 << claims_of(lesson.when_not);
}

std::vector<std::string> told_texts(const Lesson& lesson) {
    std::vector<std::string> texts;
    for (const auto* part : {&lesson.explanation, &lesson.aloud, &lesson.when_not})
        for (const Paragraph& paragraph : *part)
            texts.push_back(paragraph.text);
    for (const app::LessonMoment& moment : lesson.moments)
        texts.push_back(moment.said.text);
    return texts;
}

QString own_words(const std::string& text) {
    static const QRegularExpression filled(R"(\{[^}]*\}|`[^`]*`)");
    return QString::fromStdString(text).remove(filled);
}

void all_lessons() {
    QTest::addColumn<QString>("name");
    for (const QString& name : all_names())
        QTest::newRow(qPrintable(name)) << name;
}

}  // namespace

class GermanLessonTest : public QObject {
    Q_OBJECT

private slots:
    void asksShowsAndClaimsWhatTheEnglishOneDoes_data() { all_lessons(); }
    void asksShowsAndClaimsWhatTheEnglishOneDoes();
    void namesTheScenarioItsParametersAndTheirChoices();
    void saysAllThatTheScenarioSaysToAPerson_data() { all_lessons(); }
    void saysAllThatTheScenarioSaysToAPerson();
    void takesEachNumberFromTheRunAndIsShortAloud_data() { all_lessons(); }
    void takesEachNumberFromTheRunAndIsShortAloud();
};

void GermanLessonTest::asksShowsAndClaimsWhatTheEnglishOneDoes() {
    QFETCH(QString, name);
    QCOMPARE(skeleton_of(german(name)), skeleton_of(english(name)));
}

void GermanLessonTest::namesTheScenarioItsParametersAndTheirChoices() {
    std::vector<std::filesystem::path> paths;
    for (const QString& name : all_names())
        paths.emplace_back(scenarios().filePath(name + ".lua").toStdString());
    const auto declared =
        session::describe_scenarios(THREADLINE_BIN_DIR "/threadline-runner", paths);
    QVERIFY2(declared.ok(), declared ? "" : declared.error().message.c_str());
    QCOMPARE(declared->size(), paths.size());
    for (qsizetype i = 0; i < all_names().size(); ++i) {
        const QString name = all_names()[i];
        const record::Declaration& declaration = (*declared)[std::size_t(i)];
        const app::ScenarioWords words = german(name).words;
        QVERIFY2(!words.title.empty() && !words.summary.empty(), qPrintable(name));
        QVERIFY2(words.title != declaration.title && words.summary != declaration.summary,
                 qPrintable(name));
        QStringList named, wanted;
        for (const auto& [parameter, word] : words.parameters) {
            named << (word.name.empty() ? "?" : QString::fromStdString(parameter));
            for (const auto& [choice, in_german] : word.choices)
                named << QString::fromStdString(parameter + " = " + choice);
        }
        for (const record::Parameter& parameter : declaration.parameters) {
            wanted << QString::fromStdString(parameter.name);
            for (const std::string& choice : parameter.choices)
                wanted << QString::fromStdString(parameter.name + " = " + choice);
        }
        named.sort();
        wanted.sort();
        QVERIFY2(named == wanted,
                 qPrintable(name + ": " + named.join(", ") + " for " + wanted.join(", ")));
    }
}

void GermanLessonTest::saysAllThatTheScenarioSaysToAPerson() {
    QFETCH(QString, name);
    QStringList said;
    for (const auto& [in_file, in_german] : german(name).words.said) {
        said << QString::fromStdString(in_file);
        for (int place = 1; place <= 9; ++place) {
            const std::string mark = "%" + std::to_string(place);
            QCOMPARE(in_german.find(mark) != std::string::npos,
                     in_file.find(mark) != std::string::npos);
        }
    }
    QStringList in_file;
    for (const std::string& text : test::said_in(text_of(name + ".lua").toStdString()))
        in_file << QString::fromStdString(text);
    said.sort();
    in_file.sort();
    in_file.removeDuplicates();
    QCOMPARE(said, in_file);
}

void GermanLessonTest::takesEachNumberFromTheRunAndIsShortAloud() {
    QFETCH(QString, name);
    static const QRegularExpression digit("\\d"), end("[.?!](?= |$)");
    const Lesson lesson = german(name);
    for (const std::string& text : told_texts(lesson))
        QVERIFY2(!own_words(text).contains(digit), text.c_str());
    for (const Paragraph& paragraph : lesson.aloud) {
        const auto sentences = own_words(paragraph.text).count(end);
        QVERIFY2(sentences >= 2 && sentences <= 3, paragraph.text.c_str());
    }
}

QTEST_GUILESS_MAIN(GermanLessonTest)
#include "german_lesson_test.moc"
