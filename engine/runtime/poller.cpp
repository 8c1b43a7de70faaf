#include "engine/runtime/poller.h"

#include "engine/runtime/service_client.h"
#include "engine/runtime/service_protocol.h"

#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <string>

namespace threadline::runtime {

namespace {

constexpr std::uint32_t kBell = UINT32_MAX;

// A socket holds about 270 of our replies; the service never waits for room.
constexpr std::uint32_t kMostOnOneConnection = 200;

Error failed(const char* what) {
    return Error{std::string("the event loop cannot wait: ") + what + ": " + std::strerror(errno)};
}

Status listen_to(int epoll, int descriptor, std::uint32_t name) {
    epoll_event event{};
    event.events = EPOLLIN;
    event.data.u32 = name;
    if (epoll_ctl(epoll, EPOLL_CTL_ADD, descriptor, &event) < 0)
        return failed("epoll_ctl");
    return Done{};
}

}  // namespace

Result<std::unique_ptr<Poller>> Poller::create(int bell, int control_socket) {
    const int epoll = epoll_create1(EPOLL_CLOEXEC);
    if (epoll < 0)
        return failed("epoll_create");
    std::unique_ptr<Poller> poller(new Poller(epoll, bell, control_socket));
    if (Status listening = listen_to(epoll, bell, kBell); !listening)
        return listening.error();
    return poller;
}

Poller::Poller(int epoll, int bell, int control_socket)
    : epoll_(epoll), bell_(bell), control_(control_socket), most_connections_(most_connections()) {}

Poller::~Poller() {
    for (const Connection& connection : connections_)
        close(connection.descriptor);
    close(epoll_);
}

Result<std::uint32_t> Poller::connection_for_request() {
    if (!idle_.empty()) {
        const std::uint32_t connection = idle_.back();
        idle_.pop_back();
        return connection;
    }
    if (connections_.size() < most_connections_) {
        const Result<int> descriptor = connect_to_service(control_);
        if (descriptor) {
            const auto connection = static_cast<std::uint32_t>(connections_.size());
            connections_.push_back({*descriptor, 0});
            if (Status listening = listen_to(epoll_, *descriptor, connection); !listening)
                return listening.error();
            return connection;
        }
        if (connections_.empty())
            return descriptor.error();
        most_connections_ = connections_.size();
    }
    shares_ = true;
    next_shared_ = (next_shared_ + 1) % static_cast<std::uint32_t>(connections_.size());
    if (connections_[next_shared_].outstanding >= kMostOnOneConnection)
        return Error{"the system allows only " + std::to_string(connections_.size()) +
                     " connections, too few for so many requests at once: use fewer tasks"};
    return next_shared_;
}

Status Poller::send(std::uint32_t sender, std::chrono::nanoseconds latency) {
    const Result<std::uint32_t> chosen = connection_for_request();
    if (!chosen)
        return chosen.error();
    Connection& connection = connections_[*chosen];
    ++connection.outstanding;
    return send_request(connection.descriptor, latency, sender);
}

Status Poller::wait(sync::Deadline until, std::vector<Arrival>& arrivals) {
    timespec patience{};
    if (until) {
        const auto left = std::max(std::chrono::nanoseconds(0),
                                   std::chrono::nanoseconds(*until - sync::Clock::now()));
        const auto seconds = std::chrono::floor<std::chrono::seconds>(left);
        patience = {seconds.count(), (left - seconds).count()};
    }
    std::array<epoll_event, 256> events;
    const int count = epoll_pwait2(epoll_, events.data(), static_cast<int>(events.size()),
                                   until ? &patience : nullptr, nullptr);
    if (count < 0 && errno != EINTR)
        return failed("epoll_pwait2");
    for (int index = 0; index < count; ++index) {
        const std::uint32_t name = events[static_cast<std::size_t>(index)].data.u32;
        if (name == kBell) {
            std::uint64_t rings;
            if (read(bell_, &rings, sizeof rings) < 0 && errno != EAGAIN && errno != EINTR)
                return failed("read");
        } else if (Status taken = take_replies(name, arrivals); !taken) {
            return taken;
        }
    }
    return Done{};
}

Status Poller::take_replies(std::uint32_t index, std::vector<Arrival>& arrivals) {
    Connection& connection = connections_[index];
    while (connection.outstanding > 0) {
        ServiceReply reply;
        const ssize_t count = recv(connection.descriptor, &reply, sizeof reply, MSG_DONTWAIT);
        if (count < 0 && (errno == EAGAIN || errno == EINTR))
            return Done{};
        if (count != sizeof reply)
            return Error{"the service ended before it answered"};
        const std::uint64_t now = monotonic_ns();
        arrivals.push_back({reply.sender, std::chrono::nanoseconds(
                                              now > reply.sent_ns ? now - reply.sent_ns : 0)});
        if (--connection.outstanding == 0)
            idle_.push_back(index);
    }
    return Done{};
}

}  // namespace threadline::runtime
