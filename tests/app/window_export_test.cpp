// The dialog that exports a run: used as a person does, by its fields and buttons.
#include "app/export/export_dialog.h"
#include "app/export/export_note.h"
#include "tests/app/opened_export.h"

#include <QAbstractFileIconProvider>
#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QDir>
#include <QDoubleSpinBox>
#include <QFile>
#include <QFileDialog>
#include <QFileInfo>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QMimeData>
#include <QMimeDatabase>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

#include <algorithm>
#include <functional>

using namespace threadline;
using namespace threadline::app;
using threadline::test::ms;
using threadline::test::OpenedExport;

namespace {

// What a person does once a dialog of that kind is there.
template <typename Dialog>
void answer(QObject* context, const std::function<void(Dialog*)>& act) {
    auto* look = new QTimer(context);
    QObject::connect(look, &QTimer::timeout, context, [look, act] {
        if (auto* dialog = qobject_cast<Dialog*>(QApplication::activeModalWidget())) {
            look->deleteLater();
            act(dialog);
        }
    });
    look->start(20);
}

QString error_in(const QWidget& dialog) {
    for (const QLabel* label : dialog.findChildren<QLabel*>())
        if (label->property("role") == "error" && label->isVisible())
            return label->text();
    return {};
}

void type_name(QObject* context, const QString& name) {
    answer<QFileDialog>(context, [name](QFileDialog* dialog) {
        dialog->findChild<QLineEdit*>("fileNameEdit")->setText(name);
        QMetaObject::invokeMethod(dialog, "accept", Qt::QueuedConnection);
    });
}

}  // namespace

class WindowExportTest : public QObject {
    Q_OBJECT

private slots:
    void init() { QSettings().clear(); }
    void thePreviewShowsWhatIsChosen();
    void aPresetFillsTheFieldsAndAnOwnSizeOpensThem();
    void whatAFormatDoesNotHaveCannotBeChosen();
    void whatCannotBeSetSaysWhy_data();
    void whatCannotBeSetSaysWhy();
    void whoWritesATitleWantsIt();
    void theGraphOfTheInstantCanBeExported();
    void thePictureIsCopiedAsPixelsAndAsSvg();
    void aCopiedGraphIsTheOneThatIsWritten();
    void aLongExportSaysHowFarItIsAndCanBeStopped();
    void whatIsWrongIsSaidInTheDialog();
    void theChoicesComeBackNextTime();
    void everyFieldHasANameForThoseWhoDoNotSeeIt();
    void theLanesStandAsTheyWereArranged();
    void theViewAsTheWindowShowsItIsExported();
    void aNameThatGotItsEndingReplacesNothingUnasked();
    void whoDoesNotReplaceGoesOnWithTheNameThatWasTyped();
    void aHundredPercentIsANameForFramesToo();
    void theNextExportIsOfferedWhereTheLastOneWasWritten();
    void theDialogForFilesReadsNoneOfThem();
    void whatIsWrittenBesideAFigureIsSaid();
    void thePreviewSaysHowSmallTheLettersAreAndWhatDoesNotFit();
};

void WindowExportTest::thePreviewShowsWhatIsChosen() {
    OpenedExport dialog;
    QTRY_VERIFY(!dialog.preview().isNull());
    const QImage print = dialog.preview();
    dialog.choose("Theme", "Dark");
    QTRY_VERIFY(dialog.preview() != print && qGray(dialog.preview().pixel(2, 2)) < 80);
}

void WindowExportTest::aPresetFillsTheFieldsAndAnOwnSizeOpensThem() {
    OpenedExport dialog;
    dialog.choose("Size", "Slide");
    QCOMPARE(dialog.number("Width")->value(), 338.7);
    QCOMPARE(dialog.number("Size of the text")->value(), 16.0);
    QVERIFY(!dialog.number("Width")->isEnabled());
    dialog.choose("Size", "Own size");
    QVERIFY(dialog.number("Width")->isEnabled());
    dialog.number("Width")->setValue(123);
    QCOMPARE(dialog.form().request().figure.width_mm, 123.0);
}

void WindowExportTest::whatCannotBeSetSaysWhy_data() {
    QTest::addColumn<QString>("format");
    for (const char* format : {"PDF", "PNG, pixels", "GIF", "HTML", "CSV of values", "Chrome JSON"})
        QTest::newRow(format) << QString(format);
}

