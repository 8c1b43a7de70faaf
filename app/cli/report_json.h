// The report of a run as JSON, exactly as DESIGN.md, "The command line", lays it down.
#pragma once

#include "engine/analysis/report.h"
#include "engine/record/declaration.h"

#include <nlohmann/json.hpp>

#include <span>
#include <vector>

namespace threadline::app {

nlohmann::ordered_json json_of(const analysis::Report& report);
// What `list --json` prints.
nlohmann::ordered_json json_of(std::span<const record::Declaration> declarations);

nlohmann::ordered_json json_of(const record::ParameterValue& value);
// 20 rather than 20.0 where the number is whole.
nlohmann::ordered_json json_number(double number);

// As text with a line break at its end; a name that is no UTF-8 does not stop it.
std::string text_of(const nlohmann::ordered_json& json);

}  // namespace threadline::app
