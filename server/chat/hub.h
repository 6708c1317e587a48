// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include "server/chat/configuredesk.h"
#include "server/chat/entrance.h"
#include "server/chat/eventdesk.h"
#include "server/chat/historydesk.h"
#include "server/chat/markdesk.h"
#include "server/chat/memberdesk.h"
#include "server/chat/pagedesk.h"
#include "server/chat/postdesk.h"
#include "server/chat/profiledesk.h"
#include "server/chat/readingdesk.h"
#include "server/chat/retentiondesk.h"
#include "server/chat/roomdesk.h"
#include "server/chat/roomwriter.h"
#include "server/chat/searchdesk.h"
#include "server/chat/typingdesk.h"
#include "server/chat/venue.h"

#include <deque>

namespace Parlor {

enum class LogHealth;

/// The chat: told what arrives on connections, decides what goes out to whom (Delivery). Knows no sockets.
/// Lives in the server thread; made once the log is open, destroyed before the log or after it alike.
class Hub final
{
    Q_DISABLE_COPY_MOVE(Hub)

public:
    /// Clock, log, directory and delivery outlive this. @p toHost hears what only the host is to know, such
    /// as "local-page".
    Hub(HubConfig config, const Clock &clock, ChatLog &log, Directory &directory, Delivery &delivery,
        std::function<void(const Notice &)> toHost = {});
    ~Hub();

    /// A new connection, its id never used before.
    void opened(SessionId id, ClientKind kind, const PeerInfo &peer);
    /// A text frame.
    void received(SessionId id, const QString &text);
    void receivedBinary(SessionId id);
    /// The connection is gone, whoever closed it.
    void closed(SessionId id);

    /// To be called about four times a second: deadlines, who came and went, who stopped writing.
    void tick();
    /// Says goodbye to all rich clients and takes nothing more; what is being written is still acknowledged.
    /// The caller closes the connections. @p retryAfter: none if the chat will not come back.
    void stop(std::optional<std::chrono::milliseconds> retryAfter);

    /// Where a connection comes from; empty if there is none of that id.
    QString addressOf(SessionId id) const;
    int people() const { return m_venue.people().present(); }
    int connections() const { return int(m_venue.sessions().size()); }

private:
    struct Waiting
    {
        SessionId session = 0;
        std::chrono::milliseconds until{0};
    };
    void receivedRich(Session &session, const QString &text);
    void strike(Session &session, const Refusal &refusal);
    /// @return true if the message may go on to its desk.
    bool admits(Session &session, const ClientMessage &message);
    void greet(Session &session, const Hello &hello);
    void answer(Session &session, const Ping &ping);
    void page(Session &session, const GetHistory &request);
    void dismissLate();
    void tellHealth(LogHealth health);

    Venue m_venue;
    HistoryDesk m_history;
    Entrance m_entrance;
    RoomDesk m_roomDesk;
    EventDesk m_eventDesk;
    PostDesk m_postDesk;
    MarkDesk m_markDesk;
    RoomWriter m_roomWriter;
    ConfigureDesk m_configureDesk;
    MemberDesk m_memberDesk;
    TypingDesk m_typingDesk;
    PageDesk m_pageDesk;
    ReadingDesk m_readingDesk;
    ProfileDesk m_profileDesk;
    RetentionDesk m_retentionDesk;
    SearchDesk m_searchDesk;
    std::deque<Waiting> m_waiting; ///< for a hello, in the order of their deadlines
    std::function<void(const Notice &)> m_toHost;
    bool m_isLogOk = true;
    bool m_stopping = false;
};

} // namespace Parlor
