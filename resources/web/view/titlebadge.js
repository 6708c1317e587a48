// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
/** Keeps the tab's title: what the chat is called and how much is unread. */
/** @param {import('../core/session.js').ChatSession} session @param {import('../i18n/i18n.js').Language} language */
export function keepTitle(session, language) {
  const update = () => {
    const title = session.store.title || language.t('app.name');
    const { unread } = session.store;
    document.title = unread > 0 ? language.t('page.unread', { count: unread, title }) : title;
  };
  for (const topic of ['rooms', 'lines', 'you'])
    session.on(topic, update);
  update();
}
