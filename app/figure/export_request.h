// What a person asked to be written of a run, whether by the dialog or by the command line; the
// ending of the path says in which format.
#pragma once

#include "app/figure/animation.h"
#include "app/figure/figure.h"
#include "app/figure/report_tables.h"

#include <functional>

namespace threadline::app {

struct ExportRequest {
    FigureOptions figure;
    AnimationOptions animation;
    std::optional<trace::Time> graph_at;     // the wait-for graph then, instead of the timeline
    std::optional<trace::Time> graph_below;  // that of then, below the timeline of a page
    std::optional<ReportTable> table;        // of a .csv; none: the intervals
};

// With the size of its letters settled, unless that is done when its frames are laid out. The
// functions below do so themselves; who calls several of them has it done once.
ExportRequest settled(const session::RunSnapshot& run, ExportRequest request,
                      const QString& path = {});
// The file with caption and description that is written with it; empty: none.
QString caption_beside(const ExportRequest& request, const QString& path);

// Endings: png, svg, pdf; gif, apng, frame-%04d.png; html; csv; json, a trace
// of the whole run. One line that names the mend.
Status check_export(const session::RunSnapshot& run, const ExportRequest& request,
                    const QString& path);
// `go_on` is asked between the frames of an animation, and, with nothing to count, between the
// parts of a long run as a table or a trace. What was there stays until all is written.
Status write_export(const session::RunSnapshot& run, const ExportRequest& request,
                    const QString& path,
                    const std::function<bool(std::size_t done, std::size_t all)>& go_on = {});
// The picture that the request is about, with its words: of a preview, on the clipboard.
struct ExportPicture {
    DisplayList list;
    Theme look;
    FigureText text;
};
ExportPicture export_picture(const session::RunSnapshot& run, const ExportRequest& request);

}  // namespace threadline::app
