// The picture that resize() makes and shrinks, held against one that is shrunk all at once.
#include "engine/runtime/picture.h"

#include <QTest>

using namespace threadline::runtime;

class RuntimePictureTest : public QObject {
    Q_OBJECT

private slots:
    void hasSoManyRowsAsItsShapeAsksFor_data() {
        QTest::addColumn<int>("width");
        QTest::addColumn<int>("height");
        QTest::addColumn<int>("small");
        QTest::addColumn<int>("rows");
        QTest::newRow("a tenth") << 1000 << 600 << 100 << 60;
        QTest::newRow("not evenly") << 1000 << 333 << 33 << 10;
        QTest::newRow("very wide") << 1000 << 5 << 20 << 1;
        QTest::newRow("as it is") << 7 << 3 << 7 << 3;
        QTest::newRow("a single pixel") << 1 << 1 << 1 << 1;
    }
    void hasSoManyRowsAsItsShapeAsksFor() {
        QFETCH(int, width);
        QFETCH(int, height);
        QFETCH(int, small);
        QFETCH(int, rows);
        Thumbnail picture{std::uint32_t(width), std::uint32_t(height), std::uint32_t(small)};
        int made = 0;
        while (picture.make_row())
            ++made;
        QCOMPARE(made, rows);
        QCOMPARE(picture.height(), std::uint32_t(rows));
        QVERIFY(!picture.make_row());
    }

    void isAsBrightHoweverItIsShrunk() {
        std::vector<std::uint32_t> bright;
        for (const std::uint32_t small : {960u, 320u, 100u, 15u}) {
            Thumbnail picture(960, 720, small);
            while (picture.make_row()) {
            }
            bright.push_back(picture.brightness());
        }
        const auto [low, high] = std::minmax_element(bright.begin(), bright.end());
        QVERIFY2(*high - *low <= 1, "averaging changes no brightness");
        // Two even gradients from black to white, and grain.
        QVERIFY(*low >= 125 && *high <= 129);
    }

    void growsLighterFromRowToRow() {
        Thumbnail picture(64, 64, 64);
        std::uint32_t first = 0;
        QVERIFY(picture.make_row());
        first = picture.brightness();
        while (picture.make_row()) {
        }
        QVERIFY(picture.brightness() > first + 30);
    }
};

QTEST_GUILESS_MAIN(RuntimePictureTest)
#include "runtime_picture_test.moc"
