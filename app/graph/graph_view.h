// The wait-for graph on the screen. It draws the graph that it was last given.
//
// Keys while it has the focus: arrows go from node to node, Enter chooses one, Esc lets go.
#pragma once

#include "app/graph/graph_layout.h"
#include "app/timeline/theme.h"

#include <QAbstractScrollArea>

namespace threadline::app {

class GraphView : public QAbstractScrollArea {
    Q_OBJECT
public:
    explicit GraphView(QWidget* parent = nullptr);

    // The tables of another run than before: places are given anew.
    void begin_run();
    void set_graph(analysis::WaitForGraph graph, std::shared_ptr<const trace::Tables> tables);
    void clear(const QString& hint);
    void set_theme(const Theme& theme);
    void set_chosen(const GraphNodeKey& key);

    const GraphPicture& picture() const { return picture_; }
    QSize sizeHint() const override { return {420, 260}; }
    QSize minimumSizeHint() const override { return {180, 120}; }

signals:
    void actor_chosen(threadline::ActorId actor);
    void object_chosen(threadline::ObjectId object);
    void object_hovered(threadline::ObjectId object);  // none when it is left

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    bool viewportEvent(QEvent* event) override;

private:
    void lay_out();
    QFont node_font(double scale = 1) const;
    QFont label_font(double scale = 1) const;
    QPointF offset() const;  // of the picture in the viewport
    const GraphNodeShape* node_at(QPointF position) const;
    const GraphNodeShape* neighbour(int key) const;
    QString tip_of(const GraphNodeShape& node) const;
    void choose(const GraphNodeKey& key);
    void hover(const GraphNodeShape* node);
    void draw_focus(QPainter& painter) const;

    analysis::WaitForGraph graph_;
    std::shared_ptr<const trace::Tables> tables_;
    GraphPlaces places_;
    GraphPicture picture_;
    double scale_ = 1;
    QString hint_;
    Theme theme_;
    GraphNodeKey chosen_, hovered_;
};

}  // namespace threadline::app
