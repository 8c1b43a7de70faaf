// The wait-for graph on the screen, or its second face, the lock-order graph. It draws the graphs
// that it was last given.
//
// With the keys arrows go from node to node, Enter chooses one, Esc lets go.
#pragma once

#include "app/graph/graph_content.h"
#include "app/graph/graph_layout.h"
#include "app/graph/lock_order_layout.h"
#include "app/timeline/key_actions.h"
#include "app/timeline/theme.h"

#include <QAbstractScrollArea>

#include <optional>

namespace threadline::app {

class GraphView : public QAbstractScrollArea {
    Q_OBJECT
public:
    enum class Face { WaitFor, LockOrder };

    explicit GraphView(QWidget* parent = nullptr);

    // The tables of another run than before: places are given anew.
    void begin_run();
    void set_graph(analysis::WaitForGraph graph, std::shared_ptr<const trace::Tables> tables);
    void set_lock_order(analysis::LockOrder order, std::shared_ptr<const trace::Tables> tables);
    // No: of a run made step by step, of which no time is told.
    void set_has_times(bool on) { has_times_ = on; }
    void set_face(Face face);
    Face face() const { return face_; }
    void clear(const QString& hint);
    // A graph of the run with these tables, rather than a hint, or the run before.
    bool shows(const std::shared_ptr<const trace::Tables>& tables) const {
        return tables && tables == tables_;
    }
    void set_theme(const Theme& theme);
    // Below that share of their size letters give way to numbers; at 1 long names are cut as well.
    void set_least_scale(double scale);
    bool fits() const;  // all of it is in sight, in letters of full size
    void set_chosen(const GraphNodeKey& key);
    // What the mouse is over in another view.
    void point_at(const GraphNodeKey& key);
    const GraphNodeKey& hovered_node() const { return hovered_; }
    // Where who is linked to that node has asked for what it waits for, or took what it holds.
    std::vector<SiteId> sites_of(const GraphNodeKey& key) const;

    const GraphPicture& picture() const { return picture_; }
    // Where nodes and edges are drawn in the viewport: below the heading, above the legend.
    QRectF drawing_area() const;
    // A point of the picture in the viewport.
    QPointF on_screen(QPointF point) const { return offset() + point * scale_; }
    const KeyActions& actions() const { return actions_; }
    QSize sizeHint() const override { return {420, 260}; }
    QSize minimumSizeHint() const override { return {180, 120}; }

signals:
    void actor_chosen(threadline::ActorId actor);
    void object_chosen(threadline::ObjectId object);
    void hovered(const threadline::app::GraphNodeKey& node);  // none when it is left

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
    void lay_out_across(int width);
    void show_bar(int most);
    int beyond() const;
    void describe_to_readers();
    void lay_out_picture();
    GraphHeadline headline() const;
    double heading_of(const QString& text) const;
    double legend_of(const QString& text) const;
    int lines_of(const QString& text, const QFont& font) const;
    QSizeF drawn_size() const;      // of the picture, px at scale 1
    double drawing_height() const;  // between what is said above and below it, px
    void draw_words(QPainter& painter) const;
    QFont node_font(double scale = 1) const;
    QFont label_font(double scale = 1) const;
    QPointF offset() const;  // of the picture in the viewport
    const GraphNodeShape* node_at(QPointF position) const;
    const GraphEdgeShape* edge_at(QPointF position) const;
    const GraphNodeShape* node_meant_at(QPointF position) const;  // also by its edge
    void connect_actions();
    const GraphNodeShape* neighbour(int key) const;
    void go(int key);  // to the neighbour
    QString tip_of(const GraphNodeShape& node) const;
    QString tip_of(const GraphEdgeShape& edge) const;
    void choose(const GraphNodeKey& key);
    void hover(const GraphNodeShape* node);
    void draw_focus(QPainter& painter) const;

    Face face_ = Face::WaitFor;
    bool has_times_ = true;
    KeyActions actions_;
    analysis::WaitForGraph graph_;
    analysis::LockOrder order_;
    std::shared_ptr<const trace::Tables> tables_;
    GraphPlaces places_;
    GraphPicture picture_;
    int across_ = 0;  // px that it is laid out for: the view, or that without the bar
    double scale_ = 1;
    std::optional<double> least_scale_;
    double heading_ = 0, legend_ = 0;  // px for what is said above the nodes, and below them
    QString hint_;
    Theme theme_;
    GraphNodeKey chosen_, hovered_;
};

}  // namespace threadline::app
