#include "tests/app/noted_run.h"

#include "engine/trace/annotation.h"

bool write_note(const QString& file, const QString& text) {
    using namespace threadline;
    const trace::Annotation note{{std::chrono::milliseconds(30), std::chrono::milliseconds(50)},
                                 text.toStdString()};
    return trace::save_annotations(file.toStdString(), {&note, 1}).ok();
}
