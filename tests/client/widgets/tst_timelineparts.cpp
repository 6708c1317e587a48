// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "client/core/timelinemodel.h"
#include "client/widgets/messagerow.h"
#include "client/widgets/theme.h"
#include "client/widgets/timelinerows.h"
#include "client/widgets/timelineview.h"

#include <QAccessible>
#include <QHelpEvent>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolTip>
#include <QWheelEvent>

using namespace Parlor;

namespace {

const QString Me = QStringLiteral("me");
const QString Thumb = QStringLiteral("\U0001F44D");

Event line(Seq seq, const QString &text, const QString &author = QStringLiteral("Ana"))
{
    Event made;
    made.seq = seq;
    made.author.id = made.author.name = author;
    made.time = 1'790'000'000'000 + seq * 1000;
    made.text = text;
    return made;
}

Event answer(Seq seq, Seq reply, const QString &author = Me)
{
    Event made = line(seq, QStringLiteral("yes"), author);
    made.reply = reply;
    made.quote =
        Quote{QStringLiteral("Ana"), QStringLiteral("Ana"), QStringLiteral("line %1").arg(reply), false};
    return made;
}

Event reaction(Seq seq, Seq target, const QString &emoji, const QString &author, bool on = true)
{
    Event made = line(seq, {}, author);
    made.kind = EventKind::React;
    made.target = target;
    made.emoji = emoji;
    made.on = on;
    return made;
}

Events lines(Seq from, int count)
{
    Events made;
    for (Seq seq = from; seq < from + count; ++seq)
        made << line(seq, QStringLiteral("line %1").arg(seq), QStringLiteral("P%1").arg(seq % 3));
    return made;
}

} // namespace

