// Facts of a run that completed, with these numbers.
#pragma once

#include "app/lesson/facts.h"

#include <initializer_list>
#include <string>
#include <utility>

namespace threadline::test {

inline app::Facts completed(std::initializer_list<std::pair<const char*, double>> numbers) {
    app::Facts facts;
    facts.set("outcome", std::string("completed"));
    for (const auto& [name, number] : numbers)
        facts.set(name, number);
    return facts;
}

}  // namespace threadline::test
