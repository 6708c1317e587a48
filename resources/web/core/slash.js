// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
// Typed lines that are commands. The table is server/protocol/slashcommands.json, the reader the sibling of slashcommand.cpp.

/** @typedef {import('./types.js').SlashCommand} SlashCommand */

/** @returns {Promise<SlashCommand[]>} the one table that both clients use; empty when it cannot be had */
export async function loadCommands() {
  try {
    const answer = await fetch(new URL('../protocol/slashcommands.json', import.meta.url));
    return answer.ok ? await answer.json() : [];
  } catch {
    return [];
  }
}

/**
 * What a typed line asks for. No command and no name: post `rest`. No command but a name: an unknown one.
 * @param {string} typed @param {SlashCommand[]} commands
 * @returns {{ command: SlashCommand|null, name: string, rest: string }}
 */
export function readSlash(typed, commands) {
  if (typed.startsWith('//'))
    return { command: null, name: '', rest: typed.slice(1) };
  const match = /^\/([^\s/]+)(?=\s|$)/.exec(typed);
  if (!match)
    return { command: null, name: '', rest: typed };
  const rest = typed.slice(match[0].length).trim();
  const command = commands.find(({ name }) => name.toLowerCase() === match[1].toLowerCase()) ?? null;
  return { command, name: command ? command.name : match[1], rest };
}

/** The commands that a half-typed word may become. @param {string} typed @param {SlashCommand[]} commands */
export function completions(typed, commands) {
  const match = /^\/([^\s/]*)$/.exec(typed);
  return match ? commands.filter(({ name }) => name.startsWith(match[1].toLowerCase())) : [];
}
