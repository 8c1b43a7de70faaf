// The scenarios, chapter by chapter, and what a search finds of them.
#include "app/panels/gallery.h"

#include <QAbstractItemModelTester>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>
#include <QTreeView>

using namespace threadline;
using namespace threadline::app;

namespace {

constexpr auto fatal = QAbstractItemModelTester::FailureReportingMode::Fatal;

record::Declaration scenario(const char* name, const char* chapter, const char* title) {
    record::Declaration declaration;
    declaration.name = name;
    declaration.chapter = chapter;
    declaration.title = title;
    return declaration;
}

}  // namespace

class PanelsGalleryTest : public QObject {
    Q_OBJECT

private slots:
    void theGalleryIsOrderedByChapterAndSearched();
    void aSearchChoosesNothing();
    void whereNoneIsChosenAClickChoosesAny();
    void whatIsEditedStaysChosenThoughASearchFindsItNoMore();
    void aSearchKnowsOtherSpellingsAndOtherWords_data();
    void aSearchKnowsOtherSpellingsAndOtherWords();
    void whatASearchFindsInATitleComesFirst();
    void thePictureOfWhatIsChosenHasItsOwnColours();
    void theGalleryPassesAsAModel();
};

void PanelsGalleryTest::theGalleryIsOrderedByChapterAndSearched() {
    Gallery gallery;
    gallery.set_scenarios({scenario("deadlock/a", "deadlock", "Two locks"),
                           scenario("mine/x", "mine", "Something of mine"),
                           scenario("bottleneck/b", "bottleneck", "Downloads")});
    const QAbstractItemModel* model = gallery.model();
    QStringList chapters;
    for (int i = 0; i < model->rowCount(); ++i)
        chapters.append(model->index(i, 0).data().toString());
    QCOMPARE(chapters, (QStringList{"Bottleneck", "Deadlock", "Mine"}));

    QSignalSpy chosen(&gallery, &Gallery::chosen);
    auto* search = gallery.findChild<QLineEdit*>();
    QTest::keyClicks(search, "lock");
    QTest::keyClick(search, Qt::Key_Down);
    QCOMPARE(gallery.selected(), QString("deadlock/a"));
    QCOMPARE(chosen.count(), 1);
    QTest::keyClick(search, Qt::Key_Escape);
    QCOMPARE(model->rowCount(), 3);
    QVERIFY(gallery.select("mine/x"));
    QCOMPARE(chosen.count(), 1);  // selecting by program tells nobody
    QVERIFY(!gallery.select("nowhere"));
}

void PanelsGalleryTest::aSearchChoosesNothing() {
    Gallery gallery;
    gallery.set_scenarios({scenario("deadlock/a", "deadlock", "Two locks"),
                           scenario("race/b", "race", "Lost update")});
    QVERIFY(gallery.select("deadlock/a"));
    QSignalSpy chosen(&gallery, &Gallery::chosen);
    auto* search = gallery.findChild<QLineEdit*>();
    QTest::keyClicks(search, "update");
    QCOMPARE(gallery.selected(), QString("deadlock/a"));
    QVERIFY(!gallery.tree()->currentIndex().isValid());
    search->clear();
    QCOMPARE(gallery.tree()->currentIndex().data().toString(), QString("Two locks"));
    // Nor does Enter where nothing was looked for: it only leads into the list.
    QVERIFY(gallery.select("race/b"));
    QTest::keyClick(search, Qt::Key_Return);
    QCOMPARE(gallery.selected(), QString("race/b"));
    QCOMPARE(chosen.count(), 0);
}

void PanelsGalleryTest::whereNoneIsChosenAClickChoosesAny() {
    Gallery gallery;
    const std::vector<record::Declaration> scenarios{
        scenario("deadlock/a", "deadlock", "Two locks"), scenario("race/b", "race", "Lost update")};
    gallery.set_scenarios(scenarios);
    gallery.resize(300, 400);
    gallery.show();
    QVERIFY(QTest::qWaitForWindowExposed(&gallery));
    QVERIFY(gallery.select("deadlock/a"));
    const QRect before = gallery.tree()->visualRect(gallery.tree()->currentIndex());
    QSignalSpy chosen(&gallery, &Gallery::chosen);
    QVERIFY(!gallery.select("trace.json"));
    gallery.set_scenarios(scenarios);  // they are read anew
    QCOMPARE(gallery.selected(), QString());
    QVERIFY(!gallery.tree()->currentIndex().isValid());
    QVERIFY(!gallery.tree()->selectionModel()->hasSelection());
    QCOMPARE(chosen.count(), 0);
    QTest::mouseClick(gallery.tree()->viewport(), Qt::LeftButton, {}, before.center());
    QCOMPARE(chosen.count(), 1);
    QCOMPARE(chosen[0][0].toString(), QString("deadlock/a"));
    QCOMPARE(gallery.selected(), QString("deadlock/a"));
}

