// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
// The room's messages: follows the newest, or keeps what is read in its place while others talk and history comes in.

import { buildLines } from '../core/lines.js';
import { RowWindow } from '../core/rowwindow.js';
import { startOfDay } from '../i18n/i18n.js';
import { el, icon, perFrame, setText } from './dom.js';
import { makeRow, signature } from './messagerow.js';
import { MessageTools } from './messagetools.js';
import { roomTitle } from './roomtitle.js';

/** @typedef {import('../core/session.js').ChatSession} ChatSession */
/** @typedef {import('../i18n/i18n.js').Language} Language */

const NEAR_END = 48; // pixels that still count as "at the end"
const NEAR_EDGE = 400;

export class MessageList {
  /**
   * @param {ChatSession} session @param {Language} language @param {(text: string) => void} onEdit puts text back into the composer
   * @param {import('./messagetools.js').ToolActions} tools @param {(text: string) => void} say
   */
  constructor(session, language, onEdit, tools, say) {
    this.session = session;
    this.language = language;
    this.roomId = '';
    this.window = new RowWindow();
    this.isAtEnd = true;
    /** How high everything was when it was last scrolled to the end. */
    this.stuckAt = '';
    /** The newest seq when the reader left the end. */
    this.leftAt = 0;
    /** @type {Map<string, { node: HTMLElement, signature: string }>} */
    this.rows = new Map();
    /** @type {import('./messagerow.js').RowActions} */
    this.actions = {
      retry: (id) => session.retryPost(id),
      edit: (id) => onEdit(session.takeBack(id)),
      discard: (id) => session.takeBack(id),
      reveal: (seqs) => {
        seqs.forEach((seq) => this.revealed.add(seq));
        this.update();
      },
      jump: (seq) => this.jump(seq),
      react: (seq, emoji, on) => session.react(this.roomId, seq, emoji, on),
      tools,
    };
    /** The message that is being edited, by seq. */
    this.marked = 0;
    /** Messages of people who are ignored, to be seen all the same. @type {Set<number>} */
    this.revealed = new Set();
    /** To be brought before the eyes with the next rendering; 0: none. */
    this.sought = 0;

    this.top = el('div', { class: 'log-top' });
    this.list = el('div', { class: 'log-rows' });
    this.tools = new MessageTools(this.list);
    this.log = el('div', { class: 'log', role: 'log', 'aria-live': 'polite', 'aria-relevant': 'additions', tabindex: 0 }, this.top, this.list);
    this.pillText = el('span');
    this.pill = el('button', { type: 'button', class: 'pill', hidden: true, onclick: () => this.toLatest() }, icon('down'), this.pillText);
    this.element = el('div', { class: 'log-frame' }, this.log, this.pill);

    this.update = perFrame(() => this.render());
    this.log.addEventListener('scroll', () => this.onScroll(), { passive: true });
    for (const topic of ['lines', 'outbox', 'you', 'state'])
      session.on(topic, this.update);
    session.on('place', (/** @type {string} */ room, /** @type {number} */ seq) => {
      if (room === this.roomId && seq > 0)
        this.seek(seq);
      else if (room === this.roomId)
        say(language.t('messages.noneThere'));
    });
    document.addEventListener('visibilitychange', () => this.tellWatched());
    new ResizeObserver(() => this.stick()).observe(this.log);
    new ResizeObserver(() => this.stick()).observe(this.list);
  }

  get room() {
    return this.session.store.room(this.roomId);
  }

  /** @param {string} id */
  show(id) {
    if (id === this.roomId)
      return;
    const before = this.room;
    if (before)
      before.newAfter = null;
    this.session.leaveExcerpt(this.roomId);
    this.revealed.clear();
    this.roomId = id;
    this.rows.clear();
    this.list.replaceChildren();
    this.isAtEnd = true;
    this.window.follow(this.room?.timeline.events ?? []);
    this.tellWatched();
    this.render();
  }

  /** Shows a message, wherever in the past it is. @param {number} seq */
  jump(seq) {
    if (this.room?.shown.find(seq) || this.room?.timeline.find(seq)) {
      if (!this.room.shown.find(seq))
        this.session.leaveExcerpt(this.roomId);
      this.seek(seq);
    } else {
      this.session.loadPlace(this.roomId, { around: seq });
    }
  }

  /** @param {number} seq that is here */
  seek(seq) {
    const room = this.room;
    if (!room)
      return;
    this.isAtEnd = false;
    this.leftAt = room.timeline.last;
    this.window.around(room.shown.events, seq, !room.excerpt);
    this.sought = seq;
    this.render();
    const row = /** @type {HTMLElement|null} */ (this.list.querySelector(`[data-seq="${seq}"]`));
    this.sought = 0;
    row?.scrollIntoView({ block: 'center' });
    row?.classList.add('message-found');
    setTimeout(() => row?.classList.remove('message-found'), 2000);
    this.onScroll();
  }

