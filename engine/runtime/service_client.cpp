#include "engine/runtime/service_client.h"

#include "engine/runtime/service_protocol.h"

#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <string>

namespace threadline::runtime {

namespace {

Error failed(const char* what) {
    std::string message =
        std::string("the service cannot be reached: ") + what + ": " + std::strerror(errno);
    if (errno == EMFILE || errno == ENFILE)
        message += " (each thread that makes requests needs a descriptor: use fewer threads)";
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

}  // namespace

ServiceClient::~ServiceClient() {
    if (connection_ >= 0)
        close(connection_);
}

Status ServiceClient::connect() {
    int ends[2];
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) < 0)
        return failed("socketpair");
    Status sent = send_descriptor(control_, ends[1]);
    close(ends[1]);
    if (!sent) {
        close(ends[0]);
        return sent;
    }
    connection_ = ends[0];
    return Done{};
}

Status ServiceClient::send(std::chrono::nanoseconds latency) {
    const ServiceRequest request{monotonic_ns() + static_cast<std::uint64_t>(latency.count())};
    if (connection_ < 0) {
        if (Status connected = connect(); !connected)
            return connected;
    }
    while (::send(connection_, &request, sizeof request, MSG_NOSIGNAL) < 0)
        if (errno != EINTR)
            return failed("send");
    return Done{};
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
    const std::uint64_t now = monotonic_ns();
    return std::chrono::nanoseconds(now > reply.sent_ns ? now - reply.sent_ns : 0);
}

}  // namespace threadline::runtime
