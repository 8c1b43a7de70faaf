// What the fields and values of the search language (lane_query.h) are called. The engine knows the
// English words; whoever asks in another language brings its own beside them.
#pragma once

#include "engine/analysis/lane_item.h"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace threadline::analysis {

enum class QueryField : std::uint8_t {
    Word,
    Thread,
    Lock,
    State,
    Name,
    Longer,
    Shorter,
    Line,
    Lane,
};

// Of several words with one meaning the first is the one that is offered.
template <typename Meaning>
using WordsFor = std::vector<std::pair<std::string, Meaning>>;

struct QueryWords {
    WordsFor<QueryField> fields;  // of letters alone
    WordsFor<trace::State> states;
    std::vector<std::string> holding;
    WordsFor<ItemKind> lanes;
};
const QueryWords& english_words();

// A to Z and À to Þ: in these names are compared without regard to their case.
std::string in_lower_case(std::string_view text);

template <typename Meaning>
std::optional<Meaning> meaning_of(const WordsFor<Meaning>& words, std::string_view word) {
    const std::string wanted = in_lower_case(word);
    for (const auto& [text, meaning] : words)
        if (in_lower_case(text) == wanted)
            return meaning;
    return {};
}

// Each meaning once, by the word that is offered for it: visit(word, meaning).
template <typename Meaning, typename Visit>
void for_each_meaning(const WordsFor<Meaning>& words, Visit&& visit) {
    for (auto word = words.begin(); word != words.end(); ++word)
        if (std::none_of(words.begin(), word,
                         [&](const auto& before) { return before.second == word->second; }))
            visit(word->first, word->second);
}

template <typename Meaning>
std::string word_for(const WordsFor<Meaning>& words, Meaning meaning) {
    for (const auto& [text, each] : words)
        if (each == meaning)
            return text;
    return {};
}

}  // namespace threadline::analysis
