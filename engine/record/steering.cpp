#include "engine/record/steering.h"

#include <array>
#include <charconv>

namespace threadline::record {

std::string to_text(const LockCircle& circle) {
    std::string text;
    for (const CircleWait& wait : circle) {
        if (!text.empty())
            text += ',';
        text += std::to_string(wait.actor.value);
        for (const std::uint32_t number : {wait.held.value, wait.wanted.value, wait.line}) {
            text += ':';
            text += std::to_string(number);
        }
    }
    return text;
}

Result<LockCircle> parse_circle(std::string_view text) {
    const Error error{"a circle of waits is ACTOR:HELD:WANTED:LINE, with commas between, not '" +
                      std::string(text) + "'"};
    LockCircle circle;
    const char* at = text.data();
    const char* const end = at + text.size();
    for (;;) {
        std::array<std::uint32_t, 4> numbers{};
        for (std::size_t i = 0; i < numbers.size(); ++i) {
            const auto [next, problem] = std::from_chars(at, end, numbers[i]);
            if (problem != std::errc{} || (i < 3 && (next == end || *next != ':')))
                return error;
            at = i < 3 ? next + 1 : next;
        }
        circle.push_back(
            {ActorId{numbers[0]}, ObjectId{numbers[1]}, ObjectId{numbers[2]}, numbers[3]});
        if (at == end)
            return circle;
        if (*at != ',')
            return error;
        ++at;
    }
}

}  // namespace threadline::record
