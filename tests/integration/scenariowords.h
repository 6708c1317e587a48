// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QJsonArray>
#include <QString>

namespace Parlor {

/// Whether a scenario of tests/data/scenario is written as its README says: only words that it names, all
/// that a step needs, and people who take part. A step that is misspelt would compare nothing.
/// @return what is wrong, with the number of the step; empty: nothing.
QString misspeltIn(const QJsonArray &scenario);

} // namespace Parlor
