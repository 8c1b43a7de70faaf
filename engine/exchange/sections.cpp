#include "engine/exchange/sections.h"

#include "engine/exchange/output_file.h"

#include "engine/trace/new_file.h"

#include <algorithm>
#include <cerrno>
#include <utility>

#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

namespace threadline::exchange {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t buffer_bytes = 1u << 20;

// Where there is room for the file there is room for what becomes it. A pipe has no place.
fs::path folder_beside(const fs::path& path) {
    std::error_code problem;
    if (fs::exists(path, problem) && !fs::is_regular_file(path, problem))
        return fs::temp_directory_path(problem);
    return fs::weakly_canonical(path, problem).parent_path();
}

}  // namespace

Sections::Sections(const fs::path& path, std::function<bool()> go_on)
    : path_(path), go_on_(std::move(go_on)) {
    std::string name = (folder_beside(path) / ".threadline-XXXXXX").string();
    file_ = mkostemp(name.data(), O_CLOEXEC);
    if (file_ < 0)
        error_ = errno;
    else
        unlink(name.c_str());
}

Sections::~Sections() {
    if (file_ >= 0)
        close(file_);
}

bool Sections::goes_on() {
    stopped_ = stopped_ || (go_on_ && !go_on_());
    return !stopped_ && error_ == 0;
}

std::streamsize Sections::xsputn(const char* text, std::streamsize count) {
    if (count == 0)
        return 0;
    buffer_.append(text, static_cast<std::size_t>(count));
    if (here_->empty() || here_->back().end != size_)
        here_->push_back({size_, size_});
    size_ += static_cast<std::uint64_t>(count);
    here_->back().end = size_;
    if (buffer_.size() >= buffer_bytes)
        flush();
    return error_ == 0 ? count : 0;
}

Sections::int_type Sections::overflow(int_type c) {
    if (traits_type::eq_int_type(c, traits_type::eof()))
        return traits_type::not_eof(c);
    const char one = traits_type::to_char_type(c);
    return xsputn(&one, 1) == 1 ? c : traits_type::eof();
}

void Sections::flush() {
    std::string_view rest = buffer_;
    while (!rest.empty() && error_ == 0) {
        const ssize_t written = ::write(file_, rest.data(), rest.size());
        if (written > 0)
            rest.remove_prefix(static_cast<std::size_t>(written));
        else if (written == 0 || errno != EINTR)
            error_ = written == 0 ? ENOSPC : errno;
    }
    buffer_.clear();
}

Status Sections::join(std::ostream& out) {
    flush();
    std::string text(buffer_bytes, '\0');
    for (const auto& [section, pieces] : pieces_)
        for (const Piece& piece : pieces)
            for (std::uint64_t at = piece.begin; at < piece.end && out && goes_on();) {
                const ssize_t read =
                    pread(file_, text.data(), std::min<std::uint64_t>(text.size(), piece.end - at),
                          static_cast<off_t>(at));
                if (read > 0) {
                    out.write(text.data(), read);
                    at += static_cast<std::uint64_t>(read);
                } else if (read == 0 || errno != EINTR) {
                    error_ = read == 0 ? EIO : errno;
                }
            }
    if (error_ != 0)
        return trace::cannot_write(path_, error_);
    return goes_on() ? Status(Done{}) : Status(Error{"stopped: nothing was written"});
}

Status write_in_sections(const fs::path& path, const std::function<Status(Sections&)>& write,
                         const std::function<bool()>& go_on) {
    return write_file(path, [&](std::ostream& out) -> Status {
        Sections sections(path, go_on);
        if (Status written = write(sections); !written)
            return written;
        return sections.join(out);
    });
}

}  // namespace threadline::exchange
