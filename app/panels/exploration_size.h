// How large an exploration is, in words; and with which lower values of its scenario there is less
// to go through.
//
// Pure functions; any thread.
#pragma once

#include "engine/record/declaration.h"

#include <QMap>
#include <QString>

#include <cstdint>
#include <string>
#include <vector>

namespace threadline::app {

// It takes more than a second or two. `interleavings`: an estimate, 0 while there is none.
bool is_much_to_explore(double interleavings, std::uint64_t steps);
// "about 1,234 interleavings", "about 10¹⁷ interleavings"
QString interleavings_text(double count);

struct LowerValue {
    std::string name;  // of the parameter
    QString value;     // as `-p name=value` takes it

    friend bool operator==(const LowerValue&, const LowerValue&) = default;
};

// Of the parameters that say how many or how often, which are whole numbers without a unit: those
// that can be lowered to two, so that there still are others and a next time; where all are there
// already, to one. `values` are those that are set now.
std::vector<LowerValue> lower_values(const record::Declaration& scenario,
                                     const QMap<QString, QString>& values);
// "threads = 2, times = 2"
QString lower_values_text(const std::string& scenario, const std::vector<LowerValue>& lower);

}  // namespace threadline::app
