// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT

// The native client without its windows, for tests that drive it from outside.
//
//     corechat URL NAME
//
// Joins, posts each line of standard input to the lobby, and prints one JSON object per line for what
// happens:
//     {"state": "online"}                                           idle, connecting, joining, name-needed,
//     ...
//     {"people": ["Ana", "Bo"]}                                     who is in the lobby, at each change
//     {"line": {"author": .., "text": .., "own": .., "state": ..}}  once per line and state: waiting, sent,
//     failed
//     {"refused": "name-taken"}                                     the word on the wire
// Ends at the end of its input, as soon as every line was acknowledged, or at SIGTERM. Exit status 1: it was
// not let in, or cut off for good.

#include "app/terminationsignal.h"
#include "client/core/chatsession.h"
#include "client/core/joinsettings.h"
#include "client/core/rostermodel.h"
#include "client/core/timelinemodel.h"
#include "server/protocol/clock.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>
#include <QSocketNotifier>
#include <array>
#include <cstdio>
#include <unistd.h>

namespace Parlor {

namespace {

void print(const QString &what, const QJsonValue &value)
{
    const QByteArray line = QJsonDocument(QJsonObject{{what, value}}).toJson(QJsonDocument::Compact);
    std::printf("%s\n", line.constData());
    std::fflush(stdout);
}

QString word(SessionState state)
{
    switch (state) {
    case SessionState::Idle:
        return QStringLiteral("idle");
    case SessionState::Connecting:
        return QStringLiteral("connecting");
    case SessionState::Joining:
        return QStringLiteral("joining");
    case SessionState::NameNeeded:
        return QStringLiteral("name-needed");
    case SessionState::Online:
        return QStringLiteral("online");
    case SessionState::Waiting:
        return QStringLiteral("waiting");
    case SessionState::Ended:
        return QStringLiteral("ended");
    }
    Q_UNREACHABLE();
}

QString word(SendState state)
{
    switch (state) {
    case SendState::Sent:
        return QStringLiteral("sent");
    case SendState::Waiting:
        return QStringLiteral("waiting");
    case SendState::Failed:
        return QStringLiteral("failed");
    }
    Q_UNREACHABLE();
}

} // namespace

/// One session between standard input and standard output. Ends the program's event loop when it is over.
class CoreChat final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CoreChat)

public:
    CoreChat();

    void join(const JoinSettings &settings) { m_session.join(settings); }
    void leave() { m_session.leave(); }

private:
    void onStateChanged(SessionState state);
    void onRoomJoined(const QString &room);
    void onInput();
    void postTyped();
    void printLines();
    void printPeople();

    const QString m_lobby = QStringLiteral("lobby");
    SystemClock m_clock;
    ChatSession m_session{m_clock};
    QSocketNotifier m_input{STDIN_FILENO, QSocketNotifier::Read};
    QByteArray m_typed;      ///< read, but not posted yet
    QSet<QString> m_printed; ///< state and key of lines
    QJsonArray m_people;
    int m_waiting = 0;
    bool m_inputEnded = false;
};

CoreChat::CoreChat()
{
    m_input.setEnabled(false);
    connect(&m_input, &QSocketNotifier::activated, this, &CoreChat::onInput);
    connect(&m_session, &ChatSession::stateChanged, this, &CoreChat::onStateChanged);
    connect(&m_session, &ChatSession::roomJoined, this, &CoreChat::onRoomJoined);
    connect(&m_session, &ChatSession::refused, this,
            [](const Refusal &refusal) { print(QStringLiteral("refused"), refusalWord(refusal.code)); });
    connect(&m_session, &ChatSession::waitingChanged, this, [this](int count) {
        m_waiting = count;
        postTyped();
    });
}

void CoreChat::onStateChanged(SessionState state)
{
    print(QStringLiteral("state"), word(state));
    if (state == SessionState::NameNeeded)
        QCoreApplication::exit(1);
    else if (state == SessionState::Ended || state == SessionState::Idle)
        QCoreApplication::exit(m_session.endReason() == EndReason::Left ? 0 : 1);
}

void CoreChat::onRoomJoined(const QString &room)
{
    if (room != m_lobby)
        return;
    const TimelineModel *timeline = m_session.timeline(m_lobby);
    connect(timeline, &TimelineModel::rowsInserted, this, &CoreChat::printLines);
    connect(timeline, &TimelineModel::dataChanged, this, &CoreChat::printLines);
    connect(timeline, &TimelineModel::modelReset, this, &CoreChat::printLines);
    const RosterModel *people = m_session.people(m_lobby);
    connect(people, &RosterModel::rowsInserted, this, &CoreChat::printPeople);
    connect(people, &RosterModel::rowsRemoved, this, &CoreChat::printPeople);
    connect(people, &RosterModel::dataChanged, this, &CoreChat::printPeople);
    connect(people, &RosterModel::modelReset, this, &CoreChat::printPeople);
    printLines();
    printPeople();
    m_input.setEnabled(!m_inputEnded);
}

void CoreChat::onInput()
{
    std::array<char, 4096> bytes;
    const ssize_t count = ::read(STDIN_FILENO, bytes.data(), bytes.size());
    if (count > 0) {
        m_typed.append(bytes.data(), count);
    } else {
        m_inputEnded = true;
        m_input.setEnabled(false);
    }
    postTyped();
}

void CoreChat::postTyped()
{
    for (qsizetype end = m_typed.indexOf('\n'); end >= 0; end = m_typed.indexOf('\n')) {
        const QString line = QString::fromUtf8(m_typed.constData(), end);
        m_typed.remove(0, end + 1);
        m_session.post(m_lobby, line);
    }
    if (m_inputEnded && m_waiting == 0)
        leave();
}

void CoreChat::printLines()
{
    const TimelineModel *timeline = m_session.timeline(m_lobby);
    for (int row = 0; row < timeline->rowCount(); ++row) {
        const TimelineItem &item = timeline->at(row);
        const QString state = word(item.state);
        const QString key = state + u' ' + TimelineModel::keyOf(item.event);
        if (m_printed.contains(key))
            continue;
        m_printed.insert(key);
        print(QStringLiteral("line"),
              QJsonObject{{QStringLiteral("author"), item.event.author.name},
                          {QStringLiteral("text"), item.event.text},
                          {QStringLiteral("own"), item.own},
                          {QStringLiteral("state"), state}});
    }
}

void CoreChat::printPeople()
{
    const RosterModel *people = m_session.people(m_lobby);
    QJsonArray names;
    for (int row = 0; row < people->rowCount(); ++row)
        names.append(people->index(row, 0).data(RosterModel::NameRole).toString());
    if (names == m_people)
        return;
    m_people = names;
    print(QStringLiteral("people"), names);
}

} // namespace Parlor

int main(int argc, char *argv[])
{
    QCoreApplication app(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    const QUrl url = Parlor::parseAddress(arguments.value(1));
    if (arguments.size() != 3 || !url.isValid()) {
        std::fprintf(stderr, "usage: corechat URL NAME\n");
        return 2;
    }
    Parlor::TerminationSignal termination;
    Parlor::CoreChat chat;
    QObject::connect(&termination, &Parlor::TerminationSignal::requested, &chat, &Parlor::CoreChat::leave);
    chat.join({url, arguments.at(2), {}});
    return QCoreApplication::exec();
}

#include "corechat.moc"
