// A run with a deadlock, what is asked for of it, and the folder into which it is exported.
#pragma once

#include "app/figure/export_request.h"
#include "tests/app/run_fixture.h"

#include <QFile>
#include <QTemporaryDir>

namespace threadline::test {

class ExportFolder {
protected:
    static session::RunSnapshot run() {
        session::RunSnapshot run = RunFixture::opposite_order();
        trace::RunInfo info = *run.trace.info;
        info.scenario = "deadlock/opposite-order";
        info.parameters = {{"remedy", std::string("none")}, {"pause", 20.0}};
        info.version = "9.8.7";
        info.schedule = "seed:42";
        info.seed = 42;
        run.trace.info = std::make_shared<trace::RunInfo>(info);
        return run;
    }
    static app::ExportRequest request() {
        app::ExportRequest request;
        request.figure.width_mm = 88.9;
        request.figure.dpi = 90;
        request.animation = {std::chrono::milliseconds(1'000), std::chrono::milliseconds(500), 10};
        return request;
    }
    QByteArray read(const QString& name) {
        QFile file(folder_.filePath(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    QByteArray written(const QString& name, const app::ExportRequest& what = request(),
                       const session::RunSnapshot& of = run()) {
        const Status status = app::write_export(of, what, folder_.filePath(name));
        if (!status.ok()) {
            qWarning("%s", status.error().message.c_str());
            return {};
        }
        return read(name);
    }

    QTemporaryDir folder_;
};

}  // namespace threadline::test
