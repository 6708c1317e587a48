// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
// Plain text with spans -> what is drawn. Pure; view/richtext.js makes DOM nodes of the segments.

/** @typedef {import('./types.js').Span} Span */
/** @typedef {{ text: string }} TextSegment */
/** @typedef {{ kind: import('./types.js').SpanKind, target: string, children: Segment[] }} SpanSegment */
/** @typedef {TextSegment | SpanSegment} Segment */

const KINDS = new Set(['bold', 'italic', 'strike', 'code', 'code-block', 'quote', 'link', 'mention']);
const BLOCKS = new Set(['code-block', 'quote']);
const MAX_SPANS = 1000;

/** Whether a link may be opened; anything else stays text. @param {string} target */
export function mayOpen(target) {
  if (!/^(https?:\/\/.|mailto:.)/i.test(target))
    return false;
  try {
    return ['http:', 'https:', 'mailto:'].includes(new URL(target).protocol);
  } catch {
    return false;
  }
}

/** @param {Span[]} spans @param {number} start @param {number} end */
function nests(spans, start, end) {
  return spans.every((span) => start >= span.start && (start >= span.start + span.length || end <= span.start + span.length));
}

/**
 * The spans that may be drawn: inside the text, nested, of a known kind, links of a harmless scheme.
 * @param {unknown[]} raw @param {number} length of the text, in UTF-16 code units
 * @returns {Span[]}
 */
export function readSpans(raw, length) {
  /** @type {Span[]} */
  const spans = [];
  for (const item of raw) {
    if (spans.length >= MAX_SPANS)
      break;
    if (typeof item !== 'object' || item === null)
      continue;
    const { kind, start, length: size, target = '' } = /** @type {any} */ (item);
    const fits = KINDS.has(kind) && Number.isSafeInteger(start) && Number.isSafeInteger(size) && typeof target === 'string'
      && start >= 0 && size > 0 && start <= length - size;
    if (fits && (kind !== 'link' || mayOpen(target)) && nests(spans, start, start + size))
      spans.push({ kind, start, length: size, target });
  }
  return spans;
}

/**
 * Text and its spans as a tree. A line break next to a block belongs to the block's edge and is left out.
 * @param {string} text @param {Span[]} spans sorted by start, the longer first, nested
 * @returns {Segment[]}
 */
export function segments(text, spans) {
  let next = 0;
  /** @param {number} from @param {number} to @returns {Segment[]} */
  const build = (from, to) => {
    /** @type {Segment[]} */
    const out = [];
    let at = from;
    /** @param {number} end */
    const plain = (end) => {
      if (end > at)
        out.push({ text: text.slice(at, end) });
      at = Math.max(at, end);
    };
    while (next < spans.length && spans[next].start < to) {
      const span = spans[next++];
      const isBlock = BLOCKS.has(span.kind);
      plain(isBlock && span.start > at && text[span.start - 1] === '\n' ? span.start - 1 : span.start);
      out.push({ kind: span.kind, target: span.target, children: build(span.start, span.start + span.length) });
      at = span.start + span.length;
      if (isBlock && at < to && text[at] === '\n' && (next >= spans.length || spans[next].start > at))
        ++at;
    }
    plain(to);
    return out;
  };
  return build(0, text.length);
}
