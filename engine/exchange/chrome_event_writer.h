// One trace event of Chrome's format after another, as a JSON array inside an object.
//
// Phase, track and time come before the name in each: importers that look them up by text then meet
// them before any escape that they might stumble over.
#pragma once

#include "engine/exchange/text_sink.h"

#include <concepts>

namespace threadline::exchange {

// Which row of a viewer an event belongs to.
struct ChromeTrack {
    std::int64_t pid = 1;
    std::int64_t tid = 1;
};

class ChromeEventWriter {
public:
    explicit ChromeEventWriter(std::ostream& stream) : sink_(stream) {
        sink_.put("{\"traceEvents\":[");
    }
    ~ChromeEventWriter() { sink_.put("\n]}\n"); }

    // An event from begin() to end(); the fields in between in this order: time, duration, name,
    // category, id, fixed fields, arguments.
    ChromeEventWriter& begin(char phase, ChromeTrack track) {
        sink_.put(first_ ? "\n{\"ph\":\"" : ",\n{\"ph\":\"");
        first_ = false;
        in_arguments_ = false;
        sink_.put(phase);
        sink_.put("\",\"pid\":");
        sink_.integer(track.pid);
        sink_.put(",\"tid\":");
        sink_.integer(track.tid);
        return *this;
    }
    ChromeEventWriter& begin(char phase, ChromeTrack track, trace::Time time) {
        begin(phase, track);
        sink_.put(",\"ts\":");
        sink_.decimal(time, 3);
        return *this;
    }
    ChromeEventWriter& duration(trace::Duration duration) {
        sink_.put(",\"dur\":");
        sink_.decimal(duration, 3);
        return *this;
    }
    // The parts of a name are written one after the other.
    template <typename... Parts>
    ChromeEventWriter& name(const Parts&... parts) {
        sink_.put(",\"name\":\"");
        (part(parts), ...);
        sink_.put('"');
        return *this;
    }
    ChromeEventWriter& category(std::string_view category) {
        sink_.put(",\"cat\":\"");
        sink_.put(category);
        sink_.put('"');
        return *this;
    }
    ChromeEventWriter& id(std::uint64_t id) {
        sink_.put(",\"id\":");
        sink_.natural(id);
        return *this;
    }
    // `key` and `value` as they are: nothing in them needs escaping.
    ChromeEventWriter& fixed(std::string_view key, std::string_view value) {
        sink_.put(",\"");
        sink_.put(key);
        sink_.put("\":\"");
        sink_.put(value);
        sink_.put('"');
        return *this;
    }

    ChromeEventWriter& argument(std::string_view key, std::string_view value) {
        this->key(key);
        sink_.put('"');
        sink_.json_text(value);
        sink_.put('"');
        return *this;
    }
    ChromeEventWriter& argument(std::string_view key, const char* value) {
        return argument(key, std::string_view(value));
    }
    ChromeEventWriter& argument(std::string_view key, bool value) {
        this->key(key);
        sink_.put(value ? "true" : "false");
        return *this;
    }
    template <std::integral Integer>
    ChromeEventWriter& argument(std::string_view key, Integer value) {
        this->key(key);
        if constexpr (std::is_signed_v<Integer>)
            sink_.integer(value);
        else
            sink_.natural(value);
        return *this;
    }
    ChromeEventWriter& argument(std::string_view key, double value) {
        this->key(key);
        sink_.real(value);
        return *this;
    }
    void end() {
        sink_.put(in_arguments_ ? "}}" : "}");
        sink_.flush_if_full();
    }
    void flush() { sink_.flush(); }

private:
    void part(std::string_view text) { sink_.json_text(text); }
    void part(std::int64_t number) { sink_.integer(number); }
    void key(std::string_view key) {
        sink_.put(in_arguments_ ? ",\"" : ",\"args\":{\"");
        in_arguments_ = true;
        sink_.put(key);
        sink_.put("\":");
    }

    TextSink sink_;
    bool first_ = true;
    bool in_arguments_ = false;
};

}  // namespace threadline::exchange
