#include "engine/session/shared_tables.h"

namespace threadline::session {

using record::ObjectKind;

SharedTables::SharedTables(const record::SharedMemory& memory)
    : memory_(memory), tables_(std::make_shared<trace::Tables>()) {}

bool SharedTables::refresh() {
    const record::Header& header = memory_.header();
    // The counts of entries before those of the names that they refer to.
    const std::uint32_t actors = header.actor_count.load(std::memory_order_acquire);
    const std::uint32_t objects = header.object_count.load(std::memory_order_acquire);
    const std::uint32_t sites = header.site_count.load(std::memory_order_acquire);
    const std::uint32_t names = header.name_count.load(std::memory_order_acquire);

    std::vector<std::uint32_t> still_without;
    bool process_known = false;
    for (const std::uint32_t id : without_process_) {
        if (memory_.actor(ActorId{id}).process_id != 0)
            process_known = true;
        else
            still_without.push_back(id);
    }
    const trace::Tables& old = *tables_;
    if (!process_known && actors + 1 == old.actors.size() && objects + 1 == old.objects.size() &&
        sites + 1 == old.sites.size() && names + 1 == old.names.size())
        return false;

    auto grown = std::make_shared<trace::Tables>(old);
    for (std::uint32_t id = static_cast<std::uint32_t>(old.names.size()); id <= names; ++id)
        grown->names.emplace_back(memory_.name(NameId{id}));
    for (std::uint32_t id = static_cast<std::uint32_t>(old.sites.size()); id <= sites; ++id) {
        const record::SiteEntry site = memory_.site(SiteId{id});
        grown->sites.push_back({std::string(memory_.name(site.file)), site.line});
    }
    for (std::uint32_t id = static_cast<std::uint32_t>(old.objects.size()); id <= objects; ++id)
        grown->objects.push_back(object_info(ObjectId{id}));
    for (const std::uint32_t id : without_process_)
        grown->actors[id] = actor_info(ActorId{id});
    for (std::uint32_t id = static_cast<std::uint32_t>(old.actors.size()); id <= actors; ++id) {
        grown->actors.push_back(actor_info(ActorId{id}));
        if (grown->actors.back().process_id == 0)
            still_without.push_back(id);
    }
    without_process_ = std::move(still_without);
    tables_ = std::move(grown);
    return true;
}

trace::ActorInfo SharedTables::actor_info(ActorId id) const {
    const record::ActorRecord& actor = memory_.actor(id);
    trace::ActorInfo info;
    info.name = memory_.name(actor.name);
    info.kind = actor.kind;
    info.process = actor.process;
    info.process_id = actor.process_id;
    info.parent = actor.parent;
    info.body = actor.body;
    return info;
}

trace::ObjectInfo SharedTables::object_info(ObjectId id) const {
    const record::ObjectRecord& object = memory_.object(id);
    trace::ObjectInfo info;
    info.name = memory_.name_of(id);
    info.kind = object.kind;
    info.declared = object.declared;
    switch (object.kind) {
        case ObjectKind::Array:
            info.extent = object.extent;
            break;
        case ObjectKind::Variable:
            info.initial = object.initial();
            break;
        case ObjectKind::Semaphore:
            info.count = object.initial().payload;
            break;
        case ObjectKind::Queue:
            info.capacity = object.declared_size();
            break;
        case ObjectKind::Barrier:
            info.parties = object.declared_size();
            break;
        default:
            break;
    }
    return info;
}

}  // namespace threadline::session
