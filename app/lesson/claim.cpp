#include "app/lesson/claim.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <optional>

namespace threadline::app {

namespace {

std::string_view trimmed(std::string_view text) {
    const auto first = text.find_first_not_of(' ');
    if (first == std::string_view::npos)
        return {};
    return text.substr(first, text.find_last_not_of(' ') - first + 1);
}

std::optional<double> number_in(std::string_view text) {
    double number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end != text.data() + text.size())
        return std::nullopt;
    return number;
}

std::string quoted(std::string_view text) {
    std::string with_marks = "'";
    return with_marks.append(text).append("'");
}

Error unknown(std::string_view name) {
    return Error{"this run has no fact " + quoted(name)};
}

Result<Fact> operand(std::string_view text, const Facts& facts) {
    if (text.empty())
        return Error{"a fact or a number is missing"};
    if (const Fact* fact = facts.find(text))
        return *fact;
    if (const auto number = number_in(text))
        return Fact(*number);
    return unknown(text);
}

struct Split {
    std::string_view left;
    char op = 0;  // 0: there is none
    std::string_view right;
};

// At the last of the operators, so that what is left is done first.
Split split_at_last(std::string_view text, std::string_view operators) {
    for (std::size_t i = text.size(); i-- > 1;)
        if (i + 1 < text.size() && text[i - 1] == ' ' && text[i + 1] == ' ' &&
            operators.find(text[i]) != std::string_view::npos)
            return {trimmed(text.substr(0, i)), text[i], trimmed(text.substr(i + 1))};
    return {text, 0, {}};
}

Result<Fact> combine(const Fact& left, char op, const Fact& right) {
    const auto* a = std::get_if<double>(&left);
    const auto* b = std::get_if<double>(&right);
    if (!a || !b)
        return Error{quoted(std::get<std::string>(a ? right : left)) +
                     " is no number to calculate with"};
    switch (op) {
        case '+':
            return Fact(*a + *b);
        case '-':
            return Fact(*a - *b);
        case '*':
            return Fact(*a * *b);
        default:
            break;
    }
    if (*b == 0)
        return Error{"a division by zero"};
    if (op == '%')
        return Fact(std::fmod(*a, *b));
    return Fact(*a / *b);
}

struct Comparison {
    std::string_view left, right;
    std::string_view op;
};

std::optional<Comparison> split_comparison(std::string_view text) {
    for (const std::string_view op : {" = ", " != ", " < ", " <= ", " > ", " >= "})
        if (const auto at = text.find(op); at != std::string_view::npos)
            return Comparison{trimmed(text.substr(0, at)), trimmed(text.substr(at + op.size())),
                              trimmed(op)};
    return std::nullopt;
}

template <typename T>
bool compare(const T& a, std::string_view op, const T& b) {
    return op == "="    ? a == b
           : op == "!=" ? a != b
           : op == "<"  ? a < b
           : op == "<=" ? a <= b
           : op == ">"  ? a > b
                        : a >= b;
}

Result<bool> holds_one(std::string_view text, const Facts& facts) {
    const auto comparison = split_comparison(text);
    if (!comparison)
        return Error{quoted(text) + " compares nothing; write: outcome = completed"};
    auto left = evaluate(comparison->left, facts);
    if (!left)
        return left.error();
    if (const auto* as_text = std::get_if<std::string>(&left.value())) {
        if (comparison->op != "=" && comparison->op != "!=")
            return Error{quoted(*as_text) + " is a text: compare it with = or !="};
        return compare<std::string_view>(*as_text, comparison->op, comparison->right);
    }
    auto right = evaluate(comparison->right, facts);
    if (!right)
        return right.error();
    const auto* number = std::get_if<double>(&right.value());
    if (!number)
        return Error{quoted(comparison->right) + " is no number"};
    return compare(std::get<double>(left.value()), comparison->op, *number);
}

}  // namespace

Result<Fact> evaluate(std::string_view expression, const Facts& facts) {
    const std::string_view text = trimmed(expression);
    for (const std::string_view operators : {"+-", "*/%"}) {
        const Split split = split_at_last(text, operators);
        if (split.op == 0)
            continue;
        const auto left = evaluate(split.left, facts);
        if (!left)
            return left;
        const auto right = evaluate(split.right, facts);
        if (!right)
            return right;
        return combine(*left, split.op, *right);
    }
    return operand(text, facts);
}

Result<bool> holds(std::string_view claim, const Facts& facts) {
    constexpr std::string_view conjunction = " & ";
    const auto at = claim.find(conjunction);
    const auto first = holds_one(trimmed(claim.substr(0, at)), facts);
    if (!first || !*first || at == std::string_view::npos)
        return first;
    return holds(claim.substr(at + conjunction.size()), facts);
}

bool is_about_time(std::string_view claim) {
    constexpr std::array of_time{"_ms",      "_percent", "parallelism",
                                 "speed_up", "verdict",  "contended"};
    return std::ranges::any_of(
        of_time, [&](std::string_view name) { return claim.find(name) != std::string_view::npos; });
}

}  // namespace threadline::app
