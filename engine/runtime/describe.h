// threadline-runner --describe: what scenarios say of themselves, without running.
#pragma once

#include "engine/record/declaration.h"

#include <string>
#include <vector>

namespace threadline::runtime {

// One declaration a file, in the order given; one that does not load has `error` set.
std::vector<record::Declaration> describe(const std::vector<std::string>& files);

}  // namespace threadline::runtime
