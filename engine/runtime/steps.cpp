#include "engine/runtime/steps.h"

namespace threadline::runtime {

void add_steps(lua_State* lua) {
    register_lock_steps(lua);
    register_waiting_steps(lua);
    register_variable_steps(lua);
    register_pool_steps(lua);
    register_file_steps(lua);
    register_folder_steps(lua);
    add_actor_steps(lua);
    add_picture_steps(lua);
}

}  // namespace threadline::runtime
