// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

class QListView;

namespace Parlor {

/// Makes @p list look like the panel that it is in: no frame, nothing to be edited, rows of one height that
/// scroll smoothly. What a row looks like is its delegate's. GUI thread.
void dressList(QListView &list);

} // namespace Parlor
