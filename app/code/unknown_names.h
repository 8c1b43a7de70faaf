// Names that a text of Lua uses and nobody has given: running it would fail there, if it came
// there.
//
// Where a name is known is not looked at: one that is given anywhere in the text is known in all of
// it, so what is found is wrong for certain. Pure; any thread.
#pragma once

#include <QString>

#include <optional>

namespace threadline::app {

struct UnknownName {
    int line = 0;
    QString name;
    QString meant;  // a known one that differs by a letter or two; empty: there is none

    friend bool operator==(const UnknownName&, const UnknownName&) = default;
};

// The first in the text. O(length), and O(names) more where there is one.
std::optional<UnknownName> first_unknown_name(const QString& text);

}  // namespace threadline::app
