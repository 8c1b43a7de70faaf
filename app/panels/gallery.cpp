#include "app/panels/gallery.h"

#include "app/language/error_wording.h"
#include "app/language/scenario_wording.h"

#include <QCoreApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QScrollBar>
#include <QStyledItemDelegate>
#include <QTreeView>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace threadline::app {
namespace {

constexpr int name_role = Qt::UserRole + 1;
constexpr int own_title_role = Qt::UserRole + 2;  // of a chapter, as its scenarios call it

// Below the heading "Deadlock" nobody has to read it again in each line.
class TitleDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override {
        constexpr int around = 12;  // px, as the theme has it
        QSize size = QStyledItemDelegate::sizeHint(option, index);
        // Beside a picture there is room for two lines.
        if (!index.data(Qt::DecorationRole).isNull())
            size.setHeight(std::max(size.height(), 2 * option.fontMetrics.lineSpacing() + around));
        return size;
    }

protected:
    void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override {
        QStyledItemDelegate::initStyleOption(option, index);
        // Qt tints the picture of what is selected, unless it has one for that.
        const auto picture = index.data(Qt::DecorationRole).value<QPixmap>();
        if (!picture.isNull())
            option->icon.addPixmap(picture, QIcon::Selected);
        const QString before =
            index.parent().data(own_title_role).toString() + QStringLiteral(": ");
        if (!index.parent().isValid() || !option->text.startsWith(before))
            return;
        option->text.remove(0, before.size());
        option->text[0] = option->text[0].toUpper();
    }
};

QModelIndex index_of(const QString& name, const QAbstractItemModel& among) {
    for (int c = 0; c < among.rowCount(); ++c) {
        const QModelIndex chapter = among.index(c, 0);
        for (int r = 0; r < among.rowCount(chapter); ++r) {
            const QModelIndex index = among.index(r, 0, chapter);
            if (index.data(name_role).toString() == name)
                return index;
        }
    }
    return {};
}

}  // namespace

QString chapter_title(const std::string& chapter) {
    static const char* const known[] = {
        QT_TRANSLATE_NOOP("Chapters", "Bottleneck"), QT_TRANSLATE_NOOP("Chapters", "Interpreter"),
        QT_TRANSLATE_NOOP("Chapters", "Race"),       QT_TRANSLATE_NOOP("Chapters", "Deadlock"),
        QT_TRANSLATE_NOOP("Chapters", "Classics"),   QT_TRANSLATE_NOOP("Chapters", "Opened")};
    for (const char* title : known)
        if (QString::fromStdString(chapter).compare(QLatin1String(title), Qt::CaseInsensitive) == 0)
            return QCoreApplication::translate("Chapters", title);
    QString title = QString::fromStdString(chapter);
    if (title.isEmpty())
        return Gallery::tr("Other");
    title[0] = title[0].toUpper();
    return title;
}

// As the titles of its scenarios begin: "Deadlock: two locks".
QString title_of_one(const std::string& chapter) {
    QString own = QString::fromStdString(chapter);
    if (!own.isEmpty())
        own[0] = own[0].toUpper();
    static const char* const known[] = {QT_TRANSLATE_NOOP("TitleOfOne", "Race"),
                                        QT_TRANSLATE_NOOP("TitleOfOne", "Deadlock")};
    for (const char* title : known)
        if (own == QLatin1String(title))
            return QCoreApplication::translate("TitleOfOne", title);
    return own;
}

int chapter_order(const std::string& chapter) {
    static const std::vector<std::string> order{"bottleneck", "interpreter", "race", "deadlock",
                                                "classics"};
    return int(std::find(order.begin(), order.end(), chapter) - order.begin());
}

