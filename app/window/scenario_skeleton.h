// What a new scenario of one's own begins with: short, and it runs.
#pragma once

#include <QString>

namespace threadline::app {

// `file`: as which it is kept; its title comes from there ("my-first.lua": "My first").
QString scenario_skeleton(const QString& file);

}  // namespace threadline::app
