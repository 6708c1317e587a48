// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "client/widgets/timelinelayout.h"

#include <QRandomGenerator>
#include <QTest>

using namespace Parlor;

namespace {

/// Rows that know their heights, and how often they were measured.
class FakeRows final : public RowMeasurer
{
public:
    int estimate(int) const override { return guess; }
    int measure(int row) override
    {
        ++measured;
        return heights.at(size_t(row));
    }
    void insert(int row, const std::vector<int> &more)
    {
        heights.insert(heights.begin() + row, more.begin(), more.end());
    }
    void remove(int row, int count) { heights.erase(heights.begin() + row, heights.begin() + row + count); }

    std::vector<int> heights;
    int guess = 60;
    int measured = 0;
};

constexpr int Viewport = 300;

} // namespace

class TestTimelineLayout : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_random.seed(4711);
        m_rows = FakeRows();
        m_layout = std::make_unique<TimelineLayout>(m_rows);
        m_layout->setViewport(Viewport);
    }

    void empty()
    {
        m_layout->reset(0);
        QVERIFY(m_layout->rows().empty());
        QVERIFY(m_layout->atBottom());
        QCOMPARE(m_layout->rowAt(10), -1);
        QCOMPARE(m_layout->maximum(), 0);
        m_layout->scrollBy(100);
        m_layout->show(3, TimelineLayout::Place::Top);
        QVERIFY(m_layout->rows().empty());
    }

    void fewRowsStandAtTheBottom()
    {
        fill({50, 70});
        QCOMPARE(m_layout->rows(), (std::vector<PlacedRow>{{0, 180, 50}, {1, 230, 70}}));
        m_layout->scrollBy(40);
        QVERIFY(m_layout->atBottom());
        QCOMPARE(m_layout->rows().front().top, 180);
    }

    void staysAtTheBottomWhenRowsComeIn()
    {
        fill(many(1000));
        QVERIFY(m_layout->atBottom());
        for (int i = 0; i < 50; ++i) {
            append({height()});
            QVERIFY(m_layout->atBottom());
            expectBottom();
        }
    }

    void staysAtItsRowWhenOneReadsFurtherUp()
    {
        fill(many(1000));
        m_layout->scrollBy(5000);
        const PlacedRow anchor = m_layout->rows().front();
        append(many(20));
        QVERIFY(!m_layout->atBottom());
        QCOMPARE(m_layout->rows().front(), anchor);
    }

    void olderRowsComeInWithoutAJump()
    {
        fill(many(300));
        m_layout->scrollTo(0);
        m_layout->scrollBy(-37);
        const PlacedRow anchor = m_layout->rows().front();
        insert(0, many(200));
        const PlacedRow after = m_layout->rows().front();
        QCOMPARE(after.row, anchor.row + 200);
        QCOMPARE(after.top, anchor.top);
    }

    void wrongEstimatesNeverMoveWhatIsShown()
    {
        m_rows.guess = 7;
        fill(many(2000));
        for (int step = 0; step < 400; ++step) {
            const auto before = m_layout->rows();
            m_layout->scrollBy(90);
            const auto after = m_layout->rows();
            const PlacedRow &first = before.front();
            for (const PlacedRow &placed : after) {
                if (placed.row == first.row)
                    QCOMPARE(placed.top, first.top + 90);
            }
        }
    }

    void onlyRowsInViewAreMeasured()
    {
        fill(std::vector<int>(100'000, 60));
        m_layout->rows();
        QVERIFY2(m_rows.measured <= 10, qPrintable(QString::number(m_rows.measured)));
        m_layout->invalidateAll();
        m_layout->rows();
        QVERIFY2(m_rows.measured <= 20, qPrintable(QString::number(m_rows.measured)));
        m_layout->scrollTo(m_layout->maximum() / 2);
        m_layout->rows();
        QVERIFY2(m_rows.measured <= 40, qPrintable(QString::number(m_rows.measured)));
    }

    void aChangeOfWidthKeepsThePlace()
    {
        fill(many(1000));
        m_layout->scrollBy(9000);
        const PlacedRow anchor = m_layout->rows().front();
        for (int &each : m_rows.heights)
            each += each / 2;
        m_layout->invalidateAll();
        QCOMPARE(m_layout->rows().front().row, anchor.row);
        QCOMPARE(m_layout->rows().front().top, anchor.top);
        m_layout->scrollToBottom();
        m_layout->setViewport(Viewport / 2);
        QVERIFY(m_layout->atBottom());
        expectBottom(Viewport / 2);
    }

    void theScrollBarReachesBothEnds()
    {
        fill(many(5000));
        m_layout->scrollTo(0);
        QCOMPARE(m_layout->rows().front(), (PlacedRow{0, 0, m_rows.heights.front()}));
        QCOMPARE(m_layout->value(), 0);
        m_layout->scrollTo(m_layout->maximum());
        QVERIFY(m_layout->atBottom());
        QCOMPARE(m_layout->value(), m_layout->maximum());
        expectBottom();
    }

    void showsARow_data()
    {
        QTest::addColumn<int>("row");
        for (const int row : {0, 1, 17, 500, 998, 999})
            QTest::addRow("%d", row) << row;
    }
    void showsARow()
    {
        QFETCH(int, row);
        fill(many(1000));
        using Place = TimelineLayout::Place;
        for (const Place place : {Place::Nearest, Place::Top, Place::Middle}) {
            m_layout->show(row, place);
            bool whole = false;
            for (const PlacedRow &placed : m_layout->rows())
                whole |= placed.row == row && placed.top >= 0 && placed.top + placed.height <= Viewport;
            QVERIFY(whole);
        }
    }

    /// Whatever happens: no holes, the viewport filled, rows at their true heights, the anchor where it was.
    void anythingMayHappen()
    {
        m_rows.guess = 45;
        fill(many(700));
        for (int step = 0; step < 3000; ++step) {
            const bool bottom = m_layout->atBottom();
            const std::vector<PlacedRow> before = m_layout->rows();
            int shift = 0;
            bool anchored = !bottom && !before.empty();
            const int count = int(m_rows.heights.size());
            switch (m_random.bounded(7)) {
            case 0:
                append(many(m_random.bounded(1, 4)));
                break;
            case 1:
                insert(0, many(m_random.bounded(1, 300)));
                shift = int(m_rows.heights.size()) - count;
                break;
            case 2: {
                const int row = m_random.bounded(count);
                const int gone = m_random.bounded(1, qMin(20, count - row) + 1);
                m_rows.remove(row, gone);
                m_layout->remove(row, gone);
                if (anchored && row <= before.front().row) {
                    anchored = row + gone <= before.front().row;
                    shift = -gone;
                }
                break;
            }
            case 3:
                m_layout->scrollBy(m_random.bounded(-700, 700));
                anchored = false;
                break;
            case 4: {
                const int row = m_random.bounded(count);
                m_rows.heights[size_t(row)] = height();
                m_layout->invalidate(row);
                break;
            }
            case 5:
                m_layout->scrollTo(m_random.bounded(qMax<int>(1, int(m_layout->maximum()))));
                anchored = false;
                break;
            default:
                m_layout->invalidateAll();
            }
            if (m_rows.heights.size() < 50) {
                insert(0, many(300));
                anchored = false;
            }
            expectFilled();
            if (QTest::currentTestFailed())
                return;
            // At the end of the list there may be nothing left to fill the viewport with: then it goes to the
            // bottom.
            if (anchored && !m_layout->atBottom()
                && m_layout->rows().front().row == before.front().row + shift
                && m_layout->rows().front().row > 0)
                QCOMPARE(m_layout->rows().front().top, before.front().top);
            if (bottom && anchored)
                QVERIFY(m_layout->atBottom());
        }
    }

private:
    int height() { return m_random.bounded(20, 140); }
    std::vector<int> many(int count)
    {
        std::vector<int> made(static_cast<size_t>(count));
        for (int &each : made)
            each = height();
        return made;
    }
    void fill(const std::vector<int> &heights)
    {
        m_rows.heights = heights;
        m_layout->reset(int(heights.size()));
    }
    void insert(int row, const std::vector<int> &heights)
    {
        m_rows.insert(row, heights);
        m_layout->insert(row, int(heights.size()));
    }
    void append(const std::vector<int> &heights) { insert(int(m_rows.heights.size()), heights); }

    void expectBottom(int viewport = Viewport)
    {
        const PlacedRow &last = m_layout->rows().back();
        QCOMPARE(last.row, int(m_rows.heights.size()) - 1);
        QCOMPARE(last.top + last.height, viewport);
    }
    void expectFilled()
    {
        const std::vector<PlacedRow> &rows = m_layout->rows();
        QCOMPARE(m_layout->count(), int(m_rows.heights.size()));
        QVERIFY(!rows.empty());
        for (size_t i = 0; i < rows.size(); ++i) {
            QCOMPARE(rows[i].height, m_rows.heights.at(size_t(rows[i].row)));
            if (i > 0) {
                QCOMPARE(rows[i].row, rows[i - 1].row + 1);
                QCOMPARE(rows[i].top, rows[i - 1].top + rows[i - 1].height);
            }
        }
        QVERIFY(rows.front().top <= 0 || rows.front().row == 0);
        QVERIFY(rows.back().top + rows.back().height >= Viewport);
        QVERIFY(m_layout->value() >= 0 && m_layout->value() <= m_layout->maximum());
    }

    QRandomGenerator m_random;
    FakeRows m_rows;
    std::unique_ptr<TimelineLayout> m_layout;
};

QTEST_GUILESS_MAIN(TestTimelineLayout)
#include "tst_timelinelayout.moc"
