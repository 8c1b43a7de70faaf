// Connections to the service process; a thread has one of its own, made at its first request.
#pragma once

#include "engine/record/result.h"

#include <chrono>
#include <cstdint>

namespace threadline::runtime {

// A new connection; the other end travels to the service.
Result<int> connect_to_service(int control_socket);
// A request that is answered after `latency`; the reply says whose it was.
Status send_request(int connection, std::chrono::nanoseconds latency, std::uint32_t sender);

class ServiceClient {
public:
    explicit ServiceClient(int control_socket) : control_(control_socket) {}
    ~ServiceClient();
    ServiceClient(const ServiceClient&) = delete;
    ServiceClient& operator=(const ServiceClient&) = delete;

    // Sends a request that is answered after `latency`.
    Status send(std::chrono::nanoseconds latency);
    // Blocks in read() until the reply is here; the time since it was sent.
    Result<std::chrono::nanoseconds> receive();

private:
    int control_;
    int connection_ = -1;
};

}  // namespace threadline::runtime
