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

// Whether `begun`, in lower case, is the beginning of the name, and not all of it. Of a hundred
// thousand names most are passed over by their first letter.
bool goes_on(const std::string& name, const std::string& begun) {
    const auto lower = [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 0x20) : c;
    };
    if (name.empty() || (!begun.empty() && lower(name.front()) != begun.front()))
        return false;
    const std::string whole = in_lower_case(name);
    return whole != begun && whole.compare(0, begun.size(), begun) == 0;
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
    const auto add = [&](const std::string& written) {
        if (completion.texts.size() < most && seen.insert(written).second)
            completion.texts.push_back(written);
    };
    const auto offer = [&](const std::string& name, const std::string& before) {
        if (completion.texts.size() < most && goes_on(name, begun))
            add(before + quoted(name));
    };
    const auto offer_all = [&](QueryField field, const std::string& before) {
        if (field == QueryField::Thread)
            for (const trace::ActorInfo& actor : tables.actors)
                offer(actor.name, before);
        else if (field == QueryField::Lock)
            for (const trace::ObjectInfo& object : tables.objects)
                offer(object.name, before);
        else if (field == QueryField::Name) {
            for (const trace::ObjectInfo& object : tables.objects)
                if (object.kind == record::ObjectKind::Variable)
                    offer(object.name, before);
            for (const std::string& name : tables.names)
                offer(name, before);
        } else if (field == QueryField::Lane)
            for_each_meaning(words.lanes,
                             [&](const std::string& word, ItemKind) { offer(word, before); });
        else if (field == QueryField::State) {
            for_each_meaning(words.states,
                             [&](const std::string& word, trace::State) { offer(word, before); });
            if (!words.holding.empty())
                offer(words.holding.front(), before);
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
    for_each_meaning(words.fields, [&](const std::string& word, QueryField) {
        if (goes_on(word, begun))
            add(word + ":");
    });
    if (!begun.empty())
        for (const QueryField field :
             {QueryField::State, QueryField::Thread, QueryField::Lock, QueryField::Name})
            offer_all(field, word_for(words.fields, field) + ":");
    return completion;
}

}  // namespace threadline::analysis
