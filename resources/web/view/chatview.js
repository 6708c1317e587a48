// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
// The chat: assembles panels and connects them. What happens in each is their own business.

import { LOBBY } from '../core/protocol.js';
import { loadCommands } from '../core/slash.js';
import { avatar } from './avatar.js';
import { runCommand } from './commands.js';
import { Composer } from './composer.js';
import { ConnectionBar } from './connectionbar.js';
import { askForRoom, askForSettings, showHelp } from './dialogs.js';
import { el, icon, iconButton, perFrame, setText } from './dom.js';
import { Drawers } from './drawers.js';
import { Editing } from './editing.js';
import { MessageList } from './messagelist.js';
import { Menus } from './menus.js';
import { PeopleList } from './peoplelist.js';
import { PinsPage } from './pinspage.js';
import { showEmojiPicker } from './popup.js';
import { RoomList } from './roomlist.js';
import { roomIcon, roomNote, roomTitle } from './roomtitle.js';
import { SearchPage } from './searchpage.js';
import { shareCard } from './sharecard.js';
import { SidePages } from './sidepages.js';
import { Toasts } from './toasts.js';
import { typingText } from './typingtext.js';
import { WelcomeCard } from './welcomecard.js';

/** @typedef {import('../core/session.js').ChatSession} ChatSession */
/** @typedef {import('../i18n/i18n.js').Language} Language */

export class ChatView {
  /** @param {ChatSession} session @param {Language} language @param {{ local: import('../core/storage.js').Memory, tab: import('../core/storage.js').Memory }} memory */
  constructor(session, language, memory) {
    this.session = session;
    this.language = language;
    this.memory = memory;
    this.roomId = String(memory.tab.get('room', LOBBY));
    this.toasts = new Toasts();
    this.bar = new ConnectionBar(session, language);
    this.composer = new Composer(language, memory.tab, {
      post: (text) => this.post(text),
      command: (command, rest) => this.run(command.action, rest),
      typing: (on) => session.setTyping(this.roomId, on),
      say: (text) => this.toasts.say(text),
      editLast: () => this.editing.beginLast(),
      save: (text) => this.editing.save(text),
      cancel: () => this.editing.end(),
      endReply: () => this.reply(0),
    });
    this.messages = new MessageList(session, language, (text) => this.restore(text),
      { edit: (seq) => {
        this.reply(0);
        this.editing.begin(seq);
      },
      remove: (seq) => this.editing.remove(seq),
      reply: (seq) => this.reply(seq),
      react: (seq, anchor) => showEmojiPicker(anchor, language, (emoji) => session.react(this.roomId, seq, emoji, true)),
      more: (seq, anchor) => this.menus.message(seq, anchor) }, (text) => this.toasts.say(text));
    this.menus = new Menus(session, language);
    this.search = new SearchPage(session, language, (room, seq) => this.jump(room, seq));
    this.pins = new PinsPage(session, language, (room, seq) => this.jump(room, seq));
    this.welcome = new WelcomeCard(memory.local, language);
    /** The message that the next post answers; 0: none. */
    this.answered = 0;
    this.editing = new Editing(session, language,
      { composer: this.composer, messages: this.messages, say: (text) => this.toasts.say(text) });
    this.people = new PeopleList(session, language, (person, anchor) => this.menus.person(person, anchor));
    this.rooms = new RoomList(session, language, { open: (room) => this.open(room), create: () => this.create() });
    loadCommands().then((commands) => { this.composer.commands = commands; });

    this.chatTitle = el('bdi', { class: 'chat-title' });
    this.roomTitle = el('bdi');
    this.roomIcon = el('span', { class: 'room-icon' });
    this.roomNote = el('p', { class: 'room-note', dir: 'auto' });
    this.ownAvatar = el('span');
    this.ownName = el('bdi', { class: 'own-name' });
    this.ownState = el('span', { class: 'own-state' });
    const peopleButton = iconButton('people', language.t('people.show'), { 'aria-controls': 'people', class: 'icon-button toggle-button' });
    const searchButton = iconButton('search', language.t('search.heading'), { 'aria-controls': 'people', class: 'icon-button toggle-button' });
    this.pinCount = el('span', { class: 'pin-count' });
    this.pinsButton = iconButton('pin', language.t('pins.heading'), { 'aria-controls': 'people', class: 'icon-button toggle-button pins-button', hidden: true });
    this.pinsButton.append(this.pinCount);
    this.pages = new SidePages({
      people: { heading: this.people.heading, content: this.people.element, button: peopleButton },
      search: { heading: this.search.heading, content: this.search.content, button: searchButton, onShow: () => this.search.focus() },
      pins: { heading: this.pins.heading, content: this.pins.content, button: this.pinsButton, onShow: () => this.pins.render() },
    });
    const { element, drawers } = this.layOut(peopleButton, searchButton);
    this.element = element;
    this.drawers = drawers;
    this.listen();
    this.show(this.roomId);
  }