void PanelsGalleryTest::whatIsEditedStaysChosenThoughASearchFindsItNoMore() {
    Gallery gallery;
    gallery.set_scenarios({scenario("deadlock/a", "deadlock", "Two locks"),
                           scenario("deadlock/b", "deadlock", "Two more")});
    QTest::keyClicks(gallery.findChild<QLineEdit*>(), "two");
    QVERIFY(gallery.select("deadlock/a"));
    QSignalSpy chosen(&gallery, &Gallery::chosen);
    gallery.show_as_edited(scenario("deadlock/a", "deadlock", "Kiosk"));
    QCOMPARE(gallery.selected(), QString("deadlock/a"));
    QVERIFY(!gallery.tree()->currentIndex().isValid());
    QCOMPARE(gallery.model()->rowCount(gallery.model()->index(0, 0)), 1);
    gallery.show_as_edited(scenario("deadlock/a", "deadlock", "Two kiosks"));
    QCOMPARE(gallery.tree()->currentIndex().data().toString(), QString("Two kiosks"));
    QCOMPARE(gallery.selected(), QString("deadlock/a"));
    QCOMPARE(chosen.count(), 0);
}

void PanelsGalleryTest::aSearchKnowsOtherSpellingsAndOtherWords_data() {
    QTest::addColumn<QString>("wanted");
    QTest::addColumn<QString>("found");
    QTest::newRow("no hyphen") << "io bound"
                               << "interpreter/b";
    QTest::newRow("a slash") << "I/O bound"
                             << "interpreter/b";
    QTest::newRow("as written") << "I/O-bound"
                                << "interpreter/b";
    QTest::newRow("an abbreviation") << "GIL"
                                     << "interpreter/c";
    QTest::newRow("a usual term") << "lock order"
                                  << "deadlock/a";
    QTest::newRow("words apart") << "two order"
                                 << "deadlock/a";
    QTest::newRow("a title before a chapter") << "interpreter"
                                              << "interpreter/c";
}

void PanelsGalleryTest::aSearchKnowsOtherSpellingsAndOtherWords() {
    QFETCH(const QString, wanted);
    Gallery gallery;
    gallery.set_scenarios({scenario("deadlock/a", "deadlock", "Two locks, opposite order"),
                           scenario("interpreter/a", "interpreter", "Threads in turn"),
                           scenario("interpreter/b", "interpreter", "I/O-bound work"),
                           scenario("interpreter/c", "interpreter", "The interpreter lock"),
                           scenario("race/a", "race", "Lost update")});
    auto* search = gallery.findChild<QLineEdit*>();
    QTest::keyClicks(search, wanted);
    QTest::keyClick(search, Qt::Key_Return);
    QTEST(gallery.selected(), "found");
    search->setText("nothing like it");
    QCOMPARE(gallery.model()->rowCount(), 0);
}

void PanelsGalleryTest::whatASearchFindsInATitleComesFirst() {
    Gallery gallery;
    record::Declaration waits = scenario("bottleneck/a", "bottleneck", "Downloads");
    waits.summary = "The CPU has nothing to do.";
    gallery.set_scenarios({waits, scenario("interpreter/a", "interpreter", "Threads in turn"),
                           scenario("interpreter/b", "interpreter", "CPU-bound work")});
    auto* search = gallery.findChild<QLineEdit*>();
    QTest::keyClicks(search, "cpu");
    const QAbstractItemModel* model = gallery.model();
    QCOMPARE(model->rowCount(), 2);
    QCOMPARE(model->index(0, 0).data().toString(), QString("Interpreter"));
    QTest::keyClick(search, Qt::Key_Return);
    QCOMPARE(gallery.selected(), QString("interpreter/b"));
    // Nothing is looked for any more: the chapters in their order.
    search->clear();
    QCOMPARE(model->index(0, 0).data().toString(), QString("Bottleneck"));
}

void PanelsGalleryTest::thePictureOfWhatIsChosenHasItsOwnColours() {
    Gallery gallery;
    gallery.set_scenarios(
        {scenario("race/a", "race", "Lost update"), scenario("race/b", "race", "Check, then act")});
    gallery.show_pictures(Qt::white, Qt::gray);
    const QColor colour(200, 120, 40);
    QImage picture(Gallery::picture_size, QImage::Format_RGB32);
    picture.fill(colour);
    for (const char* name : {"race/a", "race/b"})
        gallery.set_picture(name, picture);
    gallery.resize(400, 400);
    gallery.show();
    QVERIFY(QTest::qWaitForWindowExposed(&gallery));
    QVERIFY(gallery.select("race/a"));
    const auto* tree = gallery.findChild<QTreeView*>();
    const QImage seen = tree->viewport()->grab().toImage();
    for (int row = 0; row < 2; ++row) {
        const QRect place =
            tree->visualRect(tree->model()->index(row, 0, tree->model()->index(0, 0)));
        int own = 0;
        for (int y = place.top(); y <= place.bottom(); ++y)
            for (int x = place.left(); x <= place.right(); ++x)
                own += seen.pixelColor(x, y) == colour;
        QCOMPARE(own, picture.width() * picture.height());
    }
}

void PanelsGalleryTest::theGalleryPassesAsAModel() {
    Gallery gallery;
    const QAbstractItemModelTester tester(gallery.model(), fatal);
    gallery.set_scenarios({scenario("a/a", "a", "A"), scenario("a/b", "a", "B")});
    gallery.findChild<QLineEdit*>()->setText("B");
    gallery.set_scenarios({});
}

QTEST_MAIN(PanelsGalleryTest)
#include "panels_gallery_test.moc"