void WindowExportTest::whatCannotBeSetSaysWhy() {
    QFETCH(const QString, format);
    OpenedExport dialog;
    dialog.choose("Format", qPrintable(format));
    int disabled = 0;
    for (const QWidget* field : dialog.form().findChildren<QWidget*>()) {
        const bool is_field =
            field->inherits("QComboBox") || field->inherits("QCheckBox") ||
            field->inherits("QDoubleSpinBox") ||
            (field->inherits("QLineEdit") && !field->parent()->inherits("QAbstractSpinBox"));
        if (!is_field || field->isEnabled() || field->isHidden())
            continue;
        ++disabled;
        QVERIFY2(!field->toolTip().isEmpty(), qPrintable(field->accessibleName()));
    }
    QVERIFY(disabled > 0);
    // And no reason is left where it can be set again.
    dialog.choose("Format", "PDF");
    dialog.choose("Size", "Own size");
    QCOMPARE(dialog.number("Width")->toolTip(), QString());
}

void WindowExportTest::whoWritesATitleWantsIt() {
    OpenedExport dialog;
    QVERIFY(!dialog.check("Title")->isChecked());
    auto* title = dialog.form().findChild<QLineEdit*>("title");
    QVERIFY(title && title->isEnabled());
    title->setFocus();
    QTest::keyClicks(title, "!");
    QVERIFY(dialog.check("Title")->isChecked());
    QVERIFY(dialog.form().request().figure.timeline.title.contains(u'!'));
}

void WindowExportTest::whatAFormatDoesNotHaveCannotBeChosen() {
    OpenedExport dialog;
    QVERIFY(!dialog.number("Length of the animation")->isEnabled());
    QVERIFY(!dialog.number("Resolution")->isEnabled());
    dialog.choose("Format", "GIF");
    QVERIFY(dialog.number("Length of the animation")->isEnabled());
    QCOMPARE(dialog.number("Resolution")->value(), 110.0);
    dialog.choose("Format", "PNG, pixels");
    QCOMPARE(dialog.number("Resolution")->value(), 300.0);
    dialog.choose("Format", "GIF");
    const auto* contents = dialog.combo("Content");
    const int graph = contents->findText("Wait-for graph", Qt::MatchStartsWith);
    QVERIFY(
        !contents->model()->flags(contents->model()->index(graph, 0)).testFlag(Qt::ItemIsEnabled));
    dialog.choose("Format", "CSV of locks");
    QVERIFY(!dialog.combo("Theme")->isEnabled());
    QVERIFY(!dialog.button("Copy")->isEnabled());
    QTRY_VERIFY(dialog.preview().isNull());  // a table is no picture
    QCOMPARE(dialog.form().format().name_ending(), QString("csv"));
    QVERIFY(dialog.form().request().table == ReportTable::Locks);
    QCOMPARE(dialog.form().format().file_name("run"), QString("run-locks.csv"));
    dialog.choose("Format", "CSV of values");
    QVERIFY(dialog.form().request().table == ReportTable::Values);
}

