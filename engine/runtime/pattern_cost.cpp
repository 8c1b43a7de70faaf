// After lstrlib.c of Lua 5.4 (MIT licence, Lua.org, PUC-Rio), of which this keeps the search and
// leaves the captures' values out.
#include "engine/runtime/pattern_cost.h"

#include <array>
#include <cctype>
#include <cstring>
#include <optional>

namespace threadline::runtime {

namespace {

constexpr int kMostDepth = 200;  // MAXCCALLS: beyond it the library itself gives up
constexpr std::size_t kMostCaptures = 32;

struct TooLong {};    // more steps than allowed
struct Malformed {};  // left to the library

class Matcher {
public:
    Matcher(std::string_view text, std::string_view pattern, std::uint64_t most)
        : text_(text.data()),
          text_end_(text.data() + text.size()),
          pattern_end_(pattern.data() + pattern.size()),
          left_(most) {}

    void search(const char* pattern, std::size_t from, Search search) {
        const bool anchored =
            search != Search::Unanchored && pattern != pattern_end_ && *pattern == '^';
        if (anchored)
            ++pattern;
        const char* last_match = nullptr;
        for (const char* at = text_ + from; at <= text_end_;) {
            level_ = 0;
            depth_ = 0;
            const char* const end = match(at, pattern);
            if (end != nullptr && end != last_match)
                at = last_match = end;
            else
                ++at;
            if (anchored || (end != nullptr && search == Search::First))
                break;
        }
    }

private:
    struct Capture {
        const char* begin = nullptr;
        std::ptrdiff_t length = 0;
    };
    static constexpr std::ptrdiff_t unfinished = -1;
    static constexpr std::ptrdiff_t position = -2;

    void step(std::uint64_t count = 1) {
        if (left_ < count)
            throw TooLong{};
        left_ -= count;
    }

    const char* class_end(const char* pattern) const {
        if (pattern == pattern_end_)
            throw Malformed{};
        switch (*pattern++) {
            case '%':
                if (pattern == pattern_end_)
                    throw Malformed{};
                return pattern + 1;
            case '[':
                if (pattern != pattern_end_ && *pattern == '^')
                    ++pattern;
                do {
                    if (pattern == pattern_end_)
                        throw Malformed{};
                    if (*pattern++ == '%') {
                        if (pattern == pattern_end_)
                            throw Malformed{};
                        ++pattern;
                    }
                } while (pattern == pattern_end_ || *pattern != ']');
                return pattern + 1;
            default:
                return pattern;
        }
    }

    static bool in_class(int c, int kind) {
        bool is = false;
        switch (std::tolower(kind)) {
            case 'a':
                is = std::isalpha(c) != 0;
                break;
            case 'c':
                is = std::iscntrl(c) != 0;
                break;
            case 'd':
                is = std::isdigit(c) != 0;
                break;
            case 'g':
                is = std::isgraph(c) != 0;
                break;
            case 'l':
                is = std::islower(c) != 0;
                break;
            case 'p':
                is = std::ispunct(c) != 0;
                break;
            case 's':
                is = std::isspace(c) != 0;
                break;
            case 'u':
                is = std::isupper(c) != 0;
                break;
            case 'w':
                is = std::isalnum(c) != 0;
                break;
            case 'x':
                is = std::isxdigit(c) != 0;
                break;
            default:
                return kind == c;
        }
        return (std::isupper(kind) != 0) != is;
    }

    static int byte(const char* at) { return static_cast<unsigned char>(*at); }

    // `last` is the closing bracket.
    static bool in_set(int c, const char* set, const char* last) {
        bool is = true;
        if (set[1] == '^') {
            is = false;
            ++set;
        }
        while (++set < last) {
            if (*set == '%') {
                ++set;
                if (in_class(c, byte(set)))
                    return is;
            } else if (set[1] == '-' && set + 2 < last) {
                set += 2;
                if (byte(set - 2) <= c && c <= byte(set))
                    return is;
            } else if (byte(set) == c) {
                return is;
            }
        }
        return !is;
    }

    bool matches_one(const char* at, const char* pattern, const char* after) {
        // Of a set each part may be looked at.
        step(*pattern == '[' ? static_cast<std::uint64_t>(after - pattern) : 1);
        if (at >= text_end_)
            return false;
        switch (*pattern) {
            case '.':
                return true;
            case '%':
                return in_class(byte(at), byte(pattern + 1));
            case '[':
                return in_set(byte(at), pattern, after - 1);
            default:
                return *pattern == *at;
        }
    }

    const char* match_balance(const char* at, const char* pattern) {
        if (pattern_end_ - pattern < 2)
            throw Malformed{};
        if (at >= text_end_ || *at != *pattern)
            return nullptr;
        int open = 1;
        while (++at < text_end_) {
            step();
            if (*at == pattern[1]) {
                if (--open == 0)
                    return at + 1;
            } else if (*at == *pattern) {
                ++open;
            }
        }
        return nullptr;
    }

