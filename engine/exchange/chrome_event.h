// One event of a Chrome JSON file as it stands there, whatever the order of its keys.
#pragma once

#include "engine/trace/time.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace threadline::exchange {

enum class ScalarKind : std::uint8_t { Null, Boolean, Number, Text };

// A number in a JSON text as nanoseconds: `scale` nanoseconds a unit, a power of ten up to 1000.
// Exact for plain decimals; what is out of range is cut at +-2^61 ns (73 years, so
// that microseconds since 1970 fit, and that differences do).
std::chrono::nanoseconds nanoseconds_in(std::string_view number, std::int64_t scale);
std::int64_t integer_in(std::string_view number);  // cut at the range of the type

// A process or thread is known by a number or, in some files, by a text.
struct TrackName {
    std::int64_t number = 0;
    std::string text;  // where it is one
    bool is_text = false;

    void set(std::string_view value, ScalarKind kind);
    void clear() {
        number = 0;
        is_text = false;
    }
};

// The scalars directly under "args", in one piece of memory that is used again and again.
class Arguments {
public:
    static constexpr std::size_t most = 64;

    void clear() {
        bytes_.clear();
        entries_.clear();
    }
    void add(std::string_view key, std::string_view value, ScalarKind kind);

    // None: there is no such argument of that kind.
    std::optional<std::string_view> text(std::string_view key) const;
    std::optional<std::int64_t> integer(std::string_view key) const;
    std::optional<double> number(std::string_view key) const;
    std::optional<bool> boolean(std::string_view key) const;

private:
    struct Entry {
        std::size_t key = 0;
        std::size_t value = 0;
        std::size_t end = 0;
        ScalarKind kind = ScalarKind::Null;
    };
    const Entry* find(std::string_view key) const;
    std::string_view value_of(const Entry& entry) const {
        return std::string_view(bytes_).substr(entry.value, entry.end - entry.value);
    }

    std::string bytes_;
    std::vector<Entry> entries_;
};

struct ChromeEvent {
    char phase = 0;
    bool has_time = false;
    bool has_duration = false;
    bool id_is_global = false;  // "id2": {"global": ...}
    trace::Time time{0};
    trace::Duration duration{0};
    TrackName pid;
    TrackName tid;
    std::string name;
    std::string category;
    std::string id;
    Arguments arguments;

    void clear();
};

}  // namespace threadline::exchange
