#include "engine/runtime/service_process.h"

#include "engine/runtime/service_protocol.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <sys/timerfd.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <functional>
#include <queue>
#include <vector>

namespace threadline::runtime {

namespace {

struct Reply {
    std::uint64_t due_ns;
    int connection;
    std::uint32_t sender;
    bool operator>(const Reply& other) const { return due_ns > other.due_ns; }
};

class Service {
public:
    Service(int control, int watch)
        : control_(control),
          watch_(watch),
          epoll_(epoll_create1(EPOLL_CLOEXEC)),
          timer_(timerfd_create(CLOCK_MONOTONIC, TFD_NONBLOCK | TFD_CLOEXEC)) {
        fcntl(control_, F_SETFL, O_NONBLOCK);
        listen_to(control_);
        listen_to(timer_);
        if (watch_ >= 0)
            listen_to(watch_);
    }

    void run() {
        epoll_event events[256];
        while (true) {
            const int count = epoll_wait(epoll_, events, 256, -1);
            if (count < 0 && errno != EINTR)
                return;
            for (int index = 0; index < count; ++index) {
                const int fd = events[index].data.fd;
                if (fd == watch_)
                    kill(0, SIGKILL);
                else if (fd == control_) {
                    if (!accept_connections())
                        return;
                } else if (fd == timer_) {
                    std::uint64_t expirations;
                    if (read(timer_, &expirations, sizeof expirations) > 0)
                        armed_ns_ = 0;
                } else
                    take_request(fd);
            }
            answer_what_is_due();
        }
    }

private:
    void listen_to(int fd) {
        epoll_event event{};
        event.events = EPOLLIN;
        event.data.fd = fd;
        epoll_ctl(epoll_, EPOLL_CTL_ADD, fd, &event);
    }

    // False: nobody is left who could send a request.
    bool accept_connections() {
        while (true) {
            char byte;
            iovec content{&byte, 1};
            alignas(cmsghdr) char space[CMSG_SPACE(sizeof(int))];
            msghdr message{};
            message.msg_iov = &content;
            message.msg_iovlen = 1;
            message.msg_control = space;
            message.msg_controllen = sizeof space;
            const ssize_t count = recvmsg(control_, &message, MSG_CMSG_CLOEXEC);
            if (count == 0)
                return false;
            if (count < 0)
                return errno == EAGAIN || errno == EINTR;
            cmsghdr* header = CMSG_FIRSTHDR(&message);
            if (header == nullptr || header->cmsg_type != SCM_RIGHTS)
                continue;
            int connection;
            std::memcpy(&connection, CMSG_DATA(header), sizeof connection);
            listen_to(connection);
        }
    }

    void take_request(int connection) {
        ServiceRequest request;
        const ssize_t count = recv(connection, &request, sizeof request, MSG_DONTWAIT);
        if (count == sizeof request)
            replies_.push({request.due_ns, connection, request.sender});
        else if (count >= 0 || (errno != EAGAIN && errno != EINTR))
            close(connection);  // its thread has ended; a thread waits for each of its replies
    }

    void answer_what_is_due() {
        static ServiceReply reply;
        while (!replies_.empty() && replies_.top().due_ns <= (reply.sent_ns = monotonic_ns())) {
            reply.sender = replies_.top().sender;
            // A client has few requests out on one connection, so there is room for it.
            send(replies_.top().connection, &reply, sizeof reply, MSG_NOSIGNAL | MSG_DONTWAIT);
            replies_.pop();
        }
        if (replies_.empty() || replies_.top().due_ns == armed_ns_)
            return;
        armed_ns_ = replies_.top().due_ns;
        itimerspec due{};
        due.it_value.tv_sec = static_cast<time_t>(armed_ns_ / 1'000'000'000u);
        due.it_value.tv_nsec = static_cast<long>(armed_ns_ % 1'000'000'000u);
        timerfd_settime(timer_, TFD_TIMER_ABSTIME, &due, nullptr);
    }

    int control_;
    int watch_;
    int epoll_;
    int timer_;
    std::uint64_t armed_ns_ = 0;
    std::priority_queue<Reply, std::vector<Reply>, std::greater<>> replies_;
};

}  // namespace

void serve(int control_socket, int watch_fd) {
    Service(control_socket, watch_fd).run();
    _exit(0);
}

}  // namespace threadline::runtime
