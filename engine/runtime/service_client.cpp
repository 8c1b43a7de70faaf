#include "engine/runtime/service_client.h"

#include "engine/runtime/service_protocol.h"

#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <condition_variable>
#include <cstring>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

namespace threadline::runtime {

namespace {

Error failed(const char* what) {
    std::string message =
        std::string("the service cannot be reached: ") + what + ": " + std::strerror(errno);
    if (errno == EMFILE || errno == ENFILE)
        message += " (each connection needs a descriptor: use fewer threads)";
    return Error{message};
}

Status send_descriptor(int control, int descriptor) {
    char byte = 0;
    iovec content{&byte, 1};
    alignas(cmsghdr) char space[CMSG_SPACE(sizeof(int))] = {};
    msghdr message{};
    message.msg_iov = &content;
    message.msg_iovlen = 1;
    message.msg_control = space;
    message.msg_controllen = sizeof space;
    cmsghdr* header = CMSG_FIRSTHDR(&message);
    header->cmsg_level = SOL_SOCKET;
    header->cmsg_type = SCM_RIGHTS;
    header->cmsg_len = CMSG_LEN(sizeof(int));
    std::memcpy(CMSG_DATA(header), &descriptor, sizeof descriptor);
    while (sendmsg(control, &message, MSG_NOSIGNAL) < 0) {
        // Too many descriptors on their way: the service is about to take them.
        if (errno == ETOOMANYREFS)
            usleep(100);
        else if (errno != EINTR)
            return failed("sendmsg");
    }
    return Done{};
}

// Those of the threads of this process.
class Connections {
public:
    Result<int> take(int control_socket, bool& had_to_wait) {
        std::unique_lock guard(mutex_);
        if (count_ >= most_connections()) {
            had_to_wait = true;
            ++wanted_;
            freed_.wait(guard, [this] { return !idle_.empty(); });
            --wanted_;
            const int connection = idle_.back();
            idle_.pop_back();
            return connection;
        }
        ++count_;
        // Who connects has both ends for a moment: there are few descriptors to spare for that.
        room_.wait(guard, [this] { return connecting_ < most_connecting; });
        ++connecting_;
        guard.unlock();
        Result<int> connection = connect_to_service(control_socket);
        guard.lock();
        --connecting_;
        room_.notify_one();
        if (!connection)
            --count_;
        return connection;
    }
    void give_back(int connection) {
        const std::lock_guard guard(mutex_);
        if (wanted_.load() > idle_.size()) {
            idle_.push_back(connection);
            freed_.notify_one();
            return;
        }
        close(connection);
        --count_;
    }
    bool is_wanted() const { return wanted_.load(std::memory_order_relaxed) > 0; }

private:
    std::mutex mutex_;
    static constexpr int most_connecting = 16;  // at a time
    int connecting_ = 0;
    std::condition_variable room_;
    std::condition_variable freed_;
    std::vector<int> idle_;
    std::size_t count_ = 0;
    std::atomic<std::size_t> wanted_ = 0;
};
Connections connections;

}  // namespace

Result<int> connect_to_service(int control_socket) {
    int ends[2];
    if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends) < 0)
        return failed("socketpair");
    const Status sent = send_descriptor(control_socket, ends[1]);
    close(ends[1]);
    if (!sent) {
        close(ends[0]);
        return sent.error();
    }
    return ends[0];
}

Status send_request(int connection, std::chrono::nanoseconds latency, std::uint32_t sender) {
    const ServiceRequest request{monotonic_ns() + static_cast<std::uint64_t>(latency.count()),
                                 sender};
    while (::send(connection, &request, sizeof request, MSG_NOSIGNAL) < 0)
        if (errno != EINTR)
            return failed("send");
    return Done{};
}

std::size_t most_connections() {
    constexpr std::size_t others = 64;  // of both processes, for what is no connection
    rlimit files{};
    getrlimit(RLIMIT_NOFILE, &files);
    return std::max<std::size_t>(files.rlim_cur, others + 1) - others;
}

ServiceClient::~ServiceClient() {
    if (connection_ >= 0)
        connections.give_back(connection_);
}

Status ServiceClient::send(std::chrono::nanoseconds latency) {
    if (connection_ < 0) {
        const Result<int> connection = connections.take(control_, had_to_wait_);
        if (!connection)
            return connection.error();
        connection_ = *connection;
    }
    return send_request(connection_, latency, 0);
}

Result<std::chrono::nanoseconds> ServiceClient::receive() {
    ServiceReply reply;
    std::size_t have = 0;
    while (have < sizeof reply) {
        const ssize_t count =
            read(connection_, reinterpret_cast<char*>(&reply) + have, sizeof reply - have);
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0)
            return failed("read");
        if (count == 0)
            return Error{"the service ended before it answered"};
        have += static_cast<std::size_t>(count);
    }
    if (connections.is_wanted())
        connections.give_back(std::exchange(connection_, -1));
    const std::uint64_t now = monotonic_ns();
    return std::chrono::nanoseconds(now > reply.sent_ns ? now - reply.sent_ns : 0);
}

}  // namespace threadline::runtime
