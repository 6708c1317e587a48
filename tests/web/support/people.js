// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
// Those who join without a browser, each a process of its own.
import { fileURLToPath } from 'node:url';

import { LineProcess } from './lineprocess.js';

/** A bare command-line WebSocket client in the lobby; it hears strings. */
export async function joinBarely(port) {
  const script = fileURLToPath(new URL('barechat.js', import.meta.url));
  const client = new LineProcess(process.execPath, [script, String(port)], JSON.parse);
  await client.hears((heard) => heard === true);
  return client;
}

/** The native client's core in the lobby (see corechat.cpp). PARLOR_CORECHAT names the binary. */
export async function joinNatively(url, name) {
  const binary = process.env.PARLOR_CORECHAT;
  if (!binary)
    throw new Error('PARLOR_CORECHAT must name the corechat to test with');
  const client = new LineProcess(binary, [url, name], JSON.parse);
  await client.hears(({ people }) => people?.includes(name));
  return client;
}
