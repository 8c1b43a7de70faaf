// A lane without its items, as bytes: the content of a file's overview chunks.
//
//   kind of lane (1 byte), id, its facts, then its nodes (overview.h): begin as the difference to
//   the end of the node before, length, items, what is in it; then the long items.
#pragma once

#include "engine/trace/snapshot.h"

#include <string>
#include <string_view>

namespace threadline::trace {

// Lanes that have an overview.
std::string encode_overview(const ActorLane& lane);
std::string encode_overview(const LockLane& lane);
std::string encode_overview(const VariableLane& lane);
std::string encode_overview(const CpuLane& lane);

// Appends the lane to those of `snapshot`. False: damaged.
bool decode_overview(std::string_view content, const Tables& tables, Snapshot& snapshot);

}  // namespace threadline::trace
