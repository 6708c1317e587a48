// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "tests/bench/load/run.h"

#include "tests/bench/load/clock.h"
#include "tests/bench/load/cycles.h"
#include "tests/bench/load/plaintalk.h"
#include "tests/bench/load/richtalk.h"
#include "tests/bench/load/traffic.h"

#include <algorithm>

namespace Parlor::Load {

namespace {

constexpr double mebibyte = 1024 * 1024;

std::unique_ptr<Talk> makeTalk(const Options &options, uint32_t readers, SentMessages &sent,
                               DeliveryChecker &deliveries, RichTalk *&rich)
{
    if (!options.rich)
        return std::make_unique<PlainTalk>(readers, sent, deliveries);
    auto talk = std::make_unique<RichTalk>(readers, sent, deliveries, options.strangers);
    rich = talk.get();
    return talk;
}

uint32_t slots(const Options &options)
{
    return options.cycles > 0 ? std::min(options.opening, options.cycles) : options.clients + options.stalled;
}

} // namespace

Run::Run(const Options &options)
    : m_options(options)
    , m_sent(options.senders, options.size)
    , m_deliveries(options.clients, m_sent)
    , m_talk(makeTalk(options, options.clients, m_sent, m_deliveries, m_rich))
    , m_crowd(options, slots(options), *m_talk)
{ }

Run::~Run() = default;

bool Run::run()
{
    const std::string mode = m_options.rich ? "rich" : "plain";
    m_report.add("mode", m_options.tls ? mode + " tls" : mode);
    bool done = false;
    if (m_options.cycles > 0) {
        done = cycles();
    } else {
        done = ramp();
        if (done && !m_options.rampOnly)
            traffic();
    }
    const bool good = addFaults() && done;
    m_report.add("ok", good);
    return good;
}

bool Run::ramp()
{
    const ProcessUsage before = ProcessUsage::of(m_options.pid);
    const uint64_t start = nanoseconds();
    const bool open = m_crowd.openAll(m_options.opening);
    const double seconds = secondsSince(start);
    for (uint32_t i = m_options.clients; open && i < m_crowd.size(); ++i)
        m_crowd.stopReading(i);
    m_crowd.settle(m_options.pid);
    const ProcessUsage after = ProcessUsage::of(m_options.pid);
    m_report.add("clients", m_options.clients);
    m_report.add("stalled", m_options.stalled);
    m_report.add("connects_per_second", double(m_crowd.count(Client::Stage::Ready)) / seconds);
    m_report.add("cpu_per_1000_connects", (after.cpuSeconds - before.cpuSeconds) * 1000 / m_crowd.size());
    m_report.add("rss_before_mb", double(before.resident) / mebibyte);
    m_report.add("rss_joined_mb", double(after.resident) / mebibyte);
    m_report.add("rss_per_client_kb",
                 (double(after.resident) - double(before.resident)) / 1024 / m_crowd.size());
    return open;
}

void Run::traffic()
{
    Traffic traffic(m_options, m_crowd, *m_talk, m_sent, m_deliveries);
    const ProcessUsage before = ProcessUsage::of(m_options.pid);
    const double ownBefore = ownCpuSeconds();
    traffic.run();
    const ProcessUsage after = ProcessUsage::of(m_options.pid);
    const double own = (ownCpuSeconds() - ownBefore) / traffic.seconds();
    const double cpu = std::max(0.0, after.cpuSeconds - before.cpuSeconds); // less: the server is gone
    const auto delivered = double(m_deliveries.delivered());
    const Histogram &latency = m_deliveries.latency();
    m_report.add("senders", m_options.senders);
    m_report.add("size", m_options.size);
    m_report.add("seconds", traffic.seconds());
    m_report.add("sent", m_sent.total());
    m_report.add("delivered", m_deliveries.delivered());
    m_report.add("expected", m_deliveries.expected());
    m_report.add("deliveries_per_second", delivered / traffic.seconds());
    m_report.add("p50_ms", latency.quantile(0.5));
    m_report.add("p99_ms", latency.quantile(0.99));
    m_report.add("max_ms", latency.most());
    m_report.add("late_ms", traffic.mostLate());
    m_report.add("cpu_per_million", delivered > 0 ? cpu * 1e6 / delivered : 0);
    m_report.add("cpu_share", cpu / traffic.seconds());
    m_report.add("cpu_source", std::string(after.precise ? "schedstat" : "ticks"));
    m_report.add("rss_after_mb", double(after.resident) / mebibyte);
    m_report.add("rss_peak_mb", double(after.peak) / mebibyte);
    m_report.add("descriptors_before", before.descriptors);
    m_report.add("descriptors_after", after.descriptors); // fewer: stalled clients were cut
    m_report.add("own_cpu_share", own);
}

bool Run::cycles()
{
    Cycles cycles(m_options, m_crowd);
    const bool done = cycles.run();
    const auto counted = double(cycles.done() - m_options.cycles / 10);
    m_report.add("cycles", cycles.done());
    m_report.add("cycles_per_second", cycles.seconds() > 0 ? counted / cycles.seconds() : 0);
    m_report.add("descriptors_before", cycles.warm().descriptors);
    m_report.add("descriptors_after", cycles.after().descriptors);
    m_report.add("rss_warm_mb", double(cycles.warm().resident) / mebibyte);
    m_report.add("rss_after_mb", double(cycles.after().resident) / mebibyte);
    m_report.add("rss_drift_mb",
                 (double(cycles.after().resident) - double(cycles.warm().resident)) / mebibyte);
    return done && cycles.warm().descriptors == cycles.after().descriptors;
}

bool Run::addFaults()
{
    const DeliveryFaults faults = m_deliveries.faults();
    const uint32_t refused = m_crowd.count(Client::Stage::Failed);
    const uint32_t gone = m_crowd.count(Client::Stage::Gone);
    uint32_t stalledCut = 0;
    if (m_options.cycles == 0) {
        for (uint32_t i = m_options.clients; i < m_crowd.size(); ++i)
            stalledCut += m_crowd.client(i).stage() == Client::Stage::Gone ? 1 : 0;
    }
    m_report.add("lost", faults.lost);
    m_report.add("doubled", faults.doubled);
    m_report.add("reordered", faults.reordered);
    m_report.add("corrupted", faults.corrupted);
    m_report.add("refused", refused);
    m_report.add("closed_by_server", gone - stalledCut);
    m_report.add("stalled_cut", stalledCut);
    bool good = faults.none() && refused == 0 && gone == stalledCut;
    if (m_rich) {
        const RoomFaults room = m_rich->room().faults();
        m_report.add("acks", m_rich->room().acks());
        m_report.add("missing_acks", room.missingAcks);
        m_report.add("wrong_acks", room.wrongAcks);
        m_report.add("broken_chain", room.brokenChain);
        m_report.add("refusals", m_rich->refusals());
        good = good && room.none() && m_rich->refusals() == 0;
        if (!m_rich->firstRefusal().empty())
            m_report.add("first_refusal", m_rich->firstRefusal());
    }
    if (!m_crowd.complaint().empty())
        m_report.add("complaint", m_crowd.complaint());
    return good;
}

} // namespace Parlor::Load
