// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
/** Who is writing, as one sentence; empty for nobody. */
/** @param {import('../core/room.js').Room|undefined} room @param {import('../i18n/i18n.js').Language} language @param {(person: string) => boolean} isIgnored */
export function typingText(room, language, isIgnored) {
  const names = [...room?.typing.values() ?? []].filter(({ person }) => !isIgnored(person.id)).map(({ person }) => person.name);
  if (names.length === 0)
    return '';
  if (names.length === 1)
    return language.t('typing.one', { name: names[0] });
  if (names.length === 2)
    return language.t('typing.two', { first: names[0], second: names[1] });
  return language.t('typing.many', { count: names.length });
}
