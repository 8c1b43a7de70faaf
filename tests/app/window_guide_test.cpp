// The guide that F1 opens: its pages, pictures and links are there, and a search finds its way.
#include "app/window/guide.h"
#include "app/window/libraries.h"
#include "window_fixture.h"

#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPixmap>
#include <QProcess>
#include <QRegularExpression>
#include <QScrollBar>
#include <QTextBlock>
#include <QTextBrowser>

#include <algorithm>
#include <cmath>

using namespace threadline;
using namespace threadline::app;
using threadline::test::OpenWindow;

class WindowGuideTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { threadline::test::prepare_application(); }
    void init() { QSettings().clear(); }

    void f1OpensItBesideTheWindow();
    void everyLinkAndPictureLeadsSomewhere();
    void paragraphsAndPicturesStandApart();
    void picturesAreAsWideAsThePageAtTheMost();
    void aLinkIsFollowedAndLeftAgain();
    void aSearchGoesThroughAllPages();
    void everyKeyThatItNamesIsOneOfTheWindow();
    void aboutNamesTheLibrariesAndTheirVersions();
    void aboutLeavesNoLibraryOut();

private:
    static QString source_of(const QString& page) {
        QFile file(":/guide/" + page);
        return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
    }
};

void WindowGuideTest::f1OpensItBesideTheWindow() {
    OpenWindow window;
    QVERIFY(window.is_ready());
    QTest::keyClick(&window, Qt::Key_F1);
    auto* guide = window.findChild<Guide*>();
    QVERIFY(guide && guide->isVisible() && !guide->isModal());
    QVERIFY(!guide->findChild<QTextBrowser*>()->toPlainText().isEmpty());
    QTest::keyClick(guide, Qt::Key_Escape);
    QVERIFY(!guide->isVisible());
    QTest::keyClick(&window, Qt::Key_F1);
    QVERIFY(guide->isVisible());
}

void WindowGuideTest::everyLinkAndPictureLeadsSomewhere() {
    Guide guide(nullptr);  // the resources are there once there is one
    const QList<GuidePage> pages = guide_pages();
    QVERIFY(!pages.isEmpty());
    static const QRegularExpression link(R"(\]\(([^)]+)\))");
    int links = 0;
    for (const GuidePage& page : pages) {
        QVERIFY2(!page.title.isEmpty() && page.text.size() > 200, qPrintable(page.name));
        for (auto found = link.globalMatch(source_of(page.name)); found.hasNext(); ++links) {
            const QString target = found.next().captured(1);
            QVERIFY2(target.startsWith("http") || QFile::exists(":/guide/" + target),
                     qPrintable(page.name + ": " + target));
        }
    }
    QVERIFY(pages.size() == 1 || links > 5);
}

void WindowGuideTest::paragraphsAndPicturesStandApart() {
    Guide guide(nullptr);
    const auto* browser = guide.findChild<QTextBrowser*>();
    for (const GuidePage& page : guide_pages()) {
        guide.open_page(page.name);
        QTextBlock block = browser->document()->begin().next();
        for (; block.isValid(); block = block.next())
            if (!QTextCursor(block).currentTable())
                QVERIFY2(block.blockFormat().topMargin() > 2, qPrintable(block.text()));
    }
}

void WindowGuideTest::picturesAreAsWideAsThePageAtTheMost() {
    Guide guide(nullptr);
    guide.show();
    const auto* browser = guide.findChild<QTextBrowser*>();
    static const QRegularExpression link(R"(!\[[^\]]*\]\(([^)]+)\))");
    int pictures = 0;
    for (const GuidePage& page : guide_pages())
        for (auto found = link.globalMatch(source_of(page.name)); found.hasNext(); ++pictures) {
            const QString name = found.next().captured(1);
            const QSizeF whole = QImage(":/guide/" + name).size();
            const auto shown = [&] {
                return browser->document()
                    ->resource(QTextDocument::ImageResource, QUrl(name))
                    .value<QPixmap>()
                    .deviceIndependentSize();
            };
            const auto room = [&] {
                return browser->viewport()->width() - 2 * browser->document()->documentMargin();
            };
            guide.resize(800, 600);
            guide.open_page(page.name);
            for (const int width : {800, 1400, 700}) {
                guide.resize(width, 600);
                QTRY_VERIFY(shown().width() <= room());
                QTRY_COMPARE(browser->horizontalScrollBar()->maximum(), 0);
                QVERIFY(shown().width() >= std::min(whole.width(), 0.9 * room()));
                QVERIFY(std::abs(shown().height() -
                                 shown().width() * whole.height() / whole.width()) < 1);
            }
            QVERIFY(shown().width() < whole.width());
            guide.resize(1400, 600);
            QTRY_COMPARE(shown(), whole);
        }
    QVERIFY(pictures >= 2);
}

void WindowGuideTest::aLinkIsFollowedAndLeftAgain() {
    Guide guide(nullptr);
    guide.show();
    guide.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&guide));
    const QList<GuidePage> pages = guide_pages();
    QVERIFY(pages.size() >= 2);
    const QString first = guide.page();
    guide.open_page(pages[1].name);
    QCOMPARE(guide.page(), pages[1].name);
    QCOMPARE(guide.findChild<QListWidget*>()->currentItem()->text(), pages[1].title);
    QTest::keyClick(&guide, Qt::Key_Left, Qt::AltModifier);
    QCOMPARE(guide.page(), first);
}

