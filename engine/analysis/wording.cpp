#include "engine/analysis/wording.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <functional>
#include <numeric>
#include <utility>

namespace threadline::analysis {
namespace {

// Three figures, and so many decimals at least, without trailing zeros. Not by printf, which writes
// "3,4" in some locales.
std::string short_number(double value, int at_least = 0) {
    std::array<char, 32> text{};
    const int decimals = std::max(value < 9.995 ? 2 : value < 99.95 ? 1 : 0, at_least);
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

std::int64_t tenths_of(trace::Duration part, trace::Duration whole) {
    return std::llround(1000.0 * static_cast<double>(part.count()) /
                        static_cast<double>(whole.count()));
}

// Of tenths of a percent.
std::string tenths_text(std::int64_t tenths) {
    std::string text = std::to_string(tenths / 10);
    if (tenths % 10 != 0)
        text.append(".").append(std::to_string(tenths % 10));
    return text + " %";
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
    // Nearly all of a run is told in ms: one unit, so that figures can be compared.
    if (ns < 9.9995e9)
        return short_number(ns / 1e6, 1) + " ms";
    return short_number(ns / 1e9, 2) + " s";
}

std::string quoted(std::string claim) {
    std::ranges::replace(claim, '"', '\'');
    return '"' + std::move(claim) + '"';
}

std::string failed_check(const std::string& claim) {
    return "Check failed: " + quoted(claim) + " does not hold";
}

std::string percent_of(trace::Duration part, trace::Duration whole) {
    if (whole.count() <= 0)
        return "0 %";
    return tenths_text(tenths_of(part, whole));
}

std::string percent_beside(const std::vector<trace::Duration>& told, trace::Duration whole) {
    std::int64_t left = whole.count() > 0 ? 1000 : 0;
    for (const trace::Duration part : told)
        left -= whole.count() > 0 ? tenths_of(part, whole) : 0;
    return tenths_text(std::max<std::int64_t>(left, 0));
}

std::vector<std::string> percents_of(const std::vector<trace::Duration>& parts) {
    const auto whole = std::accumulate(parts.begin(), parts.end(), trace::Duration{0});
    std::vector<std::int64_t> tenths(parts.size(), 0);
    std::vector<std::pair<double, std::size_t>> cut_off;  // of each, by rounding down
    std::int64_t left = whole.count() > 0 ? 1000 : 0;
    for (std::size_t i = 0; i < parts.size() && whole.count() > 0; ++i) {
        const double exact =
            1000.0 * static_cast<double>(parts[i].count()) / static_cast<double>(whole.count());
        tenths[i] = static_cast<std::int64_t>(exact);
        left -= tenths[i];
        cut_off.push_back({exact - static_cast<double>(tenths[i]), i});
    }
    std::ranges::stable_sort(cut_off, std::greater{}, &std::pair<double, std::size_t>::first);
    for (std::size_t i = 0; i < cut_off.size() && left > 0; ++i, --left)
        ++tenths[cut_off[i].second];
    std::vector<std::string> texts;
    for (const std::int64_t each : tenths)
        texts.push_back(tenths_text(each));
    return texts;
}

std::string number_text(double number) {
    if (number < 0.0005)
        return "0";
    std::array<char, 32> text{};
    char* const end = text.data() + text.size();
    return {text.data(),
            number >= 99.5
                ? std::to_chars(text.data(), end, number, std::chars_format::fixed, 0).ptr
                : std::to_chars(text.data(), end, number, std::chars_format::general,
                                number < 1 ? 2 : 3)
                      .ptr};
}

}  // namespace threadline::analysis
