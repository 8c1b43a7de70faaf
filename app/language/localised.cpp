#include "app/language/localised.h"

#include "app/language/decimal_mark.h"
#include "app/language/finding_sentences.h"
#include "app/language/language.h"
#include "app/language/scenario_wording.h"
#include "app/language/sentence_pattern.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QStringList>

#include <algorithm>
#include <optional>

namespace threadline::app {
namespace {

constexpr int deepest = 8;               // parts within parts
constexpr char16_t first_kept = 0xe000;  // of the private use area: one character a kept text
constexpr std::size_t most_kept = 0x1000;

struct Pattern {
    const char* english;
    SentencePattern sentence;
    bool is_list = false;  // joins names: a sentence that is not known is no list
};

Pattern pattern_of(const char* english) {
    const QString text = QString::fromUtf8(english);
    Pattern pattern{english, SentencePattern(text)};
    for (const char* list : {"%1 and %2", "%1 and %2 more", "%1 with %2", "%1, then %2",
                             "%1 (line %2)", "%1 (line %2) and %3"})
        pattern.is_list = pattern.is_list || text == QLatin1String(list);
    return pattern;
}

const std::vector<Pattern>& patterns() {
    static const std::vector<Pattern> all = [] {
        std::vector<Pattern> made;
        for (const auto list : {finding_titles(), finding_sentences(), exploration_sentences(),
                                prediction_sentences(), finding_phrases()})
            for (const char* english : list)
                made.push_back(pattern_of(english));
        return made;
    }();
    return all;
}

QString translated(const char* english) {
    return QCoreApplication::translate("Finding", english);
}

QString part(const QString& text, int depth);

enum class Which { All, OfSeveralClauses };

std::optional<QString> by_pattern(const QString& text, int depth, Which which = Which::All) {
    for (const Pattern& pattern : patterns()) {
        if (pattern.is_list && depth == 0)
            continue;
        if (which == Which::OfSeveralClauses && !QLatin1String(pattern.english).contains(u';'))
            continue;
        auto parts = pattern.sentence.parts_of(text);
        if (!parts)
            continue;
        for (QString& each : *parts)
            each = part(each, depth + 1);
        return filled(translated(pattern.english), *parts);
    }
    return std::nullopt;
}

// "77.8 %", "3.5", "12 us", "1,512"; what else has a mark between digits may be a name.
QString quantity(const QString& text) {
    static const QRegularExpression number("^-?\\d+(\\.\\d+)?( \\S+)?$");
    static const QRegularExpression in_groups("^\\d{1,3}(,\\d{3})+$");
    if (in_groups.match(text).hasMatch() && decimal_mark() == QLatin1String(","))
        return QString(text).replace(u',', u'.');
    return number.match(text).hasMatch() ? in_print(text) : text;
}

QString part(const QString& text, int depth) {
    if (depth > deepest || !text.contains(u' '))
        return quantity(text);
    return by_pattern(text, depth).value_or(quantity(text));
}

// Clauses that are one sentence together are tried before each for itself.
QString sentence(const QString& text) {
    const QString separator = QStringLiteral("; ");
    if (!text.contains(separator))
        return part(text, 0);
    if (const auto whole = by_pattern(text, 0, Which::OfSeveralClauses))
        return *whole;
    QStringList clauses;
    for (const QString& clause : text.split(separator))
        clauses.append(part(clause, 0));
    return clauses.join(separator);
}

// Names and quoted texts as single characters, so that no sentence is found in them.
class Kept {
public:
    explicit Kept(std::vector<NameInWords> names) : texts_(std::move(names)) {
        std::erase_if(texts_,
                      [](const NameInWords& name) { return !name.recorded.contains(u' '); });
        std::ranges::sort(texts_, [](const NameInWords& a, const NameInWords& b) {
            return a.recorded.size() > b.recorded.size();
        });
        if (texts_.size() > most_kept)
            texts_.resize(most_kept);
    }

    QString hide(QString text) {
        static const QRegularExpression quoted("\"[^\"]*\"|lock\\(.*\\)");
        while (texts_.size() < 2 * most_kept) {
            const QRegularExpressionMatch match = quoted.match(text);
            if (!match.hasMatch())
                break;
            texts_.push_back({match.captured(), in_words(match.captured())});
            text.replace(match.capturedStart(), match.capturedLength(), sign(texts_.size() - 1));
        }
        for (std::size_t i = 0; i < texts_.size(); ++i)
            text.replace(texts_[i].recorded, QString(sign(i)));
        return text;
    }

    QString show(QString text) const {
        // A quoted text may hold a name.
        for (std::size_t i = texts_.size(); i-- > 0;)
            text.replace(sign(i), texts_[i].words);
        for (std::size_t i = texts_.size(); i-- > 0;)
            text.replace(sign(i), texts_[i].words);
        return text;
    }

private:
    // What a check or a note of the scenario says is quoted.
    static QString in_words(const QString& text) {
        return text.startsWith(u'"') ? u'"' + said_in_words(text.mid(1, text.size() - 2)) + u'"'
                                     : text;
    }
    static QChar sign(std::size_t number) { return QChar(char16_t(first_kept + number)); }

    std::vector<NameInWords> texts_;
};

}  // namespace

QString localised(const std::string& text, const std::vector<NameInWords>& names) {
    const QString english = QString::fromStdString(text);
    if (is_english())
        return in_print(english);
    Kept kept(names);
    const QString hidden = kept.hide(english);
    // A title is not cut where a claim in it has a full stop.
    if (!hidden.endsWith(u'.'))
        if (const auto whole = by_pattern(
                hidden, 0,
                hidden.contains(QLatin1String("; ")) ? Which::OfSeveralClauses : Which::All))
            return kept.show(*whole);
    static const QRegularExpression end("(?<=\\.)\\s+");
    QStringList sentences;
    for (QString each : hidden.split(end)) {
        const bool stops = each.endsWith(u'.');
        if (stops)
            each.chop(1);
        sentences.append(sentence(each) + (stops ? QStringLiteral(".") : QString()));
    }
    return kept.show(sentences.join(u' '));
}

QString localised_list(const std::string& list, const std::vector<NameInWords>& names) {
    Kept kept(names);
    return kept.show(part(kept.hide(QString::fromStdString(list)), 1));
}

std::vector<NameInWords> names_of(const trace::Tables& tables, const std::vector<ActorId>& actors,
                                  const std::vector<ObjectId>& objects) {
    std::vector<NameInWords> names;
    for (const ActorId actor : actors)
        if (actor.value < tables.actors.size())
            names.push_back(
                {QString::fromStdString(tables.actor(actor).name), name_in_words(tables, actor)});
    for (const ObjectId object : objects)
        if (object.value < tables.objects.size())
            names.push_back({QString::fromStdString(tables.object(object).name),
                             name_in_words(tables, object)});
    return names;
}

FindingText localised(const analysis::Finding& finding, const trace::Tables* tables) {
    std::vector<NameInWords> names;
    if (tables && !is_english())
        names = names_of(*tables, finding.actors, finding.objects);
    return {localised(finding.title, names), localised(finding.explanation, names),
            localised(finding.remedy, names),
            finding.trial ? localised(finding.trial->text, names) : QString()};
}

}  // namespace threadline::app
