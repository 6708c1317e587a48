// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
// A chat as everybody writes it with Boost.Beast: asynchronous, one thread, one shared string for all, a
// queue of them in each session.
#include "tests/bench/baselines/commandline.h"

#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/websocket.hpp>
#include <deque>
#include <memory>
#include <unordered_set>

namespace Parlor::Baseline {

namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace websocket = beast::websocket;
using asio::ip::tcp;
using Text = std::shared_ptr<const std::string>;

class Session;

class Chat final
{
public:
    void join(Session *session) { m_sessions.insert(session); }
    void leave(Session *session) { m_sessions.erase(session); }
    void send(std::string text);

private:
    std::unordered_set<Session *> m_sessions;
};

class Session final : public std::enable_shared_from_this<Session>
{
public:
    Session(tcp::socket &&socket, Chat &chat)
        : m_stream(std::move(socket))
        , m_chat(chat)
    { }
    ~Session() { m_chat.leave(this); }

    void run()
    {
        m_stream.set_option(websocket::stream_base::timeout::suggested(beast::role_type::server));
        m_stream.async_accept(beast::bind_front_handler(&Session::onAccept, shared_from_this()));
    }

    void send(const Text &text)
    {
        m_queue.push_back(text);
        if (m_queue.size() == 1)
            write();
    }

private:
    void onAccept(beast::error_code error)
    {
        if (error)
            return;
        m_chat.join(this);
        read();
    }

    void read()
    {
        m_stream.async_read(m_buffer, beast::bind_front_handler(&Session::onRead, shared_from_this()));
    }

    void onRead(beast::error_code error, std::size_t)
    {
        if (error) {
            m_chat.leave(this);
            return;
        }
        m_chat.send(beast::buffers_to_string(m_buffer.data()));
        m_buffer.consume(m_buffer.size());
        read();
    }

    void write()
    {
        m_stream.async_write(asio::buffer(*m_queue.front()),
                             beast::bind_front_handler(&Session::onWrite, shared_from_this()));
    }

    void onWrite(beast::error_code error, std::size_t)
    {
        if (error)
            return;
        m_queue.pop_front();
        if (!m_queue.empty())
            write();
    }

    websocket::stream<beast::tcp_stream> m_stream;
    Chat &m_chat;
    beast::flat_buffer m_buffer;
    std::deque<Text> m_queue; ///< the first one is being written
};

void Chat::send(std::string text)
{
    const auto shared = std::make_shared<const std::string>(std::move(text));
    for (Session *const session : m_sessions)
        session->send(shared);
}

class Listener final
{
public:
    Listener(asio::io_context &context, uint16_t port, Chat &chat)
        : m_acceptor(context, tcp::endpoint(asio::ip::address_v4::loopback(), port))
        , m_chat(chat)
    { }

    uint16_t port() const { return m_acceptor.local_endpoint().port(); }

    void accept()
    {
        m_acceptor.async_accept([this](beast::error_code error, tcp::socket socket) {
            if (!error)
                std::make_shared<Session>(std::move(socket), m_chat)->run();
            if (error != asio::error::operation_aborted)
                accept();
        });
    }

private:
    tcp::acceptor m_acceptor;
    Chat &m_chat;
};

} // namespace

} // namespace Parlor::Baseline

int main(int argc, char *argv[])
{
    using namespace Parlor::Baseline;
    raiseDescriptorLimit();
    Chat chat; // outlives the sessions, which end with the context
    asio::io_context context{1};
    Listener listener(context, portArgument(argc, argv), chat);
    asio::signal_set signals(context, SIGTERM, SIGINT);
    signals.async_wait([&context](beast::error_code, int) { context.stop(); });
    listener.accept();
    printReady(listener.port());
    context.run();
    return 0;
}
