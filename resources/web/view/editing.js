// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
// Changing what was said: which message is being edited, in which room, and what is asked before one is deleted.

import { typedText } from '../core/amendment.js';
import { askForDeletion } from './dialogs.js';

/** @typedef {import('../core/types.js').LogEvent} LogEvent */

export class Editing {
  /**
   * @param {import('../core/session.js').ChatSession} session @param {import('../i18n/i18n.js').Language} language
   * @param {{ composer: import('./composer.js').Composer, messages: import('./messagelist.js').MessageList,
   *   say: (text: string) => void }} views
   */
  constructor(session, language, views) {
    this.session = session;
    this.language = language;
    this.views = views;
    this.roomId = '';
    /** Of the message that is being edited; 0: none. */
    this.seq = 0;
    this.epoch = '';
  }

  /** Another room is before the person's eyes. @param {string} room */
  show(room) {
    if (room !== this.roomId)
      this.end();
    this.roomId = room;
  }

  /** @param {number} seq @returns {LogEvent|undefined} */
  message(seq) {
    return this.session.store.room(this.roomId)?.timeline.find(seq);
  }

  /** As it will read when all that waits is done. @param {LogEvent} message */
  textOf(message) {
    const change = this.session.outbox.changesOf(this.roomId).get(message.seq);
    return change?.kind === 'edit' ? change.text : typedText(message);
  }

  /** @param {number} seq */
  begin(seq) {
    const message = this.message(seq);
    if (!message || message.deleted)
      return;
    if (!this.session.rights(message).edit) { // the button is older than the time allowed
      this.views.say(this.language.ofCode('refusal', 'too-late'));
      return;
    }
    this.seq = seq;
    this.epoch = message.epoch;
    this.views.composer.edit(this.textOf(message));
    this.views.messages.mark(seq);
  }

  /** One's last message, if it may be edited still. */
  beginLast() {
    const you = this.session.store.you?.id;
    const events = this.session.store.room(this.roomId)?.timeline.events ?? [];
    const changes = this.session.outbox.changesOf(this.roomId);
    for (let at = events.length - 1; at >= 0; --at) {
      const { kind, author, deleted, seq } = events[at];
      if (kind !== 'message' || author.id !== you || deleted || changes.get(seq)?.kind === 'delete')
        continue;
      if (this.session.rights(events[at]).edit)
        this.begin(seq);
      return;
    }
  }

  /** @param {string} text */
  save(text) {
    const message = this.message(this.seq);
    if (!message)
      return;
    if (text === '') {
      this.remove(this.seq);
      return;
    }
    if (text !== this.textOf(message))
      this.session.edit(this.roomId, this.seq, text);
    this.end();
  }

  end() {
    if (this.seq === 0)
      return;
    this.seq = 0;
    this.views.composer.endEdit();
    this.views.messages.mark(0);
  }

  /** Asks, then deletes. @param {number} seq */
  remove(seq) {
    const room = this.roomId;
    const message = this.message(seq);
    if (!message || message.deleted)
      return;
    askForDeletion(this.language, this.textOf(message), () => {
      const now = this.session.store.room(room)?.timeline.find(seq);
      if (now?.epoch === message.epoch)
        this.session.remove(room, seq);
      if (this.seq === seq && this.roomId === room)
        this.end();
    });
  }

  /** What is being edited may have been deleted, or its log may be gone. */
  check() {
    const message = this.message(this.seq);
    if (this.seq === 0 || (message && !message.deleted && message.epoch === this.epoch))
      return;
    this.end();
    this.views.say(this.language.ofCode('refusal', 'no-such-message'));
  }
}
