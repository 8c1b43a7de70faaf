#include "app/graph/graph_words.h"

#include <QCoreApplication>
#include <QStringList>

namespace threadline::app {

QString replies_text(const GraphPicture& picture) {
    switch (picture.replies_awaited) {
        case 0:
            return {};
        case 1:
            return QCoreApplication::translate("graph", "One waits for a reply");
        default:
            return QCoreApplication::translate("graph", "%1 wait for replies")
                .arg(picture.replies_awaited);
    }
}

QString describe_graph(const GraphPicture& picture) {
    QStringList sentences;
    for (const GraphEdgeShape& edge : picture.edges) {
        if (!edge.wait)
            continue;
        QStringList holders;
        for (const GraphEdgeShape& hold : picture.edges)
            if (!hold.wait && hold.from == edge.to)
                holders.append(picture.nodes[hold.to].text);
        QString sentence =
            picture.nodes[edge.from].text + u' ' + edge.words + u' ' + picture.nodes[edge.to].text;
        if (!holders.isEmpty())
            sentence += QCoreApplication::translate("graph", ", held by ") + holders.join(", ");
        sentences.append(sentence + u'.');
    }
    if (const QString replies = replies_text(picture); !replies.isEmpty())
        sentences.append(replies + u'.');
    if (picture.deadlock)
        sentences.prepend(QCoreApplication::translate("graph", "Deadlock."));
    return sentences.join(u' ');
}

QString graph_not_told() {
    return QCoreApplication::translate("graph", "This trace does not tell who waits for whom.");
}

}  // namespace threadline::app
