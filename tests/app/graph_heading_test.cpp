// What is said above and below the wait-for graph never lies on it, however narrow its view is and
// however large the letters are; and what has no room below that scrolls.
#include "app/graph/graph_content.h"
#include "app/graph/graph_view.h"
#include "app/timeline/fonts.h"
#include "graph_circle.h"

#include <QApplication>
#include <QEvent>
#include <QFontMetrics>
#include <QScrollBar>
#include <QTest>

#include <utility>

using namespace threadline;
using namespace threadline::app;
using threadline::test::Circle;

namespace {

// How many times that has got another size.
class Resizes : public QObject {
public:
    explicit Resizes(QWidget* of) { of->installEventFilter(this); }
    int take() { return std::exchange(count_, 0); }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override {
        count_ += event->type() == QEvent::Resize ? 1 : 0;
        return QObject::eventFilter(watched, event);
    }

private:
    int count_ = 0;
};

}  // namespace

class GraphHeadingTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { load_fonts(); }

    void noNodeLiesInWhatIsSaid_data();
    void noNodeLiesInWhatIsSaid();
    void theGraphStaysWhereItIsWhenTheCircleCloses();
    void theScrollBarSettlesAtOnceInEachSize_data();
    void theScrollBarSettlesAtOnceInEachSize();
};

void GraphHeadingTest::noNodeLiesInWhatIsSaid_data() {
    QTest::addColumn<QSize>("size");
    QTest::addColumn<double>("scale");
    QTest::addColumn<int>("waits");
    for (const QSize size : {QSize(180, 120), QSize(240, 170), QSize(365, 170), QSize(600, 400)})
        for (const double scale : {1.0, 1.5, 2.0})
            for (const int waits : {4, 5})  // of five: it would close, and it is closed
                QTest::addRow("%d x %d, %g, %d", size.width(), size.height(), scale, waits)
                    << size << scale << waits;
}

void GraphHeadingTest::noNodeLiesInWhatIsSaid() {
    QFETCH(const QSize, size);
    QFETCH(const double, scale);
    QFETCH(const int, waits);
    const Circle circle(5, std::size_t(waits));
    Theme look = theme(ThemeKind::Light);
    look.scale = scale;
    GraphView view;
    view.set_theme(look);
    view.resize(size);
    view.show();
    view.set_graph(circle.graph, std::make_shared<const trace::Tables>(circle.tables));
    const QString said = graph_headline(view.picture()).text;
    QVERIFY(!said.isEmpty());
    QFont font(look.font_family);
    font.setPixelSize(int(std::lround((look.font_size + 1) * scale)));
    font.setWeight(QFont::DemiBold);
    const QRect room = view.viewport()->rect().adjusted(14, 6, -14, -6);
    const QRect words = QFontMetrics(font).boundingRect(room, Qt::TextWordWrap, said);
    // In a low view it has no legend.
    const bool has_legend = view.drawing_area().bottom() < view.viewport()->height();
    QCOMPARE(view.picture().nodes.size(), std::size_t(10));
    for (const GraphNodeShape& node : view.picture().nodes) {
        const double top = view.on_screen(node.rect.topLeft()).y();
        const double bottom = view.on_screen(node.rect.bottomRight()).y();
        QVERIFY2(top >= words.bottom() || words.bottom() >= view.viewport()->height() - 1,
                 qPrintable(QString("%1 above %2").arg(top).arg(words.bottom())));
        QVERIFY(top >= view.drawing_area().top());
        QVERIFY(bottom <= view.drawing_area().bottom() + 0.5);
        if (has_legend)
            QVERIFY(bottom <= view.viewport()->height() - 14 * scale);
    }
}

void GraphHeadingTest::theGraphStaysWhereItIsWhenTheCircleCloses() {
    GraphView view;
    view.resize(365, 260);
    view.show();
    const auto first_node = [&view](std::size_t waits) {
        const Circle circle(3, waits);
        view.set_graph(circle.graph, std::make_shared<const trace::Tables>(circle.tables));
        return view.on_screen(view.picture().nodes.front().rect.center());
    };
    const QPointF open = first_node(0);
    QCOMPARE(first_node(3), open);
}

void GraphHeadingTest::theScrollBarSettlesAtOnceInEachSize_data() {
    QTest::addColumn<int>("width");
    for (const int width : {180, 240, 241})
        QTest::addRow("%d px wide", width) << width;
}

// In the width that its bar leaves the picture is smaller, so that at some heights it fits there
// and nowhere else: a bar that comes by need would go again, and come again.
void GraphHeadingTest::theScrollBarSettlesAtOnceInEachSize() {
    QFETCH(const int, width);
    const Circle all(40, 0);  // more than stand in a ring
    GraphView view;
    view.resize(width, 60);
    view.show();
    view.set_graph(Circle(6, 5).graph, std::make_shared<const trace::Tables>(all.tables));
    QVERIFY(view.picture().columns);
    QCoreApplication::processEvents();
    QScrollBar& bar = *view.verticalScrollBar();
    Resizes resizes(view.viewport());
    int scrolled = 0, whole = 0, fits_only_beside_a_bar = 0;
    const auto has = [&](int height) {
        view.resize(width, height);
        const QByteArray where =
            QByteArray::number(height) + " px high, up to " + QByteArray::number(bar.maximum());
        QVERIFY2((view.viewport()->width() < width) == (bar.maximum() > 0), where.data());
        QVERIFY2(resizes.take() <= 4, where.data());
        const int most = bar.maximum();
        QCoreApplication::processEvents();
        QVERIFY2(resizes.take() == 0 && bar.maximum() == most, where.data());
        bar.setValue(bar.maximum());
        for (const GraphNodeShape& node : view.picture().nodes)
            QVERIFY2(
                view.on_screen(node.rect.bottomRight()).y() <= view.drawing_area().bottom() + 0.5,
                where.data());
        const double drawn =
            (view.on_screen({view.picture().size.width(), 0}) - view.on_screen({0, 0})).x();
        ++(most > 0 ? scrolled : whole);
        fits_only_beside_a_bar += most == 0 && drawn < width - 4 ? 1 : 0;
    };
    for (int height = 60; height <= 440; ++height)
        has(height);
    for (int height = 440; height >= 60; --height)
        has(height);
    QVERIFY(scrolled > 10 && whole > 10);
    QVERIFY(fits_only_beside_a_bar > 0);
}

QTEST_MAIN(GraphHeadingTest)
#include "graph_heading_test.moc"
