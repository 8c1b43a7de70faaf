#include "app/panels/query_wording.h"

#include "app/panels/item_wording.h"
#include "app/timeline/wording.h"

#include <QCoreApplication>
#include <QStringList>

namespace threadline::app {
namespace {

using analysis::QueryField;
using Kind = analysis::QueryProblem::Kind;

struct Search {
    Q_DECLARE_TR_FUNCTIONS(Search)
};

QString name_of(QueryField field) {
    switch (field) {
        case QueryField::Thread:
            return Search::tr("thread");
        case QueryField::Lock:
            return Search::tr("lock");
        case QueryField::State:
            return Search::tr("state");
        case QueryField::Name:
            return Search::tr("name");
        case QueryField::Lane:
            return Search::tr("lane");
        case QueryField::Longer:
            return Search::tr("longer");
        case QueryField::Shorter:
            return Search::tr("shorter");
        case QueryField::Line:
            return Search::tr("line");
        case QueryField::Word:
            break;
    }
    return {};
}

QString either(QStringList words) {
    const QString last = words.takeLast();
    return words.isEmpty() ? last : Search::tr("%1 or %2").arg(words.join(", "), last);
}

// The words that are offered, each with what has to stand after it.
template <typename Meaning>
QStringList offered(const analysis::WordsFor<Meaning>& words, const QString& after = {}) {
    QStringList list;
    analysis::for_each_meaning(words, [&](const std::string& word, Meaning) {
        list.append(QString::fromStdString(word) + after);
    });
    return list;
}

}  // namespace

analysis::QueryWords query_words() {
    const analysis::QueryWords& english = analysis::english_words();
    analysis::QueryWords words;
    for (const auto& [word, field] : english.fields)
        words.fields.emplace_back(name_of(field).toStdString(), field);
    for (const auto& [word, state] : english.states)
        words.states.emplace_back(state_name(state).toLower().toStdString(), state);
    for (const auto& [word, kind] : english.lanes)
        words.lanes.emplace_back(lane_name(kind).toLower().toStdString(), kind);
    words.holding.push_back(Search::tr("holding").toStdString());
    words.fields.insert(words.fields.end(), english.fields.begin(), english.fields.end());
    words.states.insert(words.states.end(), english.states.begin(), english.states.end());
    words.lanes.insert(words.lanes.end(), english.lanes.begin(), english.lanes.end());
    words.holding.insert(words.holding.end(), english.holding.begin(), english.holding.end());
    return words;
}

QString in_words(const analysis::QueryProblem& problem, const analysis::QueryWords& words) {
    const QString text = QString::fromStdString(problem.text);
    switch (problem.kind) {
        case Kind::NoField:
            return Search::tr("there is no '%1:'; write %2, or put the word in quotes")
                .arg(text, either(offered(words.fields, ":")));
        case Kind::NoState:
            return Search::tr("there is no state '%1'; write %2")
                .arg(text, either(offered(words.states)
                                  << QString::fromStdString(words.holding.front())));
        case Kind::NoLane:
            return Search::tr("there is no lane '%1'; write %2")
                .arg(text, either(offered(words.lanes)));
        case Kind::NoTime:
            return Search::tr("'%1' is not a time; write a number with ns, us, ms, s or min: 5ms")
                .arg(text);
        case Kind::NoLine:
            return Search::tr("'%1' is not a line; write line:14, or line:14-20").arg(text);
        case Kind::NoValue:
            return Search::tr("something has to follow %1")
                .arg(text.isEmpty() ? QStringLiteral("\"\"") : text + ':');
        case Kind::OneTime:
            return Search::tr("%1: takes one time").arg(text);
        case Kind::OpenQuote:
            return Search::tr("the quote is not closed; write another \"");
    }
    return {};
}

QString in_words(const analysis::UnknownName& unknown) {
    const QString name = QString::fromStdString(unknown.name);
    switch (unknown.field) {
        case QueryField::Thread:
            return Search::tr("there is no thread '%1'").arg(name);
        case QueryField::Lock:
            return Search::tr("there is no lock '%1'").arg(name);
        default:
            return Search::tr("nothing is called '%1'").arg(name);
    }
}

}  // namespace threadline::app
