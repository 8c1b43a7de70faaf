#include "app/cli/values.h"

namespace threadline::app {

// The report has the values in the order of their objects, and an array lies just before its
// elements.
std::vector<SharedValues> shared_values(const analysis::Report& report) {
    std::vector<SharedValues> shared;
    const std::span<const std::pair<std::string, Value>> values(report.values);
    const auto& objects = report.tables->objects;
    std::size_t next = 0;
    for (std::size_t i = 1; i < objects.size() && next < values.size(); ++i) {
        if (objects[i].kind == record::ObjectKind::Variable) {
            shared.push_back({values[next].first, false, values.subspan(next, 1)});
            ++next;
        } else if (objects[i].kind == record::ObjectKind::Array) {
            std::size_t count = 0;
            while (count < objects[i].extent && i + count + 1 < objects.size() &&
                   objects[i + count + 1].kind == record::ObjectKind::Variable &&
                   next + count < values.size())
                ++count;
            shared.push_back({objects[i].name, true, values.subspan(next, count)});
            next += count;
            i += count;
        }
    }
    return shared;
}

}  // namespace threadline::app
