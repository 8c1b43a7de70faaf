// A figure of all runs that are side by side: what it shows, written and copied.
#include "app/export/comparison_export_dialog.h"
#include "app/timeline/timeline_view.h"
#include "banner_offers.h"
#include "compared_runs.h"
#include "files_in_window.h"

#include <QClipboard>
#include <QComboBox>
#include <QDesktopServices>
#include <QFile>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QPointer>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QUrl>

#include <algorithm>

using namespace threadline;
using namespace threadline::app;
using threadline::test::accept_button;
using threadline::test::choose;
using threadline::test::chooses_file;
using threadline::test::compares;
using threadline::test::comparison_of;
using threadline::test::has_runs;
using threadline::test::OpenWindow;

namespace {

template <typename Field>
Field* field_of(const ComparisonExportDialog& dialog, const QString& name) {
    for (auto* field : dialog.findChildren<Field*>())
        if (field->accessibleName() == name)
            return field;
    return nullptr;
}

}  // namespace

// In place of the desktop's file manager.
class FolderOpener : public QObject {
    Q_OBJECT

public:
    QUrl folder;

public slots:
    void open(const QUrl& url) { folder = url; }
};

class WindowComparedExportTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { threadline::test::prepare_application(); }
    void init() { QSettings().clear(); }

    void theComparisonIsExportedAsAFigure();
    void whoHasZoomedExportsWhatIsInSightWithATitleOfTheirOwn();
    void theComparisonIsCopiedAsPixelsAndAsSvg();
};

void WindowComparedExportTest::theComparisonIsExportedAsAFigure() {
    OpenWindow window;
    QVERIFY(choose(window, "bottleneck/downloads"));
    window.commands().compare_with->trigger();
    QTest::mouseClick(accept_button(*window.findChild<CompareDialog*>()), Qt::LeftButton);
    QVERIFY(has_runs(window, 4));
    const QTemporaryDir folder;
    const QString path = folder.filePath("compared.svg");
    window.commands().export_comparison->trigger();
    auto* dialog = window.findChild<ComparisonExportDialog*>();
    QVERIFY(dialog && dialog->isVisible());
    const auto* preview = field_of<QLabel>(*dialog, "Preview");
    QVERIFY(preview);
    QTRY_VERIFY(!preview->pixmap().isNull());
    auto* format = field_of<QComboBox>(*dialog, "Format");
    QCOMPARE(format->count(), 3);
    format->setCurrentIndex(format->findText("SVG", Qt::MatchStartsWith));
    dialog->accept();
    auto* question = dialog->findChild<QFileDialog*>();
    QVERIFY(question);
    QCOMPARE(question->nameFilters(), QStringList{"SVG, vector (*.svg)"});
    QVERIFY(chooses_file(window, folder.filePath("compared")));
    QTRY_VERIFY(QFile::exists(path));
    const QByteArray svg = content_of(path);
    QVERIFY(svg.contains("tool = event loop") && svg.contains("as fast as the first"));
}

void WindowComparedExportTest::whoHasZoomedExportsWhatIsInSightWithATitleOfTheirOwn() {
    OpenWindow window;
    QVERIFY(compares(window));
    ComparisonView& view = comparison_of(window);
    const auto opened = [&] {
        window.commands().export_comparison->trigger();
        return window.findChild<ComparisonExportDialog*>();
    };
    QPointer<ComparisonExportDialog> dialog = opened();
    QVERIFY(dialog && !dialog->options().range);
    dialog->reject();
    QTRY_VERIFY(!dialog);
    view.zoom_in();
    dialog = opened();
    QVERIFY(dialog);
    QCOMPARE(dialog->options().range, std::optional(view.visible_range()));

    auto* title = field_of<QLineEdit>(*dialog, "Title");
    QVERIFY(title);
    QCOMPARE(dialog->options().timeline.title, title->text());  // what they are runs of
    QVERIFY(!title->text().isEmpty());
    title->selectAll();
    QTest::keyClicks(title, "Mine");
    auto* format = field_of<QComboBox>(*dialog, "Format");
    format->setCurrentIndex(format->findText("SVG", Qt::MatchStartsWith));
    const QTemporaryDir folder;
    const QString path = folder.filePath("mine.svg");
    dialog->write_to(path);
    QTRY_VERIFY(window.findChild<Banner*>()->message().startsWith("Exported to " + path));
    QVERIFY(content_of(path).contains(">Mine<"));
    // And what was written is a click away.
    FolderOpener opener;
    QDesktopServices::setUrlHandler("file", &opener, "open");
    QVERIFY(threadline::test::takes_up(window, "Open folder"));
    QDesktopServices::unsetUrlHandler("file");
    QCOMPARE(opener.folder, QUrl::fromLocalFile(folder.path()));
}

void WindowComparedExportTest::theComparisonIsCopiedAsPixelsAndAsSvg() {
    OpenWindow window;
    QVERIFY(compares(window));
    window.commands().export_comparison->trigger();
    auto* dialog = window.findChild<ComparisonExportDialog*>();
    QVERIFY(dialog);
    const QSignalSpy copied(dialog, &ComparisonExportDialog::copied);
    const auto buttons = dialog->findChildren<QPushButton*>();
    const auto copy = std::ranges::find(buttons, QString("&Copy"), &QPushButton::text);
    QVERIFY(copy != buttons.end());
    QTest::mouseClick(*copy, Qt::LeftButton);
    QTRY_COMPARE(copied.count(), 1);
    const QMimeData* data = QGuiApplication::clipboard()->mimeData();
    QVERIFY(data->hasImage());
    QVERIFY(data->data("image/svg+xml").contains("tool = threads"));
    QVERIFY(data->text().contains("as fast as the first"));
    QVERIFY(dialog->isVisible());
}

QTEST_MAIN(WindowComparedExportTest)
#include "window_compared_export_test.moc"
