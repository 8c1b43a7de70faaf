#include "app/language/error_wording.h"

#include "app/language/error_sentences.h"
#include "app/language/language.h"
#include "app/language/scenario_wording.h"
#include "app/language/sentence_pattern.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <optional>
#include <span>
#include <vector>

namespace threadline::app {
namespace {

constexpr int deepest = 4;  // parts within parts

enum class Said { ByAnyone, ByScript };

struct Pattern {
    const char* english;
    SentencePattern sentence;
    Said by;
};

const std::vector<Pattern>& patterns() {
    static const std::vector<Pattern> all = [] {
        std::vector<Pattern> made;
        const auto add = [&made](std::span<const char* const> list, Said by) {
            for (const char* english : list)
                made.push_back({english, SentencePattern(QString::fromUtf8(english)), by});
        };
        add(error_sentences(), Said::ByAnyone);
        add(script_error_sentences(), Said::ByScript);
        return made;
    }();
    return all;
}

QString translated(const char* english) {
    return QCoreApplication::translate("EngineError", english);
}

std::optional<QString> known(const QString& text, int depth, Said by);

std::optional<QString> by_pattern(const QString& text, int depth, Said by) {
    for (const Pattern& pattern : patterns()) {
        if (by == Said::ByScript && pattern.by != by)
            continue;
        if (auto parts = pattern.sentence.parts_of(text)) {
            for (QString& part : *parts)
                part = known(part, depth + 1, Said::ByAnyone).value_or(part);
            return filled(translated(pattern.english), *parts);
        }
    }
    return std::nullopt;
}

// What stands behind the name of a file, or of what is meant: "/home/me/run.tline: ...".
std::optional<QString> behind_a_name(const QString& text, int depth, Said by, bool plain_names) {
    static const QRegularExpression plain(R"(^(/.*|\S+|.*\.\w+:\d+)$)");
    const QString colon = QStringLiteral(": ");
    for (auto at = text.indexOf(colon); at > 0; at = text.indexOf(colon, at + 1))
        if (plain.match(text.first(at)).hasMatch() == plain_names)
            if (const auto rest = by_pattern(text.sliced(at + colon.size()), depth, by))
                return text.first(at) + colon + *rest;
    return std::nullopt;
}

std::optional<QString> known(const QString& text, int depth, Said by) {
    if (depth > deepest || !text.contains(u' '))
        return std::nullopt;
    if (const auto named = behind_a_name(text, depth, by, true))
        return named;
    if (const auto whole = by_pattern(text, depth, by))
        return whole;
    return behind_a_name(text, depth, by, false);
}

}  // namespace

QString error_in_words(const std::string& error) {
    static const QRegularExpression place(R"(^.*\.lua:\d+: )");
    const QString line = QString::fromStdString(error);
    const qsizetype begin = place.match(line).capturedLength();
    const QString rest = line.sliced(begin);
    const QString said = said_in_words(rest);
    if (said != rest || is_english())
        return line.first(begin) + said;
    // What an author lets a script say may sound like an error of something else.
    const Said by = begin > 0 ? Said::ByScript : Said::ByAnyone;
    return line.first(begin) + known(rest, 0, by).value_or(rest);
}

}  // namespace threadline::app
