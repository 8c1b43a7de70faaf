// What a person should know of the run that has ended, in the banner, with what can be done.
#include "app/language/error_wording.h"
#include "app/panels/banner.h"
#include "app/panels/run_notice.h"
#include "app/present/presentation.h"
#include "app/window/main_window.h"

#include <QSettings>

namespace threadline::app {
namespace {

constexpr auto estimates_are_known = "notices/estimates-are-known";

}  // namespace

void MainWindow::show_notice(const trace::RunInfo& info) {
    const std::optional<RunNotice> notice = notice_of(info);
    if (!notice)
        return;
    // In front of a room: what concerns this run alone, and the outcome does not say already.
    const bool is_said =
        notice->kind == RunNotice::Kind::CpuEstimated || notice->text == error_in_words(info.error);
    if (presentation_ && !is_said)
        presentation_->tell(notice->text);
    switch (notice->kind) {
        case RunNotice::Kind::Failed:
            tell_source_error(notice->text);
            banner_->put_in_brief(notice->brief);
            break;
        case RunNotice::Kind::NotWritten:
            banner_->show_error(notice->text);
            banner_->put_in_brief(notice->brief);
            break;
        case RunNotice::Kind::EndsEarly:
            banner_->show_message(Banner::Kind::Note, notice->text);
            break;
        case RunNotice::Kind::EventsLost:
            banner_->show_message(Banner::Kind::Note, notice->text);
            if (!commands_.hold_up->isChecked() && scenario())
                banner_->offer(tr("Wait, and run again"),
                               tr("Run it again; threads wait rather than lose events"), [this] {
                                   commands_.hold_up->setChecked(true);
                                   commands_.run->trigger();
                               });
            break;
        case RunNotice::Kind::CpuEstimated:
            // Every run on such a system would say so; once is enough, and the report says it too.
            // It can wait for the next one where something else is said.
            if (told_of_estimates_ || QSettings().value(estimates_are_known).toBool() ||
                !banner_->message().isEmpty())
                break;
            told_of_estimates_ = true;
            banner_->show_message(Banner::Kind::Note, notice->text);
            banner_->offer(tr("Do not say this again"),
                           tr("Lanes and reports still mark estimated times"),
                           [] { QSettings().setValue(estimates_are_known, true); });
            break;
    }
}

}  // namespace threadline::app
