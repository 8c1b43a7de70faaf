// Which array an element belongs to: an array is a name for the variables declared after it.
#pragma once

#include "engine/trace/tables.h"

#include <cstdint>
#include <vector>

namespace threadline::analysis {

class VariableOwner {
public:
    // The array of an element; of any other variable the variable itself. Amortised O(1).
    ObjectId of(ObjectId variable, const trace::Tables& tables) {
        for (; owners_.size() < tables.objects.size();) {
            const auto id = static_cast<std::uint32_t>(owners_.size());
            const trace::ObjectInfo& object = tables.objects[id];
            owners_.push_back(id < elements_end_ ? array_ : ObjectId{id});
            if (object.kind == record::ObjectKind::Array) {
                array_ = ObjectId{id};
                elements_end_ = std::uint64_t{id} + 1 + object.extent;
            }
        }
        return variable.value < owners_.size() ? owners_[variable.value] : variable;
    }

private:
    std::vector<ObjectId> owners_;
    ObjectId array_;
    std::uint64_t elements_end_ = 0;
};

}  // namespace threadline::analysis
