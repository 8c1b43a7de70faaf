// What could stand where somebody types.
#include "engine/analysis/lane_query.h"
#include "engine/analysis/query_scanner.h"

#include <set>

namespace threadline::analysis {
namespace {

std::string quoted(const std::string& name) {
    const bool plain =
        !name.empty() && name.find_first_of(" ,:\"") == std::string::npos && name.front() != '-';
    return plain ? name : '"' + name + '"';
}

}  // namespace

QueryCompletion complete_query(std::string_view text, std::size_t cursor,
                               const trace::Tables& tables, const QueryWords& words,
                               std::size_t most) {
    QueryCompletion completion;
    completion.at = cursor;
    QueryScanner scanner(text);
    std::optional<RawTerm> term;
    while (auto next = scanner.next())
        if (next->at < cursor && cursor <= next->at + next->length)
            term = std::move(next);
    if (!term)
        return completion;

    const QueryValue* value = nullptr;
    for (const QueryValue& each : term->values)
        if (each.at <= cursor && cursor <= each.at + each.length)
            value = &each;
    if (!value)
        return completion;
    const std::string begun = in_lower_case(value->text);
    std::set<std::string> seen;
    const auto offer = [&](const std::string& name, const std::string& written) {
        if (completion.texts.size() == most || name.empty())
            return;
        const std::string lower = in_lower_case(name);
        if (lower != begun && lower.compare(0, begun.size(), begun) == 0 &&
            seen.insert(written).second)
            completion.texts.push_back(written);
    };
    const auto offer_all = [&](QueryField field, const std::string& before) {
        if (field == QueryField::Thread)
            for (const trace::ActorInfo& actor : tables.actors)
                offer(actor.name, before + quoted(actor.name));
        else if (field == QueryField::Lock)
            for (const trace::ObjectInfo& object : tables.objects)
                offer(object.name, before + quoted(object.name));
        else if (field == QueryField::Name) {
            for (const trace::ObjectInfo& object : tables.objects)
                if (object.kind == record::ObjectKind::Variable)
                    offer(object.name, before + quoted(object.name));
            for (const std::string& name : tables.names)
                offer(name, before + quoted(name));
        } else if (field == QueryField::Lane)
            for_each_meaning(words.lanes, [&](const std::string& word, ItemKind) {
                offer(word, before + quoted(word));
            });
        else if (field == QueryField::State) {
            for_each_meaning(words.states, [&](const std::string& word, trace::State) {
                offer(word, before + quoted(word));
            });
            if (!words.holding.empty())
                offer(words.holding.front(), before + quoted(words.holding.front()));
        }
    };
    completion.at = value->at;
    completion.length = value->length;
    if (term->field) {
        if (const auto field = meaning_of(words.fields, *term->field))
            offer_all(*field, "");
        return completion;
    }
    // A word may become a field, or the value of one.
    for_each_meaning(words.fields,
                     [&](const std::string& word, QueryField) { offer(word, word + ":"); });
    if (!begun.empty())
        for (const QueryField field :
             {QueryField::State, QueryField::Thread, QueryField::Lock, QueryField::Name})
            offer_all(field, word_for(words.fields, field) + ":");
    return completion;
}

}  // namespace threadline::analysis