  /** @param {HTMLElement} peopleButton @param {HTMLElement} searchButton */
  layOut(peopleButton, searchButton) {
    const { language } = this;
    const roomsButton = iconButton('menu', language.t('rooms.open'), { 'aria-controls': 'rooms', class: 'icon-button rooms-button' });
    const menuButton = iconButton('more', language.t('rooms.menu'), { 'aria-haspopup': 'menu',
      onclick: () => this.menus.roomMenu(menuButton, this.roomId !== LOBBY && this.session.store.room(this.roomId)?.info.direct !== true) });
    const left = el('aside', { class: 'panel panel-left', id: 'rooms', 'aria-label': language.t('rooms.heading') },
      el('header', { class: 'panel-head' }, this.chatTitle,
        iconButton('close', language.t('panel.close'), { class: 'icon-button panel-close', onclick: () => drawers.put('left') })),
      el('div', { class: 'panel-scroll' }, this.rooms.element),
      el('footer', { class: 'own' }, this.ownAvatar, el('span', { class: 'own-text' }, this.ownName, this.ownState),
        iconButton('gear', language.t('you.settings'), { onclick: () => this.settings() })));
    const right = el('aside', { class: 'panel panel-right', id: 'people', 'aria-label': language.t('people.heading') },
      el('header', { class: 'panel-head' }, this.pages.heading,
        iconButton('close', language.t('panel.close'), { onclick: () => drawers.put('right') })),
      this.pages.content, shareCard(language, (text) => this.toasts.say(text)));
    const main = el('main', { class: 'main' },
      el('header', { class: 'main-head' }, roomsButton, this.roomIcon,
        el('div', { class: 'room-head' }, el('h1', {}, this.roomTitle), this.roomNote), searchButton, this.pinsButton, menuButton, peopleButton),
      this.bar.element, this.bar.announcement, this.welcome.element, this.messages.element, this.toasts.element, this.composer.element);
    const drawers = new Drawers({
      left: { panel: left, button: roomsButton, narrow: matchMedia('(max-width: 760px)') },
      right: { panel: right, button: peopleButton, narrow: matchMedia('(max-width: 1000px)'), pages: this.pages },
    });
    return { element: el('div', { class: 'chat' }, left, main, right, drawers.scrim), drawers };
  }

