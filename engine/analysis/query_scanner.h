// Takes a query (lane_query.h) apart, before anything in it is understood; internal to it.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace threadline::analysis {

struct QueryValue {
    std::string text;
    std::size_t at = 0;  // bytes
    std::size_t length = 0;
};

// A term with the places of its parts.
struct RawTerm {
    std::size_t at = 0;
    std::size_t length = 0;
    bool without = false;
    std::optional<std::string> field;  // as it is written
    std::size_t field_at = 0;
    std::vector<QueryValue> values;
    bool open_quote = false;
};

class QueryScanner {
public:
    explicit QueryScanner(std::string_view text) : text_(text) {}
    std::optional<RawTerm> next();

private:
    void read_values(RawTerm& term);

    std::string_view text_;
    std::size_t at_ = 0;
};

}  // namespace threadline::analysis
