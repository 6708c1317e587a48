// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "tests/bench/load/crowd.h"

#include "tests/bench/load/clock.h"
#include "tests/bench/load/processusage.h"
#include "tests/bench/load/talk.h"

#include <sys/epoll.h>
#include <unistd.h>

namespace Parlor::Load {

namespace {

constexpr size_t bufferBytes = 512 * 1024;

std::string request(const Options &options, const Talk &talk)
{
    const bool v6 = options.host.find(':') != std::string::npos;
    std::string text = "GET ";
    text += talk.path();
    text += " HTTP/1.1\r\nHost: ";
    text += v6 ? '[' + options.host + ']' : options.host;
    text += ':' + std::to_string(options.port);
    text += "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
            "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n";
    text += talk.requestLines();
    text += "\r\n";
    return text;
}

} // namespace

Crowd::Crowd(const Options &options, uint32_t count, Talk &talk)
    : m_buffer(bufferBytes)
    , m_tls(options.tls ? std::make_unique<TlsContext>() : nullptr)
    , m_shared{Endpoint::loopback(options.host.c_str(), options.port),
               &talk,
               m_tls.get(),
               request(options, talk),
               m_buffer,
               {}}
    , m_stalled(count)
    , m_epoll(epoll_create1(EPOLL_CLOEXEC))
{
    for (uint32_t i = 0; i < count; ++i)
        m_clients.emplace_back(m_shared, i);
    m_stages[size_t(Client::Stage::Fresh)] = count;
}

Crowd::~Crowd()
{
    ::close(m_epoll);
}

void Crowd::moved(Client::Stage from, Client::Stage to)
{
    --m_stages[size_t(from)];
    ++m_stages[size_t(to)];
}

void Crowd::open(uint32_t number)
{
    Client &client = m_clients[number];
    const Client::Stage before = client.stage();
    client.open(m_turn++);
    moved(before, client.stage());
    if (client.fd() < 0)
        return;
    epoll_event event{};
    event.events = EPOLLIN | EPOLLOUT | EPOLLRDHUP | EPOLLET;
    event.data.u32 = number;
    epoll_ctl(m_epoll, EPOLL_CTL_ADD, client.fd(), &event);
}

void Crowd::stopReading(uint32_t number)
{
    epoll_event event{};
    event.events = EPOLLRDHUP | EPOLLET;
    event.data.u32 = number;
    m_stalled[number] = true;
    epoll_ctl(m_epoll, EPOLL_CTL_MOD, m_clients[number].fd(), &event);
}

void Crowd::leave(uint32_t number)
{
    Client &client = m_clients[number];
    const Client::Stage before = client.stage();
    client.leave();
    moved(before, client.stage());
}

void Crowd::handle(uint32_t number, bool hangUp)
{
    Client &client = m_clients[number];
    if (m_stalled[number] && !hangUp)
        return;
    const Client::Stage before = client.stage();
    const uint64_t bytes = client.bytesRead();
    client.onReady(hangUp);
    if (client.stage() != before)
        moved(before, client.stage());
    if (client.bytesRead() != bytes)
        m_lastBytes = nanoseconds();
}

bool Crowd::pump(uint64_t nanosecondsToWait)
{
    constexpr int mostEvents = 1024;
    constexpr uint64_t second = 1'000'000'000;
    std::array<epoll_event, mostEvents> events;
    timespec wait{};
    wait.tv_sec = time_t(nanosecondsToWait / second);
    wait.tv_nsec = long(nanosecondsToWait % second);
    const int count = epoll_pwait2(m_epoll, events.data(), mostEvents, &wait, nullptr);
    for (int i = 0; i < count; ++i) {
        const epoll_event &event = events[size_t(i)];
        handle(event.data.u32, event.events & (EPOLLRDHUP | EPOLLHUP | EPOLLERR));
    }
    return count > 0;
}

uint32_t Crowd::opening() const
{
    return count(Client::Stage::Connecting) + count(Client::Stage::Upgrading) + count(Client::Stage::Joining);
}

bool Crowd::openAll(uint32_t atOnce)
{
    constexpr uint64_t patience = 30'000 * millisecond; // a full backlog makes the kernel try again for long
    const uint64_t deadline = nanoseconds() + 10 * patience;
    uint32_t next = 0;
    while (next < size() || opening() > 0) {
        while (next < size() && opening() < atOnce)
            open(next++);
        if (count(Client::Stage::Failed) + count(Client::Stage::Gone) > 0)
            return false;
        if (opening() > 0 && (!pump(patience) || nanoseconds() > deadline)) {
            m_shared.complaint = "no answer from the server";
            return false;
        }
    }
    return count(Client::Stage::Ready) == size();
}

void Crowd::settle(int pid)
{
    constexpr uint64_t quiet = 200 * millisecond;
    constexpr double idle = 0.01; // CPU seconds of the server within that time
    constexpr int most = 100;
    for (int i = 0; i < most; ++i) {
        const double cpu = ProcessUsage::of(pid).cpuSeconds;
        const uint64_t until = nanoseconds() + quiet;
        for (uint64_t now = nanoseconds(); now < until; now = nanoseconds())
            pump(until - now);
        if (nanoseconds() - m_lastBytes >= quiet && ProcessUsage::of(pid).cpuSeconds - cpu < idle)
            return;
    }
}

} // namespace Parlor::Load
