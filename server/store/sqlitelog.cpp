// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "server/store/sqlitelog.h"

#include "server/store/logfile.h"
#include "server/store/newepoch.h"
#include "server/store/sqliteschema.h"

#include <QPointer>
#include <QVariant>
#include <algorithm>
#include <utility>

namespace Parlor {

namespace {

// Enough that the helper never waits for this thread; their answers wait in memory.
constexpr size_t MostReadsUnderWay = 16;

void load(SqliteConnection &connection, Known &known, QHash<QString, LogState> &states)
{
    QSqlQuery facts = connection.prepare(QStringLiteral("SELECT value FROM facts WHERE name = 'server'"));
    if (facts.exec() && facts.next())
        known.server = facts.value(0).toString();
    QSqlQuery people = connection.prepare(
        QStringLiteral("SELECT id, name, token, seen FROM people ORDER BY seen = 0, seen"));
    for (people.exec(); people.next();)
        known.people.append({people.value(0).toString(), people.value(1).toString(),
                             people.value(2).toByteArray(), people.value(3).toLongLong()});
    QSqlQuery rooms = connection.prepare(QStringLiteral("SELECT id, title FROM rooms ORDER BY number"));
    for (rooms.exec(); rooms.next();)
        known.rooms.append({rooms.value(0).toString(), rooms.value(1).toString()});
    QSqlQuery logs = connection.prepare(QStringLiteral(
        "SELECT room, epoch, (SELECT min(seq) FROM events WHERE log = number), last FROM logs"));
    for (logs.exec(); logs.next();)
        states.insert(logs.value(0).toString(),
                      {logs.value(1).toString(), logs.value(2).toLongLong(), logs.value(3).toLongLong()});
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
    if (!m_next.writes.empty())
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
        load(connection, m_known, m_states);
        if (StoreProblem problem = connection.problem())
            return problem;
    }
    m_store.start(
        QStringLiteral("parlor-store"),
        SqliteWriter::Config{file, m_config.durability, m_config.mostBytes, m_config.messagesPerRoom});
    m_helper.start(QStringLiteral("parlor-helper"), file);
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

void SqliteLog::forget(const QString &room)
{
    m_states.remove(room);
    write(ForgetLog{room});
}

void SqliteLog::saveServer(const QString &id)
{
    write(SaveServer{id});
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

void SqliteLog::writeGroup()
{
    m_isWriteDue = false;
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
    // The next one is written while this one is told about.
    const bool isMoreWaiting = !m_next.writes.empty();
    if (written.problem)
        keepForNextTime(*writes);
    if (isMoreWaiting)
        writeGroup();
    readOn();
    m_isErasing = m_isErasing || written.erased;
    erase();

    // A callback may destroy the log.
    const QPointer<QObject> alive(&m_context);
    tellHealth(written.problem);
    for (size_t i = 0; alive && i < done.size(); ++i)
        done[i](written.appended[i]);
}

// Whoever appends is told and may try again; of the rest nobody hears, so it is tried again with the next
// group: first what makes room.
void SqliteLog::keepForNextTime(const Writes &writes)
{
    Writes kept;
    std::copy_if(writes.begin(), writes.end(), std::back_inserter(kept),
                 [](const Write &write) { return !isAnswered(write); });
    std::stable_partition(kept.begin(), kept.end(),
                          [](const Write &write) { return std::holds_alternative<ForgetLog>(write); });
    m_next.writes.insert(m_next.writes.begin(), std::make_move_iterator(kept.begin()),
                         std::make_move_iterator(kept.end()));
}

// What was erased is in the write-ahead log until that is emptied, which waits until nobody reads.
void SqliteLog::erase()
{
    if (!m_isErasing || m_readsUnderWay > 0)
        return;
    m_isErasing = false;
    m_store.run(
        &m_context, [](SqliteWriter &writer) { return writer.emptyWriteAheadLog(); },
        [this](bool isDone) { m_isErasing = m_isErasing || !isDone; });
}

void SqliteLog::tellHealth(const std::optional<StoreProblem> &problem)
{
    const LogHealth now = healthOf(problem);
    if (now != std::exchange(m_health, now) && m_healthChanged)
        m_healthChanged(now);
}

void SqliteLog::before(const QString &room, Seq before, int limit, std::function<void(LogPage)> done)
{
    read({ReadRequest::Direction::Before, room, before, limit, state(room).epoch}, std::move(done));
}

void SqliteLog::after(const QString &room, Seq after, int limit, std::function<void(LogPage)> done)
{
    read({ReadRequest::Direction::After, room, after, limit, state(room).epoch}, std::move(done));
}

void SqliteLog::read(ReadRequest request, std::function<void(LogPage)> done)
{
    const quint64 behind = m_written + (m_current ? 1 : 0) + (m_next.writes.empty() ? 0 : 1);
    m_reads.push_back({std::move(request), std::move(done), behind});
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
