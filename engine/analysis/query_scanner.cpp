#include "engine/analysis/query_scanner.h"

#include <utility>

namespace threadline::analysis {
namespace {

// Of any alphabet: beyond ASCII everything counts as one.
bool is_letter(char c) {
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
           static_cast<unsigned char>(c) >= 0x80;
}

}  // namespace

std::optional<RawTerm> QueryScanner::next() {
    while (at_ < text_.size() && text_[at_] == ' ')
        ++at_;
    if (at_ == text_.size())
        return {};
    RawTerm term;
    term.at = at_;
    if (text_[at_] == '-' && at_ + 1 < text_.size() && text_[at_ + 1] != ' ') {
        term.without = true;
        ++at_;
    }
    term.field_at = at_;
    std::size_t end = at_;
    while (end < text_.size() && is_letter(text_[end]))
        ++end;
    if (end > at_ && end < text_.size() && text_[end] == ':') {
        term.field = text_.substr(at_, end - at_);
        at_ = end + 1;
    }
    read_values(term);
    term.length = at_ - term.at;
    return term;
}

void QueryScanner::read_values(RawTerm& term) {
    for (;;) {
        QueryValue value;
        value.at = at_;
        if (at_ < text_.size() && text_[at_] == '"') {
            const std::size_t close = text_.find('"', at_ + 1);
            term.open_quote = close == std::string_view::npos;
            const std::size_t end = term.open_quote ? text_.size() : close;
            value.text = text_.substr(at_ + 1, end - at_ - 1);
            at_ = term.open_quote ? end : end + 1;
        } else {
            while (at_ < text_.size() && text_[at_] != ' ' && text_[at_] != '"' &&
                   !(term.field && text_[at_] == ','))
                value.text += text_[at_++];
        }
        value.length = at_ - value.at;
        term.values.push_back(std::move(value));
        if (!term.field || at_ == text_.size() || text_[at_] != ',')
            return;
        ++at_;
    }
}

}  // namespace threadline::analysis
