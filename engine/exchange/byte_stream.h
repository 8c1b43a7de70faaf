// The bytes of a file or pipe as RapidJSON reads them: through one buffer, so that memory does not
// grow with the file, and a file that shrinks under the reader is only a short file. It ends where
// it is told to stop.
#pragma once

#include <cstddef>
#include <stop_token>
#include <vector>

namespace threadline::exchange {

class ByteStream {
public:
    explicit ByteStream(int fd, std::stop_token stop = {});

    // What RapidJSON asks of an input stream. At the end it gives '\0' for ever.
    using Ch = char;
    Ch Peek() const { return *next_; }
    Ch Take() {
        const Ch taken = *next_;
        if (++next_ >= end_)
            refill();
        return taken;
    }
    std::size_t Tell() const { return before_ + static_cast<std::size_t>(next_ - buffer_.data()); }
    // Only for streams that are written in place.
    Ch* PutBegin() { return nullptr; }
    void Put(Ch) {}
    void Flush() {}
    std::size_t PutEnd(Ch*) { return 0; }

    bool at_end() const { return ended_ && next_ == end_; }
    int error() const { return error_; }  // errno of a failed read, else 0

private:
    void refill();

    int fd_;
    std::stop_token stop_;
    std::vector<char> buffer_;  // one byte more than is read: the '\0' at the end
    const char* next_ = nullptr;
    const char* end_ = nullptr;
    std::size_t before_ = 0;  // bytes before the buffer's
    bool ended_ = false;
    int error_ = 0;
};

}  // namespace threadline::exchange
