// Where words stand in a text.
#pragma once

#include <QString>

#include <vector>

namespace threadline::app {

struct TextPlace {
    qsizetype begin = 0, end = 0;

    bool operator==(const TextPlace&) const = default;
};

// All of them, from the first on; none over another. Capitals count where `words` has any.
std::vector<TextPlace> places_of(const QString& words, const QString& text);

}  // namespace threadline::app
