#include "engine/exchange/output_file.h"

#include "engine/trace/new_file.h"

#include <cerrno>
#include <streambuf>

namespace threadline::exchange {
namespace {

// Hands everything on unbuffered: the writers collect their text themselves. Keeps the reason why
// something could not be written, which a file stream does not.
class FileBuffer : public std::streambuf {
public:
    explicit FileBuffer(trace::NewFile& file) : file_(file) {}
    const Status& status() const { return status_; }

protected:
    std::streamsize xsputn(const char* text, std::streamsize count) override {
        if (status_)
            status_ = file_.write({text, static_cast<std::size_t>(count)});
        return status_ ? count : 0;
    }
    int_type overflow(int_type c) override {
        if (traits_type::eq_int_type(c, traits_type::eof()))
            return traits_type::not_eof(c);
        const char one = traits_type::to_char_type(c);
        return xsputn(&one, 1) == 1 ? c : traits_type::eof();
    }

private:
    trace::NewFile& file_;
    Status status_ = Done{};
};

}  // namespace

Status write_file(const std::filesystem::path& path,
                  const std::function<Status(std::ostream&)>& write) {
    auto file = trace::NewFile::create(path);
    if (!file)
        return file.error();
    FileBuffer buffer(*file);
    std::ostream stream(&buffer);
    const Status written = write(stream);
    if (!buffer.status())
        return buffer.status();
    if (!written)
        return written;
    return file->take_name();
}

}  // namespace threadline::exchange
