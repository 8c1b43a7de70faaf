#include "engine/exchange/chrome_event_parser.h"

#include "engine/exchange/byte_stream.h"

#include <rapidjson/error/en.h>
#include <rapidjson/reader.h>

#include <algorithm>
#include <cstring>

#include <unistd.h>

namespace threadline::exchange {
namespace {

constexpr std::size_t deepest = 512;

enum class Field : std::uint8_t {
    Other,
    Phase,
    Time,
    Duration,
    Name,
    Category,
    Process,
    Thread,
    Id,
    Id2,
    Arguments
};

Field field_of(std::string_view key) {
    switch (key.size()) {
        case 2:
            return key == "ph"   ? Field::Phase
                   : key == "ts" ? Field::Time
                   : key == "id" ? Field::Id
                                 : Field::Other;
        case 3:
            return key == "cat"   ? Field::Category
                   : key == "pid" ? Field::Process
                   : key == "tid" ? Field::Thread
                   : key == "dur" ? Field::Duration
                   : key == "id2" ? Field::Id2
                                  : Field::Other;
        case 4:
            return key == "name" ? Field::Name : key == "args" ? Field::Arguments : Field::Other;
        default:
            return Field::Other;
    }
}

// What RapidJSON tells, turned into events. Depth 1 is the root; the array of events lies at depth
// `events_at_`, 0 outside it.
class Handler {
public:
    using Ch = char;  // names that RapidJSON asks for

    explicit Handler(const std::function<void(const ChromeEvent&)>& each) : each_(each) {}

    bool found_events() const { return found_; }
    bool array_form() const { return array_form_; }
    bool in_event() const { return in_event_; }
    bool too_deep() const { return depth_ > deepest; }
    bool saw_an_event() const { return events_ != 0; }
    bool saw_something_else() const { return others_ != 0; }

    bool Null() { return scalar("null", ScalarKind::Null); }
    bool Bool(bool value) { return scalar(value ? "true" : "false", ScalarKind::Boolean); }
    // Not called: numbers come as text.
    bool Int(int) { return true; }
    bool Uint(unsigned) { return true; }
    bool Int64(std::int64_t) { return true; }
    bool Uint64(std::uint64_t) { return true; }
    bool Double(double) { return true; }
    bool RawNumber(const char* text, rapidjson::SizeType length, bool) {
        return scalar({text, length}, ScalarKind::Number);
    }
    bool String(const char* text, rapidjson::SizeType length, bool) {
        return scalar({text, length}, ScalarKind::Text);
    }

    bool Key(const char* text, rapidjson::SizeType length, bool) {
        const std::string_view key(text, length);
        if (in_event_) {
            if (depth_ == events_at_ + 1) {
                field_ = field_of(key);
            } else if (depth_ == events_at_ + 2 && field_ == Field::Arguments) {
                inner_key_.assign(key);
                has_inner_key_ = true;
            } else if (depth_ == events_at_ + 2 && field_ == Field::Id2) {
                inner_key_.assign(key);
                has_inner_key_ = true;
            }
        } else if (depth_ == 1) {
            events_follow_ = key == "traceEvents";
        }
        return true;
    }

    bool StartObject() {
        if (++depth_ > deepest)
            return false;
        has_inner_key_ = false;
        if (events_at_ != 0 && depth_ == events_at_ + 1) {
            in_event_ = true;
            field_ = Field::Other;
            event_.clear();
        }
        return true;
    }
    bool EndObject(rapidjson::SizeType) {
        if (in_event_ && depth_ == events_at_ + 1) {
            in_event_ = false;
            ++(event_.phase != 0 ? events_ : others_);
            if (event_.phase != 0)
                each_(event_);
        }
        has_inner_key_ = false;
        --depth_;
        return true;
    }
    bool StartArray() {
        if (++depth_ > deepest)
            return false;
        has_inner_key_ = false;
        if (depth_ == 1 || (depth_ == 2 && events_follow_)) {
            events_at_ = depth_;
            found_ = true;
            array_form_ = depth_ == 1;
        } else if (events_at_ != 0 && depth_ == events_at_ + 1) {
            ++others_;
        }
        events_follow_ = false;
        return true;
    }
    bool EndArray(rapidjson::SizeType) {
        if (depth_ == events_at_)
            events_at_ = 0;
        --depth_;
        return true;
    }

private:
    bool scalar(std::string_view value, ScalarKind kind) {
        if (in_event_) {
            if (depth_ == events_at_ + 1)
                set(value, kind);
            else if (has_inner_key_ && depth_ == events_at_ + 2)
                set_inner(value, kind);
            has_inner_key_ = false;
        } else if (events_at_ != 0 && depth_ == events_at_) {
            ++others_;
        }
        return true;
    }

