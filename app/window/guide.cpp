#include "app/window/guide.h"

#include "app/language/language.h"
#include "app/panels/dialog_size.h"

#include <QDialogButtonBox>
#include <QFile>
#include <QHBoxLayout>
#include <QHash>
#include <QImage>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPixmap>
#include <QPushButton>
#include <QScrollBar>
#include <QShortcut>
#include <QTextBlock>
#include <QTextBrowser>
#include <QTextCursor>
#include <QTextDocument>
#include <QTextList>
#include <QTextTable>
#include <QVBoxLayout>

#include <algorithm>

namespace threadline::app {
namespace {

// Of the pages in the language of the window, with a slash; the English ones lie above the others.
QString folder() {
    const QString own = QStringLiteral("guide/%1/").arg(loaded_language());
    return QFile::exists(QStringLiteral(":/") + own) ? own : QStringLiteral("guide/");
}

// Markdown is set apart by the size of letters in points, and ours have theirs in pixels.
void set_paragraphs_apart(QTextDocument& document, double line) {
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
        QTextCursor at(block);
        if (at.currentTable())
            continue;
        QTextBlockFormat format;
        const double margin = block.textList() ? line / 4 : line / 2;
        format.setTopMargin(block == document.begin() ? 0 : margin);
        format.setBottomMargin(margin);
        at.mergeBlockFormat(format);
    }
}

QString content_of(const QString& name) {
    QFile file(QStringLiteral(":/") + name);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

QTextDocument::FindFlags direction(bool forward) {
    return forward ? QTextDocument::FindFlags() : QTextDocument::FindBackward;
}

// A page whose pictures are as wide as it is at the most.
class Page : public QTextBrowser {
public:
    QVariant loadResource(int type, const QUrl& name) override {
        const QVariant loaded = QTextBrowser::loadResource(type, name);
        if (type != QTextDocument::ImageResource)
            return loaded;
        const QImage picture = QImage::fromData(loaded.toByteArray());
        if (picture.isNull())
            return loaded;
        pictures_.insert(name, picture);
        return fitting(picture);
    }

protected:
    void resizeEvent(QResizeEvent* event) override {
        for (auto picture = pictures_.cbegin(); picture != pictures_.cend(); ++picture)
            document()->addResource(QTextDocument::ImageResource, picture.key(),
                                    fitting(picture.value()));
        document()->markContentsDirty(0, document()->characterCount());
        QTextBrowser::resizeEvent(event);
    }

private:
    // As beside a bar, which would come and go with the height of the picture otherwise.
    QPixmap fitting(const QImage& picture) const {
        const double room = contentsRect().width() - verticalScrollBar()->sizeHint().width() -
                            2 * document()->documentMargin();
        const int width = std::clamp(int(room), 1, picture.width());
        const int dots = std::min(int(width * devicePixelRatioF()), picture.width());
        QPixmap pixmap = QPixmap::fromImage(picture.scaledToWidth(dots, Qt::SmoothTransformation));
        pixmap.setDevicePixelRatio(double(dots) / width);
        return pixmap;
    }

    QHash<QUrl, QImage> pictures_;  // as large as they are
};

}  // namespace

QList<GuidePage> guide_pages() {
    QList<GuidePage> pages;
    const QStringList names = content_of("guide/index.txt").split(u'\n', Qt::SkipEmptyParts);
    for (const QString& name : names) {
        QTextDocument document;
        document.setMarkdown(content_of(folder() + name));
        pages.append({name, document.firstBlock().text(), document.toPlainText()});
    }
    return pages;
}

Guide::Guide(QWidget* parent)
    : QDialog(parent),
      pages_(guide_pages()),
      search_(new QLineEdit),
      found_(new QLabel),
      list_(new QListWidget),
      browser_(new Page) {
    setWindowTitle(tr("Guide"));
    setObjectName("guide");
    search_->setPlaceholderText(tr("Search the guide"));
    search_->setAccessibleName(tr("Search the guide"));
    search_->setAccessibleDescription(tr("Enter goes to the next match, Shift+Enter back"));
    search_->setClearButtonEnabled(true);
    found_->setProperty("role", "muted");
    found_->setMinimumHeight(found_->fontMetrics().height());
    found_->setWordWrap(true);
    list_->setAccessibleName(tr("Pages of the guide"));
    list_->setFrameShape(QFrame::NoFrame);
    list_->setSpacing(3);
    browser_->setAccessibleName(tr("Text of the guide"));
    browser_->setFrameShape(QFrame::NoFrame);
    browser_->document()->setDocumentMargin(18);
    browser_->setOpenLinks(true);
    browser_->setOpenExternalLinks(true);
    for (const GuidePage& page : pages_) {
        auto* item = new QListWidgetItem(page.title, list_);
        item->setData(Qt::UserRole, page.name);
    }

    auto* back = new QPushButton(tr("Back"));
    back->setToolTip(tr("Previous page (Alt+←)"));
    back->setEnabled(false);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    buttons->addButton(back, QDialogButtonBox::ActionRole);
    for (QPushButton* button : {back, buttons->button(QDialogButtonBox::Close)})
        button->setAutoDefault(false);  // Enter is for the search
    auto* left = new QVBoxLayout;
    left->addWidget(search_);
    left->addWidget(found_);
    left->addWidget(list_, 1);
    auto* row = new QHBoxLayout;
    row->addLayout(left, 1);
    row->addWidget(browser_, 3);
    auto* column = new QVBoxLayout(this);
    column->addLayout(row, 1);
    column->addWidget(buttons);

    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(back, &QPushButton::clicked, browser_, &QTextBrowser::backward);
    connect(browser_, &QTextBrowser::backwardAvailable, back, &QPushButton::setEnabled);
    connect(browser_, &QTextBrowser::sourceChanged, this, &Guide::page_shown);
    connect(list_, &QListWidget::currentItemChanged, this, [this](const QListWidgetItem* item) {
        if (item && item->data(Qt::UserRole).toString() != page())
            open_page(item->data(Qt::UserRole).toString());
    });
    connect(search_, &QLineEdit::textChanged, this, &Guide::search);
    const auto on_key = [this](const QKeySequence& keys, auto act) {
        connect(new QShortcut(keys, this), &QShortcut::activated, this, act);
    };
    on_key(QKeySequence::Find, [this] {
        search_->setFocus(Qt::ShortcutFocusReason);
        search_->selectAll();
    });
    connect(search_, &QLineEdit::returnPressed, this, [this] { go_to_match(true); });
    auto* before = new QShortcut(Qt::SHIFT | Qt::Key_Return, search_);
    before->setContext(Qt::WidgetShortcut);
    connect(before, &QShortcut::activated, this, [this] { go_to_match(false); });
    on_key(QKeySequence::Back, [this] { browser_->backward(); });
    resize(dialog_size({1010, 690}, *this));
    if (!pages_.isEmpty())
        open_page(pages_.front().name);
    browser_->setFocus(Qt::OtherFocusReason);
}

void Guide::open_page(const QString& name) {
    browser_->setSource(QUrl(QStringLiteral("qrc:/") + folder() + name),
                        QTextDocument::MarkdownResource);
}

void Guide::page_shown(const QUrl& url) {
    page_ = url.fileName();
    for (int i = 0; i < list_->count(); ++i)
        if (list_->item(i)->data(Qt::UserRole).toString() == page())
            list_->setCurrentRow(i);
    set_paragraphs_apart(*browser_->document(), browser_->fontMetrics().height());
    mark_matches();
}

// Pages without it are left out of the list; where the one on show has none, the first that has it
// is shown.
void Guide::search(const QString& text) {
    const QString wanted = text.trimmed();
    QStringList with;
    for (int i = 0; i < pages_.size(); ++i) {
        const bool has = wanted.isEmpty() || pages_[i].text.contains(wanted, Qt::CaseInsensitive);
        list_->item(i)->setHidden(!has);
        if (has)
            with.append(pages_[i].name);
    }
    found_->setText(wanted.isEmpty() ? QString()
                    : with.isEmpty() ? tr("Nothing found.")
                                     : tr("On %n page(s)", nullptr, int(with.size())));
    if (!with.isEmpty() && !with.contains(page()))
        open_page(with.front());
    mark_matches();
    if (wanted.isEmpty())
        return;
    browser_->moveCursor(QTextCursor::Start);
    browser_->find(wanted);
}

void Guide::go_to_match(bool forward) {
    const QString wanted = search_->text().trimmed();
    if (wanted.isEmpty() || browser_->find(wanted, direction(forward)))
        return;
    // On to the next page that has it, round and round.
    QStringList with;
    for (const GuidePage& page : pages_)
        if (page.text.contains(wanted, Qt::CaseInsensitive))
            with.append(page.name);
    if (with.isEmpty())
        return;
    const auto at = with.indexOf(page());
    open_page(with[(at + (forward ? 1 : with.size() - 1)) % with.size()]);
    browser_->moveCursor(forward ? QTextCursor::Start : QTextCursor::End);
    browser_->find(wanted, direction(forward));
}

void Guide::mark_matches() {
    QList<QTextEdit::ExtraSelection> matches;
    const QString wanted = search_->text().trimmed();
    QTextCursor at(browser_->document());
    while (!wanted.isEmpty() && !(at = browser_->document()->find(wanted, at)).isNull()) {
        QTextEdit::ExtraSelection match;
        match.cursor = at;
        match.format.setBackground(palette().color(QPalette::Highlight));
        match.format.setFontUnderline(true);
        matches.append(match);
    }
    browser_->setExtraSelections(matches);
}

}  // namespace threadline::app
