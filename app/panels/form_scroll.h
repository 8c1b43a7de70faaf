// A form as wide and as high as it needs; on a low screen, in large letters for one, it scrolls.
#pragma once

#include <QScrollArea>

namespace threadline::app {

class FormScroll : public QScrollArea {
    Q_OBJECT
public:
    explicit FormScroll(QWidget* form, QWidget* parent = nullptr);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
};

}  // namespace threadline::app
