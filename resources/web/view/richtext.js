// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
// Segments of a message -> DOM. Nothing that was typed is ever read as markup.

import { segments } from '../core/spans.js';
import { el } from './dom.js';

/** @typedef {import('../core/spans.js').Segment} Segment */

/** @param {Segment} segment @param {string} you @returns {Node} */
function draw(segment, you) {
  if (!('kind' in segment))
    return document.createTextNode(segment.text);
  const children = segment.children.map((child) => draw(child, you));
  switch (segment.kind) {
  case 'bold': return el('strong', {}, ...children);
  case 'italic': return el('em', {}, ...children);
  case 'strike': return el('s', {}, ...children);
  case 'code': return el('code', {}, ...children);
  case 'code-block': return el('pre', { tabindex: 0 }, el('code', {}, ...children));
  case 'quote': return el('blockquote', {}, ...children);
  case 'link': return el('a', { href: segment.target, title: segment.target, target: '_blank', rel: 'noopener noreferrer' }, ...children);
  case 'mention': return el('span', { class: segment.target === you ? 'mention mention-you' : 'mention' }, ...children);
  }
}

/** @param {string} text @param {import('../core/types.js').Span[]} spans @param {string} you your id @returns {Node[]} */
export function richText(text, spans, you) {
  return segments(text, spans).map((segment) => draw(segment, you));
}
