// Words on the screen: what shaping made of each, kept. A frame may show thousands of labels of a
// few different ones.
//
// GUI thread.
#pragma once

#include "app/timeline/fonts.h"

#include <QGlyphRun>
#include <QHash>
#include <QList>

#include <cstddef>

class QPainter;

namespace threadline::app {

class ShapedWords {
public:
    // As QPainter::drawText() does it, in the painter's pen; `start` lies on the baseline.
    void draw(QPainter& painter, const QPointF& start, const QString& text, const TextStyle& style,
              const Theme& theme);

private:
    struct Key {
        QString text;
        double size = 0;
        bool bold = false, mono = false;
        friend bool operator==(const Key&, const Key&) = default;
        friend std::size_t qHash(const Key& key, std::size_t seed) {
            return qHashMulti(seed, key.text, key.size, key.bold, key.mono);
        }
    };

    QHash<Key, QList<QGlyphRun>> known_;
    double dots_per_inch_ = 0;
    QString family_, mono_family_;
};

}  // namespace threadline::app
