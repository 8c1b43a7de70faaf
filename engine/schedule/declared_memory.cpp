#include "engine/schedule/declared_memory.h"

#include <algorithm>
#include <cstring>

namespace threadline::schedule {

DeclaredMemory::DeclaredMemory(const record::SharedMemory& memory) : memory_(memory) {
    const record::Header& header = memory.header();
    objects_.resize(header.object_count.load() * sizeof(record::ObjectRecord));
    if (!objects_.empty())
        std::memcpy(objects_.data(), &memory.object(ObjectId{1}), objects_.size());
    actors_.resize(header.actor_count.load() * sizeof(record::ActorRecord));
    if (!actors_.empty())
        std::memcpy(actors_.data(), &memory.actor(ActorId{1}), actors_.size());
    const auto values = memory.values(0, header.value_count.load());
    values_.assign(values.begin(), values.end());
}

void DeclaredMemory::put_back() const {
    if (!objects_.empty())
        std::memcpy(static_cast<void*>(&memory_.object(ObjectId{1})), objects_.data(),
                    objects_.size());
    if (!actors_.empty())
        std::memcpy(static_cast<void*>(&memory_.actor(ActorId{1})), actors_.data(), actors_.size());
    memory_.header().actor_count.store(actors());
    std::ranges::copy(values_,
                      memory_.values(0, static_cast<std::uint32_t>(values_.size())).begin());
}

}  // namespace threadline::schedule
