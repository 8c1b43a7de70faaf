// What a figure will look like, as large as there is room, with its size in millimetres below, and
// what is wrong with it. Drawn beside the GUI thread; what was asked for meanwhile wins.
#pragma once

#include "app/timeline/display_list.h"
#include "app/timeline/theme.h"

#include <QThreadPool>
#include <QTimer>
#include <QWidget>

#include <functional>

class QLabel;

namespace threadline::app {

struct FigurePicture {
    DisplayList list;  // without a size: there is nothing to be seen of it
    Theme look;
    double width_mm = 0;
    QString problem = {};  // why it cannot be written as it is; empty: it can
};

class FigurePreview : public QWidget {
    Q_OBJECT
public:
    explicit FigurePreview(QWidget* parent = nullptr);
    ~FigurePreview() override;

    // Asks by wanted(), once nothing has changed for a moment.
    void refresh();
    // `draw` is called on another thread.
    void draw(std::function<FigurePicture()> draw);
    void show_words(const QString& words);  // in place of a picture
    void say(const QString& words);         // in place of the size
    void show_error(const QString& line);
    void clear_error();

signals:
    void wanted();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    QThreadPool pool_;
    QTimer pause_;
    std::uint64_t asked_ = 0;
    QLabel *picture_, *size_, *error_;
};

}  // namespace threadline::app
