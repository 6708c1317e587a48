// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "client/core/timelinemodel.h"
#include "client/widgets/messagerow.h"
#include "client/widgets/theme.h"
#include "client/widgets/timelinerows.h"
#include "client/widgets/timelineview.h"

#include <QAccessible>
#include <QApplication>
#include <QClipboard>
#include <QMenu>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QUrl>
#include <ctime>

using namespace Parlor;

namespace {

const QString Me = QStringLiteral("me");

Event line(Seq seq, const QString &text, const QString &author = QStringLiteral("Ana"),
           const Spans &spans = {})
{
    Event made;
    made.room = QStringLiteral("lobby");
    made.epoch = QStringLiteral("e");
    made.seq = seq;
    made.prev = seq - 1;
    made.author.id = author;
    made.author.name = author;
    made.author.color = int(author.size());
    made.time = 1'790'000'000'000 + seq * 20'000;
    made.text = text;
    made.spans = spans;
    return made;
}

Event waiting(const QString &id, const QString &text)
{
    Event made = line(0, text, Me);
    made.id = id;
    return made;
}

Events lines(Seq from, int count)
{
    Events made;
    for (Seq seq = from; seq < from + count; ++seq)
        made << line(
            seq, QStringLiteral("Message %1. ").arg(seq) + QStringLiteral("word ").repeated(seq * 37 % 80),
            QStringLiteral("P%1").arg(seq % 5));
    return made;
}

double cpuMilliseconds()
{
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return double(now.tv_sec) * 1e3 + double(now.tv_nsec) / 1e6;
}

} // namespace

