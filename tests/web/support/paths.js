// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
import { readFileSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
export const WEB = join(ROOT, 'resources/web');

/** Every file below a folder, with / and relative to it, sorted. */
export function filesBelow(folder, base = folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? filesBelow(path, base) : [relative(base, path).split('\\').join('/')];
  }).sort();
}

export const read = (path) => readFileSync(join(ROOT, path), 'utf8');
export const readJson = (path) => JSON.parse(read(path));
/** The module of the page at a path below resources/web. */
export const load = (path) => import(new URL(`../../../resources/web/${path}`, import.meta.url));