  listen() {
    const { session, language } = this;
    const update = perFrame(() => this.render());
    for (const topic of ['rooms', 'people', 'you', 'state'])
      session.on(topic, update);
    const typing = perFrame(() => this.composer.setTyping(this.typingText()));
    session.on('typing', typing);
    session.on('lines', perFrame(() => this.editing.check()));
    session.on('entered', (room) => this.show(room));
    session.on('gone', (info) => this.toasts.say(language.t('rooms.lost', { title: roomTitle(info, language, session.store.you?.id ?? '') })));
    session.on('returned', (_room, text) => {
      if (!session.store.room(this.roomId))
        this.show(LOBBY);
      this.restore(text);
    });
    session.on('invited', (info) => this.toasts.say(language.t('rooms.invited', { title: info.title })));
    session.on('refused', (refusal) => this.toasts.say(language.ofCode('refusal', refusal.code)));
    session.on('notice', ({ code, subject }) => {
      if (code !== 'log-failed') // stands in the bar for as long as it lasts
        this.toasts.say(language.ofCode('notice', code, { subject }));
    });
    document.addEventListener('keydown', (event) => {
      if (event.key === 'k' && (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey) {
        event.preventDefault();
        this.pages.open('search');
      }
      const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
      if (event.altKey && step !== 0 && !event.ctrlKey && !event.metaKey) {
        event.preventDefault();
        this.show(this.rooms.neighbour(step));
      }
    });
  }

  /** Goes to a room one is in, or enters it first. @param {string} room */
  open(room) {
    if (this.session.store.room(room)?.joined)
      this.show(room);
    else
      this.session.demand((requests) => requests.join(room));
  }

  /** @param {string} room */
  show(room) {
    if (room !== this.roomId) {
      this.session.setTyping(this.roomId, false);
      this.reply(0);
    }
    this.roomId = room;
    this.memory.tab.set('room', room);
    this.rooms.setCurrent(room);
    this.people.show(room);
    this.menus.roomId = room;
    this.search.roomId = room;
    this.pins.show(room);
    this.editing.show(room);
    this.messages.show(room);
    this.drawers.close();
    this.render();
    this.composer.setTyping(this.typingText());
    if (matchMedia('(hover: hover) and (pointer: fine)').matches) // elsewhere it would bring the soft keyboard up
      this.composer.focus();
  }

  render() {
    const { session, language } = this;
    const { you, limits } = session.store;
    const room = session.store.room(this.roomId);
    const isOut = !room?.joined && !session.returning.has(this.roomId);
    if (session.state === 'online' && isOut && this.roomId !== LOBBY && session.store.room(LOBBY)?.joined) {
      if (room)
        this.toasts.say(language.t('rooms.gone'));
      this.show(LOBBY);
      return;
    }
    setText(this.chatTitle, session.store.title || language.t('app.name'));
    setText(this.ownName, you?.name ?? session.wantedName);
    setText(this.ownState, language.t(session.state === 'online' ? (you?.away ? 'people.away' : 'connection.online')
      : session.state === 'ended' ? 'connection.notOnline' : 'connection.reconnecting'));
    this.ownState.classList.toggle('own-state-off', session.state !== 'online');
    if (you)
      this.ownAvatar.replaceChildren(avatar(you, 'row'));
    if (!room)
      return;
    const title = roomTitle(room.info, language, you?.id ?? '');
    setText(this.roomTitle, title);
    this.roomIcon.replaceChildren(icon(roomIcon(room.info)));
    setText(this.roomNote, roomNote(room.info, language, room.count));
    this.roomNote.title = this.roomNote.textContent ?? '';
    this.pinsButton.hidden = room.pins.length === 0;
    setText(this.pinCount, String(room.pins.length));
    this.welcome.show(room);
    this.composer.show(this.roomId, title, limits.messageCharacters);
    this.composer.setArchived(room.info.archived);
  }

  /** @param {string} text */
  post(text) {
    this.session.post(this.roomId, text, this.answered);
    this.reply(0);
    this.messages.toLatest();
  }

  /** @param {number} seq of the message that the next post answers; 0: none */
  reply(seq) {
    const message = this.session.store.room(this.roomId)?.shown.find(seq);
    this.answered = message && !message.deleted ? seq : 0;
    if (this.answered > 0)
      this.editing.end();
    this.composer.setReply(message && this.answered > 0 ? this.language.t('reply.to', { name: message.author.name, text: message.text }) : '');
  }

  /** @param {string} room @param {number} seq */
  jump(room, seq) {
    if (!this.session.store.room(room)?.joined)
      return;
    if (room !== this.roomId)
      this.show(room);
    this.drawers.close();
    this.messages.jump(seq);
  }

  typingText() {
    return typingText(this.session.store.room(this.roomId), this.language, (person) => this.session.ignored.has(person));
  }

  /** What could not be sent goes back to where it was typed. @param {string} text */
  restore(text) {
    this.editing.end();
    this.composer.restore(text);
  }

  create() {
    askForRoom(this.language, (title, kind) => this.session.demand((requests) => requests.create(title, kind)));
  }

  settings() {
    const you = this.session.store.you;
    askForSettings(this.language, you?.name ?? '', { status: you?.status ?? '', away: you?.away ?? false, receipts: this.session.tellsReceipts }, {
      away: (away, status) => this.session.demand((requests) => requests.away(away, status)),
      receipts: (on) => this.session.tellReceipts(on),
      rename: (name) => this.session.setName(name),
      speak: (tag) => {
        this.memory.local.set('language', tag);
        const address = new URL(location.href);
        address.searchParams.delete('lang');
        location.replace(address);
        location.reload();
      },
      leave: () => this.session.leave(),
    });
  }

  /** @param {string} action @param {string} rest */
  run(action, rest) {
    runCommand({ session: this.session, language: this.language, roomId: this.roomId, menus: this.menus, say: (text) => this.toasts.say(text),
      search: (query) => {
        this.pages.open('search');
        this.search.search(query);
      },
      enter: (title) => this.enterByTitle(title),
      leave: (title) => this.session.demand((requests) => requests.leave(title ? this.byTitle(title)?.info.id ?? this.roomId : this.roomId)),
      help: () => showHelp(this.language, this.composer.commands) }, action, rest);
  }

  /** @param {string} title */
  byTitle(title) {
    const plain = title.replace(/^#/, '').toLowerCase();
    return [...this.session.store.rooms.values()].find(({ info }) => [info.title, roomTitle(info, this.language, this.session.store.you?.id ?? '')].some((name) => name.toLowerCase() === plain));
  }

  /** @param {string} title */
  enterByTitle(title) {
    const room = this.byTitle(title);
    if (room)
      this.open(room.info.id);
    else
      this.toasts.say(this.language.t('composer.noRoom', { title }));
  }
}
