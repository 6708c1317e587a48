// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "client/widgets/startview.h"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace Parlor;

class TestStartView : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_view = std::make_unique<StartView>();
        m_view->resize(900, 600);
        m_view->show();
        m_view->setName(QStringLiteral("Ana"));
    }
    void cleanup() { m_view.reset(); }

    void hosts()
    {
        QSignalSpy host(m_view.get(), &StartView::hostRequested);
        edit("titleInput")->setText(QStringLiteral("  Class   4b "));
        QTest::mouseClick(button("hostButton"), Qt::LeftButton);
        QCOMPARE(host.size(), 1);
        QCOMPARE(host.at(0), (QVariantList{QStringLiteral("Ana"), QStringLiteral("Class 4b")}));
        QTest::keyClick(edit("titleInput"), Qt::Key_Return);
        QCOMPARE(host.size(), 2);
    }

    void joins()
    {
        QSignalSpy join(m_view.get(), &StartView::joinRequested);
        QTest::keyClicks(edit("addressInput"), QStringLiteral(" 192.168.1.20:8080 "));
        QTest::mouseClick(button("joinButton"), Qt::LeftButton);
        QCOMPARE(join.size(), 1);
        QCOMPARE(join.at(0), (QVariantList{QStringLiteral("Ana"), QStringLiteral("192.168.1.20:8080")}));
    }

    void badNames_data()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("empty") << QString();
        QTest::newRow("blank") << QStringLiteral("   ");
        QTest::newRow("zero width") << QStringLiteral("\u200B\u200B");
        QTest::newRow("override") << QStringLiteral("Ana\u202Ex");
        QTest::newRow("too long") << QString(300, u'x');
    }
    void badNames()
    {
        QFETCH(QString, name);
        QSignalSpy host(m_view.get(), &StartView::hostRequested);
        QSignalSpy join(m_view.get(), &StartView::joinRequested);
        m_view->setName(name);
        m_view->setAddress(QStringLiteral("localhost"));
        QTest::mouseClick(button("hostButton"), Qt::LeftButton);
        QTest::mouseClick(button("joinButton"), Qt::LeftButton);
        QCOMPARE(host.size() + join.size(), 0);
        QVERIFY(label("nameError")->isVisible());
        QVERIFY(!label("nameError")->text().isEmpty());
        QTest::keyClicks(edit("nameInput"), QStringLiteral("B"));
        QVERIFY(!label("nameError")->isVisible());
    }

    void badAddresses_data()
    {
        QTest::addColumn<QString>("address");
        QTest::newRow("empty") << QString();
        QTest::newRow("spaces") << QStringLiteral("two words");
        QTest::newRow("scheme") << QStringLiteral("ftp://host/");
        QTest::newRow("port") << QStringLiteral("host:99999");
    }
    void badAddresses()
    {
        QFETCH(QString, address);
        QSignalSpy join(m_view.get(), &StartView::joinRequested);
        m_view->setAddress(address);
        QTest::mouseClick(button("joinButton"), Qt::LeftButton);
        QCOMPARE(join.size(), 0);
        QVERIFY(label("joinError")->isVisible());
    }

    void recents()
    {
        QSignalSpy join(m_view.get(), &StartView::joinRequested);
        QSignalSpy removed(m_view.get(), &StartView::recentRemoved);
        m_view->setRecents({{QStringLiteral("R&D <b>"), QStringLiteral("10.0.0.1:8080")},
                            {{}, QStringLiteral("10.0.0.2:8080")}});
        auto *box = m_view->findChild<QWidget *>(QStringLiteral("recentList"));
        QVERIFY(box->isVisible());
        QCOMPARE(box->findChildren<QPushButton *>().size(), 2);
        QVERIFY(box->findChildren<QPushButton *>().first()->text().contains(QStringLiteral("R&&D <b>")));
        QTest::mouseClick(box->findChildren<QPushButton *>().first(), Qt::LeftButton);
        QCOMPARE(join.size(), 1);
        QCOMPARE(join.at(0).at(1).toString(), QStringLiteral("10.0.0.1:8080"));
        // The app answers by giving the list anew, while the button is still speaking.
        connect(m_view.get(), &StartView::recentRemoved, this, [this] {
            m_view->setRecents({{{}, QStringLiteral("10.0.0.2:8080")}});
        });
        QTest::mouseClick(box->findChildren<QToolButton *>().first(), Qt::LeftButton);
        QCOMPARE(removed.size(), 1);
        QCOMPARE(removed.at(0).at(0).toString(), QStringLiteral("10.0.0.1:8080"));
        QTRY_COMPARE(box->findChildren<QPushButton *>().size(), 1);
    }

    void waitsWhileBusy()
    {
        QSignalSpy join(m_view.get(), &StartView::joinRequested);
        QSignalSpy cancel(m_view.get(), &StartView::cancelRequested);
        m_view->setAddress(QStringLiteral("localhost"));
        m_view->setBusy(true, QStringLiteral("Joining"));
        QTest::mouseClick(button("joinButton"), Qt::LeftButton);
        QTest::keyClick(edit("addressInput"), Qt::Key_Return);
        QCOMPARE(join.size(), 0);
        QTest::mouseClick(button("cancelButton"), Qt::LeftButton);
        QCOMPARE(cancel.size(), 1);
        m_view->setBusy(false);
        QVERIFY(!button("cancelButton")->isVisible());
        QTest::mouseClick(button("joinButton"), Qt::LeftButton);
        QCOMPARE(join.size(), 1);
    }

    void nothingIsReadAsMarkup()
    {
        m_view->showError(StartView::Part::Join, QStringLiteral("<b>x</b>"));
        const auto labels = m_view->findChildren<QLabel *>();
        for (const QLabel *each : labels) {
            if (!each->text().isEmpty())
                QCOMPARE(each->textFormat(), Qt::PlainText);
        }
    }

    void fitsIntoASmallWindow()
    {
        m_view->resize(720, 480);
        QVERIFY(button("hostButton")->isVisible());
        QVERIFY(button("joinButton")->isVisible());
        QCOMPARE(m_view->width(), 720);
        QCOMPARE(m_view->height(), 480);
    }

private:
    QLineEdit *edit(const char *name) { return m_view->findChild<QLineEdit *>(QLatin1StringView(name)); }
    QPushButton *button(const char *name)
    {
        return m_view->findChild<QPushButton *>(QLatin1StringView(name));
    }
    QLabel *label(const char *name) { return m_view->findChild<QLabel *>(QLatin1StringView(name)); }

    std::unique_ptr<StartView> m_view;
};

QTEST_MAIN(TestStartView)
#include "tst_startview.moc"
