// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "tests/bench/load/report.h"

#include <array>
#include <cstdio>

namespace Parlor::Load {

namespace {

std::string quoted(const std::string &text)
{
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\')
            out += '\\';
        out += uint8_t(c) < 0x20 ? ' ' : c;
    }
    return out + '"';
}

} // namespace

void Report::add(std::string name, double value)
{
    std::array<char, 64> text{};
    std::snprintf(text.data(), text.size(), "%.4f", value);
    add(std::move(name), std::string(text.data()), false);
}

void Report::add(std::string name, std::string value, bool text)
{
    m_figures.push_back({std::move(name), std::move(value), text});
}

std::string Report::json() const
{
    std::string out = "{";
    for (const Figure &figure : m_figures) {
        out += out.size() > 1 ? "," : "";
        out += quoted(figure.name) + ':' + (figure.text ? quoted(figure.value) : figure.value);
    }
    return out + '}';
}

std::string Report::line() const
{
    std::string out;
    for (const Figure &figure : m_figures)
        out += (out.empty() ? "" : ", ") + figure.name + ' ' + figure.value;
    return out;
}

} // namespace Parlor::Load
