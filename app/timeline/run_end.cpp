#include "app/timeline/run_end.h"

#include "app/timeline/fonts.h"
#include "app/timeline/wording_terms.h"

#include <algorithm>

namespace threadline::app {

using wording::Text;

DisplayList run_end_content(const session::RunSnapshot& run, const TimeScale& scale, double height,
                            const Theme& theme) {
    DisplayList out;
    const trace::Time end = run.trace.now;
    const double unit = theme.unit();
    if (end > scale.range.end)
        return out;
    if (end >= scale.range.begin) {
        const double x = scale.x(end);
        out.lines.push_back(
            {{x, -2 * unit}, {x, height + 2 * unit}, theme.text, 1.5 * unit, false, false});
        return out;
    }
    if (wording::is_stepped(run.trace.info.get()))
        return out;
    const bool was_watched = run.trace.info && run.trace.info->outcome != trace::Outcome::Completed;
    const TextStyle style{11.5 * unit, false, false};
    const double margin = 8 * unit;
    Label label;
    label.rect = QRectF(scale.left + margin, 0, std::max(scale.width - 2 * margin, 0.0),
                        std::min(height, 20 * unit));
    label.text = elided((was_watched ? Text::tr("recorded until %1") : Text::tr("ended at %1"))
                            .arg(wording::moment_text(run, end)),
                        label.rect.width(), style);
    label.colour = theme.text;
    label.size = style.size;
    out.labels.push_back(std::move(label));
    return out;
}

}  // namespace threadline::app
