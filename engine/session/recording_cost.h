// What one recorded event costs a thread on this machine: measured, once in a process.
#pragma once

#include <chrono>

namespace threadline::session {

std::chrono::duration<double, std::nano> recording_cost();

}  // namespace threadline::session
