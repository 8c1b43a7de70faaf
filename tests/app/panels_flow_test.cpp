// Controls beside each other, in as many rows as they need.
#include "app/panels/flow_layout.h"

#include <QTest>
#include <QWidget>

using namespace threadline::app;

namespace {

class Block : public QWidget {
public:
    Block(int width, int height) : size_(width, height) {}
    QSize sizeHint() const override { return size_; }
    QSize minimumSizeHint() const override { return size_; }

private:
    QSize size_;
};

// Three blocks of 100 x 20, 100 x 40, 100 x 20, eight px apart.
struct Row {
    QWidget window;
    FlowLayout* flow = new FlowLayout(8);
    QList<QWidget*> blocks{new Block(100, 20), new Block(100, 40), new Block(100, 20)};

    explicit Row(int width) {
        window.setLayout(flow);
        for (QWidget* block : blocks)
            flow->addWidget(block);
        window.resize(width, 200);
        window.show();  // what is hidden takes no room
        flow->setGeometry(window.rect());
    }
};

}  // namespace

class PanelsFlowTest : public QObject {
    Q_OBJECT

private slots:
    void whatFitsStandsInOneRow();
    void whatNearlyFitsMovesCloserTogether();
    void whatDoesNotFitGoesOnInAnotherRow();
    void lowOnesStandInTheMiddleOfTheirRow();
    void theRowsCanStandInTheMiddleOfTheHeight();
};

void PanelsFlowTest::whatFitsStandsInOneRow() {
    Row row(400);
    QCOMPARE(row.blocks[2]->geometry().left(), 216);
    QCOMPARE(row.flow->heightForWidth(400), 40);
}

void PanelsFlowTest::whatNearlyFitsMovesCloserTogether() {
    Row row(306);
    QCOMPARE(row.blocks[1]->geometry().left(), 103);
    QCOMPARE(row.blocks[2]->geometry().left(), 206);
    QCOMPARE(row.flow->heightForWidth(306), 40);
}

void PanelsFlowTest::whatDoesNotFitGoesOnInAnotherRow() {
    Row row(300);
    QCOMPARE(row.flow->heightForWidth(300), 40 + 8 + 20);
    QCOMPARE(row.blocks[2]->geometry(), QRect(0, 48, 100, 20));
    for (const QWidget* block : row.blocks)
        QVERIFY(row.window.rect().contains(block->geometry()));
}

void PanelsFlowTest::lowOnesStandInTheMiddleOfTheirRow() {
    Row row(400);
    QCOMPARE(row.blocks[0]->geometry().top(), 10);
    QCOMPARE(row.blocks[1]->geometry().top(), 0);
}

void PanelsFlowTest::theRowsCanStandInTheMiddleOfTheHeight() {
    Row row(400);
    row.flow->setAlignment(Qt::AlignVCenter);
    row.flow->setGeometry(row.window.rect());
    QCOMPARE(row.blocks[1]->geometry().top(), 80);
}

QTEST_MAIN(PanelsFlowTest)
#include "panels_flow_test.moc"
