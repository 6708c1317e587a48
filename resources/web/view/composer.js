// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
import { completions, readSlash } from '../core/slash.js';
import { codePoints } from '../core/text.js';
import { el, icon, iconButton, setText } from './dom.js';

/** @typedef {import('../core/types.js').SlashCommand} SlashCommand */
/**
 * @typedef {{ post: (text: string) => void, command: (command: SlashCommand, rest: string) => void,
 *   typing: (on: boolean) => void, say: (text: string) => void, editLast: () => void, save: (text: string) => void,
 *   cancel: () => void, endReply: () => void }} ComposerActions editLast: asked for by ArrowUp; save, cancel: of an edit
 */

const COUNT_FROM = 200; // characters left when the counter appears

/** Where one writes. Keeps a draft per room; stays usable while there is no connection. */
export class Composer {
  /**
   * @param {import('../i18n/i18n.js').Language} language @param {import('../core/storage.js').Memory} memory
   * @param {ComposerActions} actions
   */
  constructor(language, memory, actions) {
    this.language = language;
    this.memory = memory;
    this.actions = actions;
    this.room = '';
    this.limit = 0;
    /** @type {SlashCommand[]} */
    this.commands = [];
    /** @type {SlashCommand[]} */
    this.offered = [];
    this.chosen = 0;
    this.title = '';
    /** Whether what stands here is what a message is to say, and no draft. */
    this.isEditing = false;

    this.input = el('textarea', { class: 'composer-input', rows: 1, autocomplete: 'off', enterkeyhint: 'send', dir: 'auto',
      'aria-autocomplete': 'list', 'aria-controls': 'command-list',
      oninput: () => this.onInput(), onkeydown: (/** @type {KeyboardEvent} */ event) => this.onKey(event) });
    this.sendButton = el('button', { type: 'submit', class: 'send-button', 'aria-label': language.t('composer.send'),
      title: language.t('composer.send') }, icon('send'));
    this.hint = el('span', { class: 'composer-hint' });
    this.editBar = el('div', { class: 'composer-bar composer-editing', hidden: true }, icon('edit'), el('span', { role: 'status' }),
      iconButton('close', language.t('composer.cancelEdit'), { onclick: () => actions.cancel() }));
    this.replyText = el('span', { class: 'composer-quote', role: 'status' });
    this.replyBar = el('div', { class: 'composer-bar composer-reply', hidden: true }, icon('reply'), this.replyText,
      iconButton('close', language.t('reply.cancel'), { onclick: () => actions.endReply() }));
    this.archived = el('p', { class: 'composer-archived', hidden: true }, language.ofCode('refusal', 'archived'));
    this.counter = el('span', { class: 'counter', role: 'status' });
    this.typing = el('span', { class: 'typing', role: 'status' });
    this.list = el('ul', { class: 'commands', id: 'command-list', role: 'listbox', hidden: true, 'aria-label': language.t('composer.commands') });
    this.form = el('form', { class: 'composer-box', onsubmit: (/** @type {Event} */ event) => this.onSubmit(event) },
      this.input, this.sendButton);
    this.element = el('div', { class: 'composer' }, this.list, this.editBar, this.replyBar, this.archived, this.form, el('div', { class: 'composer-foot' }, this.typing,
      this.counter, this.hint));
    this.renderMode();
    this.width = 0;
    new ResizeObserver(() => this.onResize()).observe(this.form);
  }

  /** @param {string} room @param {string} title @param {number} limit code points, 0 for none */
  show(room, title, limit) {
    this.limit = limit;
    this.title = title;
    this.renderMode();
    if (room === this.room)
      return;
    this.room = room;
    this.setText(String(this.memory.get(`draft.${room}`, '')));
  }

  /** @param {string} text what is answered, as one line; empty: nothing */
  setReply(text) {
    this.replyBar.hidden = text === '';
    setText(this.replyText, text);
    if (text)
      this.focus();
  }

  /** @param {boolean} isArchived */
  setArchived(isArchived) {
    this.archived.hidden = !isArchived;
    this.form.hidden = isArchived;
  }

  /** A message instead of the draft, which comes back afterwards. @param {string} text */
  edit(text) {
    this.isEditing = true;
    this.renderMode();
    this.setText(text);
    this.focus();
    this.input.setSelectionRange(text.length, text.length);
  }

  endEdit() {
    if (!this.isEditing)
      return;
    this.isEditing = false;
    this.renderMode();
    this.actions.typing(false);
    this.setText(String(this.memory.get(`draft.${this.room}`, '')));
  }

  renderMode() {
    const { language, isEditing, title } = this;
    const label = language.t(isEditing ? 'composer.save' : 'composer.send');
    if (this.sendButton.title !== label || !this.sendButton.firstChild)
      this.sendButton.replaceChildren(icon(isEditing ? 'check' : 'send'));
    this.sendButton.title = label;
    this.sendButton.setAttribute('aria-label', label);
    this.input.placeholder = isEditing ? '' : language.t('composer.placeholder', { title });
    this.input.setAttribute('aria-label', isEditing ? language.t('composer.editing') : language.t('composer.label', { title }));
    this.editBar.hidden = !isEditing;
    setText(this.editBar.children[1], isEditing ? language.t('composer.editing') : '');
    setText(this.hint, language.t(isEditing ? 'composer.hintEdit' : 'composer.hint'));
  }

  focus() {
    this.input.focus();
  }

  /** Puts text back, before what is there. @param {string} text */
  restore(text) {
    this.setText([text, this.input.value].filter(Boolean).join('\n'));
    this.focus();
  }