Gallery::Gallery(QWidget* parent)
    : QWidget(parent), search_(new QLineEdit), tree_(new QTreeView), hint_(new QLabel) {
    search_->setPlaceholderText(tr("Search"));
    search_->setClearButtonEnabled(true);
    search_->setAccessibleName(tr("Search the scenarios"));
    search_->installEventFilter(this);

    shown_.setSourceModel(&scenarios_);
    tree_->setModel(&shown_);
    tree_->setHeaderHidden(true);
    tree_->setFrameShape(QFrame::NoFrame);
    tree_->setRootIsDecorated(false);
    tree_->setIndentation(6);
    tree_->setItemDelegate(new TitleDelegate(tree_));
    tree_->setItemsExpandable(true);
    tree_->setExpandsOnDoubleClick(false);
    tree_->setEditTriggers(QAbstractItemView::NoEditTriggers);
    tree_->setUniformRowHeights(true);
    tree_->setTextElideMode(Qt::ElideRight);
    tree_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    tree_->setAccessibleName(tr("Scenarios"));
    hint_->setWordWrap(true);
    hint_->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    hint_->setContentsMargins(12, 8, 12, 8);
    hint_->setProperty("role", "muted");

    auto* top = new QVBoxLayout;
    top->setContentsMargins(10, 8, 10, 6);
    top->addWidget(search_);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(top);
    column->addWidget(hint_);
    column->addWidget(tree_, 1);

    connect(search_, &QLineEdit::textChanged, this, &Gallery::search);
    connect(tree_->selectionModel(), &QItemSelectionModel::currentChanged, this,
            [this](const QModelIndex& index) {
                const QString name = index.data(name_role).toString();
                if (quiet_ || name.isEmpty() || name == chosen_)
                    return;
                chosen_ = name;
                emit chosen(name);
            });
    connect(tree_, &QTreeView::activated, this, [this](const QModelIndex& index) {
        const QString name = index.data(name_role).toString();
        if (!name.isEmpty())
            emit activated(name);
    });
    look_.setSingleShot(true);
    look_.setInterval(100);
    connect(&look_, &QTimer::timeout, this, &Gallery::ask_for_pictures);
    connect(tree_->verticalScrollBar(), &QScrollBar::valueChanged, &look_,
            qOverload<>(&QTimer::start));
    connect(tree_, &QTreeView::expanded, &look_, qOverload<>(&QTimer::start));
    show_hint(tr("Reading the scenarios …"));
}

void Gallery::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    if (tree_->currentIndex().isValid())
        tree_->scrollTo(tree_->currentIndex());
    look_.start();
}

void Gallery::show_pictures(const QColor& empty, const QColor& sign) {
    const qreal ratio = devicePixelRatioF();
    no_picture_ = QPixmap(picture_size * ratio);
    no_picture_.setDevicePixelRatio(ratio);
    no_picture_.fill(empty);
    held_back_ = no_picture_;
    QPainter painter(&held_back_);
    painter.setFont(font());
    painter.setPen(sign);
    painter.drawText(QRect({}, picture_size), Qt::AlignCenter, QStringLiteral("?"));
    painter.end();
    pictures_.clear();
    tree_->setIconSize(picture_size);
    tree_->setUniformRowHeights(false);
    tree_->setWordWrap(true);
    look_again();
    look_.start();
}

void Gallery::hold_back(std::function<bool(const QString& name)> is_held_back) {
    is_held_back_ = std::move(is_held_back);
    look_again();
}

void Gallery::look_again() {
    for (int c = 0; c < scenarios_.rowCount(); ++c)
        for (int r = 0; r < scenarios_.item(c)->rowCount(); ++r)
            decorate(scenarios_.item(c)->child(r));
}

void Gallery::decorate(QStandardItem* item) const {
    if (no_picture_.isNull())
        return;
    const QString name = item->data(name_role).toString();
    const bool held_back = is_held_back_ && is_held_back_(name);
    const QPixmap picture = held_back ? held_back_ : pictures_.value(name, no_picture_);
    if (item->data(Qt::DecorationRole).value<QPixmap>().cacheKey() != picture.cacheKey())
        item->setData(picture, Qt::DecorationRole);
}

void Gallery::set_picture(const QString& name, const QImage& picture) {
    QPixmap pixmap = QPixmap::fromImage(picture);
    pixmap.setDevicePixelRatio(double(picture.width()) / picture_size.width());
    pictures_[name] = pixmap;
    for (int c = 0; c < scenarios_.rowCount(); ++c)
        for (int r = 0; r < scenarios_.item(c)->rowCount(); ++r)
            if (scenarios_.item(c)->child(r)->data(name_role).toString() == name)
                decorate(scenarios_.item(c)->child(r));
}

// Of what is in sight; a chapter that is folded has no rooms.
void Gallery::ask_for_pictures() {
    if (no_picture_.isNull())
        return;
    const QRect sight = tree_->viewport()->rect();
    for (int c = 0; c < shown_.rowCount(); ++c) {
        const QModelIndex chapter = shown_.index(c, 0);
        for (int r = 0; r < shown_.rowCount(chapter); ++r) {
            const QModelIndex index = shown_.index(r, 0, chapter);
            const QString name = index.data(name_role).toString();
            if (!pictures_.contains(name) && tree_->visualRect(index).intersects(sight))
                emit picture_wanted(name);
        }
    }
}

void Gallery::show_hint(const QString& hint) {
    hint_->setText(hint);
    hint_->setVisible(!hint.isEmpty());
}

