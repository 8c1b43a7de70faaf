#include "app/panels/gallery_search.h"

#include <algorithm>
#include <array>
#include <utility>

namespace threadline::app {
namespace {

struct Synonym {
    const char* said;
    const char* also;
};

// In both languages of the window.
constexpr std::array synonyms{
    Synonym{"interpreter", "gil global interpreter lock python"},
    Synonym{"io bound", "input output"},
    Synonym{"opposite order", "lock order lock ordering abba sperrreihenfolge"},
    Synonym{"deadlock", "deadly embrace verklemmung"},
    Synonym{"lock", "mutex"},
    Synonym{"lost update", "data race race condition"},
    Synonym{"back off", "livelock"},
    Synonym{"swaps its top", "compare and swap cas"},
};

bool has_all(const QString& text, const QStringList& words) {
    return std::ranges::all_of(words, [&](const QString& word) { return text.contains(word); });
}

}  // namespace

QString as_searched(const QString& text) {
    QString plain = text.toLower();
    plain.replace(QLatin1String("i/o"), QLatin1String("io"));
    for (const QChar between : {u'-', u'/', u'‑', u'–'})
        plain.replace(between, u' ');
    return plain.simplified();
}

QString other_words(const QString& text) {
    QString others;
    for (const Synonym& synonym : synonyms)
        if (text.contains(QLatin1String(synonym.said)))
            others += u' ' + QLatin1String(synonym.also);
    return others;
}

int rank_of(const QString& wanted, const QString& title, const QString& more) {
    const QStringList words = wanted.split(u' ', Qt::SkipEmptyParts);
    if (title.contains(wanted))
        return 0;
    if (has_all(title, words))
        return 1;
    if (more.contains(wanted))
        return 2;
    return has_all(title + u' ' + more, words) ? 3 : -1;
}

GallerySearch::GallerySearch() {
    setRecursiveFilteringEnabled(true);
    sort(0);
}

void GallerySearch::search(const QString& text) {
    wanted_ = as_searched(text);
    invalidate();
}

int GallerySearch::rank(const QModelIndex& index) const {
    if (index.parent().isValid())
        return rank_of(wanted_, index.data(title_role).toString(),
                       index.data(more_role).toString());
    int best = -1;
    for (int row = 0; row < sourceModel()->rowCount(index); ++row)
        if (const int one = rank(sourceModel()->index(row, 0, index)); one >= 0)
            best = best < 0 ? one : std::min(best, one);
    return best;
}

bool GallerySearch::filterAcceptsRow(int row, const QModelIndex& parent) const {
    return wanted_.isEmpty() ||
           (parent.isValid() && rank(sourceModel()->index(row, 0, parent)) >= 0);
}

bool GallerySearch::lessThan(const QModelIndex& left, const QModelIndex& right) const {
    if (wanted_.isEmpty())
        return left.row() < right.row();
    return std::pair(rank(left), left.row()) < std::pair(rank(right), right.row());
}

}  // namespace threadline::app