    void set(std::string_view value, ScalarKind kind) {
        const bool text = kind == ScalarKind::Text;
        switch (field_) {
            case Field::Phase:
                event_.phase = text && value.size() == 1 ? value.front() : '?';
                break;
            // Some writers put numbers into quotes.
            case Field::Time:
                event_.has_time = kind == ScalarKind::Number || text;
                event_.time = nanoseconds_in(value, 1000);
                break;
            case Field::Duration:
                event_.has_duration = kind == ScalarKind::Number || text;
                event_.duration = std::max(trace::Duration{0}, nanoseconds_in(value, 1000));
                break;
            case Field::Name:
                event_.name.assign(value);
                break;
            case Field::Category:
                event_.category.assign(value);
                break;
            case Field::Process:
                event_.pid.set(value, kind);
                break;
            case Field::Thread:
                event_.tid.set(value, kind);
                break;
            case Field::Id:
                event_.id.assign(value);
                break;
            case Field::Id2:
            case Field::Arguments:
            case Field::Other:
                break;
        }
    }

    void set_inner(std::string_view value, ScalarKind kind) {
        if (field_ == Field::Arguments) {
            event_.arguments.add(inner_key_, value, kind);
        } else if (inner_key_ == "local" || inner_key_ == "global") {
            event_.id.assign(value);
            event_.id_is_global = inner_key_ == "global";
        }
    }

    const std::function<void(const ChromeEvent&)>& each_;
    ChromeEvent event_;
    std::string inner_key_;  // directly under "args" or "id2"
    std::size_t depth_ = 0;
    std::size_t events_at_ = 0;
    std::size_t events_ = 0;
    std::size_t others_ = 0;  // elements of the array that are no events
    Field field_ = Field::Other;
    bool in_event_ = false;
    bool has_inner_key_ = false;
    bool events_follow_ = false;
    bool found_ = false;
    bool array_form_ = false;
};

// Counted only when there is an error to report. 0: the file cannot be read a second time.
std::size_t line_at(int fd, std::size_t offset) {
    if (lseek(fd, 0, SEEK_SET) != 0)
        return 0;
    std::size_t line = 1;
    char buffer[64 * 1024];
    while (offset > 0) {
        const ssize_t got = read(fd, buffer, std::min(offset, sizeof buffer));
        if (got <= 0)
            break;
        line += static_cast<std::size_t>(std::count(buffer, buffer + got, '\n'));
        offset -= static_cast<std::size_t>(got);
    }
    return line;
}

Error malformed(int fd, const std::string& name, std::size_t offset, std::string what) {
    while (what.ends_with('.'))
        what.pop_back();
    const std::size_t line = line_at(fd, offset);
    return Error{name + (line != 0 ? ":" + std::to_string(line) : std::string()) +
                 ": malformed JSON at byte " + std::to_string(offset) + ": " + what};
}

}  // namespace

Result<FileEnd> parse_chrome_events(int fd, const std::string& name,
                                    const std::function<void(const ChromeEvent&)>& each,
                                    const std::stop_token& stop) {
    constexpr unsigned flags = rapidjson::kParseIterativeFlag |
                               rapidjson::kParseNumbersAsStringsFlag |
                               rapidjson::kParseTrailingCommasFlag;
    ByteStream stream(fd, stop);
    if (stop.stop_requested())
        return Error{"stopped"};
    if (stream.at_end() && stream.error() == 0)
        return Error{name + ": the file is empty; write the trace again"};
    // Editors on Windows begin a file with a byte order mark.
    for (const char byte : {'\xef', '\xbb', '\xbf'}) {
        if (stream.Peek() != byte)
            break;
        stream.Take();
    }
    Handler handler(each);
    rapidjson::Reader reader;
    const rapidjson::ParseResult result = reader.Parse<flags>(stream, handler);
    if (stop.stop_requested())
        return Error{"stopped"};
    if (stream.error() != 0)
        return Error{name + ": " + std::strerror(stream.error())};

    FileEnd end = FileEnd::Whole;
    if (result.IsError()) {
        if (handler.too_deep())
            return malformed(fd, name, result.Offset(), "nested too deeply");
        const bool between_events =
            stream.at_end() && handler.found_events() && !handler.in_event();
        if (!between_events)
            return malformed(fd, name, result.Offset(), rapidjson::GetParseError_En(result.Code()));
        end = handler.array_form() ? FileEnd::ArrayOpen : FileEnd::Cut;
    }
    if (!handler.found_events() || (handler.saw_something_else() && !handler.saw_an_event()))
        return Error{name +
                     ": no trace events in it; a Chrome JSON trace is an array of events or an "
                     "object with \"traceEvents\""};
    return end;
}

}  // namespace threadline::exchange
