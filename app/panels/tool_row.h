// Buttons in one row; those that it has no room for are in a menu at its end.
#pragma once

#include <QWidget>

#include <vector>

class QAction;
class QToolButton;

namespace threadline::app {

class ToolRow : public QWidget {
    Q_OBJECT
public:
    explicit ToolRow(QWidget* parent = nullptr);

    void add(QWidget* widget);  // what is no button of an action never goes into the menu
    // Instead of showing and hiding it: that the row does for want of room.
    void set_wanted(QWidget* widget, bool on);
    const QToolButton& more() const { return *more_; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    bool event(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    static QAction* action_of(const QWidget& widget);
    std::vector<QWidget*> wanted() const;
    int width_of(const std::vector<QWidget*>& widgets, int gap) const;
    void arrange();

    std::vector<QWidget*> widgets_;
    std::vector<QWidget*> not_wanted_;
    QToolButton* more_;
};

}  // namespace threadline::app
