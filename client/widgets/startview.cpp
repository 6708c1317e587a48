// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "client/widgets/startview.h"

#include "client/core/joinsettings.h"
#include "client/widgets/iconpainter.h"
#include "client/widgets/texts.h"
#include "client/widgets/theme.h"
#include "client/widgets/themeswitch.h"
#include "server/protocol/name.h"

#include <QEvent>
#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QToolButton>
#include <QUrl>
#include <QVBoxLayout>

namespace Parlor {

namespace {

constexpr int CardWidth = 320;
constexpr int CardGap = 24;
constexpr int PageMargin = 20;
constexpr int SideBySide = 2 * CardWidth + CardGap + 2 * PageMargin + 12; // and a scroll bar
constexpr int LowHeight = 560;                                            ///< below, the picture makes room
constexpr int ShownRecents = 4;

QLabel *makeLabel(const QString &text, const char *look, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    if (look)
        label->setProperty("look", QLatin1StringView(look));
    return label;
}

/// An address as people say it: a line has room for a title and the port, not for what goes without saying.
QString shortAddress(QString address)
{
    const QLatin1StringView scheme("http://");
    if (address.startsWith(scheme))
        address.remove(0, scheme.size());
    if (address.endsWith(u'/'))
        address.chop(1);
    return address;
}

} // namespace

StartView::StartView(QWidget *parent)
    : QWidget(parent)
    , m_picture(new QLabel(this))
    , m_brand(makeLabel(QStringLiteral("Parlor"), nullptr, this))
    , m_tagline(makeLabel(tr("Host a chat from your desktop. Nothing leaves the room."), "secondary", this))
    , m_nameLabel(makeLabel(tr("Your name"), nullptr, this))
    , m_name(new QLineEdit(this))
    , m_nameError(makeLabel({}, "danger", this))
    , m_status(makeLabel({}, "secondary", this))
    , m_cancel(new QPushButton(tr("Cancel"), this))
{
    setProperty("look", QStringLiteral("side"));
    setAttribute(Qt::WA_StyledBackground);
    m_name->setObjectName(QStringLiteral("nameInput"));
    m_name->setAccessibleName(tr("Your name"));
    m_name->setPlaceholderText(tr("What others see"));
    m_nameLabel->setBuddy(m_name);
    m_nameError->setObjectName(QStringLiteral("nameError"));
    m_cancel->setObjectName(QStringLiteral("cancelButton"));
    m_picture->setAlignment(Qt::AlignCenter);
    m_brand->setAlignment(Qt::AlignCenter);
    m_tagline->setAlignment(Qt::AlignCenter);
    m_status->setAlignment(Qt::AlignVCenter | Qt::AlignRight);

    auto *page = new QWidget;
    page->setProperty("look", QStringLiteral("side"));
    auto *nameBox = new QWidget(page);
    auto *names = new QVBoxLayout(nameBox);
    names->setContentsMargins(0, 0, 0, 0);
    names->setSpacing(6);
    names->addWidget(m_nameLabel);
    names->addWidget(m_name);
    names->addWidget(m_nameError);
    nameBox->setMaximumWidth(CardWidth);
    nameBox->setMinimumWidth(CardWidth);
    m_cards = new QBoxLayout(QBoxLayout::LeftToRight);
    m_cards->setSpacing(CardGap);
    m_cards->addStretch(1);
    m_cards->addWidget(makeHostCard());
    m_cards->addWidget(makeJoinCard());
    m_cards->addStretch(1);
    auto *busy = new QHBoxLayout;
    busy->addStretch(1);
    busy->addWidget(m_status);
    busy->addWidget(m_cancel);
    busy->addStretch(1);
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(PageMargin, 16, PageMargin, 16);
    column->setSpacing(0);
    column->addStretch(2);
    column->addWidget(m_picture);
    column->addSpacing(8);
    column->addWidget(m_brand);
    column->addWidget(m_tagline);
    column->addSpacing(20);
    column->addWidget(nameBox, 0, Qt::AlignHCenter);
    column->addSpacing(20);
    column->addLayout(m_cards);
    column->addSpacing(12);
    column->addLayout(busy);
    column->addStretch(3);

    auto *scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(page);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->addWidget(scroll);

    for (const auto &[before, after] : {std::pair<QWidget *, QWidget *>{m_name, m_title},
                                        {m_title, m_host},
                                        {m_host, m_address},
                                        {m_address, m_join},
                                        {m_join, m_recentBox},
                                        {m_recentBox, m_cancel}})
        setTabOrder(before, after);
    connect(m_host, &QPushButton::clicked, this, &StartView::host);
    connect(m_title, &QLineEdit::returnPressed, this, &StartView::host);
    connect(m_join, &QPushButton::clicked, this, &StartView::join);
    connect(m_address, &QLineEdit::returnPressed, this, &StartView::join);
    connect(m_cancel, &QPushButton::clicked, this, &StartView::cancelRequested);
    connect(m_name, &QLineEdit::textEdited, this, [this] { showError(Part::Name, {}); });
    connect(m_address, &QLineEdit::textEdited, this, [this] { showError(Part::Join, {}); });
    for (const Part part : {Part::Name, Part::Host, Part::Join})
        showError(part, {});
    setBusy(false);
    showRecents();
    restyle();
}

QFrame *StartView::makeHostCard()
{
    auto *card = new QFrame(this);
    card->setProperty("look", QStringLiteral("card"));
    card->setFixedWidth(CardWidth);
    m_hostHeading = makeLabel(tr("Host a chat"), nullptr, card);
    m_hostHint = makeLabel(tr("Everybody on your network can join, with a browser or with Parlor."),
                           "secondary", card);
    m_title = new QLineEdit(card);
    m_title->setObjectName(QStringLiteral("titleInput"));
    m_title->setAccessibleName(tr("Title of the chat, if you like"));
    m_title->setPlaceholderText(tr("Title of the chat, if you like"));
    m_title->setMaxLength(64);
    m_host = new QPushButton(tr("Host a chat"), card);
    m_host->setObjectName(QStringLiteral("hostButton"));
    m_host->setProperty("look", QStringLiteral("primary"));
    m_hostError = makeLabel({}, "danger", card);
    m_hostError->setObjectName(QStringLiteral("hostError"));
    auto *column = new QVBoxLayout(card);
    column->setContentsMargins(20, 18, 20, 20);
    column->setSpacing(10);
    column->addWidget(m_hostHeading);
    column->addWidget(m_hostHint);
    column->addWidget(m_title);
    column->addWidget(m_host);
    column->addWidget(m_hostError);
    column->addStretch(1);
    return card;
}

QFrame *StartView::makeJoinCard()
{
    auto *card = new QFrame(this);
    card->setProperty("look", QStringLiteral("card"));
    card->setFixedWidth(CardWidth);
    m_joinHeading = makeLabel(tr("Join a chat"), nullptr, card);
    m_joinHint = makeLabel(tr("Type or paste the address that the host shows you."), "secondary", card);
    m_address = new QLineEdit(card);
    m_address->setObjectName(QStringLiteral("addressInput"));
    m_address->setAccessibleName(tr("Address of the host"));
    m_address->setPlaceholderText(QStringLiteral("192.168.1.20:8080"));
    m_join = new QPushButton(tr("Join"), card);
    m_join->setObjectName(QStringLiteral("joinButton"));
    m_join->setProperty("look", QStringLiteral("primary"));
    m_joinError = makeLabel({}, "danger", card);
    m_joinError->setObjectName(QStringLiteral("joinError"));
    m_recentBox = new QWidget(card);
    m_recentBox->setObjectName(QStringLiteral("recentList"));
    auto *column = new QVBoxLayout(card);
    column->setContentsMargins(20, 18, 20, 20);
    column->setSpacing(10);
    column->addWidget(m_joinHeading);
    column->addWidget(m_joinHint);
    column->addWidget(m_address);
    column->addWidget(m_join);
    column->addWidget(m_joinError);
    column->addWidget(m_recentBox);
    column->addStretch(1);
    return card;
}

void StartView::setName(const QString &name)
{
    m_name->setText(name);
}

QString StartView::name() const
{
    return m_name->text();
}

void StartView::setAddress(const QString &address)
{
    m_address->setText(address);
}

void StartView::setRecents(const QVector<RecentChat> &recents)
{
    m_recents = recents;
    showRecents();
}

void StartView::showRecents()
{
    delete m_recentBox->layout();
    // One of these may be the button that was pressed, still speaking.
    const auto before = m_recentBox->findChildren<QWidget *>(Qt::FindDirectChildrenOnly);
    for (QWidget *each : before) {
        each->setParent(nullptr);
        each->deleteLater();
    }
    auto *column = new QVBoxLayout(m_recentBox);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    const Theme &theme = Theme::of(palette());
    for (const RecentChat &recent : m_recents.mid(0, ShownRecents)) {
        const QString address = shortAddress(recent.address);
        const QString words = recent.title.isEmpty()
            ? address
            : tr("%1, %2", "title, address").arg(Texts::isolated(recent.title), address);
        auto *choice = new QPushButton(m_recentBox);
        choice->setProperty("look", QStringLiteral("choice"));
        choice->setAccessibleName(tr("Join again: %1").arg(words));
        QString shown = QFontMetrics(choice->font()).elidedText(words, Qt::ElideRight, CardWidth - 108);
        choice->setText(shown.replace(u'&', QStringLiteral("&&"))); // no shortcuts from others' titles
        choice->setIcon(makeIcon(Icon::Clock, theme.faint));
        choice->setCursor(Qt::PointingHandCursor);
        auto *forget = new QToolButton(m_recentBox);
        forget->setIcon(makeIcon(Icon::Close, theme.faint));
        forget->setIconSize({12, 12});
        forget->setAccessibleName(tr("Forget %1").arg(words));
        auto *row = new QHBoxLayout;
        row->setSpacing(2);
        row->addWidget(choice, 1);
        row->addWidget(forget);
        column->addLayout(row);
        connect(choice, &QPushButton::clicked, this, [this, address = recent.address] {
            setAddress(address);
            join();
        });
        connect(forget, &QToolButton::clicked, this, [this, address = recent.address] {
            m_recents.removeIf([&address](const RecentChat &each) { return each.address == address; });
            Q_EMIT recentRemoved(address);
            showRecents();
        });
    }
    m_recentBox->setVisible(!m_recents.isEmpty());
}

void StartView::showError(Part part, const QString &error)
{
    QLabel *label = part == Part::Name ? m_nameError : part == Part::Host ? m_hostError : m_joinError;
    label->setText(error);
    label->setVisible(!error.isEmpty());
}

void StartView::setBusy(bool busy, const QString &what)
{
    m_busy = busy;
    m_host->setEnabled(!busy);
    m_join->setEnabled(!busy);
    m_recentBox->setEnabled(!busy);
    m_status->setText(what);
    m_status->setVisible(busy);
    m_cancel->setVisible(busy);
}

QString StartView::checkedName()
{
    const NameCheck check = checkName(m_name->text());
    if (!check.refusal)
        return check.name;
    Refusal refusal;
    refusal.code = *check.refusal;
    showError(Part::Name, Texts::refusal(refusal));
    m_name->setFocus();
    return {};
}

void StartView::host()
{
    const QString name = checkedName();
    if (name.isEmpty() || m_busy)
        return;
    showError(Part::Host, {});
    Q_EMIT hostRequested(name, m_title->text().simplified());
}

void StartView::join()
{
    const QString name = checkedName();
    if (name.isEmpty() || m_busy)
        return;
    const QString address = m_address->text().trimmed();
    if (!parseAddress(address).isValid()) {
        showError(Part::Join,
                  address.isEmpty()
                      ? tr("Type the address that the host shows, for example 192.168.1.20:8080.")
                      : tr("That is not an address. It looks like 192.168.1.20:8080 or http://name:8080/."));
        m_address->setFocus();
        return;
    }
    showError(Part::Join, {});
    Q_EMIT joinRequested(name, address);
}

void StartView::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    m_picture->setVisible(height() >= LowHeight);
    m_cards->setDirection(width() >= SideBySide ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
}

void StartView::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) {
        restyle();
        showRecents();
    }
    QWidget::changeEvent(event);
}

void StartView::restyle()
{
    m_picture->setPixmap(programIcon().pixmap(QSize(56, 56), devicePixelRatioF()));
    m_brand->setFont(sized(font(), 26, QFont::Bold));
    m_nameLabel->setFont(sized(font(), Metrics::BodyPixels - 1, QFont::DemiBold));
    for (QLabel *heading : {m_hostHeading, m_joinHeading})
        heading->setFont(sized(font(), 17, QFont::DemiBold));
    for (QLabel *hint : {m_hostHint, m_joinHint, m_hostError, m_joinError, m_nameError})
        hint->setFont(sized(font(), Metrics::BodyPixels - 1));
}

} // namespace Parlor
