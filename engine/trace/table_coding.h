// Tables and run info as bytes: the content of a file's table and info chunks.
#pragma once

#include "engine/trace/run_info.h"
#include "engine/trace/tables.h"

#include <string>
#include <string_view>

namespace threadline::trace {

// Writes what is new since its last call, and process ids that have become known since.
class TablesEncoder {
public:
    bool has_news(const Tables& tables) const;
    std::string encode(const Tables& tables);

private:
    Tables written_;
};

// Adds the content of one table chunk. False: damaged; `tables` is then of no use.
bool decode_tables(std::string_view content, Tables& tables);

// Makes references to entries that are not there (the file ends before them) refer to none.
void drop_dangling(Tables& tables);
void drop_dangling(std::vector<FinalValue>& values, const Tables& tables);
// What it names is in the tables.
bool is_known(const Value& value, const Tables& tables);

std::string encode_info(const RunInfo& info);
bool decode_info(std::string_view content, RunInfo& info);

}  // namespace threadline::trace
