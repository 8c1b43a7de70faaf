#include "engine/analysis/wording.h"

#include <array>
#include <charconv>

namespace threadline::analysis {
namespace {

// Three significant digits, without trailing zeros. Not by printf, which writes "3,4" in some
// locales.
std::string short_number(double value) {
    std::array<char, 32> text{};
    const int decimals = value < 9.995 ? 2 : value < 99.95 ? 1 : 0;
    std::string number(text.data(), std::to_chars(text.data(), text.data() + text.size(), value,
                                                  std::chars_format::fixed, decimals)
                                        .ptr);
    if (number.find('.') != std::string::npos) {
        number.erase(number.find_last_not_of('0') + 1);
        if (number.back() == '.')
            number.pop_back();
    }
    return number;
}

}  // namespace

std::string name_of(const trace::Tables& tables, ActorId actor) {
    if (actor.value < tables.actors.size() && !tables.actors[actor.value].name.empty())
        return tables.actors[actor.value].name;
    return "thread " + std::to_string(actor.value);
}

std::string name_of(const trace::Tables& tables, ObjectId object) {
    if (object.value < tables.objects.size() && !tables.objects[object.value].name.empty())
        return tables.objects[object.value].name;
    return "object " + std::to_string(object.value);
}

std::uint32_t line_of(const trace::Tables& tables, SiteId site) {
    return site.value < tables.sites.size() ? tables.sites[site.value].line : 0;
}

std::string at_line(const trace::Tables& tables, SiteId site) {
    const std::uint32_t line = line_of(tables, site);
    return line == 0 ? std::string{} : " (line " + std::to_string(line) + ")";
}

std::string list_of(const std::vector<std::string>& names, std::size_t most) {
    std::string text;
    const std::size_t shown = names.size() <= most ? names.size() : most - 1;
    for (std::size_t i = 0; i < shown; ++i) {
        if (i != 0)
            text += i + 1 == names.size() ? " and " : ", ";
        text += names[i];
    }
    if (shown < names.size())
        text += " and " + std::to_string(names.size() - shown) + " more";
    return text;
}

std::string text_of(trace::Duration time) {
    const auto ns = static_cast<double>(time.count());
    if (ns < 1e3)
        return short_number(ns) + " ns";
    // What would be 1000 of one unit is 1 of the next.
    if (ns < 999.5e3)
        return short_number(ns / 1e3) + " us";
    if (ns < 999.5e6)
        return short_number(ns / 1e6) + " ms";
    return short_number(ns / 1e9) + " s";
}

std::string percent_of(trace::Duration part, trace::Duration whole) {
    if (whole.count() <= 0)
        return "0 %";
    return short_number(100.0 * static_cast<double>(part.count()) /
                        static_cast<double>(whole.count())) +
           " %";
}

}  // namespace threadline::analysis
