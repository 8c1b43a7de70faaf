// A file that takes its name only once it is worth having: until then it lies beside it under a
// name of its own, so that whatever goes wrong before costs nobody the file that was there.
#pragma once

#include "engine/record/result.h"

#include <filesystem>
#include <string>
#include <string_view>

namespace threadline::trace {

class NewFile {
public:
    // A device or a pipe is opened itself, never replaced; a symbolic link stays one, also where it
    // leads to nothing yet: that is made.
    static Result<NewFile> create(const std::filesystem::path& path);
    NewFile(NewFile&& other) noexcept;
    NewFile& operator=(NewFile&&) = delete;
    ~NewFile();  // removes what has not taken its name

    // All of `bytes` after what was written before.
    Status write(std::string_view bytes);
    // Replaces what has the name. The file may still be written to. Does nothing the second time.
    Status take_name();
    // So does this where there is nothing to replace. Otherwise the file is named beside it, as
    // "run-new.tline", until it takes its name: who is killed before leaves both.
    Status take_name_or_beside();
    const std::filesystem::path& beside() const { return beside_; }  // empty: it is not
    // What processes that were killed have left beside it: files that nobody holds any more.
    void remove_left() const;

    int descriptor() const { return fd_; }
    Error cannot_write(int error) const;

private:
    NewFile() = default;

    std::filesystem::path path_;    // as asked for, for people
    std::filesystem::path target_;  // where the link leads
    std::filesystem::path hidden_;  // empty: it has its name, or one beside
    std::filesystem::path beside_;
    int fd_ = -1;
};

// One line that says what to do about `error`, an errno: "cannot write 'x.png': No space left on
// device; make room there, or choose another folder".
Error cannot_write(const std::filesystem::path& path, int error);

}  // namespace threadline::trace
