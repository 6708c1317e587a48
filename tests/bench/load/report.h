// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace Parlor::Load {

/// The figures of a run in the order in which they were added.
class Report final
{
public:
    void add(std::string name, double value);
    void add(std::string name, uint64_t value) { add(std::move(name), std::to_string(value), false); }
    void add(std::string name, uint32_t value) { add(std::move(name), uint64_t(value)); }
    void add(std::string name, bool value) { add(std::move(name), value ? "true" : "false", false); }
    void add(std::string name, std::string value) { add(std::move(name), std::move(value), true); }

    std::string json() const; ///< one object on one line
    std::string line() const; ///< "name value, name value ..."

private:
    void add(std::string name, std::string value, bool text);
    struct Figure
    {
        std::string name;
        std::string value;
        bool text = false;
    };
    std::vector<Figure> m_figures;
};

} // namespace Parlor::Load
