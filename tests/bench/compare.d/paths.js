// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
export const BASELINES = join(ROOT, 'tests/bench/baselines');
export const WS = join(ROOT, 'tests/web/node_modules/ws');
