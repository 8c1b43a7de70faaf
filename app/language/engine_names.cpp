#include "app/language/engine_names.h"

#include "app/language/language.h"

#include <QCoreApplication>

#include <algorithm>
#include <optional>
#include <string_view>

namespace threadline::app {
namespace {

using record::ObjectKind;
using trace::Tables;

struct Text {
    Q_DECLARE_TR_FUNCTIONS(EngineName)
};

QString text_of(std::string_view text) {
    return QString::fromUtf8(text.data(), qsizetype(text.size()));
}

// What stands after it; none: the name does not begin so.
std::optional<std::string_view> after(std::string_view beginning, std::string_view name) {
    if (!name.starts_with(beginning))
        return std::nullopt;
    return name.substr(beginning.size());
}

std::optional<std::string_view> before(std::string_view end, std::string_view name) {
    if (!name.ends_with(end))
        return std::nullopt;
    return name.substr(0, name.size() - end.size());
}

// engine/runtime/declared_scenario.cpp: the thread that comes with the first task, right before it.
bool is_event_loop(const Tables& tables, ActorId actor) {
    if (tables.actor(actor).name != "Event loop")
        return false;
    return std::any_of(tables.actors.begin() + actor.value, tables.actors.end(),
                       [actor](const trace::ActorInfo& other) {
                           return other.kind == record::ActorKind::Task && other.parent == actor;
                       });
}

// engine/runtime/declared_scenario.cpp: one for each process.
QString interpreter_in_words(std::string_view name) {
    if (name == "Interpreter lock")
        return Text::tr("Interpreter lock");
    if (const auto process = after("Interpreter lock of ", name))
        return Text::tr("Interpreter lock of %1").arg(text_of(*process));
    return text_of(name);
}

bool is_worker_process(const Tables& tables, std::string_view name) {
    return std::ranges::any_of(tables.actors, [name](const trace::ActorInfo& actor) {
        return actor.process > 0 && actor.name == name;
    });
}

// That one follows this one, and is declared in the same line.
bool is_copy_of(const Tables& tables, ObjectId copy, std::string_view name) {
    const SiteId declared = tables.object(copy).declared;
    for (std::uint32_t i = copy.value - 1; i > 0; --i) {
        const trace::ObjectInfo& earlier = tables.objects[i];
        if (earlier.declared != declared || earlier.kind != ObjectKind::Variable)
            return false;
        if (earlier.name == name)
            return true;
    }
    return false;
}

// engine/runtime/declared_scenario.cpp: that of a worker process. Who it would belong to is asked
// first, for an array has many elements of one line.
QString variable_in_words(const Tables& tables, ObjectId variable) {
    constexpr std::string_view of = " of ";
    const trace::ObjectInfo& info = tables.object(variable);
    const std::string_view name = info.name;
    if (info.declared.valid())
        for (auto at = name.find(of); at != name.npos; at = name.find(of, at + 1)) {
            const std::string_view process = name.substr(at + of.size());
            if (is_worker_process(tables, process) &&
                is_copy_of(tables, variable, name.substr(0, at)))
                return Text::tr("%1 of %2").arg(text_of(name.substr(0, at)), text_of(process));
        }
    return text_of(name);
}

// engine/runtime/pool.cpp: declared where the bodies of the workers are.
QString queue_in_words(const Tables& tables, const trace::ObjectInfo& info) {
    const auto is_of_worker = [&](auto&& fits) {
        return std::ranges::any_of(tables.actors, [&](const trace::ActorInfo& actor) {
            return info.declared.valid() && actor.body == info.declared && fits(actor.name);
        });
    };
    if (const auto worker = before(": jobs", info.name))
        if (is_of_worker([&](const std::string& name) { return name == *worker; }))
            return Text::tr("%1: jobs").arg(text_of(*worker));
    if (const auto pool = before(": results", info.name))
        if (is_of_worker([&](const std::string& name) {
                const auto number = after(*pool, name);
                return number && number->starts_with(' ');
            }))
            return Text::tr("%1: results").arg(text_of(*pool));
    return text_of(info.name);
}

// engine/runtime/remedy_plan.cpp: declared where the first of what it guards is.
QString mutex_in_words(const Tables& tables, const trace::ObjectInfo& info) {
    if (const auto guarded = after("guard of ", info.name))
        if (std::ranges::any_of(tables.objects, [&](const trace::ObjectInfo& other) {
                return other.kind == ObjectKind::Variable && info.declared.valid() &&
                       other.declared == info.declared && guarded->starts_with(other.name);
            }))
            return Text::tr("guard of %1").arg(text_of(*guarded));
    return text_of(info.name);
}

// Calls `found(id, words)` for each whose name is another in the language of the window.
template <typename Id, typename Infos, typename Found>
void for_each_other_name(const Tables& tables, const Infos& infos, Found found) {
    for (std::uint32_t i = 1; i < infos.size(); ++i)
        if (const QString words = name_in_words(tables, Id{i});
            words != QString::fromStdString(infos[i].name))
            found(Id{i}, words);
}

}  // namespace

QString name_in_words(const Tables& tables, ActorId actor) {
    if (actor.value >= tables.actors.size())
        return {};
    return is_event_loop(tables, actor) ? Text::tr("Event loop")
                                        : QString::fromStdString(tables.actor(actor).name);
}

QString name_in_words(const Tables& tables, ObjectId object) {
    if (object.value >= tables.objects.size())
        return {};
    const trace::ObjectInfo& info = tables.object(object);
    switch (info.kind) {
        case ObjectKind::Interpreter:
            return interpreter_in_words(info.name);
        case ObjectKind::Variable:
            return variable_in_words(tables, object);
        case ObjectKind::Queue:
            return queue_in_words(tables, info);
        case ObjectKind::Mutex:
            return mutex_in_words(tables, info);
        default:
            return QString::fromStdString(info.name);
    }
}

std::vector<NameInWords> names_in_words(const Tables& tables) {
    std::vector<NameInWords> names;
    if (is_english())
        return names;
    for_each_other_name<ActorId>(tables, tables.actors, [&](ActorId id, const QString& words) {
        names.push_back({QString::fromStdString(tables.actor(id).name), words});
    });
    for_each_other_name<ObjectId>(tables, tables.objects, [&](ObjectId id, const QString& words) {
        names.push_back({QString::fromStdString(tables.object(id).name), words});
    });
    return names;
}

std::shared_ptr<const Tables> tables_in_words(const std::shared_ptr<const Tables>& tables) {
    if (!tables || is_english())
        return tables;
    std::shared_ptr<Tables> called;
    const auto own = [&]() -> Tables& {
        if (!called)
            called = std::make_shared<Tables>(*tables);
        return *called;
    };
    for_each_other_name<ActorId>(*tables, tables->actors, [&](ActorId id, const QString& words) {
        own().actors[id.value].name = words.toStdString();
    });
    for_each_other_name<ObjectId>(*tables, tables->objects, [&](ObjectId id, const QString& words) {
        own().objects[id.value].name = words.toStdString();
    });
    if (!called)
        return tables;
    return called;
}

}  // namespace threadline::app
