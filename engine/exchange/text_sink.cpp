#include "engine/exchange/text_sink.h"

#include <charconv>
#include <cmath>

namespace threadline::exchange {
namespace {

constexpr std::size_t buffer_bytes = 256 * 1024;

constexpr std::string_view replacement = "\xef\xbf\xbd";  // U+FFFD

bool is_plain(char c) {
    return static_cast<unsigned char>(c) - 0x20u < 0x7fu - 0x20u && c != '"' && c != '\\';
}

}  // namespace

TextSink::TextSink(std::ostream& stream) : stream_(stream) {
    buffer_.reserve(buffer_bytes + buffer_bytes / 8);
}

void TextSink::integer(std::int64_t value) {
    char digits[24];
    const auto end = std::to_chars(digits, digits + sizeof digits, value).ptr;
    buffer_.append(digits, end);
}

void TextSink::natural(std::uint64_t value) {
    char digits[24];
    const auto end = std::to_chars(digits, digits + sizeof digits, value).ptr;
    buffer_.append(digits, end);
}

void TextSink::real(double value) {
    char digits[40];
    const auto end =
        std::to_chars(digits, digits + sizeof digits, std::isfinite(value) ? value : 0.0).ptr;
    buffer_.append(digits, end);
}

void TextSink::decimal(std::chrono::nanoseconds value, int digits) {
    std::uint64_t rest = static_cast<std::uint64_t>(value.count());
    if (value.count() < 0) {
        buffer_.push_back('-');
        rest = 0 - rest;
    }
    std::uint64_t unit = 1;
    for (int i = 0; i < digits; ++i)
        unit *= 10;
    natural(rest / unit);
    buffer_.push_back('.');
    for (rest %= unit; unit > 1; rest %= unit) {
        unit /= 10;
        buffer_.push_back(static_cast<char>('0' + rest / unit));
    }
}

void TextSink::json_text(std::string_view text) {
    static constexpr char hex[] = "0123456789abcdef";
    while (!text.empty()) {
        std::size_t plain = 0;
        while (plain < text.size() && is_plain(text[plain]))
            ++plain;
        buffer_.append(text.substr(0, plain));
        text.remove_prefix(plain);
        if (text.empty())
            return;
        const char c = text.front();
        const auto code = static_cast<unsigned char>(c);
        if (code < 0x20 || code == 0x7f) {  // DEL: some readers refuse it
            buffer_.append(c == '\n' ? "\\n" : c == '\t' ? "\\t" : "\\u00");
            if (c != '\n' && c != '\t') {
                buffer_.push_back(hex[code >> 4]);
                buffer_.push_back(hex[code & 15]);
            }
            text.remove_prefix(1);
        } else if (code < 0x80) {  // a quote or a backslash
            buffer_.push_back('\\');
            buffer_.push_back(c);
            text.remove_prefix(1);
        } else if (const std::size_t length = utf8_length(text)) {
            buffer_.append(text.substr(0, length));
            text.remove_prefix(length);
        } else {
            buffer_.append(replacement);
            text.remove_prefix(1);
        }
    }
}

void TextSink::flush_if_full() {
    if (buffer_.size() >= buffer_bytes)
        flush();
}

void TextSink::flush() {
    stream_.write(buffer_.data(), static_cast<std::streamsize>(buffer_.size()));
    buffer_.clear();
}

// The table of well-formed sequences of the Unicode standard (3-7).
std::size_t utf8_length(std::string_view text) {
    const auto at = [&](std::size_t i) -> unsigned {
        return i < text.size() ? static_cast<unsigned char>(text[i]) : 0u;
    };
    const auto continues = [&](std::size_t i) { return (at(i) & 0xc0u) == 0x80u; };
    const unsigned first = at(0);
    if (text.empty())
        return 0;
    if (first < 0x80)
        return 1;
    if (first >= 0xc2 && first <= 0xdf)
        return continues(1) ? 2 : 0;
    if (first >= 0xe0 && first <= 0xef) {
        const unsigned low = first == 0xe0 ? 0xa0 : 0x80;
        const unsigned high = first == 0xed ? 0x9f : 0xbf;  // no surrogates
        return at(1) >= low && at(1) <= high && continues(2) ? 3 : 0;
    }
    if (first >= 0xf0 && first <= 0xf4) {
        const unsigned low = first == 0xf0 ? 0x90 : 0x80;
        const unsigned high = first == 0xf4 ? 0x8f : 0xbf;
        return at(1) >= low && at(1) <= high && continues(2) && continues(3) ? 4 : 0;
    }
    return 0;
}

}  // namespace threadline::exchange