void WindowExportTest::theGraphOfTheInstantCanBeExported() {
    const QTemporaryDir folder;
    OpenedExport dialog;
    dialog.choose("Format", "SVG");
    dialog.choose("Content", "Wait-for graph at 60");
    QVERIFY(!dialog.check("Legend")->isEnabled());
    QSignalSpy written(&dialog, &ExportDialog::written);
    dialog.write_to(folder.filePath("graph.svg"));
    QTRY_COMPARE(written.size(), 1);
    QFile file(folder.filePath("graph.svg"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(file.readAll().contains("Who waits for whom at 60 ms"));
    QVERIFY(QFile::exists(folder.filePath("graph.svg.caption.txt")));
}

void WindowExportTest::thePictureIsCopiedAsPixelsAndAsSvg() {
    OpenedExport dialog;
    QSignalSpy copied(&dialog, &ExportDialog::copied);
    QTest::mouseClick(dialog.button("Copy"), Qt::LeftButton);
    QTRY_COMPARE(copied.size(), 1);
    const QMimeData* data = QGuiApplication::clipboard()->mimeData();
    QVERIFY(data->hasImage());
    QVERIFY(data->data("image/svg+xml").contains("<svg"));
    QVERIFY(data->text().contains("2 threads"));
    QVERIFY(dialog.isVisible());
}

void WindowExportTest::aCopiedGraphIsTheOneThatIsWritten() {
    const QTemporaryDir folder;
    OpenedExport dialog;
    dialog.choose("Format", "SVG");
    dialog.choose("Content", "Wait-for graph");
    QSignalSpy copied(&dialog, &ExportDialog::copied);
    QTest::mouseClick(dialog.button("Copy"), Qt::LeftButton);
    QTRY_COMPARE(copied.size(), 1);
    const QMimeData* data = QGuiApplication::clipboard()->mimeData();
    const QByteArray svg = data->data("image/svg+xml");
    QVERIFY(data->text().contains("Wait-for graph at 60 ms"));
    QSignalSpy written(&dialog, &ExportDialog::written);
    dialog.write_to(folder.filePath("graph.svg"));
    QTRY_COMPARE(written.size(), 1);
    QFile file(folder.filePath("graph.svg"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), svg);
}

void WindowExportTest::aLongExportSaysHowFarItIsAndCanBeStopped() {
    const QTemporaryDir folder;
    OpenedExport dialog;
    dialog.choose("Format", "GIF");
    dialog.number("Length of the animation")->setValue(100);
    QSignalSpy written(&dialog, &ExportDialog::written);
    dialog.write_to(folder.filePath("long.gif"));
    const auto says = [&](const char* words) {
        for (const QLabel* label : dialog.findChildren<QLabel*>())
            if (label->isVisible() && label->text().contains(words))
                return true;
        return false;
    };
    QTRY_VERIFY(says("Frame "));
    QVERIFY(dialog.button("Cancel")->isEnabled());
    QTest::mouseClick(dialog.button("Cancel"), Qt::LeftButton);
    QTRY_VERIFY(says("stopped"));
    QVERIFY(dialog.isVisible());
    QVERIFY(dialog.button("Export")->isEnabled());
    QVERIFY(!QFile::exists(folder.filePath("long.gif")));
    QCOMPARE(written.size(), 0);
}

void WindowExportTest::whatIsWrongIsSaidInTheDialog() {
    OpenedExport dialog;
    dialog.write_to("/proc/nowhere/figure.pdf");
    QTRY_VERIFY(error_in(dialog).contains("figure.pdf"));
    QVERIFY(dialog.isVisible());
}

void WindowExportTest::theChoicesComeBackNextTime() {
    const QTemporaryDir folder;
    {
        OpenedExport dialog;
        dialog.choose("Format", "SVG");
        dialog.choose("Size", "Poster");
        dialog.check("Annotations")->setChecked(false);
        QSignalSpy written(&dialog, &ExportDialog::written);
        dialog.write_to(folder.filePath("a.svg"));
        QTRY_COMPARE(written.size(), 1);
    }
    OpenedExport dialog;
    QCOMPARE(dialog.form().format().name_ending(), QString("svg"));
    QCOMPARE(dialog.number("Width")->value(), 400.0);
    QVERIFY(!dialog.check("Annotations")->isChecked());
}

void WindowExportTest::everyFieldHasANameForThoseWhoDoNotSeeIt() {
    OpenedExport dialog;
    for (const QWidget* widget : dialog.findChildren<QWidget*>())
        if (qobject_cast<const QComboBox*>(widget) || qobject_cast<const QDoubleSpinBox*>(widget))
            QVERIFY2(!widget->accessibleName().isEmpty(), widget->metaObject()->className());
}

namespace {

QByteArray svg_from(ExportDialog& dialog, const QString& path) {
    QSignalSpy written(&dialog, &ExportDialog::written);
    dialog.write_to(path);
    if (!QTest::qWaitFor([&] { return written.size() == 1; }, 20'000))
        return {};
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

}  // namespace

void WindowExportTest::theLanesStandAsTheyWereArranged() {
    const QTemporaryDir folder;
    TimelineOnShow shown{{ms(0), ms(30)}, ms(60), {}, {}};
    shown.options.arrangement.order = {"thread:B", "thread:A"};
    shown.options.arrangement.hidden = {"lock:Lock 1"};
    OpenedExport dialog(shown);
    dialog.choose("Format", "SVG");
    const QByteArray svg = svg_from(dialog, folder.filePath("lanes.svg"));
    QVERIFY(svg.indexOf(">B<") > 0);
    QVERIFY(svg.indexOf(">B<") < svg.indexOf(">A<"));
    QVERIFY(!svg.contains(">Lock 1<"));
    QVERIFY(svg.contains(">Lock 2<"));
    QVERIFY(svg.contains(">1 hidden<"));
}

void WindowExportTest::theViewAsTheWindowShowsItIsExported() {
    const QTemporaryDir folder;
    TimelineOnShow shown{{ms(10), ms(30)}, ms(22), {}, {"lock:Lock 2"}};
    shown.options.cursor = ms(22);
    shown.options.marking.stretch = trace::TimeRange{ms(12), ms(20)};
    OpenedExport dialog(shown);
    dialog.choose("Format", "SVG");
    dialog.choose("Content", "Exactly as in the window");
    QVERIFY(!dialog.combo("Time range")->isEnabled());
    QVERIFY(!dialog.check("Threads")->isEnabled());
    QVERIFY(dialog.check("Legend")->isEnabled());
    const FigureOptions figure = dialog.form().request().figure;
    QCOMPARE(figure.range->begin, ms(10));
    QCOMPARE(figure.range->end, ms(30));
    const QByteArray svg = svg_from(dialog, folder.filePath("view.svg"));
    QVERIFY(svg.contains(">22 ms<"));    // the cursor
    QVERIFY(svg.contains(">8 ms<"));     // the stretch
    QVERIFY(!svg.contains(">Lock 2<"));  // scrolled out of sight
    QVERIFY(svg.contains(">1 hidden<"));
    // Of a table the range is what was chosen.
    dialog.choose("Format", "CSV of intervals");
    QVERIFY(!dialog.form().request().figure.range);
}

void WindowExportTest::aNameThatGotItsEndingReplacesNothingUnasked() {
    const QTemporaryDir folder;
    QFile old(folder.filePath("mine.svg"));
    QVERIFY(old.open(QIODevice::WriteOnly));
    old.write("of last year");
    old.close();
    OpenedExport dialog;
    dialog.choose("Format", "SVG");
    QSignalSpy written(&dialog, &ExportDialog::written);
    QString question;
    const auto reply_with = [&](QMessageBox::StandardButton reply) {
        answer<QMessageBox>(&dialog, [&question, reply](QMessageBox* box) {
            question = box->text();
            box->button(reply)->click();
        });
    };
    type_name(&dialog, folder.filePath("mine"));
    reply_with(QMessageBox::No);
    QTest::mouseClick(dialog.button("Export"), Qt::LeftButton);
    QTRY_VERIFY2(question.contains("mine.svg already exists"), qPrintable(question));
    QVERIFY(old.open(QIODevice::ReadOnly));
    QCOMPARE(old.readAll(), QByteArray("of last year"));
    old.close();
    // What was typed is there to be changed.
    auto* files = dialog.findChild<QFileDialog*>();
    QVERIFY(files && files->isVisible());
    const QFileInfo typed(files->directory(), files->findChild<QLineEdit*>("fileNameEdit")->text());
    QCOMPARE(typed.completeBaseName(), "mine");
    reply_with(QMessageBox::Yes);
    QMetaObject::invokeMethod(files, "accept", Qt::QueuedConnection);
    QTRY_COMPARE(written.size(), 1);
}

// Where the dialog for files does not ask, since the name becomes another one.
void WindowExportTest::whoDoesNotReplaceGoesOnWithTheNameThatWasTyped() {
    const QTemporaryDir folder;
    QFile old(folder.filePath("mine.v2.svg"));
    QVERIFY(old.open(QIODevice::WriteOnly));
    old.close();
    OpenedExport dialog;
    dialog.choose("Format", "SVG");
    QString question;
    type_name(&dialog, folder.filePath("mine.v2"));
    answer<QMessageBox>(&dialog, [&question](QMessageBox* box) {
        question = box->text();
        box->button(QMessageBox::No)->click();
    });
    QTest::mouseClick(dialog.button("Export"), Qt::LeftButton);
    QTRY_VERIFY2(question.contains("mine.v2.svg is there already"), qPrintable(question));
    const auto offers_typed_name = [&] {
        const auto files = dialog.findChildren<QFileDialog*>();
        return std::ranges::any_of(files, [&](const QFileDialog* each) {
            return each->isVisible() && each->directory() == QDir(folder.path()) &&
                   each->findChild<QLineEdit*>("fileNameEdit")->text() == "mine.v2";
        });
    };
    QTRY_VERIFY(offers_typed_name());
    QCOMPARE(QFileInfo(old).size(), 0);
}

void WindowExportTest::aHundredPercentIsANameForFramesToo() {
    const QTemporaryDir folder;
    OpenedExport dialog;
    dialog.choose("Format", "PNG frames");
    dialog.number("Length of the animation")->setValue(1);
    type_name(&dialog, folder.filePath("100%.png"));
    QSignalSpy written(&dialog, &ExportDialog::written);
    QTest::mouseClick(dialog.button("Export"), Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(written.size(), 1, 30'000);
    QVERIFY(QFile::exists(folder.filePath("100%-0001.png")));
    const QString note = written.front().front().toString();
    QVERIFY2(note.contains("100%-0001.png and the numbers after it"), qPrintable(note));
}

void WindowExportTest::theNextExportIsOfferedWhereTheLastOneWasWritten() {
    const QTemporaryDir folder;
    OpenedExport first;
    first.choose("Format", "SVG");
    QSignalSpy written(&first, &ExportDialog::written);
    type_name(&first, folder.filePath("mine"));
    QTest::mouseClick(first.button("Export"), Qt::LeftButton);
    QTRY_COMPARE(written.size(), 1);

    OpenedExport dialog;
    dialog.choose("Format", "SVG");
    type_name(&dialog, "/proc/mine");
    QTest::mouseClick(dialog.button("Export"), Qt::LeftButton);
    QTRY_VERIFY(error_in(dialog).contains("nothing can be written in the folder '/proc'"));
    QString offered;
    answer<QFileDialog>(&dialog, [&](QFileDialog* files) {
        offered = files->directory().absolutePath();
        files->reject();
    });
    QTest::mouseClick(dialog.button("Export"), Qt::LeftButton);
    QTRY_COMPARE(offered, folder.path());
}

// Some, as in /proc, would not let it go on.
void WindowExportTest::theDialogForFilesReadsNoneOfThem() {
    const QTemporaryDir folder;
    const QString path = folder.filePath("nameless");
    QImage picture(8, 8, QImage::Format_RGB32);
    picture.fill(Qt::white);
    QVERIFY(picture.save(path, "PNG"));
    const QMimeDatabase kinds;
    const QMimeType by_content = kinds.mimeTypeForFile(path);
    QCOMPARE(by_content.name(), QString("image/png"));
    OpenedExport dialog;
    QString said;
    answer<QFileDialog>(&dialog, [&](QFileDialog* files) {
        said = files->iconProvider()->type(QFileInfo(path));
        files->reject();
    });
    QTest::mouseClick(dialog.button("Export"), Qt::LeftButton);
    QTRY_VERIFY(!said.isEmpty());
    QCOMPARE(said, kinds.mimeTypeForFile(path, QMimeDatabase::MatchExtension).comment());
    QVERIFY(said != by_content.comment());
}

// Whoever does not look into the folder still knows what is in it.
void WindowExportTest::whatIsWrittenBesideAFigureIsSaid() {
    const QTemporaryDir folder;
    for (const bool caption : {true, false}) {
        OpenedExport dialog;
        dialog.choose("Format", "SVG");
        dialog.check("Caption")->setChecked(caption);
        QSignalSpy written(&dialog, &ExportDialog::written);
        dialog.write_to(folder.filePath("run.svg"));
        QTRY_COMPARE(written.size(), 1);
        const QString note = written.front().front().toString();
        QVERIFY2(note.contains(folder.filePath("run.svg")), qPrintable(note));
        QCOMPARE(note.contains("caption and description in run.svg.caption.txt"), caption);
    }
    QVERIFY(export_note("a.pdf", {}, 3).contains("3 later"));
}

void WindowExportTest::thePreviewSaysHowSmallTheLettersAreAndWhatDoesNotFit() {
    OpenedExport dialog;
    const auto says = [&](const char* words) {
        for (const QLabel* label : dialog.findChildren<QLabel*>())
            if (label->isVisible() && label->text().contains(words))
                return true;
        return false;
    };
    dialog.choose("Size", "IEEE column");
    QTRY_VERIFY(says("88.9 mm wide"));
    QTRY_VERIFY(says("small print 6"));
    dialog.choose("Size", "Own size");
    dialog.number("Height")->setValue(12);
    QTRY_VERIFY(says("a height of 12 mm is too little"));
    dialog.number("Height")->setValue(0);
    QTRY_VERIFY(!says("is too little"));
}

QTEST_MAIN(WindowExportTest)
#include "window_export_test.moc"
