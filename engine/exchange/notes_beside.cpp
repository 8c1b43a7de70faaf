#include "engine/exchange/notes_beside.h"

#include "engine/exchange/output_file.h"
#include "engine/trace/event_coding.h"

#include <charconv>
#include <fstream>
#include <optional>
#include <string>
#include <string_view>

namespace threadline::exchange {
namespace {

constexpr std::string_view first_line = "Threadline notes 1";

std::string on_one_line(std::string_view text) {
    std::string line;
    for (const char c : text) {
        if (c == '\n')
            line += "\\n";
        else if (c == '\\')
            line += "\\\\";
        else if (c == '\r')
            line += "\\r";
        else
            line += c;
    }
    return line;
}

std::string as_written(std::string_view line) {
    std::string text;
    for (std::size_t i = 0; i < line.size(); ++i) {
        if (line[i] != '\\' || i + 1 == line.size()) {
            text += line[i];
            continue;
        }
        const char next = line[++i];
        text += next == 'n' ? '\n' : next == 'r' ? '\r' : next;
    }
    return text;
}

// Takes the number and the space behind it off the line.
std::optional<trace::Time> take_time(std::string_view& line) {
    std::int64_t ns = 0;
    const auto [end, error] = std::from_chars(line.data(), line.data() + line.size(), ns);
    if (error != std::errc{} || ns < 0 || ns > trace::latest_time.count())
        return std::nullopt;
    line.remove_prefix(static_cast<std::size_t>(end - line.data()));
    if (!line.empty() && line.front() != ' ')
        return std::nullopt;
    line.remove_prefix(line.empty() ? 0 : 1);
    return trace::Time(ns);
}

std::optional<trace::Annotation> note_of(std::string_view line) {
    const auto begin = take_time(line);
    const auto end = begin ? take_time(line) : std::nullopt;
    if (!end || *end < *begin)
        return std::nullopt;
    return trace::Annotation{{*begin, *end}, as_written(line)};
}

}  // namespace

std::filesystem::path notes_file_of(const std::filesystem::path& trace) {
    std::filesystem::path file = trace;
    file += ".notes";
    return file;
}

Result<std::vector<trace::Annotation>> read_notes_beside(const std::filesystem::path& trace) {
    const std::filesystem::path path = notes_file_of(trace);
    std::vector<trace::Annotation> notes;
    std::error_code error;
    const auto kind = std::filesystem::status(path, error).type();
    if (kind == std::filesystem::file_type::not_found)
        return notes;
    // To open a pipe that nobody writes to would take for ever.
    if (kind != std::filesystem::file_type::regular)
        return Error{path.string() + ": not a regular file"};
    std::ifstream in(path, std::ios::binary);
    if (!in)
        return Error{path.string() + ": cannot be read"};
    const auto wrong = [&](std::size_t number, const char* what) {
        return Error{path.string() + ":" + std::to_string(number) + ": " + what +
                     "; mend the line, or put the file away"};
    };
    std::string line;
    // What is written has no '\r' of its own: an editor made it of the end of the line.
    const auto next_line = [&] {
        const bool any = static_cast<bool>(std::getline(in, line));
        if (any && line.ends_with('\r'))
            line.pop_back();
        return any;
    };
    if (!next_line() || line != first_line)
        return wrong(1, "not notes of Threadline");
    for (std::size_t number = 2; next_line(); ++number) {
        if (line.empty())
            continue;
        auto note = note_of(line);
        if (!note)
            return wrong(number, "not a note: start and end in ns, and its text");
        notes.push_back(std::move(*note));
    }
    return notes;
}

Status save_notes_beside(const std::filesystem::path& trace,
                         std::span<const trace::Annotation> notes) {
    const std::filesystem::path path = notes_file_of(trace);
    if (const auto there = read_notes_beside(trace); !there)
        return there.error();
    if (notes.empty()) {
        std::error_code error;
        std::filesystem::remove(path, error);
        return error ? Status(Error{path.string() + ": " + error.message()}) : Status(Done{});
    }
    return write_file(path, [notes](std::ostream& out) -> Status {
        out << first_line << '\n';
        for (const trace::Annotation& note : notes)
            out << note.range.begin.count() << ' ' << note.range.end.count() << ' '
                << on_one_line(note.text) << '\n';
        return Done{};
    });
}

}  // namespace threadline::exchange
