#include "app/language/scenario_wording.h"

#include "app/language/decimal_mark.h"
#include "app/language/engine_notes.h"
#include "app/language/sentence_pattern.h"

#include <QCoreApplication>
#include <QHash>

#include <map>
#include <memory>
#include <mutex>
#include <vector>

namespace threadline::app {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(ScenarioWording)
};

struct Known {
    ScenarioWords words;
    std::string title, summary;  // as they were declared
};

// What it puts in stands in places: "count is %1 of %2".
struct Pattern {
    SentencePattern text;
    QString told;
};

constexpr qsizetype most_remembered = 4096;

// Kept by whoever reads scenarios, in the background; read by all that draws.
struct Kept {
    std::mutex mutex;
    std::map<std::string, std::shared_ptr<const Known>> scenarios;
    QHash<QString, QString> said;
    QHash<QString, Pattern> patterns;  // by the text that they are made from
};

Kept& kept() {
    static Kept all;
    return all;
}

std::shared_ptr<const Known> known(const std::string& scenario) {
    static const auto none = std::make_shared<const Known>();
    const std::lock_guard lock(kept().mutex);
    const auto found = kept().scenarios.find(scenario);
    return found == kept().scenarios.end() ? none : found->second;
}

QString or_else(const std::string& words, const std::string& own) {
    return QString::fromStdString(words.empty() ? own : words);
}

// By the pattern that it was made from. The lock is held.
QString put_together(const QString& text) {
    for (const Pattern& pattern : std::as_const(kept().patterns))
        if (const auto parts = pattern.text.parts_of(text))
            return filled(pattern.told, *parts);
    return engine_note_in_words(text);
}

QString told(const QString& text) {
    const std::lock_guard lock(kept().mutex);
    if (const auto found = kept().said.constFind(text); found != kept().said.constEnd())
        return *found;
    const QString in_words = put_together(text);
    if (in_words != text && kept().said.size() < most_remembered)
        kept().said.insert(text, in_words);  // a picture asks for it again and again
    return in_words;
}

const ParameterWords* words_for(const Known& scenario, const std::string& parameter) {
    const auto found = scenario.words.parameters.find(parameter);
    return found == scenario.words.parameters.end() ? nullptr : &found->second;
}

}  // namespace

void keep_words(const record::Declaration& scenario, ScenarioWords words) {
    const std::lock_guard lock(kept().mutex);
    if (words.empty()) {
        kept().scenarios.erase(scenario.name);
        return;
    }
    for (const auto& [own, told] : words.said) {
        const QString text = QString::fromStdString(own), in_words = QString::fromStdString(told);
        if (text.contains(QStringLiteral("%1")))
            kept().patterns.insert(text, {SentencePattern(text), in_words});
        else
            kept().said.insert(text, in_words);
    }
    kept().scenarios[scenario.name] =
        std::make_shared<const Known>(Known{std::move(words), scenario.title, scenario.summary});
}

QString title_in_words(const std::string& scenario, const std::string& title) {
    const auto words = known(scenario);
    if (!title.empty() && title == words->title)
        return or_else(words->words.title, title);
    return or_else(title, scenario);
}

QString title_in_words(const record::Declaration& scenario) {
    return title_in_words(scenario.name, scenario.title);
}

QString summary_in_words(const record::Declaration& scenario) {
    const auto words = known(scenario.name);
    return scenario.summary == words->summary ? or_else(words->words.summary, scenario.summary)
                                              : QString::fromStdString(scenario.summary);
}

QString name_in_words(const std::string& scenario, const record::Parameter& parameter) {
    const auto words = known(scenario);
    const ParameterWords* found = words_for(*words, parameter.name);
    return or_else(found ? found->name : std::string(),
                   parameter.label.empty() ? parameter.name : parameter.label);
}

QString unit_in_words(const std::string& scenario, const record::Parameter& parameter) {
    const auto words = known(scenario);
    const ParameterWords* found = words_for(*words, parameter.name);
    return or_else(found ? found->unit : std::string(), parameter.unit);
}

QString value_in_words(const std::string& scenario, const std::string& parameter,
                       const std::string& value) {
    const auto words = known(scenario);
    const ParameterWords* found = words_for(*words, parameter);
    if (!found)
        return QString::fromStdString(value);
    if (const auto choice = found->choices.find(value); choice != found->choices.end())
        return QString::fromStdString(choice->second);
    return value == "true"    ? Text::tr("true")
           : value == "false" ? Text::tr("false")
                              : QString::fromStdString(value);
}

QString setting_in_words(const std::string& scenario, const std::string& parameter,
                         const std::string& value) {
    const auto words = known(scenario);
    const ParameterWords* found = words_for(*words, parameter);
    return or_else(found ? found->name : std::string(), parameter) + QStringLiteral(" = ") +
           value_in_words(scenario, parameter, value);
}

QString said_in_words(const QString& text) {
    return with_minus(told(text));
}

}  // namespace threadline::app
