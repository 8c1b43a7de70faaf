// A thread's own connection to the service process, made at its first request.
#pragma once

#include "engine/record/result.h"

#include <chrono>

namespace threadline::runtime {

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
    Status connect();

    int control_;
    int connection_ = -1;
};

}  // namespace threadline::runtime
