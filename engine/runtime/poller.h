// What an event loop waits in: epoll_wait on its connections to the service and on the bell that
// other threads ring.
//
// Each request that is out has a connection of its own, as long as the system allows so many
// descriptors; further ones share them.
#pragma once

#include "engine/record/result.h"
#include "engine/sync/caller.h"

#include <chrono>
#include <cstdint>
#include <memory>
#include <vector>

namespace threadline::runtime {

class Poller {
public:
    struct Arrival {
        std::uint32_t sender = 0;
        std::chrono::nanoseconds age{0};  // since the reply was sent
    };

    // `bell`: an eventfd. `control_socket`: of the service; -1: there is none.
    static Result<std::unique_ptr<Poller>> create(int bell, int control_socket);
    ~Poller();
    Poller(const Poller&) = delete;
    Poller& operator=(const Poller&) = delete;

    Status send(std::uint32_t sender, std::chrono::nanoseconds latency);
    // Until a reply has come, the bell has rung, or it is late; appends what has come.
    Status wait(sync::Deadline until, std::vector<Arrival>& arrivals);

    std::size_t connections() const { return connections_.size(); }
    bool shares_connections() const { return shares_; }

private:
    struct Connection {
        int descriptor = -1;
        std::uint32_t outstanding = 0;
    };

    Poller(int epoll, int bell, int control_socket);
    Result<std::uint32_t> connection_for_request();
    Status take_replies(std::uint32_t connection, std::vector<Arrival>& arrivals);

    int epoll_;
    int bell_;
    int control_;
    std::size_t most_connections_;
    std::vector<Connection> connections_;
    std::vector<std::uint32_t> idle_;
    std::uint32_t next_shared_ = 0;
    bool shares_ = false;
};

}  // namespace threadline::runtime
