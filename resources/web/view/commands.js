// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
// What the slash commands of the table do here.

/**
 * @param {{ session: import('../core/session.js').ChatSession, language: import('../i18n/i18n.js').Language, roomId: string,
 *   menus: import('./menus.js').Menus, say: (text: string) => void, search: (query: string) => void, enter: (title: string) => void,
 *   leave: (title: string) => void, help: () => void }} chat @param {string} action @param {string} rest
 */
export function runCommand(chat, action, rest) {
  const { session, language, roomId, menus, say } = chat;
  /** @param {(person: import('../core/types.js').Person) => void} run */
  const withPerson = (run) => {
    const person = menus.byName(rest);
    if (person)
      run(person);
    else
      say(language.t('people.nobody', { name: rest }));
  };
  switch (action) {
  case 'help': chat.help(); break;
  case 'set-name': session.setName(rest); break;
  case 'enter-room': chat.enter(rest); break;
  case 'leave-room': chat.leave(rest); break;
  case 'set-away': session.demand((requests) => requests.away(true, rest)); break;
  case 'set-back': session.demand((requests) => requests.away(false, '')); break;
  case 'set-topic': session.demand((requests) => requests.configure(roomId, { topic: rest })); break;
  case 'set-title': session.demand((requests) => requests.configure(roomId, { title: rest })); break;
  case 'archive-room': session.demand((requests) => requests.configure(roomId, { archived: true })); break;
  case 'invite': withPerson(({ id }) => session.demand((requests) => requests.invite(roomId, id))); break;
  case 'open-direct': withPerson(({ id }) => menus.direct(id)); break;
  case 'ignore': withPerson(({ id, name }) => {
    session.ignore(id, true);
    say(language.t('ignore.done', { name }));
  }); break;
  case 'search': chat.search(rest); break;
  default: say(language.ofCode('refusal', 'unknown-type'));
  }
}
