// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "client/widgets/composer.h"
#include "client/widgets/messageinput.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QInputMethodEvent>
#include <QLabel>
#include <QMimeData>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

using namespace Parlor;

class TestComposer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_composer = std::make_unique<Composer>();
        m_composer->resize(500, 200);
        m_composer->show();
        m_input = m_composer->findChild<MessageInput *>(QStringLiteral("messageInput"));
        m_send = m_composer->findChild<QPushButton *>(QStringLiteral("sendButton"));
        QVERIFY(m_input);
        QVERIFY(m_send);
    }
    void cleanup() { m_composer.reset(); }

    void enterSends()
    {
        QSignalSpy sent(m_composer.get(), &Composer::submitted);
        QTest::keyClicks(m_input, QStringLiteral("hello"));
        QTest::keyClick(m_input, Qt::Key_Return);
        QCOMPARE(sent.size(), 1);
        QCOMPARE(sent.at(0).at(0).toString(), QStringLiteral("hello"));
        QCOMPARE(m_composer->text(), QString());
        QTest::keyClicks(m_input, QStringLiteral("x"));
        QTest::keyClick(m_input, Qt::Key_Enter, Qt::KeypadModifier);
        QCOMPARE(sent.size(), 2);
    }

    void shiftEnterBeginsALine()
    {
        QSignalSpy sent(m_composer.get(), &Composer::submitted);
        QTest::keyClicks(m_input, QStringLiteral("one"));
        QTest::keyClick(m_input, Qt::Key_Return, Qt::ShiftModifier);
        QTest::keyClicks(m_input, QStringLiteral("two"));
        QCOMPARE(sent.size(), 0);
        QTest::mouseClick(m_send, Qt::LeftButton);
        QCOMPARE(sent.size(), 1);
        QCOMPARE(sent.at(0).at(0).toString(), QStringLiteral("one\ntwo"));
    }

    void answersUntilItIsCancelled()
    {
        auto *bar = m_composer->findChild<QLabel *>(QStringLiteral("editBarText"));
        QSignalSpy cancelled(m_composer.get(), &Composer::replyCancelled);
        QSignalSpy sent(m_composer.get(), &Composer::submitted);
        m_composer->setText(QStringLiteral("typed"));
        m_composer->setReply(QStringLiteral("Reply to Ana: ") + QString(500, u'x'));
        QVERIFY(m_composer->isReplying());
        QVERIFY(bar->isVisible());
        QTRY_VERIFY(bar->text().startsWith(QStringLiteral("Reply to Ana: xxx")));
        QVERIFY(bar->text().endsWith(u'\u2026'));
        QVERIFY(m_composer->width() <= 500);
        QTest::keyClick(m_input, Qt::Key_Escape);
        QVERIFY(!m_composer->isReplying());
        QVERIFY(!bar->isVisible());
        QCOMPARE(cancelled.size(), 1);
        QCOMPARE(m_composer->text(), QStringLiteral("typed")); // nothing typed is lost

        // One either answers or edits.
        m_composer->setReply(QStringLiteral("Reply to Ana: hi"));
        m_composer->beginEdit(QStringLiteral("old"));
        QCOMPARE(cancelled.size(), 2);
        QVERIFY(!m_composer->isReplying());
        QCOMPARE(bar->text(), QStringLiteral("Editing a message"));
        m_composer->setReply(QStringLiteral("Reply to Ana: hi"));
        QVERIFY(!m_composer->isEditing());
        QCOMPARE(m_composer->text(), QStringLiteral("typed"));
        QTRY_COMPARE(bar->text(), QStringLiteral("Reply to Ana: hi"));
        QTest::keyClick(m_input, Qt::Key_Return);
        QCOMPARE(sent.size(), 1);
    }

    void nothingIsNotSent()
    {
        QSignalSpy sent(m_composer.get(), &Composer::submitted);
        QTest::keyClick(m_input, Qt::Key_Return);
        QTest::keyClicks(m_input, QStringLiteral("   "));
        QTest::keyClick(m_input, Qt::Key_Return);
        QVERIFY(!m_send->isEnabled());
        QCOMPARE(sent.size(), 0);
    }

    void enterBelongsToTheInputMethod()
    {
        QSignalSpy sent(m_composer.get(), &Composer::submitted);
        QTest::keyClicks(m_input, QStringLiteral("a"));
        QInputMethodEvent composing(QStringLiteral("ni"), {});
        QCoreApplication::sendEvent(m_input, &composing);
        QTest::keyClick(m_input, Qt::Key_Return);
        QCOMPARE(sent.size(), 0);
        QInputMethodEvent done;
        done.setCommitString(QStringLiteral("\u4F60"));
        QCoreApplication::sendEvent(m_input, &done);
        m_input->setPlainText(QStringLiteral("a\u4F60"));
        QTest::keyClick(m_input, Qt::Key_Return);
        QCOMPARE(sent.size(), 1);
        QCOMPARE(sent.at(0).at(0).toString(), QStringLiteral("a\u4F60"));
    }

    void growsToEightLines()
    {
        const int one = m_input->sizeHint().height();
        m_composer->setText(QStringLiteral("1\n2\n3"));
        const int three = m_input->sizeHint().height();
        QVERIFY(three > 2 * one);
        m_composer->setText({});
        QTest::keyClicks(m_input, QStringLiteral("one"));
        QTest::keyClick(m_input, Qt::Key_Return, Qt::ShiftModifier);
        QTest::keyClicks(m_input, QStringLiteral("two"));
        const int two = m_input->sizeHint().height();
        QCOMPARE(two - one, three - two);
        QTRY_COMPARE(m_input->height(), two);
        QCOMPARE(m_input->verticalScrollBar()->maximum(), 0);
        m_composer->setText(QString(40, u'\n'));
        const int most = m_input->sizeHint().height();
        QVERIFY(most > three);
        m_composer->setText(QString(80, u'\n'));
        QCOMPARE(m_input->sizeHint().height(), most);
        m_composer->setText({});
        QCOMPARE(m_input->sizeHint().height(), one);
    }

    void countsNearTheLimit()
    {
        QSignalSpy sent(m_composer.get(), &Composer::submitted);
        m_composer->setLimit(200);
        m_composer->setText(QString(150, u'x'));
        QVERIFY(m_send->isEnabled());
        QVERIFY(hasLabelWith(QStringLiteral("50")));
        // Code points are counted, not UTF-16 code units.
        m_composer->setText(QStringLiteral("\U0001F600").repeated(200));
        QVERIFY(m_send->isEnabled());
        m_composer->setText(QString(203, u'x'));
        QVERIFY(hasLabelWith(QStringLiteral("3")));
        QVERIFY(!m_send->isEnabled());
        QTest::keyClick(m_input, Qt::Key_Return);
        QCOMPARE(sent.size(), 0);
        QCOMPARE(m_composer->text().size(), 203);
    }

    void tellsThatOneWrites()
    {
        QSignalSpy writing(m_composer.get(), &Composer::writingChanged);
        QTest::keyClicks(m_input, QStringLiteral("ab"));
        QCOMPARE(writing.size(), 2);
        QCOMPARE(writing.last().at(0).toBool(), true);
        QTest::keyClick(m_input, Qt::Key_Return);
        QCOMPARE(writing.last().at(0).toBool(), false);
        QCOMPARE(writing.size(), 3);
    }

    void whatIsTakenBackLosesNothing()
    {
        m_composer->setText(QStringLiteral("new"));
        m_composer->takeBack(QStringLiteral("old"));
        QCOMPARE(m_composer->text(), QStringLiteral("old\nnew"));
    }

    void pastesPlainText()
    {
        auto *mime = new QMimeData;
        mime->setHtml(QStringLiteral("<i>other</i>"));
        mime->setText(QStringLiteral("<b>bold</b>"));
        QGuiApplication::clipboard()->setMimeData(mime);
        m_input->paste();
        QCOMPARE(m_composer->text(), QStringLiteral("<b>bold</b>"));
    }

    void arrowUpInAnEmptyFieldLeavesIt()
    {
        QSignalSpy up(m_composer.get(), &Composer::upPressed);
        QTest::keyClick(m_input, Qt::Key_Up);
        QCOMPARE(up.size(), 1);
        QTest::keyClicks(m_input, QStringLiteral("x"));
        QTest::keyClick(m_input, Qt::Key_Up);
        QCOMPARE(up.size(), 1);
    }

    void editsAMessage()
    {
        QSignalSpy sent(m_composer.get(), &Composer::submitted);
        QSignalSpy saved(m_composer.get(), &Composer::editSubmitted);
        auto *bar = m_composer->findChild<QWidget *>(QStringLiteral("editBar"));
        QVERIFY(bar && !bar->isVisible());
        m_composer->setText(QStringLiteral("draft"));
        m_composer->beginEdit(QStringLiteral("old"));
        QVERIFY(bar->isVisible());
        QVERIFY(hasLabelWith(QStringLiteral("Editing a message")));
        QCOMPARE(m_send->accessibleName(), QStringLiteral("Save"));
        QCOMPARE(m_composer->text(), QStringLiteral("old"));
        QTest::keyClicks(m_input, QStringLiteral("er"));
        QTest::keyClick(m_input, Qt::Key_Return);
        QCOMPARE(saved.size(), 1);
        QCOMPARE(saved.last().at(0).toString(), QStringLiteral("older"));
        QVERIFY(m_composer->isEditing()); // until it is known what becomes of it
        m_composer->beginEdit(QStringLiteral("another"));
        QTest::keyClick(m_input, Qt::Key_Escape);
        QVERIFY(!m_composer->isEditing());
        QVERIFY(!bar->isVisible());
        QCOMPARE(m_composer->text(), QStringLiteral("draft"));
        QCOMPARE(m_send->accessibleName(), QStringLiteral("Send"));
        QTest::keyClick(m_input, Qt::Key_Escape);
        QCOMPARE(m_composer->text(), QStringLiteral("draft"));
        QCOMPARE(sent.size(), 0);
    }

    void editsToNothingAndWithinTheLimit()
    {
        QSignalSpy saved(m_composer.get(), &Composer::editSubmitted);
        m_composer->setLimit(5);
        m_composer->beginEdit(QStringLiteral("123456"));
        QVERIFY(!m_send->isEnabled());
        QTest::keyClick(m_input, Qt::Key_Return);
        QCOMPARE(saved.size(), 0);
        m_input->clear();
        QVERIFY(m_send->isEnabled());
        QTest::mouseClick(m_send, Qt::LeftButton);
        QCOMPARE(saved.size(), 1);
        QCOMPARE(saved.last().at(0).toString(), QString());
        QTest::mouseClick(m_composer->findChild<QPushButton *>(QStringLiteral("cancelEditButton")),
                          Qt::LeftButton);
        QVERIFY(!m_composer->isEditing());
        QVERIFY(!m_send->isEnabled());
    }

    void takingBackEndsAnEdit()
    {
        m_composer->setText(QStringLiteral("draft"));
        m_composer->beginEdit(QStringLiteral("old"));
        m_composer->takeBack(QStringLiteral("failed"));
        QVERIFY(!m_composer->isEditing());
        QCOMPARE(m_composer->text(), QStringLiteral("failed\ndraft"));
    }

    void controlsHaveNames()
    {
        QVERIFY(!m_input->accessibleName().isEmpty());
        QCOMPARE(m_send->accessibleName(), QStringLiteral("Send"));
    }

private:
    bool hasLabelWith(const QString &text) const
    {
        const auto labels = m_composer->findChildren<QLabel *>();
        return std::any_of(labels.begin(), labels.end(),
                           [&text](const QLabel *label) { return label->text().contains(text); });
    }

    std::unique_ptr<Composer> m_composer;
    MessageInput *m_input = nullptr;
    QPushButton *m_send = nullptr;
};

QTEST_MAIN(TestComposer)
#include "tst_composer.moc"
