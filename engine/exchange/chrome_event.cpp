#include "engine/exchange/chrome_event.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdlib>
#include <limits>

namespace threadline::exchange {
namespace {

constexpr std::int64_t longest = std::int64_t{1} << 61;

double real_in(std::string_view number) {
    double value = 0;
    const auto [end, error] = std::from_chars(number.data(), number.data() + number.size(), value);
    if (error == std::errc::result_out_of_range)  // from_chars leaves the value alone then
        return std::strtod(std::string(number).c_str(), nullptr);
    return error == std::errc() ? value : 0.0;
}

}  // namespace

std::chrono::nanoseconds nanoseconds_in(std::string_view number, std::int64_t scale) {
    const bool negative = number.starts_with('-');
    std::size_t i = negative ? 1 : 0;
    std::int64_t value = 0;
    std::size_t digits = 0;
    for (; i < number.size() && number[i] >= '0' && number[i] <= '9'; ++i, ++digits)
        if (digits < 18)
            value = value * 10 + (number[i] - '0');
    std::int64_t unit = scale;
    bool exact = digits <= 18 && value < longest / scale;
    if (exact) {
        value *= scale;
        if (i < number.size() && number[i] == '.') {
            bool rounded = false;
            for (++i; i < number.size() && number[i] >= '0' && number[i] <= '9'; ++i) {
                if (unit > 1) {
                    unit /= 10;
                    value += (number[i] - '0') * unit;
                } else if (!rounded) {
                    value += number[i] >= '5' ? 1 : 0;
                    rounded = true;
                }
            }
        }
        exact = i == number.size();  // no exponent
    }
    if (exact)
        return std::chrono::nanoseconds(std::clamp(negative ? -value : value, -longest, longest));
    const double real = real_in(number) * static_cast<double>(scale);
    if (!(std::abs(real) < static_cast<double>(longest)))
        return std::chrono::nanoseconds(negative ? -longest : longest);
    return std::chrono::nanoseconds(std::llround(real));
}

std::int64_t integer_in(std::string_view number) {
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(number.data(), number.data() + number.size(), value);
    if (error == std::errc() && end == number.data() + number.size())
        return value;
    const double real = real_in(number);
    if (!(real < 9.2e18))
        return std::numeric_limits<std::int64_t>::max();
    if (!(real > -9.2e18))
        return std::numeric_limits<std::int64_t>::min();
    return static_cast<std::int64_t>(real);
}

void TrackName::set(std::string_view value, ScalarKind kind) {
    is_text = kind == ScalarKind::Text;
    if (is_text)
        text.assign(value);
    else
        number = kind == ScalarKind::Number ? integer_in(value) : 0;
}

void Arguments::add(std::string_view key, std::string_view value, ScalarKind kind) {
    if (entries_.size() == most)
        return;
    Entry entry;
    entry.key = bytes_.size();
    bytes_.append(key);
    entry.value = bytes_.size();
    bytes_.append(value);
    entry.end = bytes_.size();
    entry.kind = kind;
    entries_.push_back(entry);
}

const Arguments::Entry* Arguments::find(std::string_view key) const {
    for (const Entry& entry : entries_)
        if (std::string_view(bytes_).substr(entry.key, entry.value - entry.key) == key)
            return &entry;
    return nullptr;
}

std::optional<std::string_view> Arguments::text(std::string_view key) const {
    const Entry* entry = find(key);
    if (!entry || entry->kind != ScalarKind::Text)
        return std::nullopt;
    return value_of(*entry);
}

std::optional<std::int64_t> Arguments::integer(std::string_view key) const {
    const Entry* entry = find(key);
    if (!entry || entry->kind != ScalarKind::Number)
        return std::nullopt;
    return integer_in(value_of(*entry));
}

std::optional<double> Arguments::number(std::string_view key) const {
    const Entry* entry = find(key);
    if (!entry || entry->kind != ScalarKind::Number)
        return std::nullopt;
    return real_in(value_of(*entry));
}

std::optional<bool> Arguments::boolean(std::string_view key) const {
    const Entry* entry = find(key);
    if (!entry || entry->kind != ScalarKind::Boolean)
        return std::nullopt;
    return value_of(*entry) == "true";
}

void ChromeEvent::clear() {
    phase = 0;
    has_time = has_duration = id_is_global = false;
    time = trace::Time{0};
    duration = trace::Duration{0};
    pid.clear();
    tid.clear();
    name.clear();
    category.clear();
    id.clear();
    arguments.clear();
}

}  // namespace threadline::exchange