  toLatest() {
    this.session.leaveExcerpt(this.roomId);
    this.isAtEnd = true;
    this.window.follow(this.room?.timeline.events ?? []);
    this.render();
    this.tellWatched();
  }

  tellWatched() {
    this.session.watch(this.isAtEnd && document.visibilityState === 'visible' ? this.roomId : '');
  }

  render() {
    const room = this.room;
    if (!room)
      return;
    const { events } = room.shown;
    const you = this.session.store.you;
    if (this.window.from === 0 || this.window.slice(events).length === 0) // the first ones, or a new log
      this.window.follow(events);
    this.window.fit(events, this.isAtEnd);
    const isAtNewest = this.window.to === Infinity && !room.excerpt;
    const lines = buildLines(this.window.slice(events), isAtNewest ? this.session.outbox.of(this.roomId) : [],
      { you, newAfter: room.newAfter, startOfDay, changes: this.session.outbox.changesOf(this.roomId), reactions: this.session.outbox.reactionsOf(this.roomId),
        isHidden: ({ author, seq }) => this.session.ignored.has(author.id) && !this.revealed.has(seq) });
    const anchor = this.isAtEnd ? null : this.findAnchor();
    this.reconcile(lines, you?.id ?? '');
    this.tools.refresh();
    this.renderMark();
    this.renderTop(room, lines.length);
    if (anchor && this.sought === 0)
      this.log.scrollTop += anchor.node.getBoundingClientRect().top - anchor.top;
    else
      this.stick();
    this.renderPill(room);
    this.log.setAttribute('aria-label', this.language.t('messages.log', { title: roomTitle(room.info, this.language, this.session.store.you?.id ?? '') }));
    this.fill();
    this.fillDown();
  }

  /** @param {import('../core/lines.js').Line[]} lines @param {string} you */
  reconcile(lines, you) {
    /** @type {import('./messagerow.js').RowContext} */
    const context = { language: this.language, now: Date.now(), you, actions: this.actions, rights: (line) => this.rightsOn(line),
      nameOf: (person) => this.nameOf(person), seen: this.seenBy(you) };
    const wanted = new Set(lines.map((line) => line.key));
    for (const [key, row] of this.rows) {
      if (!wanted.has(key)) {
        row.node.remove();
        this.rows.delete(key);
      }
    }
    const first = this.list.firstElementChild;
    let at = this.list.firstElementChild;
    let addsBefore = false;
    let adds = false;
    let replaces = false;
    for (const line of lines) {
      const sign = signature(line, context);
      const known = this.rows.get(line.key);
      if (known && known.signature === sign) {
        if (known.node === at)
          at = at.nextElementSibling;
        else
          this.list.insertBefore(known.node, at);
        continue;
      }
      const node = makeRow(line, context);
      if (known) {
        if (known.node === at)
          at = at.nextElementSibling;
        this.replace(known.node, node);
        replaces = true;
      } else {
        adds = true;
        addsBefore = addsBefore || (at !== null && at === first);
        this.list.insertBefore(node, at);
      }
      this.rows.set(line.key, { node, signature: sign });
    }
    this.hush(addsBefore || first === null || (replaces && !adds));
  }

  /** @param {import('../core/lines.js').Line} line @returns {import('./messagetools.js').Rights} */
  rightsOn(line) {
    if (line.type !== 'message' || !line.event || line.change?.kind === 'delete')
      return { edit: false, remove: false, write: false };
    const { archived } = this.room?.info ?? { archived: false };
    const { edit, remove } = this.session.rights(line.event);
    return { edit: edit && !archived, remove, write: !archived };
  }

  /** @param {string} person */
  nameOf(person) {
    return (this.room?.people.get(person) ?? this.room?.members.get(person))?.name ?? this.language.t('people.someone');
  }

  /** Who is known to have seen one's last message. @param {string} you */
  seenBy(you) {
    const room = this.room;
    const last = room && [...room.timeline.events].reverse().find(({ kind, author, deleted }) => kind === 'message' && author.id === you && !deleted);
    return room && last ? { seq: last.seq, names: room.readers(last.seq, you).map((person) => this.nameOf(person)) } : { seq: 0, names: [] };
  }

