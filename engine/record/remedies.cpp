#include "engine/record/remedies.h"

#include <algorithm>
#include <array>
#include <utility>

namespace threadline::record {
namespace {

constexpr std::array<std::pair<std::string_view, bool Remedies::*>, 4> kRemedies{{
    {"global-order", &Remedies::global_order},
    {"timeout", &Remedies::timeout},
    {"guard", &Remedies::guard},
    {"victim", &Remedies::victim},
}};

}  // namespace

std::string Remedies::to_text() const {
    std::string text;
    for (const auto& [name, remedy] : kRemedies)
        if (this->*remedy)
            text.append(text.empty() ? "" : ",").append(name);
    return text;
}

Result<Remedies> Remedies::parse(std::string_view text) {
    Remedies parsed;
    for (std::size_t begin = 0; begin <= text.size();) {
        const std::size_t end = std::min(text.find(',', begin), text.size());
        const std::string_view word = text.substr(begin, end - begin);
        bool known = false;
        for (const auto& [name, remedy] : kRemedies)
            if (name == word)
                known = parsed.*remedy = true;
        if (!known)
            return Error{"there is no remedy '" + std::string(word) + "'; there are " +
                         remedy_names};
        begin = end + 1;
    }
    if (parsed.timeout && parsed.victim)
        return Error{
            "timeout and victim both end a wait for a lock; choose one of them, as in "
            "global-order,victim"};
    return parsed;
}

}  // namespace threadline::record