  /** @param {string} text */
  setTyping(text) {
    setText(this.typing, text);
  }

  /** @param {string} text */
  setText(text) {
    this.input.value = text;
    this.onInput(false);
  }

  onInput(isByHand = true) {
    const { value } = this.input;
    if (!this.isEditing)
      this.memory.set(`draft.${this.room}`, value || undefined);
    this.grow();
    this.count(value);
    this.offer(this.isEditing ? [] : completions(value, this.commands));
    if (isByHand)
      this.actions.typing(value.trim() !== '' && (this.isEditing || !value.startsWith('/')));
  }

  onResize() {
    if (this.width !== this.input.clientWidth)
      this.grow();
    this.width = this.input.clientWidth;
  }

  grow() {
    this.input.style.height = '';
    if (this.input.value !== '') // one row needs no measuring, and nothing can be measured before it is shown
      this.input.style.height = `${this.input.scrollHeight}px`;
  }

  /** @param {string} value */
  count(value) {
    const left = this.limit > 0 ? this.limit - codePoints(value.trim()) : Infinity;
    this.counter.hidden = left > COUNT_FROM;
    this.counter.classList.toggle('counter-over', left < 0);
    if (left <= COUNT_FROM)
      setText(this.counter, this.language.t(left < 0 ? 'composer.over' : 'composer.left', { count: Math.abs(left) }));
    this.sendButton.disabled = (value.trim() === '' && !this.isEditing) || left < 0;
  }

  /** @param {KeyboardEvent} event */
  onKey(event) {
    if (event.isComposing || event.keyCode === 229) // an input method is still at work: the key is its own
      return;
    if (this.offered.length > 0 && this.onListKey(event))
      return;
    if (event.key === 'Enter' && !event.shiftKey && !event.altKey)
      this.onSubmit(event);
    else if (event.key === 'Escape' && this.isEditing)
      this.actions.cancel();
    else if (event.key === 'Escape' && !this.replyBar.hidden)
      this.actions.endReply();
    else if (event.key === 'ArrowUp' && this.input.value === '' && !this.isEditing && !hasModifier(event))
      this.actions.editLast();
    else
      return;
    event.preventDefault();
  }

  /** @param {KeyboardEvent} event @returns {boolean} whether the key was for the list */
  onListKey(event) {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    const isExact = this.offered.some(({ name }) => `/${name}` === this.input.value.trim());
    if (step !== 0)
      this.choose((this.chosen + step + this.offered.length) % this.offered.length);
    else if (event.key === 'Tab' || (event.key === 'Enter' && !isExact))
      this.take(this.offered[this.chosen]);
    else if (event.key === 'Escape')
      this.offer([]);
    else
      return false;
    event.preventDefault();
    event.stopPropagation();
    return true;
  }

  /** @param {SlashCommand[]} commands */
  offer(commands) {
    this.offered = commands;
    this.list.hidden = commands.length === 0;
    this.list.replaceChildren(...commands.map((command, at) => el('li', { class: 'command', role: 'option', id: `command-${at}`,
      onmousedown: (/** @type {Event} */ event) => {
        event.preventDefault(); // the input keeps the focus
        this.take(command);
      } }, el('strong', {}, `/${command.name}`), ` ${argumentText(command, this.language)}`,
    el('span', { class: 'command-about' }, this.language.ofCode('slash', command.name)))));
    this.choose(0);
  }

  /** @param {number} at */
  choose(at) {
    this.chosen = at;
    [...this.list.children].forEach((row, index) => row.setAttribute('aria-selected', String(index === at)));
    if (this.offered.length > 0)
      this.input.setAttribute('aria-activedescendant', `command-${at}`);
    else
      this.input.removeAttribute('aria-activedescendant');
  }

  /** @param {SlashCommand} command */
  take(command) {
    this.setText(command.argument === 'none' ? `/${command.name}` : `/${command.name} `);
    this.offer([]);
  }

  /** @param {Event} event */
  onSubmit(event) {
    event.preventDefault();
    const { language, actions } = this;
    if (this.isEditing) {
      const said = this.input.value.trim();
      if (this.limit === 0 || codePoints(said) <= this.limit)
        actions.save(said);
      return;
    }
    const { command, name, rest } = readSlash(this.input.value.trim(), this.commands);
    if (!command && name) {
      actions.say(language.t('composer.unknownCommand', { name }));
      return;
    }
    if (command && rest === '' && command.argument !== 'none' && !command.argument.startsWith('optional-')) {
      actions.say(language.t('composer.needsArgument', { name }));
      return;
    }
    if (!command && (rest.trim() === '' || (this.limit > 0 && codePoints(rest) > this.limit)))
      return;
    this.setText('');
    actions.typing(false);
    this.focus();
    if (command && command.action !== 'post')
      actions.command(command, rest);
    else
      actions.post(command ? [rest, command.append].filter(Boolean).join(' ') : rest);
  }
}

/** @param {KeyboardEvent} event */
const hasModifier = (event) => event.shiftKey || event.altKey || event.ctrlKey || event.metaKey;

/** @param {SlashCommand} command @param {import('../i18n/i18n.js').Language} language */
export function argumentText(command, language) {
  const kind = command.argument.replace('optional-', '');
  /** @type {Record<string, string>} */
  const words = { name: language.t('argument.name'), person: language.t('argument.person'), room: language.t('argument.room'),
    text: language.t('argument.text') };
  if (!(kind in words))
    return '';
  return command.argument.startsWith('optional-') ? `[${words[kind]}]` : words[kind];
}
