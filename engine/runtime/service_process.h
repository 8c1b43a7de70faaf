// The service: a process that answers each request after the latency that it asks for. One serves
// all services of a run, thousands of requests at a time.
#pragma once

namespace threadline::runtime {

// Never returns. Ends when the control socket's other ends are closed; kills the process group
// when the watch pipe ends.
[[noreturn]] void serve(int control_socket, int watch_fd);

}  // namespace threadline::runtime