void WindowGuideTest::aSearchGoesThroughAllPages() {
    Guide guide(nullptr);
    guide.show();
    guide.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&guide));
    auto* search = guide.findChild<QLineEdit*>();
    auto* list = guide.findChild<QListWidget*>();
    auto* browser = guide.findChild<QTextBrowser*>();
    QTest::keyClick(&guide, Qt::Key_F, Qt::ControlModifier);
    search->setText("finding");
    QVERIFY(browser->textCursor().selectedText().compare("finding", Qt::CaseInsensitive) == 0);
    QVERIFY(!browser->extraSelections().isEmpty());
    search->setText("no such word anywhere");
    int shown = 0;
    for (int i = 0; i < list->count(); ++i)
        shown += !list->item(i)->isHidden();
    QCOMPARE(shown, 0);
    // Round and round through all that have it.
    search->setText("thread");
    QSet<QString> visited;
    for (int i = 0; i < 400; ++i) {
        visited.insert(guide.page());
        QTest::keyClick(search, Qt::Key_Return);
    }
    int with = 0;
    for (const GuidePage& page : guide_pages())
        with += page.text.contains("thread", Qt::CaseInsensitive);
    QCOMPARE(visited.size(), qsizetype(with));
}

// What it calls by a key has to be done by that key.
void WindowGuideTest::everyKeyThatItNamesIsOneOfTheWindow() {
    OpenWindow window;
    QSet<QString> keys;
    for (const QAction* action :
         window.commands().all() + window.findChild<SourceView*>()->actions().all())
        for (const QKeySequence& sequence : action->shortcuts())
            keys.insert(sequence.toString(QKeySequence::PortableText));
    static const QRegularExpression key(
        R"(\b(?:(?:Ctrl|Alt|Shift)\+)+(?:[A-Z0-9]|F\d+|Enter|Space)\b|\bF\d+\b)");
    // Of other parts than the window itself.
    const QSet<QString> others{"Alt+Enter", "Shift+Enter", "Ctrl+F", "Ctrl+Z"};
    for (const GuidePage& page : guide_pages())
        for (auto found = key.globalMatch(page.text); found.hasNext();) {
            const QString name = found.next().captured();
            QVERIFY2(keys.contains(QKeySequence(name).toString(QKeySequence::PortableText)) ||
                         others.contains(name),
                     qPrintable(page.name + ": " + name));
        }
}

void WindowGuideTest::aboutNamesTheLibrariesAndTheirVersions() {
    for (const Library& library : libraries_used())
        QVERIFY2(library.name.startsWith("Inter") || library.version.contains(u'.'),
                 qPrintable(library.name + " " + library.version));
    OpenWindow window;
    window.commands().about->trigger();
    auto* label = window.findChild<QLabel*>("libraries");
    QVERIFY(label && label->isVisible());
    for (const char* name : {"Qt", "QCustomPlot", "Lua", "CLI11", "RapidJSON", "Boost"})
        QVERIFY2(label->text().contains(name), name);
    QVERIFY(label->text().contains(qVersion()));
    bool version = false;
    for (const auto* each : window.findChildren<QLabel*>())
        version = version || each->text().contains(THREADLINE_VERSION);
    QVERIFY(version);
}

// What the program is linked to, as its own file says.
void WindowGuideTest::aboutLeavesNoLibraryOut() {
    const QList<std::pair<QString, QString>> names{
        {"libQt6", "Qt"},     {"libQCustomPlot", "QCustomPlot"},
        {"liblua", "Lua"},    {"libboost", "Boost"},
        {"libgif", "giflib"}, {"libz.", "zlib"}};
    // Those of the system and of the compiler.
    static const QRegularExpression of_the_system(
        "^(?:libc|libm|libgcc_s|libstdc\\+\\+|ld-linux.*|libpthread|lib[atu]+b?san)\\.");
    static const QRegularExpression needed("\\(NEEDED\\).*\\[(.+)\\]");
    QString told;
    for (const Library& library : libraries_used())
        told += library.name + '\n';
    int checked = 0;
    for (const char* program : {"/threadline", "/threadline-runner"}) {
        QProcess readelf;
        readelf.start("readelf", {"-d", THREADLINE_BIN_DIR + QString(program)});
        QVERIFY(readelf.waitForFinished());
        for (auto found = needed.globalMatch(readelf.readAllStandardOutput()); found.hasNext();) {
            const QString file = found.next().captured(1);
            if (of_the_system.match(file).hasMatch())
                continue;
            const auto known = std::find_if(names.begin(), names.end(), [&](const auto& name) {
                return file.startsWith(name.first);
            });
            QVERIFY2(known != names.end() && told.contains(known->second), qPrintable(file));
            ++checked;
        }
    }
    QVERIFY(checked >= 6);
}

QTEST_MAIN(WindowGuideTest)
#include "window_guide_test.moc"
