// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "server/store/sqlitelog.h"

#include "server/store/indexfile.h"
#include "server/store/keptwrites.h"
#include "server/store/logfile.h"
#include "server/store/newepoch.h"
#include "server/store/renewepochs.h"
#include "server/store/sqliteload.h"
#include "server/store/sqliteschema.h"

#include <QFileInfo>
#include <QPointer>
#include <QTimer>
#include <algorithm>
#include <utility>

namespace Parlor {

namespace {

// Enough that the helper never waits for this thread; their answers wait in memory.
constexpr size_t MostReadsUnderWay = 16;
constexpr std::chrono::seconds WriteAgain{2}, EraseAgain{1};

// Before anything is written to what may be somebody else's.
StoreProblem look(const QString &file)
{
    if (QFileInfo(file).size() == 0)
        return {};
    SqliteConnection connection;
    StoreProblem problem = connection.openToRead(file);
    if (!problem && connection.number(QStringLiteral("SELECT count(*) FROM sqlite_master")) == 0)
        return {}; // nobody's: whoever made it was killed before there was anything in it
    if (!problem)
        problem = checkLog(connection);
    using Reason = StoreProblem::Reason;
    return problem.reason == Reason::NotALog || problem.reason == Reason::TooNew ? problem : StoreProblem();
}

// Without the wait for the disk a loss of power takes the last events back, which clients have seen: their
// seqs must not come again in the same epoch. The mark of a good end is off the disk before anything is said.
StoreProblem begin(SqliteConnection &connection, Durability durability)
{
    const bool endedWell =
        connection.number(QStringLiteral("SELECT count(*) FROM facts WHERE name = 'ended'")) > 0;
    if (!endedWell && durability == Durability::Normal) {
        if (StoreProblem problem = renewEpochs(connection))
            return problem;
    }
    const bool isBegun = connection.exec(QStringLiteral("DELETE FROM facts WHERE name = 'ended'"))
        && connection.exec(QStringLiteral("PRAGMA wal_checkpoint(TRUNCATE)"));
    return isBegun ? StoreProblem() : connection.problem();
}

LogHealth healthOf(const std::optional<StoreProblem> &problem)
{
    if (!problem)
        return LogHealth::Ok;
    return problem->reason == StoreProblem::Reason::Full ? LogHealth::Full : LogHealth::Failing;
}

} // namespace

SqliteLog::SqliteLog(const Config &config)
    : m_config(config)
{ }

SqliteLog::~SqliteLog()
{
    if (!m_isOpen)
        return;
    m_next.writes.insert(m_next.writes.begin(), m_kept.begin(), m_kept.end());
    m_next.writes.push_back(SaveFact{QStringLiteral("ended"), QStringLiteral("yes")});
    m_store.run(
        &m_context,
        [writes = std::move(m_next.writes)](SqliteWriter &writer) { return writer.write(writes); },
        [](const Written &) {});
}

StoreProblem SqliteLog::open()
{
    m_lock = std::make_unique<SqliteConnection>();
    if (StoreProblem problem = m_lock->openAlone(lockFile(m_config.folder)))
        return problem;
    const QString file = logFile(m_config.folder);
    qint64 last = 0;
    if (StoreProblem problem = look(file))
        return problem;
    makePrivateFile(file);
    {
        SqliteConnection connection;
        if (StoreProblem problem = connection.openToWrite(file, m_config.durability))
            return problem;
        if (StoreProblem problem = migrate(connection))
            return problem;
        // A file that cannot be written shows it here and not at the first message.
        if (!connection.exec(QStringLiteral("BEGIN IMMEDIATE")) || !connection.exec(QStringLiteral("COMMIT")))
            return connection.problem();
        if (StoreProblem problem = begin(connection, m_config.durability))
            return problem;
        if (StoreProblem problem = loadKnown(connection, m_known))
            return problem;
        if (StoreProblem problem = loadLogs(connection, m_states))
            return problem;
        if (StoreProblem problem = loadRoomStates(connection, m_roomStates))
            return problem;
        last = lastPosition(connection);
    }
    m_store.start(
        QStringLiteral("parlor-store"),
        SqliteWriter::Config{file, m_config.durability, m_config.mostBytes, m_config.messagesPerRoom});
    m_helper.start(QStringLiteral("parlor-helper"), file);
    m_search.onCaughtUp([this] { writeOn(); });
    m_search.start(m_config.folder, last);
    m_isOpen = true;
    return {};
}

void SqliteLog::append(Event event, std::function<void(AppendResult)> done)
{
    event.epoch = state(event.room).epoch;
    write(AppendEvent{std::move(event)}, std::move(done));
}

void SqliteLog::amend(Event event, const AmendRule &rule, std::function<void(AppendResult)> done)
{
    event.epoch = state(event.room).epoch;
    write(AmendMessage{std::move(event), rule}, std::move(done));
}

void SqliteLog::retain(const QString &room, const Retention &rule, std::function<void()> done)
{
    m_retaining[room] = std::move(done);
    write(RetainLog{room, rule});
}

void SqliteLog::forget(const QString &room)
{
    m_states.remove(room);
    m_roomStates.remove(room);
    write(ForgetLog{room});
}

void SqliteLog::saveServer(const QString &id)
{
    write(SaveFact{QStringLiteral("server"), id});
}

void SqliteLog::savePerson(const KnownPerson &person)
{
    write(SavePerson{person});
}

void SqliteLog::forgetPerson(const QString &id)
{
    write(ForgetPerson{id});
}

void SqliteLog::saveRoom(const KnownRoom &room)
{
    write(SaveRoom{room});
}

void SqliteLog::forgetRoom(const QString &id)
{
    write(ForgetRoom{id});
}

void SqliteLog::saveVisit(const KnownVisit &visit)
{
    write(SaveVisit{visit});
}

void SqliteLog::forgetVisit(const QString &person, const QString &room)
{
    write(ForgetVisit{person, room});
}

void SqliteLog::confirm(std::function<void(bool isWritten)> done)
{
    write(Confirm{},
          [done = std::move(done)](const AppendResult &result) { done(result.error == AppendError::None); });
}

void SqliteLog::search(const SearchRequest &request, std::function<void(SearchResult)> done)
{
    m_search.search(request, std::move(done));
}

const Known &SqliteLog::known() const
{
    return m_known;
}

LogState SqliteLog::state(const QString &room)
{
    LogState &state = m_states[room];
    if (state.epoch.isEmpty())
        state.epoch = newEpoch();
    return state;
}

RoomState SqliteLog::roomState(const QString &room)
{
    RoomState state = m_roomStates.value(room);
    state.pins.removeIf([first = this->state(room).first](Seq pin) { return pin < first; });
    return state;
}

void SqliteLog::onHealth(std::function<void(LogHealth)> changed)
{
    m_healthChanged = std::move(changed);
}

void SqliteLog::write(Write write, Done done)
{
    if (isAnswered(write))
        m_next.done.push_back(std::move(done));
    m_next.writes.push_back(std::move(write));
    if (m_current || std::exchange(m_isWriteDue, true))
        return;
    // At the end of this pass, so that all that came with it goes together.
    QMetaObject::invokeMethod(
        &m_context, [this] { writeGroup(); }, Qt::QueuedConnection);
}

void SqliteLog::writeOn()
{
    if (!m_current && !(m_kept.empty() && m_next.writes.empty()))
        writeGroup();
}

void SqliteLog::writeGroup()
{
    m_isWriteDue = false;
    if (m_search.isTooFarBehind())
        return; // it calls writeOn()
    // What was kept is older than all that waits.
    m_next.writes.insert(m_next.writes.begin(), m_kept.begin(), m_kept.end());
    m_kept.clear();
    m_current = std::make_shared<const Writes>(std::exchange(m_next.writes, {}));
    m_currentDone = std::exchange(m_next.done, {});
    m_store.run(
        &m_context, [writes = m_current](SqliteWriter &writer) { return writer.write(*writes); },
        [this](const Written &written) { onWritten(written); });
}

void SqliteLog::onWritten(const Written &written)
{
    const std::shared_ptr<const Writes> writes = std::exchange(m_current, nullptr);
    const std::vector<Done> done = std::exchange(m_currentDone, {});
    ++m_written;
    for (auto log = written.logs.constBegin(); log != written.logs.constEnd(); ++log) {
        const auto known = m_states.find(log.key());
        if (known != m_states.end() && known->epoch == log->epoch) // else it was forgotten meanwhile
            *known = *log;
    }
    for (const AppendResult &result : written.appended) {
        const Event &event = result.event;
        const bool isNew = result.error == AppendError::None && !result.duplicate;
        if (isNew && event.epoch == m_states.value(event.room).epoch)
            fold(m_roomStates[event.room], event);
    }
    const std::vector<std::function<void()>> retained = retainOn(*writes, written);
    // The next one is written while this one is told about.
    const bool isMoreWaiting = !m_next.writes.empty();
    if (written.problem)
        keepForNextTime(*writes);
    if (isMoreWaiting)
        writeGroup();
    readOn();
    m_search.onCommitted(written.position, written.isSomethingRemoved);
    m_isErasing = m_isErasing || written.erased;
    erase();
    if (written.trimmed)
        eraseLater();

    // A callback may destroy the log.
    const QPointer<QObject> alive(&m_context);
    tellHealth(written.problem);
    for (size_t i = 0; alive && i < done.size(); ++i)
        done[i](written.appended[i]);
    for (size_t i = 0; alive && i < retained.size(); ++i)
        retained[i]();
}

// The next step goes with what else waits. What could not be written is kept like all that nobody is told of.
std::vector<std::function<void()>> SqliteLog::retainOn(const Writes &writes, const Written &written)
{
    std::vector<std::function<void()>> done;
    for (const Write &each : writes) {
        const auto *const retain = std::get_if<RetainLog>(&each);
        if (!retain || written.problem)
            continue;
        if (written.toRetain.contains(retain->room))
            m_next.writes.push_back(
                RetainLog{retain->room, retain->rule, written.toRetain.value(retain->room)});
        else
            done.push_back(m_retaining.take(retain->room));
    }
    return done;
}

// A busy room loses its oldest with every append.
void SqliteLog::eraseLater()
{
    if (std::exchange(m_isEraseDue, true))
        return;
    QTimer::singleShot(EraseAgain, &m_context, [this] {
        m_isEraseDue = false;
        m_isErasing = true;
        erase();
    });
}

// Or by itself after a while.
void SqliteLog::keepForNextTime(const Writes &writes)
{
    m_kept = keptWrites(writes);
    if (m_kept.empty())
        return;
    QTimer::singleShot(WriteAgain, &m_context, [this] { writeOn(); });
}

// What was erased is in the write-ahead log until that is emptied, which waits until nobody reads.
void SqliteLog::erase()
{
    if (!m_isErasing || m_readsUnderWay > 0 || m_isEraseUnderWay)
        return;
    m_isErasing = false;
    m_isEraseUnderWay = true;
    m_store.run(
        &m_context, [](SqliteWriter &writer) { return writer.emptyWriteAheadLog(); },
        [this](bool isDone) { onErased(isDone); });
}

// Another process may read just now, such as a backup; not tried again with each write.
void SqliteLog::onErased(bool isDone)
{
    if (isDone) {
        m_isEraseUnderWay = false;
        erase();
        return;
    }
    QTimer::singleShot(EraseAgain, &m_context, [this] {
        m_isEraseUnderWay = false;
        m_isErasing = true;
        erase();
    });
}

void SqliteLog::tellHealth(const std::optional<StoreProblem> &problem)
{
    const LogHealth now = healthOf(problem);
    if (now != std::exchange(m_health, now) && m_healthChanged)
        m_healthChanged(now);
}

void SqliteLog::read(const QString &room, const LogRange &range, std::function<void(LogPage)> done)
{
    const quint64 behind = m_written + (m_current ? 1 : 0) + (m_next.writes.empty() ? 0 : 1);
    m_reads.push_back({{room, range, state(room).epoch}, std::move(done), behind});
    readOn();
}

void SqliteLog::readOn()
{
    while (m_readsUnderWay < std::min(m_reads.size(), MostReadsUnderWay)
           && m_reads[m_readsUnderWay].behind <= m_written) {
        m_helper.run(
            &m_context,
            [request = m_reads[m_readsUnderWay].request](SqliteReader &reader) {
                return reader.read(request);
            },
            [this](LogPage page) { onRead(std::move(page)); });
        ++m_readsUnderWay;
    }
}

void SqliteLog::onRead(LogPage page)
{
    const auto done = std::move(m_reads.front().done);
    m_reads.pop_front();
    --m_readsUnderWay;
    readOn();
    erase();
    done(std::move(page));
}

} // namespace Parlor
