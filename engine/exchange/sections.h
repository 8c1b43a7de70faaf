// Text that comes by turns for many sections, as of a run that is read part by part, and stands one
// section after the other in the end. Until then it waits in a file without a name, beside the one
// that it is for: in memory are a buffer of a megabyte and 16 bytes for each turn.
#pragma once

#include "engine/record/result.h"

#include <compare>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <ostream>
#include <streambuf>
#include <string>
#include <vector>

namespace threadline::exchange {

// Sections stand in order of group, then of lane, then of what of the lane they are.
struct Section {
    std::uint32_t group = 0;
    std::uint32_t lane = 0;
    std::uint32_t series = 0;
    friend auto operator<=>(const Section&, const Section&) = default;
};

class Sections : private std::streambuf {
public:
    // For the file of that name. What goes wrong is said by join(), also that `go_on`, which is
    // asked before each piece, said no.
    explicit Sections(const std::filesystem::path& path, std::function<bool()> go_on = {});
    ~Sections() override;
    Sections(const Sections&) = delete;
    Sections& operator=(const Sections&) = delete;

    // Asks. False: what is written from now on is in vain.
    bool goes_on();
    std::ostream& stream() { return stream_; }
    // What is written to the stream from now on is of that section.
    void begin(const Section& section) { here_ = &pieces_[section]; }
    // One section after the other. Errors: "cannot write 'run.csv': No space left on device ...".
    Status join(std::ostream& out);

private:
    struct Piece {
        std::uint64_t begin = 0;
        std::uint64_t end = 0;
    };
    std::streamsize xsputn(const char* text, std::streamsize count) override;
    int_type overflow(int_type c) override;
    void flush();

    const std::filesystem::path path_;
    const std::function<bool()> go_on_;
    bool stopped_ = false;
    int file_ = -1;
    int error_ = 0;  // an errno
    std::uint64_t size_ = 0;
    std::string buffer_;  // its end
    std::map<Section, std::vector<Piece>> pieces_;
    std::vector<Piece>* here_ = &pieces_[{}];
    std::ostream stream_{this};
};

// Creates or replaces `path`, as write_file() does, with what `write` puts into sections.
Status write_in_sections(const std::filesystem::path& path,
                         const std::function<Status(Sections&)>& write,
                         const std::function<bool()>& go_on = {});

}  // namespace threadline::exchange
