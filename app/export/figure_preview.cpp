#include "app/export/figure_preview.h"

#include "app/figure/figure.h"
#include "app/language/decimal_mark.h"

#include <QLabel>
#include <QVBoxLayout>

#include <memory>
#include <ranges>

namespace threadline::app {
namespace {

constexpr int rest_ms = 120;
constexpr int margin = 12;  // around the picture

struct Drawn {
    QImage image;
    QSizeF mm;
    double least_letters = 0;  // pt
    QString problem;
};

// What journals and lecture halls ask for; 0 without letters.
double least_letters(const FigurePicture& figure) {
    double least = 0;
    for (const Label& label : figure.list.labels)
        if (least == 0 || label.size < least)
            least = label.size;
    return least * figure_width(figure.width_mm) / figure.list.size.width();
}

QString measures(QSizeF mm, double letters) {
    return FigurePreview::tr("%1 mm wide, %2 mm high, small print %3 pt")
        .arg(decimal_text(mm.width(), 1), decimal_text(mm.height(), 1), decimal_text(letters, 1));
}

}  // namespace

FigurePreview::FigurePreview(QWidget* parent)
    : QWidget(parent), picture_(new QLabel), size_(new QLabel), error_(new QLabel), drawing_(this) {
    pause_.setSingleShot(true);
    pause_.setInterval(rest_ms);
    picture_->setAlignment(Qt::AlignCenter);
    picture_->setMinimumSize(200, 150);
    picture_->setWordWrap(true);
    picture_->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Ignored);
    picture_->setProperty("role", "panel");
    picture_->setAccessibleName(tr("Preview"));
    size_->setProperty("role", "muted");
    size_->setWordWrap(true);
    error_->setProperty("role", "error");
    error_->setWordWrap(true);
    error_->hide();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->addWidget(picture_, 1);
    column->addWidget(size_);
    column->addWidget(error_);
    connect(&pause_, &QTimer::timeout, this, &FigurePreview::wanted);
    next_frame_.setSingleShot(true);
    connect(&next_frame_, &QTimer::timeout, this,
            [this] { show_frame((frame_ + 1) % frames_.size()); });
}

void FigurePreview::refresh() {
    pause_.start();
}

void FigurePreview::draw(Draw draw, Film film) {
    end_film();
    const double ratio = devicePixelRatioF();
    const QSize around(2 * margin, 2 * margin);
    const QSize room = (QSizeF(picture_->size() - around) * ratio).toSize();
    drawing_.ask(
        [draw = std::move(draw), room](const std::atomic<bool>& stop) {
            const FigurePicture figure = draw(stop);
            const QSizeF size = figure.list.size;
            if (size.isEmpty() || room.isEmpty())
                return std::make_shared<Drawn>(Drawn{{}, {}, 0, figure.problem});
            const QSize pixels =
                size.scaled(room, Qt::KeepAspectRatio).toSize().expandedTo(QSize(1, 1));
            const double height = figure.width_mm * size.height() / size.width();
            return std::make_shared<Drawn>(Drawn{figure_image(figure.list, figure.look, pixels),
                                                 QSizeF(figure.width_mm, height),
                                                 least_letters(figure), figure.problem});
        },
        [this, ratio, room, film = std::move(film)](const std::shared_ptr<Drawn>& drawn) {
            QPixmap pixmap = QPixmap::fromImage(drawn->image);
            pixmap.setDevicePixelRatio(ratio);
            picture_->setPixmap(pixmap);
            if (!drawn->problem.isEmpty())
                show_error(drawn->problem);
            say(drawn->mm.isEmpty() ? QString() : measures(drawn->mm, drawn->least_letters));
            if (film && !drawn->image.isNull())
                make_film(film, drawn->image.width(), room.height());
        });
}

// With what stands below the picture its frames may be too high: then they are smaller.
void FigurePreview::make_film(Film film, int width, int most_height) {
    drawing_.ask(
        [film = std::move(film), width, most_height](const std::atomic<bool>& stop) {
            auto frames =
                std::make_shared<std::vector<FilmFrame>>(film(width, [&stop] { return !stop; }));
            for (QImage& image : *frames | std::views::transform(&FilmFrame::image))
                if (image.height() > most_height)
                    image = image.scaledToHeight(most_height, Qt::SmoothTransformation);
            return frames;
        },
        [this](const std::shared_ptr<std::vector<FilmFrame>>& frames) {
            if (frames->empty())
                return;
            frames_ = std::move(*frames);
            show_frame(0);
        });
}

void FigurePreview::end_film() {
    next_frame_.stop();
    frames_.clear();
}

void FigurePreview::show_frame(std::size_t frame) {
    frame_ = frame;
    QPixmap pixmap = QPixmap::fromImage(frames_[frame].image);
    pixmap.setDevicePixelRatio(devicePixelRatioF());
    picture_->setPixmap(pixmap);
    next_frame_.start(frames_[frame].shown);
}

void FigurePreview::show_words(const QString& words) {
    drawing_.forget();
    end_film();
    picture_->setText(words);
    say({});
}

void FigurePreview::say(const QString& words) {
    size_->setText(words);
}

void FigurePreview::show_error(const QString& line) {
    error_->setText(line);
    error_->show();
}

void FigurePreview::clear_error() {
    error_->hide();
}

// The line below has its room before it is there, so that the picture stays as large.
void FigurePreview::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    const QString longest = measures({999.9, 999.9}, 99.9);
    size_->setMinimumHeight(
        size_->fontMetrics().boundingRect(rect(), Qt::TextWordWrap, longest).height());
    refresh();
}

}  // namespace threadline::app
