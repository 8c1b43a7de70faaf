// Text on its way to a stream: collected in one buffer, flushed as it fills, so that writing a
// trace never holds the document. Numbers are printed without locale.
#pragma once

#include "engine/trace/time.h"

#include <cstdint>
#include <ostream>
#include <string>
#include <string_view>

namespace threadline::exchange {

class TextSink {
public:
    explicit TextSink(std::ostream& stream);
    ~TextSink() { flush(); }
    TextSink(const TextSink&) = delete;
    TextSink& operator=(const TextSink&) = delete;

    void put(char c) { buffer_.push_back(c); }
    void put(std::string_view text) { buffer_.append(text); }
    void integer(std::int64_t value);
    void natural(std::uint64_t value);
    void real(double value);  // shortest text that reads back as the same number; no inf, no nan
    // Nanoseconds as a decimal number of a larger unit, exact: 1234 with 3 digits is "1.234".
    void decimal(std::chrono::nanoseconds value, int digits);
    // Inside a JSON string: quotes, backslashes and control characters escaped, what is not UTF-8
    // replaced by U+FFFD.
    void json_text(std::string_view text);

    void flush_if_full();
    void flush();

private:
    std::ostream& stream_;
    std::string buffer_;
};

// How many bytes the UTF-8 character at the begin of `text` takes; 0 if it is not one.
std::size_t utf8_length(std::string_view text);

}  // namespace threadline::exchange
