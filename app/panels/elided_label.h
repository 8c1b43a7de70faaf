// A line that gives way where there is little room: a shorter text, if it has one; else what does
// not fit ends in "…", if more than a stump is left. The tooltip has all of it.
#pragma once

#include <QLabel>
#include <QStringList>

namespace threadline::app {

class ElidedLabel : public QLabel {
    Q_OBJECT
public:
    explicit ElidedLabel(QWidget* parent = nullptr);

    // From the longest on. It says the first that has room, and nothing where none has; `text()` is
    // the longest.
    void set_texts(const QStringList& texts);
    QString shown() const;

protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;

private:
    QStringList texts_;
};

}  // namespace threadline::app
