// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
// The composition root of the page: makes the session and the views, and brings them the news of the browser.

import { ChatSession } from './core/session.js';
import { Memory } from './core/storage.js';
import { LANGUAGES, Language, chooseLanguage } from './i18n/i18n.js';
import { ChatView } from './view/chatview.js';
import { JoinView } from './view/joinview.js';
import { keepTitle } from './view/titlebadge.js';
import { followViewport } from './view/viewport.js';

const memory = {
  local: new Memory(() => localStorage),
  tab: new Memory(() => sessionStorage),
};
const asked = new URLSearchParams(location.search).get('lang') ?? memory.local.get('language', '');
const language = new Language(Object.prototype.hasOwnProperty.call(LANGUAGES, asked) ? asked
  : chooseLanguage(asked ? [String(asked), ...navigator.languages] : navigator.languages), navigator.languages);
document.documentElement.lang = language.tag;

const session = new ChatSession(`${location.protocol === 'https:' ? 'wss:' : 'ws:'}//${location.host}/ws`, memory);
const joinView = new JoinView(session, language);
/** @type {ChatView|null} */
let chatView = null;

/** The chat once one was in it; the question for a name before, and whenever the server will not have the name. */
function showView() {
  if (!chatView && session.everOnline) {
    chatView = new ChatView(session, language, memory);
    document.body.append(chatView.element);
  }
  const isAsking = !session.everOnline || session.state === 'name-needed' || (session.state === 'ended' && session.endWord === 'left');
  joinView.element.hidden = !isAsking;
  if (chatView)
    chatView.element.hidden = isAsking;
  if (isAsking)
    joinView.render();
}

document.body.append(joinView.element);
followViewport();
keepTitle(session, language);
session.on('state', showView);

addEventListener('online', () => session.wake());
addEventListener('pageshow', (event) => event.persisted && session.wake());
document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && session.wake());

if (session.mayReturn)
  session.join(session.wantedName);
else
  joinView.name.focus();
