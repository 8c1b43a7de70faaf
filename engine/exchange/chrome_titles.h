// What slices and instants of our Chrome JSON are called in a viewer.
#pragma once

#include "engine/trace/interval.h"

namespace threadline::exchange {

const char* title_of(trace::State state);
const char* title_of(trace::CpuUse use);
const char* title_of(trace::MomentKind kind);

}  // namespace threadline::exchange
