// What the ids of a trace stand for. Immutable once published; a growing run publishes new ones.
#pragma once

#include "engine/record/ids.h"
#include "engine/record/layout.h"

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