/// What stands at a message beside its text, laid out and clicked at.
class TestTimelineParts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_model = std::make_unique<TimelineModel>();
        m_model->setOwnId(Me);
        m_view = std::make_unique<TimelineView>();
        m_view->setOwnId(Me);
        MessageRights rights;
        rights.answer = [](const Event &event) { return event.seq > 0 && !event.deleted; };
        rights.nameOf = [](const QString &id) -> QString { return id + QStringLiteral("'s name"); };
        m_view->setRights(rights);
        m_view->resize(760, 640);
        m_view->show();
        m_view->activateWindow();
        m_view->setModel(m_model.get());
        QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
    }
    void cleanup()
    {
        m_view.reset();
        m_model.reset();
    }

    void quoteIsAboveTheTextAndLeadsToItsOriginal()
    {
        m_model->reset({line(1, QStringLiteral("line 1")), answer(2, 1)}, false);
        const MessageRow &made = row(1);
        QCOMPARE(made.quoteName, QStringLiteral("Ana"));
        QCOMPARE(made.quote, QStringLiteral("line 1"));
        QVERIFY(made.quoteRect.bottom() < made.blocks.front().text.top());
        QVERIFY(made.quoteRect.contains(made.quoteTextRect) && made.quoteRect.contains(made.quoteNameRect));
        QSignalSpy jump(m_view.get(), &TimelineView::jumpRequested);
        QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, place(1, made.quoteRect.center()));
        QCOMPARE(jump.size(), 1);
        QCOMPARE(jump.at(0).at(0).value<Seq>(), 1);
        choose(1, QStringLiteral("Go to the answered message"));
        QCOMPARE(jump.size(), 2);
        QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {},
                          place(1, made.blocks.front().text.center()));
        QCOMPARE(jump.size(), 2);

        Event gone = line(3, {});
        gone.kind = EventKind::Delete;
        gone.target = 1;
        m_model->insert({gone}, Me);
        QVERIFY(row(1).quoteGone);
        QVERIFY(row(1).quote.contains(QStringLiteral("deleted")));
        m_view->grab();
    }

    void chipsToggle()
    {
        m_model->reset(lines(1, 2), false);
        const int before = m_view->rowRect(1).height();
        m_model->insert({reaction(3, 2, Thumb, QStringLiteral("Ana"))}, Me);
        QCOMPARE(row(1).chips.size(), size_t(1));
        QVERIFY(!row(1).chips.front().own);
        QCOMPARE(row(1).chips.front().count, QStringLiteral("1"));
        QVERIFY(m_view->rowRect(1).height() > before);
        QSignalSpy react(m_view.get(), &TimelineView::reactionRequested);
        clickChip(1, 0);
        QCOMPARE(react.size(), 1);
        QCOMPARE(react.at(0), (QVariantList{QStringLiteral("#2"), Thumb, true}));
        m_model->insert({reaction(4, 2, Thumb, Me)}, Me);
        QVERIFY(row(1).chips.front().own);
        QCOMPARE(row(1).chips.front().count, QStringLiteral("2"));
        clickChip(1, 0);
        QCOMPARE(react.at(1), (QVariantList{QStringLiteral("#2"), Thumb, false}));
        QHelpEvent help(QEvent::ToolTip, place(1, row(1).chips.front().rect.center()), {});
        QCoreApplication::sendEvent(m_view->viewport(), &help);
        QCOMPARE(QToolTip::text(), Qt::convertFromPlainText(QStringLiteral("Ana's name, you")));
        m_view->grab();
        m_model->insert(
            {reaction(5, 2, Thumb, Me, false), reaction(6, 2, Thumb, QStringLiteral("Ana"), false)}, Me);
        QTRY_COMPARE(m_view->rowRect(1).height(), before);
    }

    void manyChipsTakeManyLines()
    {
        Event event = line(1, QStringLiteral("x"));
        for (int i = 0; i < 40; ++i)
            event.reactions.append({QString(30, QChar(u'a' + i % 20)), {QStringLiteral("Ana")}});
        m_model->reset({event}, false);
        for (const int width : {1, 120, 400, 760}) {
            m_view->resize(width, 640);
            const MessageRow &made = row(0);
            QCOMPARE(made.chips.size(), size_t(40));
            for (const MessageRow::Chip &chip : made.chips) {
                QVERIFY(chip.rect.width() < 180);
                QVERIFY(chip.rect.bottom() < made.height);
                QVERIFY(chip.rect.left() == Metrics::TextLeft || chip.rect.right() < width);
            }
            m_view->grab();
        }
    }

    void reactionsByMenu()
    {
        Event event = line(1, QStringLiteral("x"));
        event.reactions = {{Thumb, {Me}}, {QStringLiteral("\U0001F98A"), {QStringLiteral("Ana")}}};
        m_model->reset({event}, false);
        QSignalSpy react(m_view.get(), &TimelineView::reactionRequested);
        const std::unique_ptr<QMenu> menu(m_view->menuFor(0));
        const QMenu *reactions = menu->findChild<QMenu *>();
        QVERIFY(reactions);
        QVERIFY(reactions->actions().at(0)->isChecked()); // one's own, to take it off
        reactions->actions().at(0)->trigger();
        reactions->actions().at(1)->trigger();
        reactions->actions().last()->trigger();
        const QString key = QStringLiteral("#1");
        QCOMPARE(react.at(0), (QVariantList{key, Thumb, false}));
        QCOMPARE(react.at(1), (QVariantList{key, QStringLiteral("\U0001F98A"), true}));
        QCOMPARE(react.at(2), (QVariantList{key, QString(), true}));
    }

    void repliesByKey()
    {
        m_model->reset(lines(1, 3), false);
        m_model->addWaiting(line(0, QStringLiteral("soon"), Me));
        QSignalSpy reply(m_view.get(), &TimelineView::replyRequested);
        m_view->setFocusedRow(1);
        QTest::keyClick(m_view.get(), Qt::Key_R);
        QCOMPARE(reply.size(), 1);
        QCOMPARE(reply.at(0).at(0).toString(), QStringLiteral("#2"));
        m_view->setFocusedRow(3); // has no seq to answer yet
        QTest::keyClick(m_view.get(), Qt::Key_R);
        QCOMPARE(reply.size(), 1);
        const std::unique_ptr<QMenu> menu(m_view->menuFor(1));
        QCOMPARE(menu->actions().first()->shortcut(), QKeySequence(Qt::Key_R));
    }

    void marksArePutOnAndTakenOff()
    {
        m_model->reset(lines(1, 40), false);
        const QRect last = m_view->rowRect(39);
        const int before = m_view->rowRect(38).height();
        m_view->setPins({39, 2});
        m_view->setSeen(39, {QStringLiteral("Ana"), QStringLiteral("Ben")});
        QVERIFY(row(38).marks.pinned);
        QCOMPARE(row(38).marks.seen, QStringLiteral("Seen by 2"));
        QVERIFY(m_view->rowRect(38).height() > before);
        QCOMPARE(m_view->rowRect(39), last); // nothing moves at the bottom
        QHelpEvent help(QEvent::ToolTip, place(38, row(38).seenRect.center()), {});
        QCoreApplication::sendEvent(m_view->viewport(), &help);
        QCOMPARE(QToolTip::text(), Qt::convertFromPlainText(QStringLiteral("Ana's name, Ben's name")));
        QAccessibleInterface *list = QAccessible::queryAccessibleInterface(m_view.get());
        QVERIFY(list->child(38)->text(QAccessible::Name).contains(QStringLiteral("Pinned")));
        m_view->grab();
        m_view->setPins({});
        m_view->setSeen(40, {QStringLiteral("Ana")});
        QCOMPARE(m_view->rowRect(38).height(), before);
        QVERIFY(row(38).marks.seen.isEmpty());
        QCOMPARE(row(39).marks.seen, QStringLiteral("Seen by 1"));
    }

    /// Whatever becomes higher above or below: the line one reads stays.
    void readersStayWhereTheyAre()
    {
        m_model->reset(lines(1, 200), false);
        wheel(3000);
        const int middle = m_view->rowAt({100, 300});
        const int above = m_view->rowAt({100, 2});
        const QRect rect = m_view->rowRect(middle);
        QVERIFY(above < middle);
        Events marks;
        for (Seq seq = 201; seq < 401; ++seq)
            marks << reaction(seq, seq - 200, Thumb, QStringLiteral("Ana"));
        m_model->insert(marks.mid(0, above), Me); // above what is in view
        m_model->insert(marks.mid(middle + 1), Me);
        m_view->setPins({Seq(above), Seq(above - 1)});
        QCOMPARE(m_view->rowRect(middle), rect);
        wheel(600);
        wheel(-600);
        QCOMPARE(m_view->rowRect(middle), rect);
    }

    void foldsWhomOneIgnores()
    {
        m_model->reset({line(1, QStringLiteral("one")), line(2, QString(900, u'x'), QStringLiteral("Ben")),
                        line(3, QStringLiteral("three"), QStringLiteral("Ben"))},
                       false);
        m_model->setIgnored({QStringLiteral("Ben")});
        QVERIFY(row(1).marks.folded);
        QVERIFY(row(1).blocks.empty());
        QVERIFY(!row(1).header);
        QVERIFY(m_view->rowRect(1).height() < 30);
        QAccessibleInterface *list = QAccessible::queryAccessibleInterface(m_view.get());
        QCOMPARE(list->child(1)->text(QAccessible::Name), MessageTexts::folded());
        m_view->selectAll();
        QVERIFY(!m_view->selectedText().contains(QStringLiteral("three")));
        m_view->grab();
        QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, place(1, row(1).foldRect.center()));
        QVERIFY(!row(1).marks.folded);
        QVERIFY(row(1).header);
        QCOMPARE(row(1).fold, QStringLiteral("Hide"));
        QVERIFY(list->child(1)->text(QAccessible::Name).contains(QStringLiteral("Ben")));
        choose(2, QStringLiteral("Show"));
        QVERIFY(!row(2).marks.folded);
        QVERIFY(!row(2).header); // goes on with the one above
        choose(1, QStringLiteral("Hide"));
        QVERIFY(row(1).marks.folded);
        QVERIFY(row(2).header);
        m_model->setIgnored({});
        QVERIFY(row(1).fold.isEmpty());
        QCOMPARE(row(1).blocks.size(), size_t(1));
    }

    void jumpsToAMessageAndMarksIt()
    {
        m_model->reset(lines(1, 300), false);
        m_view->showMessage(100);
        QCOMPARE(m_view->focusedRow(), 99);
        QVERIFY(m_view->viewport()->rect().contains(m_view->rowRect(99)));
        const QPoint corner = m_view->rowRect(99).topLeft() + QPoint(4, m_view->rowRect(99).height() - 4);
        QCOMPARE(colorAt(corner), Theme::day().accentTint);
        wheel(10);
        QCOMPARE(colorAt(m_view->rowRect(99).topLeft() + QPoint(4, m_view->rowRect(99).height() - 4)),
                 Theme::day().base);
        m_view->showMessage(0);
        QVERIFY(m_view->atBottom());
        m_view->showMessage(1000);
        QVERIFY(m_view->atBottom());
    }

    void aPieceOfThePastIsNotTheEnd()
    {
        m_model->reset(lines(1, 100), false);
        m_model->setAtEnd(false);
        auto *pill = m_view->findChild<QPushButton *>(QStringLiteral("newPill"));
        QTRY_VERIFY(pill->isVisible());
        QCOMPARE(pill->text(), QStringLiteral("Back to the newest"));
        QSignalSpy newer(m_view.get(), &TimelineView::newerRequested);
        QSignalSpy end(m_view.get(), &TimelineView::endRequested);
        wheel(400);
        QVERIFY(!newer.isEmpty());
        wheel(3000);
        newer.clear();
        wheel(10);
        QVERIFY(newer.isEmpty());
        wheel(-5000);
        QVERIFY(!newer.isEmpty());

        // What is read in behind the last line does not drag the reader along, and is no news.
        const QRect last = m_view->rowRect(99);
        QVERIFY(!last.isEmpty());
        m_model->insert(lines(101, 50), Me);
        QCOMPARE(m_view->rowRect(99), last);
        QCOMPARE(pill->text(), QStringLiteral("Back to the newest"));
        QTest::mouseClick(pill, Qt::LeftButton);
        QCOMPARE(end.size(), 1);
        QTest::keyClick(m_view.get(), Qt::Key_End);
        QCOMPARE(end.size(), 2);
        m_model->setAtEnd(true);
        m_view->scrollToBottom();
        QTRY_VERIFY(!pill->isVisible());
    }

    void tellsWhatWasSeen()
    {
        QSignalSpy seen(m_view.get(), &TimelineView::seen);
        m_model->reset(lines(1, 300), false);
        QTRY_VERIFY(!seen.isEmpty() && seen.last() == (QVariantList{Seq(300), true}));
        m_view->showMessage(100);
        const Seq upTo = seen.last().at(0).value<Seq>();
        QVERIFY2(upTo > 100 && upTo < 125, qPrintable(QString::number(upTo)));
        QCOMPARE(seen.last().at(1).toBool(), false);
        m_view->hide();
        QTRY_COMPARE(seen.last(), (QVariantList{Seq(0), false}));
    }

    void startsWhereOneStoppedReading()
    {
        m_model->reset(lines(1, 300), false);
        TimelineModel other;
        m_view->setModel(&other);
        QSignalSpy seen(m_view.get(), &TimelineView::seen);
        m_view->setModel(m_model.get(), 200);
        QVERIFY(row(200).unread);
        QCOMPARE(m_view->rowRect(200).top(), 0);
        QTRY_VERIFY(!seen.isEmpty());
        QVERIFY(seen.last().at(0).value<Seq>() < 230);

        // Of what is not loaded one knows nothing; the line comes with it.
        m_model->reset(lines(1001, 20), true);
        m_view->setModel(&other);
        m_view->setModel(m_model.get(), 990);
        QVERIFY(!row(0).unread);
        m_model->prepend(lines(951, 50), false);
        QVERIFY(row(40).unread);
        QVERIFY(!row(50).unread);
        m_view->setModel(nullptr);
    }

private:
    const MessageRow &row(int at) const { return m_view->laidOut(at); }
    QPoint place(int at, QPoint inRow) const { return m_view->rowRect(at).topLeft() + inRow; }
    void clickChip(int at, size_t chip) const
    {
        QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {},
                          place(at, row(at).chips.at(chip).rect.center()));
    }
    void choose(int at, const QString &what) const
    {
        const std::unique_ptr<QMenu> menu(m_view->menuFor(at));
        const QList<QAction *> actions = menu->actions();
        for (QAction *action : actions) {
            if (action->text() == what)
                return action->trigger();
        }
        QFAIL(qPrintable(what));
    }
    QColor colorAt(QPoint point) const { return m_view->viewport()->grab().toImage().pixelColor(point); }
    /// Positive: to what is further up.
    void wheel(int pixels) const
    {
        QWheelEvent event({100, 100}, m_view->mapToGlobal(QPointF(100, 100)), {0, pixels}, {0, pixels},
                          Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(m_view->viewport(), &event);
    }

    std::unique_ptr<TimelineModel> m_model;
    std::unique_ptr<TimelineView> m_view;
};

QTEST_MAIN(TestTimelineParts)
#include "tst_timelineparts.moc"
