#include "app/code/text_places.h"

#include <algorithm>

namespace threadline::app {

std::vector<TextPlace> places_of(const QString& words, const QString& text) {
    std::vector<TextPlace> places;
    if (words.isEmpty())
        return places;
    const bool has_capitals = std::ranges::any_of(words, [](QChar c) { return c.isUpper(); });
    const auto capitals = has_capitals ? Qt::CaseSensitive : Qt::CaseInsensitive;
    for (qsizetype at = 0; (at = text.indexOf(words, at, capitals)) >= 0; at += words.size())
        places.push_back({at, at + words.size()});
    return places;
}

}  // namespace threadline::app