  /** The focus stays at the same button, or with the messages. @param {HTMLElement} before @param {HTMLElement} after */
  replace(before, after) {
    const focused = before.contains(document.activeElement) ? /** @type {HTMLElement} */ (document.activeElement) : null;
    const tool = focused?.dataset.tool;
    before.replaceWith(after);
    if (focused)
      (tool && /** @type {HTMLElement|null} */ (after.querySelector(`[data-tool="${tool}"]`)) || this.log).focus({ preventScroll: true });
  }

  /** Shows which message is being edited. @param {number} seq 0: none */
  mark(seq) {
    this.marked = seq;
    this.renderMark();
    this.list.querySelector('.message-edited-now')?.scrollIntoView({ block: 'nearest' });
  }

  renderMark() {
    this.list.querySelector('.message-edited-now')?.classList.remove('message-edited-now');
    if (this.marked > 0)
      this.list.querySelector(`[data-seq="${this.marked}"]`)?.classList.add('message-edited-now');
  }

  /** History, a room's first sight and what changes in place are not news to be read aloud. @param {boolean} isHistory */
  hush(isHistory) {
    this.log.setAttribute('aria-live', isHistory ? 'off' : 'polite');
    if (isHistory)
      setTimeout(() => this.log.setAttribute('aria-live', 'polite'), 300);
  }

  /** @param {import('../core/room.js').Room} room @param {number} count */
  renderTop(room, count) {
    const { language } = this;
    if (!room.joined)
      setText(this.top, '');
    else if (count === 0 && !room.shown.hasOlder)
      setText(this.top, `${language.t('messages.empty')} ${language.t('messages.emptyHint')}`);
    else if (room.shown.hasOlder || this.window.start(room.timeline.events) > 0)
      setText(this.top, room.loading ? language.t('messages.loading') : '');
    else
      setText(this.top, language.t('messages.start', { title: roomTitle(room.info, this.language, this.session.store.you?.id ?? '') }));
    this.top.classList.toggle('log-top-empty', count === 0 && !room.shown.hasOlder);
  }

  /** @param {import('../core/room.js').Room} room */
  renderPill(room) {
    const you = this.session.store.you?.id;
    const unseen = this.isAtEnd ? 0 : room.timeline.events.reduce((sum, event) => sum
      + Number(event.seq > this.leftAt && event.kind === 'message' && !event.deleted && event.author.id !== you && !this.session.ignored.has(event.author.id)), 0);
    this.pill.hidden = this.isAtEnd;
    this.pill.classList.toggle('pill-quiet', unseen === 0);
    setText(this.pillText, unseen > 0 ? this.language.t('messages.unseen', { count: unseen }) : this.language.t('messages.toLatest'));
  }

  findAnchor() {
    const { top } = this.log.getBoundingClientRect();
    for (const node of /** @type {Iterable<HTMLElement>} */ (this.list.children)) {
      const box = node.getBoundingClientRect();
      if (box.bottom > top)
        return { node, top: box.top };
    }
    return null;
  }

  stick() {
    if (!this.isAtEnd)
      return;
    this.log.scrollTop = this.log.scrollHeight;
    this.stuckAt = this.heights();
  }

  /** Pixels below what one sees. */
  get rest() {
    return this.log.scrollHeight - this.log.clientHeight - this.log.scrollTop;
  }

  heights() {
    return `${this.log.clientHeight} ${this.log.scrollHeight}`;
  }

  onScroll() {
    if (this.isAtEnd && this.stuckAt !== this.heights()) { // not the reader: something beside it came, or went
      this.stick();
      return;
    }
    const isAtEnd = this.rest < NEAR_END && this.window.to === Infinity && !this.room?.excerpt;
    if (isAtEnd !== this.isAtEnd) {
      this.isAtEnd = isAtEnd;
      this.leftAt = this.room?.timeline.last ?? 0;
      this.tellWatched();
      this.update();
    }
    this.fill();
    this.fillDown();
  }

  /** Near the upper edge: show more of what is here, or ask the server. */
  fill() {
    const room = this.room;
    if (!room || this.log.scrollTop > NEAR_EDGE || this.log.clientHeight === 0)
      return;
    if (this.window.extendUp(room.shown.events)) {
      this.update();
    } else if (room.shown.hasOlder && !room.loading) {
      this.session.loadOlder(this.roomId);
      this.update();
    }
  }

  /** Near the lower edge of a part of the past: the same. */
  fillDown() {
    const room = this.room;
    if (!room || this.rest >= NEAR_EDGE || this.log.clientHeight === 0)
      return;
    if (this.window.extendDown(room.shown.events, !room.excerpt))
      this.update();
    else if (room.excerpt)
      this.session.loadNewer(this.roomId);
  }
}
