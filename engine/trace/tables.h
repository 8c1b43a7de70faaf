// What the ids of a trace stand for. Immutable once published; a growing run publishes new ones.
#pragma once

#include "engine/record/ids.h"
#include "engine/record/layout.h"
#include "engine/record/value.h"

#include <string>
#include <vector>

namespace threadline::trace {

struct ActorInfo {
    std::string name;
    record::ActorKind kind = record::ActorKind::Thread;
    std::uint16_t process = 0;    // ordinal: 0 the runner, 1.. workers
    std::int32_t process_id = 0;  // 0 on the virtual clock
    ActorId parent;
    SiteId body;

    friend bool operator==(const ActorInfo&, const ActorInfo&) = default;
};

struct ObjectInfo {
    std::string name;  // elements of an array: "accounts[3]"
    record::ObjectKind kind = record::ObjectKind::None;
    SiteId declared;

    // What it is before the first event, each for its own kind.
    std::uint32_t extent = 0;    // Array: its elements are the next `extent` ids
    std::int64_t count = 0;      // Semaphore
    std::uint32_t capacity = 0;  // Queue
    std::uint32_t parties = 0;   // Barrier
    Value initial;               // Variable

    friend bool operator==(const ObjectInfo&, const ObjectInfo&) = default;
};

struct SiteInfo {
    std::string file;
    std::uint32_t line = 0;

    friend bool operator==(const SiteInfo&, const SiteInfo&) = default;
};

// Indexed by id value; entry 0 is the empty one that "none" stands for.
struct Tables {
    std::vector<std::string> names{1};
    std::vector<ActorInfo> actors{1};
    std::vector<ObjectInfo> objects{1};
    std::vector<SiteInfo> sites{1};

    const std::string& name(NameId id) const { return names.at(id.value); }
    const ActorInfo& actor(ActorId id) const { return actors.at(id.value); }
    const ObjectInfo& object(ObjectId id) const { return objects.at(id.value); }
    const SiteInfo& site(SiteId id) const { return sites.at(id.value); }
};

}  // namespace threadline::trace
