// What a figure will look like, as large as there is room, with its size in millimetres below, and
// what is wrong with it. Drawn beside the GUI thread; what was asked for meanwhile wins.
#pragma once

#include "app/timeline/display_list.h"
#include "app/timeline/question.h"
#include "app/timeline/theme.h"

#include <QImage>
#include <QTimer>
#include <QWidget>

#include <atomic>
#include <chrono>
#include <functional>
#include <memory>
#include <vector>

class QLabel;

namespace threadline::app {

struct FigurePicture {
    DisplayList list;  // without a size: there is nothing to be seen of it
    Theme look;
    double width_mm = 0;
    QString problem = {};  // why it cannot be written as it is; empty: it can
};

// One picture of a film, of the width that was asked for, and how long it stands.
struct FilmFrame {
    QImage image;
    std::chrono::milliseconds shown{0};
};
// Asked before each frame whether the next one is still wanted.
using Film = std::function<std::vector<FilmFrame>(int width, const std::function<bool()>& go_on)>;

class FigurePreview : public QWidget {
    Q_OBJECT
public:
    explicit FigurePreview(QWidget* parent = nullptr);

    // Asks by wanted(), once nothing has changed for a moment.
    void refresh();
    // Both are called on another thread, which need not go on once `stop` is set: nobody waits for
    // it any more. With a film it plays, over and over, once it is there.
    using Draw = std::function<FigurePicture(const std::atomic<bool>& stop)>;
    void draw(Draw draw, Film film = {});
    bool plays() const { return !frames_.empty(); }
    void show_words(const QString& words);  // in place of a picture
    void say(const QString& words);         // in place of the size
    void show_error(const QString& line);
    void clear_error();

signals:
    void wanted();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void make_film(Film film, int width, int most_height);
    void end_film();
    void show_frame(std::size_t frame);

    QTimer pause_;
    QTimer next_frame_;
    std::vector<FilmFrame> frames_;
    std::size_t frame_ = 0;
    QLabel *picture_, *size_, *error_;
    Question drawing_;  // and then filming: both may hold a part of a long run, but not at once
};

}  // namespace threadline::app
