#include "engine/analysis/query_words.h"

namespace threadline::analysis {

const QueryWords& english_words() {
    static const QueryWords words = [] {
        QueryWords english;
        english.fields = {{"thread", QueryField::Thread}, {"lock", QueryField::Lock},
                          {"state", QueryField::State},   {"name", QueryField::Name},
                          {"longer", QueryField::Longer}, {"shorter", QueryField::Shorter},
                          {"line", QueryField::Line},     {"lane", QueryField::Lane}};
        for (const trace::State state : trace::all_states)
            english.states.emplace_back(trace::key_of(state), state);
        english.holding = {"holding"};
        english.lanes = {{"thread", ItemKind::Interval}, {"lock", ItemKind::Hold},
                         {"slice", ItemKind::Slice},     {"variable", ItemKind::Value},
                         {"cpu", ItemKind::CpuUse},      {"moment", ItemKind::Moment},
                         {"note", ItemKind::Note},       {"idle", ItemKind::Idle}};
        return english;
    }();
    return words;
}

std::string in_lower_case(std::string_view text) {
    std::string lower(text);
    for (std::size_t i = 0; i < lower.size(); ++i) {
        const auto byte = static_cast<unsigned char>(lower[i]);
        const bool accented = i > 0 && static_cast<unsigned char>(lower[i - 1]) == 0xc3 &&
                              byte >= 0x80 && byte <= 0x9e && byte != 0x97;  // not the times sign
        if (accented || (byte >= 'A' && byte <= 'Z'))
            lower[i] = static_cast<char>(byte + 0x20);
    }
    return lower;
}

}  // namespace threadline::analysis
