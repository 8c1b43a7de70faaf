// Connections to the service process; a thread has one of its own, made at its first request, as
// long as so many are allowed.
#pragma once

#include "engine/record/result.h"

#include <chrono>
#include <cstdint>

namespace threadline::runtime {

// A new connection; the other end travels to the service.
Result<int> connect_to_service(int control_socket);
// A request that is answered after `latency`; the reply says whose it was.
Status send_request(int connection, std::chrono::nanoseconds latency, std::uint32_t sender);

// How many connections one process may have: descriptors are limited, here and in the service.
std::size_t most_connections();

class ServiceClient {
public:
    explicit ServiceClient(int control_socket) : control_(control_socket) {}
    ~ServiceClient();
    ServiceClient(const ServiceClient&) = delete;
    ServiceClient& operator=(const ServiceClient&) = delete;

    // Sends a request that is answered after `latency`. Where no further connection is allowed it
    // waits first until another thread has no use for its own.
    Status send(std::chrono::nanoseconds latency);
    bool had_to_wait() const { return had_to_wait_; }
    // Blocks in read() until the reply is here; the time since it was sent.
    Result<std::chrono::nanoseconds> receive();

private:
    int control_;
    int connection_ = -1;
    bool had_to_wait_ = false;
};

}  // namespace threadline::runtime