    const char* expand_most(const char* at, const char* pattern, const char* after) {
        std::ptrdiff_t count = 0;
        while (matches_one(at + count, pattern, after))
            ++count;
        for (; count >= 0; --count)
            if (const char* end = match(at + count, after + 1))
                return end;
        return nullptr;
    }

    const char* expand_least(const char* at, const char* pattern, const char* after) {
        for (;; ++at) {
            if (const char* end = match(at, after + 1))
                return end;
            if (!matches_one(at, pattern, after))
                return nullptr;
        }
    }

    const char* begin_capture(const char* at, const char* pattern, std::ptrdiff_t what) {
        if (level_ >= kMostCaptures)
            throw Malformed{};
        captures_[level_++] = {at, what};
        const char* const end = match(at, pattern);
        if (end == nullptr)
            --level_;
        return end;
    }

    const char* end_capture(const char* at, const char* pattern) {
        for (std::size_t level = level_; level-- > 0;) {
            if (captures_[level].length != unfinished)
                continue;
            captures_[level].length = at - captures_[level].begin;
            const char* const end = match(at, pattern);
            if (end == nullptr)
                captures_[level].length = unfinished;
            return end;
        }
        throw Malformed{};
    }

    const char* match_capture(const char* at, int digit) {
        const int level = digit - '1';
        if (level < 0 || level >= static_cast<int>(level_) ||
            captures_[static_cast<std::size_t>(level)].length == unfinished)
            throw Malformed{};
        const Capture& capture = captures_[static_cast<std::size_t>(level)];
        const auto length = static_cast<std::size_t>(capture.length < 0 ? 0 : capture.length);
        step(1 + length);
        if (static_cast<std::size_t>(text_end_ - at) >= length &&
            std::memcmp(capture.begin, at, length) == 0)
            return at + length;
        return nullptr;
    }

    // What begins with %, and is more than a class: none where it is not.
    std::optional<const char*> match_special(const char* at, const char* pattern) {
        switch (pattern + 1 < pattern_end_ ? pattern[1] : '\0') {
            case 'b': {
                const char* const end = match_balance(at, pattern + 2);
                return end != nullptr ? match(end, pattern + 4) : nullptr;
            }
            case 'f': {
                const char* const set = pattern + 2;
                if (set >= pattern_end_ || *set != '[')
                    throw Malformed{};
                const char* const after = class_end(set);
                step(3 * static_cast<std::uint64_t>(after - set));
                const int before = at == text_ ? '\0' : byte(at - 1);
                const int now = at == text_end_ ? '\0' : byte(at);
                if (!in_set(before, set, after - 1) && in_set(now, set, after - 1))
                    return match(at, after);
                return nullptr;
            }
            case '0':
            case '1':
            case '2':
            case '3':
            case '4':
            case '5':
            case '6':
            case '7':
            case '8':
            case '9': {
                const char* const end = match_capture(at, byte(pattern + 1));
                return end != nullptr ? match(end, pattern + 2) : nullptr;
            }
            default:
                return std::nullopt;
        }
    }

    const char* match(const char* at, const char* pattern) {
        if (++depth_ > kMostDepth)
            throw Malformed{};
        const char* const end = match_here(at, pattern);
        --depth_;
        return end;
    }

    const char* match_here(const char* at, const char* pattern) {
        while (pattern != pattern_end_) {
            step();
            if (*pattern == '(') {
                const bool place = pattern + 1 < pattern_end_ && pattern[1] == ')';
                return place ? begin_capture(at, pattern + 2, position)
                             : begin_capture(at, pattern + 1, unfinished);
            }
            if (*pattern == ')')
                return end_capture(at, pattern + 1);
            if (*pattern == '$' && pattern + 1 == pattern_end_)
                return at == text_end_ ? at : nullptr;
            if (*pattern == '%')
                if (const auto special = match_special(at, pattern))
                    return *special;

            const char* const after = class_end(pattern);
            step(static_cast<std::uint64_t>(after - pattern));
            const char repetition = after < pattern_end_ ? *after : '\0';
            if (repetition == '*')
                return expand_most(at, pattern, after);
            if (repetition == '-')
                return expand_least(at, pattern, after);
            if (repetition == '+')
                return matches_one(at, pattern, after) ? expand_most(at + 1, pattern, after)
                                                       : nullptr;
            const bool one = matches_one(at, pattern, after);
            if (repetition == '?') {
                if (one)
                    if (const char* end = match(at + 1, after + 1))
                        return end;
                pattern = after + 1;
                continue;
            }
            if (!one)
                return nullptr;
            ++at;
            pattern = after;
        }
        return at;
    }

    const char* text_;
    const char* text_end_;
    const char* pattern_end_;
    std::uint64_t left_;
    int depth_ = 0;
    std::size_t level_ = 0;
    std::array<Capture, kMostCaptures> captures_;
};

}  // namespace

bool matching_exceeds(std::string_view text, std::string_view pattern, std::size_t from,
                      Search search, std::uint64_t most) {
    try {
        Matcher(text, pattern, most).search(pattern.data(), from, search);
    } catch (const TooLong&) {
        return true;
    } catch (const Malformed&) {
        return false;
    }
    return false;
}

}  // namespace threadline::runtime
