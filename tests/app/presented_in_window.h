// A finished run in front of a room.
#pragma once

#include "app/present/presentation.h"
#include "window_fixture.h"

namespace threadline::test {

// Before its first stop, in a window of that size; null: it does not come to that.
inline app::Presentation* presented(OpenWindow& window, QSize size = {1024, 768}) {
    if (!window.is_ready() || !window.runs_simulated())
        return nullptr;
    window.commands().present->trigger();
    auto* shown = window.findChild<app::Presentation*>();
    if (!shown)
        return nullptr;
    shown->showNormal();
    shown->resize(size);
    return QTest::qWaitFor([&] { return shown->size() == size; }) ? shown : nullptr;
}

}  // namespace threadline::test
