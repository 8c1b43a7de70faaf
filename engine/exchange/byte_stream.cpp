#include "engine/exchange/byte_stream.h"

#include <cerrno>
#include <utility>

#include <unistd.h>

namespace threadline::exchange {

constexpr std::size_t buffer_bytes = 256 * 1024;

ByteStream::ByteStream(int fd, std::stop_token stop)
    : fd_(fd), stop_(std::move(stop)), buffer_(buffer_bytes + 1) {
    next_ = end_ = buffer_.data();
    refill();
}

void ByteStream::refill() {
    before_ += static_cast<std::size_t>(end_ - buffer_.data());
    next_ = end_ = buffer_.data();
    ssize_t got = 0;
    if (!ended_ && !stop_.stop_requested())
        do
            got = read(fd_, buffer_.data(), buffer_bytes);
        while (got < 0 && errno == EINTR);
    if (got < 0)
        error_ = errno;
    if (got <= 0) {
        ended_ = true;
        got = 0;
    }
    end_ = next_ + got;
    buffer_[static_cast<std::size_t>(got)] = '\0';
}

}  // namespace threadline::exchange