class TestTimelineView : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_model = std::make_unique<TimelineModel>();
        m_model->setOwnId(Me);
        m_view = std::make_unique<TimelineView>();
        m_view->setOwnId(Me);
        m_view->resize(760, 640);
        m_view->show();
        m_view->setModel(m_model.get());
        QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
    }
    void cleanup()
    {
        m_view.reset();
        m_model.reset();
    }

    void emptyAndWithoutModel()
    {
        m_view->grab();
        QCOMPARE(m_view->rowAt({10, 10}), -1);
        m_view->setModel(nullptr);
        m_view->grab();
        QTest::keyClick(m_view.get(), Qt::Key_Up);
        QTest::mouseClick(m_view->viewport(), Qt::LeftButton);
        QVERIFY(m_view->selectedText().isEmpty());
    }

    void staysAtTheBottom()
    {
        m_model->reset(lines(1, 200), false);
        QVERIFY(m_view->atBottom());
        m_model->insert({line(201, QStringLiteral("new"))}, Me);
        QVERIFY(m_view->atBottom());
        QVERIFY(!m_view->rowRect(200).isEmpty());
        m_view->resize(500, 300);
        QVERIFY(m_view->atBottom());
        QCOMPARE(m_view->rowRect(200).bottom() + 1, m_view->viewport()->height());
    }

    void whoReadsFurtherUpStaysThereAndSeesWhatCameIn()
    {
        m_model->reset(lines(1, 200), false);
        scrollUp(2000);
        const int row = m_view->rowAt({100, 300});
        const QRect rect = m_view->rowRect(row);
        m_model->insert(lines(201, 3), Me);
        QCOMPARE(m_view->rowRect(row), rect);
        auto *pill = m_view->findChild<QPushButton *>(QStringLiteral("newPill"));
        QTRY_VERIFY(pill->isVisible());
        QTRY_VERIFY(pill->text().contains(QStringLiteral("3")));
        QTest::mouseClick(pill, Qt::LeftButton);
        QVERIFY(m_view->atBottom());
        QVERIFY(!pill->isVisible());
    }

    void ownLinesGoToTheBottom()
    {
        m_model->reset(lines(1, 200), false);
        scrollUp(2000);
        m_model->addWaiting(waiting(QStringLiteral("a"), QStringLiteral("mine")));
        QVERIFY(m_view->atBottom());
    }

    void olderLinesComeInWithoutAJump()
    {
        m_model->reset(lines(1001, 100), true);
        QSignalSpy older(m_view.get(), &TimelineView::olderRequested);
        scrollUp(1'000'000);
        QTRY_COMPARE(older.size(), 1);
        scrollUp(100);
        QCOMPARE(older.size(), 1);
        const QRect rect = m_view->rowRect(0);
        const QString text = m_model->at(0).event.text;
        QVERIFY(!rect.isEmpty());
        m_model->prepend(lines(801, 200), true);
        QCOMPARE(m_model->at(200).event.text, text);
        // The day line above it went to the row that is now the first.
        QCOMPARE(m_view->rowRect(200).bottom(),
                 rect.bottom() - (rect.height() - m_view->rowRect(200).height()));
        QCOMPARE(m_view->rowRect(200).top(), rect.top());
        scrollUp(1'000'000);
        QTRY_COMPARE(older.size(), 2);
    }

    void asksOnBehindAPageWithoutALine()
    {
        m_model->reset(lines(1001, 5), true);
        QSignalSpy older(m_view.get(), &TimelineView::olderRequested);
        QTRY_COMPARE(older.size(), 1);
        Events reactions;
        for (Seq seq = 951; seq <= 1000; ++seq) {
            Event react;
            react.seq = seq;
            react.kind = EventKind::React;
            react.target = 1;
            reactions.append(react);
        }
        m_model->prepend(reactions, true);
        QTRY_COMPARE(older.size(), 2);
        m_model->prepend({}, false);
        QTest::qWait(0);
        QCOMPARE(older.size(), 2);
    }

    void comesBackToWhereARoomWas()
    {
        m_model->reset(lines(1, 300), false);
        scrollUp(3000);
        const int row = m_view->rowAt({100, 200});
        const QRect rect = m_view->rowRect(row);
        TimelineModel other;
        other.reset(lines(1, 20), false);
        m_view->setModel(&other);
        QVERIFY(m_view->atBottom());
        m_view->setModel(m_model.get());
        QCOMPARE(m_view->rowRect(row), rect);
        m_view->setModel(nullptr);
    }

    void waitingLinesBecomeEvents()
    {
        m_model->reset(lines(1, 3), false);
        m_model->addWaiting(waiting(QStringLiteral("a"), QStringLiteral("**x**")));
        m_model->addWaiting(waiting(QStringLiteral("b"), QStringLiteral("y")));
        m_view->grab();
        Event answered = line(5, QStringLiteral("x"), Me, {{SpanKind::Bold, 0, 1, {}}});
        answered.id = QStringLiteral("a");
        m_model->insert({line(4, QStringLiteral("between")), answered}, Me);
        m_view->grab();
        QVERIFY(m_view->atBottom());
        QCOMPARE(m_model->rowCount(), 6);
    }

    void failedLinesAreTakenBackByAClick()
    {
        m_model->reset(lines(1, 3), false);
        m_model->addWaiting(waiting(QStringLiteral("a"), QStringLiteral("too much")));
        m_model->setFailed(QStringLiteral("a"), RefusalCode::TextTooLong);
        QSignalSpy back(m_view.get(), &TimelineView::takeBackRequested);
        const QRect rect = m_view->rowRect(3);
        for (int x = 60; x < 500 && back.isEmpty(); x += 10)
            QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, {x, rect.bottom() - 12});
        QCOMPARE(back.size(), 1);
        QCOMPARE(back.at(0).at(0).toString(), QStringLiteral("a"));
        m_view->setFocusedRow(3);
        QTest::keyClick(m_view.get(), Qt::Key_Return);
        QCOMPARE(back.size(), 2);
    }

    void onlySafeLinksAreOpened_data()
    {
        QTest::addColumn<QString>("target");
        QTest::addColumn<bool>("opens");
        QTest::newRow("https") << QStringLiteral("https://example.org/a?b=c") << true;
        QTest::newRow("mail") << QStringLiteral("mailto:ana@example.org") << true;
        QTest::newRow("script") << QStringLiteral("javascript:alert(1)") << false;
        QTest::newRow("file") << QStringLiteral("file:///etc/passwd") << false;
    }
    void onlySafeLinksAreOpened()
    {
        QFETCH(QString, target);
        QFETCH(bool, opens);
        m_model->reset(
            {line(1, QStringLiteral("here it is"), QStringLiteral("Ana"), {{SpanKind::Link, 0, 10, target}})},
            false);
        QSignalSpy activated(m_view.get(), &TimelineView::linkActivated);
        const QRect rect = m_view->rowRect(0);
        QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, {80, rect.bottom() - 18});
        QCOMPARE(activated.size(), opens ? 1 : 0);
        if (opens)
            QCOMPARE(activated.at(0).at(0).toUrl(), QUrl(target));
        activated.clear();
        QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, {600, rect.bottom() - 18});
        QCOMPARE(activated.size(), 0);
    }

    void selectsAcrossMessages()
    {
        m_model->reset({line(1, QStringLiteral("first line")), line(2, QStringLiteral("second line")),
                        line(3, QStringLiteral("third line"))},
                       false);
        const QRect first = m_view->rowRect(0);
        const QRect third = m_view->rowRect(2);
        drag({69, first.bottom() - 12}, {600, first.bottom() - 12});
        QCOMPARE(m_view->selectedText(), QStringLiteral("first line"));
        drag({69, first.bottom() - 12}, {600, third.bottom() - 10});
        const QStringList copied = m_view->selectedText().split(u'\n');
        QCOMPARE(copied.size(), 3);
        QVERIFY(copied.at(0).endsWith(QStringLiteral("Ana: first line")));
        QVERIFY(copied.at(2).endsWith(QStringLiteral("Ana: third line")));
        // It stays where it is while others come in above and below.
        const QString before = m_view->selectedText();
        m_model->insert({line(4, QStringLiteral("more"))}, Me);
        QCOMPARE(m_view->selectedText(), before);
        QTest::keySequence(m_view.get(), QKeySequence::Copy);
        QCOMPARE(QGuiApplication::clipboard()->text(), before);
        QTest::keySequence(m_view.get(), QKeySequence::SelectAll);
        QCOMPARE(m_view->selectedText().count(u'\n'), 3);
    }

    void keyboard()
    {
        m_model->reset(lines(1, 100), false);
        m_view->setFocus(Qt::TabFocusReason);
        QTest::keyClick(m_view.get(), Qt::Key_Home);
        QCOMPARE(m_view->focusedRow(), 0);
        QCOMPARE(m_view->rowRect(0).top(), 0);
        QTest::keyClick(m_view.get(), Qt::Key_Down);
        QCOMPARE(m_view->focusedRow(), 1);
        QTest::keyClick(m_view.get(), Qt::Key_PageDown);
        QVERIFY(m_view->rowRect(0).isEmpty());
        QTest::keyClick(m_view.get(), Qt::Key_End);
        QVERIFY(m_view->atBottom());
        QCOMPARE(m_view->focusedRow(), 99);
        QTest::keyClick(m_view.get(), Qt::Key_Up);
        QCOMPARE(m_view->focusedRow(), 98);
        QSignalSpy left(m_view.get(), &TimelineView::left);
        QTest::keyClick(m_view.get(), Qt::Key_Escape);
        QCOMPARE(left.size(), 1);
    }

    void longMessagesAreShortened()
    {
        m_model->reset({line(1, QString(QString(500, u'\n') + QStringLiteral("end")))}, false);
        const int shortened = m_view->rowRect(0).height();
        QVERIFY2(shortened < 41 * 21 + 200, qPrintable(QString::number(shortened)));
        std::unique_ptr<QMenu> menu(m_view->menuFor(0));
        QAction *more = menu->actions().last();
        more->trigger();
        QVERIFY(m_view->rowRect(0).height() > 400 * 21);
    }

    void changedMessagesAreLaidOutAnew()
    {
        Events events = lines(1, 60);
        for (Event &event : events)
            event.time = events.constFirst().time;
        events[58].author = events[57].author; // continues the one above: no name, no time
        m_model->reset(events, false);
        const QRect before = m_view->rowRect(57);
        const QRect next = m_view->rowRect(59);
        Event edit = line(100, QStringLiteral("line\n").repeated(9) + QStringLiteral("end"));
        edit.kind = EventKind::Edit;
        edit.target = 58;
        m_model->insert({edit}, Me);
        QTRY_COMPARE(m_view->rowRect(57).height(), 10 * 21 + 31);
        QCOMPARE(m_view->rowRect(59), next); // at the bottom one stays there
        QVERIFY(m_view->rowRect(57).height() != before.height());
        TimelineRows rows;
        rows.setModel(m_model.get());
        rows.setLook(m_view->font(), Theme::day(), 760);
        QVERIFY(rows.at(57).time.endsWith(QStringLiteral("(edited)")));
        QVERIFY(rows.at(57).header);

        // The mark of one without a time stands behind its words, and is no part of them.
        edit.seq = 101;
        edit.target = 59;
        edit.text = QStringLiteral("short");
        m_model->insert({edit}, Me);
        QTRY_COMPARE(m_view->rowRect(58).height(), 21 + 2 * 3);
        rows.forgetAll();
        const MessageRow &made = rows.at(58);
        QVERIFY(!made.header);
        QCOMPARE(made.blocks.size(), size_t(1));
        QCOMPARE(made.blocks.front().layout->text(), QStringLiteral("short (edited)"));
        QCOMPARE(made.textLength, 5);
        const QRect text = made.blocks.front().text;
        QCOMPARE(made.positionAt({text.right(), text.center().y()}, Qt::LeftToRight), 5);

        Event gone = edit;
        gone.kind = EventKind::Delete;
        gone.seq = 102;
        gone.target = 58;
        gone.text.clear();
        m_model->insert({gone}, Me);
        QTRY_COMPARE(m_view->rowRect(57).height(), 21 + 31);
        rows.forgetAll();
        QCOMPARE(rows.at(57).gone, QStringLiteral("This message was deleted."));
        QVERIFY(!rows.at(57).time.contains(u'('));
        QCOMPARE(m_view->rowRect(59), next);
        m_view->grab();
    }

    void marksBehindAnyText_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<Spans>("spans");
        QTest::newRow("code") << QStringLiteral("code") << Spans{{SpanKind::CodeBlock, 0, 4, {}}};
        QTest::newRow("quote") << QStringLiteral("quote") << Spans{{SpanKind::Quote, 0, 5, {}}};
        QTest::newRow("hebrew") << QStringLiteral("\u05E9\u05DC\u05D5\u05DD") << Spans{};
        QTest::newRow("many lines") << QString(500, u'\n') << Spans{};
        QTest::newRow("long") << QString(9000, u'x') << Spans{};
    }
    void marksBehindAnyText()
    {
        QFETCH(QString, text);
        QFETCH(Spans, spans);
        Event edited = line(2, text, QStringLiteral("Ana"), spans);
        edited.edited = 3;
        m_model->reset({line(1, QStringLiteral("one")), edited}, false);
        TimelineRows rows;
        rows.setModel(m_model.get());
        rows.setLook(m_view->font(), Theme::day(), 760);
        QVERIFY(!rows.at(1).header);
        const QString last = rows.at(1).blocks.back().layout->text();
        QVERIFY2(last.endsWith(QStringLiteral("(edited)")), qPrintable(last.right(40)));
        QVERIFY(rows.at(1).textLength <= text.size());
        m_view->grab();
    }

    void foldsAgainWhatIsShortNow()
    {
        m_model->reset({line(1, QString(500, u'\n') + QStringLiteral("end"))}, false);
        std::unique_ptr<QMenu> menu(m_view->menuFor(0));
        menu->actions().last()->trigger();
        Event edit = line(2, QStringLiteral("short"));
        edit.kind = EventKind::Edit;
        edit.target = 1;
        m_model->insert({edit}, Me);
        std::unique_ptr<QMenu> later(m_view->menuFor(0));
        for (const QAction *action : later->actions())
            QVERIFY2(!action->text().contains(QStringLiteral("Show")), qPrintable(action->text()));
    }

    void menuOffersWhatIsAllowed()
    {
        Event gone = line(3, {}, Me);
        gone.deleted = true;
        m_model->reset({line(1, QStringLiteral("other")), line(2, QStringLiteral("mine"), Me), gone}, false);
        const auto offers = [this](int row) {
            std::unique_ptr<QMenu> menu(m_view->menuFor(row));
            QStringList texts;
            for (const QAction *action : menu->actions()) {
                if (!action->isSeparator())
                    texts.append(action->text());
            }
            return texts.join(u',');
        };
        QCOMPARE(offers(1), QStringLiteral("Copy message"));
        MessageRights rights;
        rights.edit = [](const Event &event) { return event.author.id == Me && !event.deleted; };
        rights.remove = [](const Event &event) { return !event.deleted; };
        m_view->setRights(rights);
        QCOMPARE(offers(0), QStringLiteral("Delete,Copy message"));
        QCOMPARE(offers(1), QStringLiteral("Edit,Delete,Copy message"));
        QCOMPARE(offers(2), QString());
        m_view->setFocusedRow(2);
        QTest::keyClick(m_view.get(), Qt::Key_Return); // nothing to offer, so no menu
        QVERIFY(!QApplication::activePopupWidget());
        QSignalSpy edited(m_view.get(), &TimelineView::editRequested);
        QSignalSpy deleted(m_view.get(), &TimelineView::deleteRequested);
        std::unique_ptr<QMenu> menu(m_view->menuFor(1));
        menu->actions().at(0)->trigger();
        menu->actions().at(1)->trigger();
        QCOMPARE(edited.size(), 1);
        QCOMPARE(edited.at(0).at(0).toString(), QStringLiteral("#2"));
        QCOMPARE(deleted.size(), 1);
        QCOMPARE(deleted.at(0).at(0).toString(), QStringLiteral("#2"));
    }

    void copiesNoTombstones()
    {
        Event gone = line(2, {});
        gone.deleted = true;
        m_model->reset({line(1, QStringLiteral("one")), gone, line(3, QStringLiteral("three"))}, false);
        m_view->selectAll();
        QCOMPARE(m_view->selectedText().count(u'\n'), 1);
    }

    void hostileMessages_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("name");
        QTest::newRow("html") << QStringLiteral("<img src=x onerror=alert(1)>")
                              << QStringLiteral("<b>Ana</b>");
        QTest::newRow("zalgo") << QString(u'Z') + QString(3000, QChar(0x0301))
                               << QString(u'Z') + QString(60, QChar(0x0301));
        QTest::newRow("override") << QStringLiteral("\u202Etxt.exe") << QStringLiteral("\u202EanA");
        QTest::newRow("no spaces") << QString(8000, u'W') << QString(200, u'W');
        QTest::newRow("breaks") << QString(8000, u'\n') << QStringLiteral("a\nb");
        QTest::newRow("zero width") << QString(4500, QChar(0x200D)) << QString(50, QChar(0x200B));
        QTest::newRow("emoji") << QStringLiteral("\U0001F468\u200D\U0001F469\u200D\U0001F467").repeated(40)
                               << QStringLiteral("\U0001F600");
        QTest::newRow("surrogates") << QString(4100, QChar(0xD83D)) << QString(QChar(0xDE00));
        QTest::newRow("empty") << QString() << QString();
        QTest::newRow("null") << QString(20, QChar(0)) << QString(2, QChar(0));
    }
    void hostileMessages()
    {
        QFETCH(QString, text);
        QFETCH(QString, name);
        Spans crossing;
        for (int i = 0; i < 40; ++i)
            crossing << Span{SpanKind(i % 8), i * 3 - 5, i * 7, QStringLiteral("https://x.example")};
        m_model->reset({line(1, text, name, crossing), line(2, QStringLiteral("after"))}, false);
        for (const int width : {1, 90, 300, 760}) {
            m_view->resize(width, 640);
            m_view->grab();
            QVERIFY(m_view->rowRect(1).height() > 0);
        }
        QTest::mouseMove(m_view->viewport(), {100, 600});
        drag({100, 20}, {300, 600});
        m_view->selectedText();
        scrollUp(400);
        m_view->grab();
    }

    void whatIsNewHasALine()
    {
        m_model->reset(lines(1, 40), false);
        const int before = m_view->rowRect(38).height();
        TimelineModel other;
        m_view->setModel(&other);
        m_view->setModel(m_model.get(), 38);
        QVERIFY(m_view->rowRect(38).height() > before);
        m_view->clearUnread();
        QCOMPARE(m_view->rowRect(38).height(), before);
    }

    void isAnAccessibleList()
    {
        m_model->reset(lines(1, 50), false);
        QAccessibleInterface *list = QAccessible::queryAccessibleInterface(m_view.get());
        QVERIFY(list);
        QCOMPARE(list->role(), QAccessible::List);
        QVERIFY(!list->text(QAccessible::Name).isEmpty());
        QCOMPARE(list->childCount(), 50);
        QAccessibleInterface *last = list->child(49);
        QVERIFY(last);
        QCOMPARE(last->role(), QAccessible::ListItem);
        const QString name = last->text(QAccessible::Name);
        QVERIFY2(name.startsWith(QStringLiteral("P0, ")) && name.contains(QStringLiteral("Message 50.")),
                 qPrintable(name));
        QVERIFY(!last->rect().isEmpty());
        QVERIFY(!last->state().offscreen);
        QVERIFY(list->child(0)->state().offscreen);
        QCOMPARE(list->childAt(last->rect().center().x(), last->rect().center().y()), last);
        QCOMPARE(list->indexOfChild(last), 49);
        m_model->prepend(lines(-99, 100), false);
        m_model->insert(lines(51, 20), Me);
        QCOMPARE(list->indexOfChild(last), 49);
        QCOMPARE(last->text(QAccessible::Name), name);
        QCOMPARE(list->child(70), nullptr);
        QCOMPARE(last->parent(), list);
        m_model->addWaiting(waiting(QStringLiteral("w"), QStringLiteral("soon")));
        QVERIFY(list->child(70)->text(QAccessible::Name).contains(QStringLiteral("Waiting")));
    }

    void followsTheDirectionOfTheInterface()
    {
        m_model->reset({line(1, QStringLiteral("hello"))}, false);
        m_view->setLayoutDirection(Qt::RightToLeft);
        m_view->grab();
        QVERIFY(!m_view->rowRect(0).isEmpty());
    }

    /// The cost of a message that comes in must not grow with how many there are.
    void costDoesNotGrow()
    {
        const double few = appendCost(1000);
        const double many = appendCost(100'000);
        QVERIFY2(many < 3 * few, qPrintable(QStringLiteral("1k: %1 ms, 100k: %2 ms").arg(few).arg(many)));
        qInfo("append and paint: %.2f ms with 1k, %.2f ms with 100k", few, many);
    }

private:
    void scrollUp(int pixels)
    {
        if (pixels > 100'000) {
            m_view->verticalScrollBar()->triggerAction(QAbstractSlider::SliderToMinimum);
            return;
        }
        QWheelEvent wheel({100, 100}, m_view->mapToGlobal(QPointF(100, 100)), {0, pixels}, {0, pixels},
                          Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(m_view->viewport(), &wheel);
    }

    void drag(QPoint from, QPoint to)
    {
        QTest::mousePress(m_view->viewport(), Qt::LeftButton, {}, from);
        QMouseEvent move(QEvent::MouseMove, to, m_view->viewport()->mapToGlobal(to), Qt::NoButton,
                         Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(m_view->viewport(), &move);
        QTest::mouseRelease(m_view->viewport(), Qt::LeftButton, {}, to);
    }

    double appendCost(int count)
    {
        m_model->reset(lines(1, count), false);
        QImage target(m_view->size(), QImage::Format_RGB32);
        m_view->render(&target);
        std::vector<double> costs;
        for (int i = 1; i <= 101; ++i) {
            const double before = cpuMilliseconds();
            m_model->insert(
                {line(count + i, QStringLiteral("one more line of an ordinary length, nothing special"))},
                Me);
            m_view->render(&target);
            costs.push_back(cpuMilliseconds() - before);
        }
        std::nth_element(costs.begin(), costs.begin() + 50, costs.end());
        return costs[50];
    }

    std::unique_ptr<TimelineModel> m_model;
    std::unique_ptr<TimelineView> m_view;
};

QTEST_MAIN(TestTimelineView)
#include "tst_timelineview.moc"
