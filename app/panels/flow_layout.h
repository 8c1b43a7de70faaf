// Controls beside each other, each as wide as its words need; those that have no room go on in the
// next row. With Qt::AlignVCenter in the middle of the height that there is.
#pragma once

#include <QLayout>

#include <vector>

namespace threadline::app {

class FlowLayout : public QLayout {
public:
    explicit FlowLayout(int spacing);
    ~FlowLayout() override;

    void addItem(QLayoutItem* item) override;
    int count() const override;
    QLayoutItem* itemAt(int index) const override;
    QLayoutItem* takeAt(int index) override;
    Qt::Orientations expandingDirections() const override { return {}; }
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QSize sizeHint() const override;     // of one row
    QSize minimumSize() const override;  // of the widest control
    void setGeometry(const QRect& rect) override;

private:
    enum class Pass { Measure, Place };
    int lay_out(const QRect& rect, Pass pass) const;  // the height that it needs
    int gap_in(int width) const;                      // between two in a row

    std::vector<QLayoutItem*> items_;
};

}  // namespace threadline::app
