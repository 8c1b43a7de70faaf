// Files of long traces that are damaged, or written by somebody who means harm.
#include "engine/session/range_parts.h"
#include "engine/session/session.h"
#include "engine/trace/chunk.h"
#include "engine/trace/event_coding.h"
#include "engine/trace/overview_coding.h"
#include "tests/engine/recorded_long.h"

#include <QTemporaryDir>
#include <QTest>

#include <fstream>
#include <map>
#include <random>

using namespace threadline;
using namespace threadline::session;
using test::Recorded;
using trace::Duration;
using trace::TimeRange;

class SessionLongTraceDamageTest : public QObject {
    Q_OBJECT

private slots:
    void damage_is_found_where_it_is_read();
    void whoever_means_harm_does_none();
    void what_a_node_says_fits_into_it();

private:
    std::filesystem::path path(const char* name) const {
        return std::filesystem::path(folder_.path().toStdString()) / name;
    }
    static std::string bytes_of(const std::filesystem::path& file) {
        std::ifstream in(file, std::ios::binary);
        return {std::istreambuf_iterator<char>(in), {}};
    }
    QTemporaryDir folder_;
};

void SessionLongTraceDamageTest::damage_is_found_where_it_is_read() {
    Recorded recorded(12, trace::CpuSource::Kernel);
    recorded.record(path("sound.tline"), 60'000);
    const std::string sound = bytes_of(path("sound.tline"));
    std::mt19937 random(11);
    int found = 0;
    for (int i = 0; i < 60; ++i) {
        std::string bytes = sound;
        bytes[8 + random() % (bytes.size() - 16)] ^= static_cast<char>(1 << random() % 8);
        std::ofstream(path("damaged.tline"), std::ios::binary) << bytes;
        const auto opened = open_trace(path("damaged.tline"));
        if (!opened.ok()) {
            QVERIFY(QString::fromStdString(opened.error().message).contains("damaged"));
            ++found;
            continue;
        }
        if (!opened->whole)
            continue;
        const auto built = opened->whole->detail(opened->trace.range());
        if (!built.ok()) {
            QVERIFY(QString::fromStdString(built.error().message).contains("damaged"));
            ++found;
        }
    }
    QVERIFY2(found > 30, qPrintable(QString::number(found)));
}

// The checksums are right: what is beside the events says what it likes.
void SessionLongTraceDamageTest::whoever_means_harm_does_none() {
    Recorded recorded(6, trace::CpuSource::Kernel);
    recorded.record(path("sound.tline"), 30'000);
    const std::string sound = bytes_of(path("sound.tline"));
    struct Place {
        std::size_t at;
        trace::ChunkHead head;
    };
    std::map<trace::ChunkKind, std::vector<Place>> chunks;
    for (std::size_t at = trace::file_head_size; at + trace::chunk_head_size <= sound.size();) {
        const auto head = trace::read_chunk_head(std::string_view(sound).substr(at));
        chunks[head.kind].push_back({at, head});
        at += trace::chunk_head_size + head.length;
    }
    constexpr std::uint32_t seed = 21;
    qInfo("seed %u", seed);
    std::mt19937 random(seed);
    int refused = 0;
    constexpr int tries = 600 / THREADLINE_ONE_IN;
    for (int i = 0; i < tries; ++i) {
        constexpr trace::ChunkKind kinds[] = {trace::ChunkKind::Checkpoint,
                                              trace::ChunkKind::Overview, trace::ChunkKind::Notes};
        const auto& of_kind = chunks[kinds[i % 3]];
        QVERIFY(!of_kind.empty());
        const Place& place = of_kind[random() % of_kind.size()];
        std::string content = sound.substr(place.at + trace::chunk_head_size, place.head.length);
        // What counts most stands at the begin.
        const std::size_t within =
            i % 2 == 0 ? content.size() : std::min<std::size_t>(content.size(), 60);
        for (std::size_t changes = 1 + random() % 3; changes > 0; --changes)
            content[random() % within] = static_cast<char>(random() % 3 == 0   ? 0xff
                                                           : random() % 3 == 0 ? 0
                                                                               : random());
        std::string bytes = sound;
        bytes.replace(place.at, trace::chunk_head_size + content.size(),
                      trace::make_chunk(place.head.kind, content));
        std::ofstream(path("crafted.tline"), std::ios::binary) << bytes;
        const auto opened = open_trace(path("crafted.tline"));
        if (!opened.ok()) {
            QVERIFY(opened.error().message.find('\n') == std::string::npos);
            ++refused;
            continue;
        }
        QVERIFY(opened->whole);
        static_cast<void>(opened->report());
        int parts = 0;
        const Status seen = for_each_part(
            opened.value(), opened->trace.range(),
            [&parts](const trace::Snapshot&, TimeRange) { return ++parts < 200; }, 10'000);
        if (!seen.ok()) {
            QVERIFY(seen.error().message.find('\n') == std::string::npos);
            ++refused;
        }
        QVERIFY(parts < 200);
    }
    QVERIFY2(refused * 6 > tries, qPrintable(QString::number(refused)));
}

void SessionLongTraceDamageTest::what_a_node_says_fits_into_it() {
    Recorded recorded(6, trace::CpuSource::Kernel);
    recorded.record(path("nodes.tline"), 30'000);
    const auto file = trace::TraceReader::open(path("nodes.tline"));
    QVERIFY(file.ok());
    std::mt19937 random(22);
    for (int i = 0; i < 3000 / THREADLINE_ONE_IN; ++i) {
        const auto& overviews = (*file)->overviews();
        std::string content = (*file)->content_of(overviews[random() % overviews.size()]).value();
        content[random() % content.size()] = static_cast<char>(0xff);
        trace::Snapshot snapshot;
        if (!decode_overview(content, (*file)->tables(), snapshot))
            continue;
        for (const auto& lane : snapshot.actors) {
            const trace::StateOverview& states = lane->overview->states;
            for (std::size_t k = 0; k < states.size(); ++k) {
                Duration sum{0};
                for (const Duration time : states[k].shares.time) {
                    QVERIFY(time >= Duration{0});
                    sum += time;
                }
                QVERIFY(sum <= states[k].end - states[k].begin);
            }
            QVERIFY(states.total().total() <= trace::latest_time);
        }
    }
}

QTEST_APPLESS_MAIN(SessionLongTraceDamageTest)
#include "session_long_trace_damage_test.moc"
