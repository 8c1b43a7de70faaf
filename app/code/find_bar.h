// The field in which a person searches the source: what it finds is lit, and it goes from place to
// place, round the end. Its keys (SourceView::actions()) count in the source and in the field.
#pragma once

#include "app/code/text_places.h"

#include <QWidget>

class QAction;
class QLabel;
class QLineEdit;

namespace threadline::app {

class SourceView;

class FindBar : public QWidget {
    Q_OBJECT
public:
    explicit FindBar(SourceView* view, QWidget* parent = nullptr);

    void look_again();  // the text is another one
    QString said() const;

public slots:
    void open();  // for what is selected, ready to type
    void end();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void look();
    void look_from_where_it_began();
    void go(bool forward);
    void choose(std::size_t place);
    void say_place();

    SourceView* view_;
    QLineEdit* field_;
    QLabel* count_;
    QAction *next_, *previous_;
    std::vector<TextPlace> places_;
    int began_at_ = 0;  // the cursor, in letters
};

}  // namespace threadline::app
