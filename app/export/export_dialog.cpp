#include "app/export/export_dialog.h"

#include "app/export/export_note.h"
#include "app/export/figure_copy.h"
#include "app/export/figure_preview.h"
#include "app/export/folders.h"
#include "app/export/save_question.h"
#include "app/figure/export_source.h"
#include "app/figure/numbered_frames.h"
#include "app/language/error_wording.h"
#include "app/language/scenario_wording.h"
#include "app/panels/dialog_size.h"
#include "app/panels/form_scroll.h"
#include "app/timeline/background.h"
#include "app/timeline/wording_terms.h"

#include <QDialogButtonBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace threadline::app {
namespace {

QString title_of(const session::RunSnapshot& run) {
    return run.trace.info ? title_in_words(run.trace.info->scenario, run.trace.info->title)
                          : QString();
}

QString in_words(const session::RunSnapshot& run, trace::Time instant) {
    return wording::is_stepped(run.trace.info.get()) ? QString()
                                                     : wording::moment_text(run, instant);
}

// The animation as the preview plays it: smaller, and with no more frames than can be kept.
std::vector<FilmFrame> film_of(const session::RunSnapshot& run, ExportRequest request, int width,
                               const std::function<bool()>& go_on) {
    constexpr int most_frames = 120, usual_rate = 12;
    const auto seconds = std::max<std::int64_t>(1, request.animation.length.count() / 1'000);
    request.animation.frames_per_second =
        int(std::clamp<std::int64_t>(most_frames / seconds, 1, usual_rate));
    request.figure.dpi = width * 25.4 / request.figure.width_mm;
    std::vector<FilmFrame> frames;
    const Status played = play(
        run, request.figure, request.animation,
        [&](const QImage& image, std::chrono::milliseconds shown) -> Status {
            frames.push_back({image, shown});
            return Done{};
        },
        [&](std::size_t, std::size_t) { return go_on(); });
    return played ? std::move(frames) : std::vector<FilmFrame>{};
}

}  // namespace

ExportDialog::ExportDialog(session::RunSnapshot run, const TimelineOnShow& shown, QWidget* parent)
    : QDialog(parent),
      source_(std::make_shared<ExportSource>(std::move(run))),
      form_(
          new ExportForm(title_of(source_->run()), in_words(source_->run(), shown.instant), shown)),
      preview_(new FigurePreview) {
    setWindowTitle(tr("Export a figure"));
    pool_.setMaxThreadCount(1);
    progress_timer_.setInterval(100);

    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    save_ = buttons->addButton(tr("Export …"), QDialogButtonBox::AcceptRole);
    save_->setDefault(true);
    copy_ = buttons->addButton(tr("&Copy"), QDialogButtonBox::ActionRole);
    copy_->setToolTip(tr("The picture to the clipboard, as pixels and as SVG"));
    connect(buttons, &QDialogButtonBox::accepted, this, &ExportDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &ExportDialog::reject);
    connect(copy_, &QPushButton::clicked, this, &ExportDialog::copy);

    auto* row = new QHBoxLayout;
    row->setSpacing(20);
    row->addWidget(new FormScroll(form_));
    row->addWidget(preview_, 1);
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(18, 18, 18, 14);
    all->setSpacing(14);
    all->addLayout(row, 1);
    all->addWidget(buttons);

    connect(form_, &ExportForm::changed, this, &ExportDialog::form_changed);
    connect(preview_, &FigurePreview::wanted, this, &ExportDialog::show_preview);
    connect(&progress_timer_, &QTimer::timeout, this, &ExportDialog::show_progress);
    form_->setFocus(Qt::OtherFocusReason);
    form_changed();
    stack_where_too_wide(*static_cast<QFormLayout*>(form_->layout()), *this);
    resize(dialog_size({960, 620}, *this));
}

ExportDialog::~ExportDialog() {
    if (progress_)
        progress_->stop = true;
    pool_.waitForDone();
}

void ExportDialog::form_changed() {
    set_busy(false);
    preview_->clear_error();
    preview_->refresh();
}

void ExportDialog::show_preview() {
    if (form_->format().kind == ExportFormat::Kind::Trace) {
        preview_->show_words(
            tr("All lanes and findings of the run, for Perfetto, chrome://tracing and Threadline"));
        return;
    }
    if (form_->format().kind == ExportFormat::Kind::Table) {
        preview_->show_words(
            tr("A table in a text file: one row per line, its cells separated by commas"));
        return;
    }
    const QString path = form_->format().file_name("x");
    Film film;
    if (form_->format().kind == ExportFormat::Kind::Animation)
        film = [source = source_, asked = form_->request(), path](int width, const auto& go_on) {
            const auto run = source->run_for(asked, path);
            return run ? film_of(*run, settled(*run, asked, path), width, go_on)
                       : std::vector<FilmFrame>{};
        };
    if (source_->is_read_from_file())
        preview_->say(tr("Reading what it shows …"));
    preview_->draw(
        [source = source_, asked = form_->request(), path](const std::atomic<bool>&) {
            const auto run = source->run_for(asked, path);
            if (!run)
                return FigurePicture{{}, {}, 0, error_in_words(run.error())};
            const ExportRequest request = settled(*run, asked, path);
            ExportPicture picture = export_picture(*run, request);
            const Status fits = check_export(*run, request, path);
            return FigurePicture{std::move(picture.list), std::move(picture.look),
                                 request.figure.width_mm,
                                 fits ? QString() : error_in_words(fits.error())};
        },
        std::move(film));
}

void ExportDialog::accept() {
    const ExportFormat& format = form_->format();
    const auto& info = source_->run().trace.info;
    QString scenario =
        info ? QString::fromStdString(info->scenario).section(u'/', -1) : QStringLiteral("run");
    const QString ending = QString::fromLatin1(format.ending);
    std::function<QString(const QString&)> path_of;
    if (format.is_numbered())
        path_of = [ending](const QString& chosen) {
            QString path = with_ending(chosen, ending);
            if (!is_animation(path))  // each frame needs a name of its own
                path.insert(path.size() - 4, QStringLiteral("-%04d"));
            return path;
        };
    ask_for_file_to_save(
        this,
        {tr("Export to"), QString("%1 (*.%2)").arg(format.translated_name(), ending),
         format.file_name(scenario.remove(".lua")), ending, path_of, export_folder},
        [this](const QString& path) { write_to(path); });
}

void ExportDialog::reject() {
    if (progress_)
        progress_->stop = true;
    else
        QDialog::reject();
}

void ExportDialog::set_busy(bool busy) {
    form_->setEnabled(!busy);
    save_->setEnabled(!busy);
    copy_->setEnabled(!busy && form_->format().is_picture());
    if (busy)
        progress_timer_.start();
    else
        progress_timer_.stop();
}

void ExportDialog::show_progress() {
    if (!progress_)
        return;
    if (progress_->all > 0)
        preview_->say(tr("Frame %1 of %2").arg(progress_->done.load()).arg(progress_->all.load()));
    else if (source_->is_read_from_file())
        preview_->say(tr("Reading the run …"));
}

void ExportDialog::write_to(const QString& path) {
    form_->remember();
    preview_->clear_error();
    struct Written {
        Status status;
        QString caption;  // where it is; empty: none
        int removed = 0;  // frames of an earlier export
    };
    progress_ = std::make_shared<Progress>();
    const ExportRequest asked = form_->request();  // while the form can still be asked
    set_busy(true);
    in_background(
        pool_, this,
        [source = source_, asked, path, progress = progress_] {
            const auto known = source->run_for(asked, path);
            if (!known)
                return std::make_shared<Written>(Written{known.error(), {}});
            if (progress->stop)
                return std::make_shared<Written>(
                    Written{Error{tr("Stopped: nothing was written.").toStdString()}, {}});
            const session::RunSnapshot& run = *known;
            const auto go_on = [&](std::size_t done, std::size_t all) {
                progress->done = done;
                progress->all = all;
                return !progress->stop;
            };
            const ExportRequest request = settled(run, asked, path);
            const std::size_t frames = frames_there(path);
            Written written{check_export(run, request, path), caption_beside(request, path)};
            if (written.status)
                written.status = write_export(run, request, path, go_on);
            written.removed = int(frames - std::min(frames, frames_there(path)));
            return std::make_shared<Written>(std::move(written));
        },
        [this, path](const std::shared_ptr<Written>& done_so) {
            progress_.reset();
            form_changed();
            if (!done_so->status) {
                preview_->show_error(error_in_words(done_so->status.error()));
                return;
            }
            remember_folder_of(path, export_folder);
            emit written(export_note(path, done_so->caption, done_so->removed), path);
            done(Accepted);
        });
}

void ExportDialog::copy() {
    using Copy = Result<FigureCopy>;
    const ExportRequest asked = form_->request();
    set_busy(true);
    in_background(
        pool_, this,
        [source = source_, request = asked, path = form_->format().file_name("x")] {
            const auto run = source->run_for(request, path);
            if (!run)
                return std::make_shared<Copy>(run.error());
            const auto& [list, theme, text] = export_picture(*run, request);
            return std::make_shared<Copy>(
                copy_of(list, theme, request.figure.width_mm, request.figure.dpi, text));
        },
        [this](const std::shared_ptr<Copy>& copy) {
            set_busy(false);
            if (take_copy(*copy, *preview_))
                emit copied();
        });
}

}  // namespace threadline::app