void Gallery::set_scenarios(const std::vector<record::Declaration>& scenarios) {
    const QString before = selected();
    quiet_ = true;
    scenarios_.clear();
    declared_ = scenarios;
    std::vector<const record::Declaration*> sorted;
    for (const record::Declaration& scenario : declared_)
        sorted.push_back(&scenario);
    std::stable_sort(sorted.begin(), sorted.end(), [](const auto* a, const auto* b) {
        return std::pair(chapter_order(a->chapter), a->chapter) <
               std::pair(chapter_order(b->chapter), b->chapter);
    });
    QStandardItem* chapter = nullptr;
    std::string current;
    for (const record::Declaration* scenario : sorted) {
        if (!chapter || scenario->chapter != current) {
            current = scenario->chapter;
            chapter = new QStandardItem(chapter_title(current));
            chapter->setData(title_of_one(current), own_title_role);
            chapter->setSelectable(false);
            QFont font = chapter->font();
            font.setWeight(QFont::DemiBold);
            chapter->setFont(font);
            scenarios_.appendRow(chapter);
        }
        auto* item = new QStandardItem;
        item->setData(QString::fromStdString(scenario->name), name_role);
        describe(item, *scenario);
        decorate(item);
        chapter->appendRow(item);
    }
    shown_.invalidate();  // a chapter may have got a better one than its first
    tree_->expandAll();
    look_.start();
    show_hint(scenarios.empty() ? tr("No scenarios found.") : QString());
    quiet_ = false;
    if (!before.isEmpty())
        select(before);
}

// Title, tip, and what a search finds it by.
void Gallery::describe(QStandardItem* item, record::Declaration scenario) const {
    if (scenario.name == edited_.name) {
        scenario.title = edited_.title;
        scenario.summary = edited_.summary;
    }
    const QString name = QString::fromStdString(scenario.name);
    const bool broken = !scenario.error.empty();
    // Of one's own, which may be a copy of another: by its file, too.
    const QString own = name.endsWith(".lua") ? name.section(u'/', -1) : QString();
    const QString title =
        own.isEmpty() ? title_in_words(scenario) : tr("%1: %2").arg(own, title_in_words(scenario));
    const QString summary = summary_in_words(scenario);
    item->setText(broken ? tr("%1 (does not load)").arg(title) : title);
    // Its own words are found too: they stand in its text and in figures.
    const QString own_title = QString::fromStdString(scenario.title);
    const QString said = as_searched(
        QStringList{title, own_title, name, summary, QString::fromStdString(scenario.summary)}.join(
            u' '));
    const QString called = as_searched(title + u' ' + own_title);
    item->setData(called + other_words(called), GallerySearch::title_role);
    item->setData(said + other_words(said), GallerySearch::more_role);
    item->setToolTip(
        QString("%1\n%2").arg(title, broken ? error_in_words(scenario.error) : summary));
}

void Gallery::show_as_edited(const record::Declaration& scenario) {
    const std::string before = std::exchange(edited_, scenario).name;
    quiet_ = true;
    for (const record::Declaration& declared : declared_)
        if (declared.name == before || declared.name == edited_.name)
            if (QStandardItem* item = scenarios_.itemFromIndex(
                    index_of(QString::fromStdString(declared.name), scenarios_)))
                describe(item, declared);
    quiet_ = false;
    // A search may find it no more, or again; it stays chosen.
    if (!search_->text().isEmpty())
        search(search_->text());
}

bool Gallery::select(const QString& name) {
    const bool is_here = index_of(name, scenarios_).isValid();
    const QModelIndex index = index_of(name, shown_);
    chosen_ = is_here ? name : QString();
    quiet_ = true;
    if (index.isValid()) {
        tree_->setCurrentIndex(index);
        tree_->scrollTo(index);
    } else {
        tree_->selectionModel()->clear();
    }
    quiet_ = false;
    return is_here;
}

bool Gallery::reveal(const QString& name) {
    if (!index_of(name, shown_).isValid())
        search_->clear();
    return select(name);
}

QString Gallery::selected() const {
    return chosen_;
}

void Gallery::focus_search() {
    search_->setFocus(Qt::ShortcutFocusReason);
    search_->selectAll();
}

void Gallery::search(const QString& text) {
    // What is chosen stays so, whether the search finds it or not.
    quiet_ = true;
    shown_.search(text);
    tree_->expandAll();
    quiet_ = false;
    select(chosen_);
    look_.start();
    show_hint(!text.isEmpty() && shown_.rowCount() == 0 ? tr("Nothing found.") : QString());
}

bool Gallery::eventFilter(QObject* watched, QEvent* event) {
    if (watched == search_ && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Escape && !search_->text().isEmpty()) {
            search_->clear();
            return true;
        }
        if (key == Qt::Key_Down || key == Qt::Key_Return || key == Qt::Key_Enter) {
            // Into the list, onto the first that was found; nothing was looked for: the chosen one.
            const QModelIndex first = shown_.index(0, 0, shown_.index(0, 0));
            const QModelIndex chosen = index_of(chosen_, shown_);
            if (first.isValid()) {
                tree_->setCurrentIndex(search_->text().isEmpty() && chosen.isValid() ? chosen
                                                                                     : first);
                tree_->setFocus(Qt::OtherFocusReason);
            }
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

}  // namespace threadline::app
