// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
// The only place that makes elements. Text is always a text node, attributes are never markup.

const SVG = 'http://www.w3.org/2000/svg';

/**
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag @param {Record<string, any>} [attributes] `class` and others; on… are listeners; null is left out
 * @param {...(Node|string|null)} children
 * @returns {HTMLElementTagNameMap[T]}
 */
export function el(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith('on'))
      element.addEventListener(name.slice(2), value);
    else if (value === true)
      element.setAttribute(name, '');
    else if (value !== null && value !== undefined && value !== false)
      element.setAttribute(name, String(value));
  }
  element.append(...children.filter((child) => child !== null).map((child) => /** @type {Node|string} */ (child)));
  return element;
}

/** Outlines on a grid of 24, drawn with the current text colour. */
const ICONS = {
  hash: 'M9 4 7 20M17 4l-2 16M4.5 9h16M3.5 15h16',
  plus: 'M12 5v14M5 12h14',
  close: 'M6 6l12 12M18 6 6 18',
  people: 'M9 11.5a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM2.5 20c0-3.6 2.9-5.5 6.5-5.5s6.5 1.9 6.5 5.5M16 4.8a3.5 3.5 0 0 1 0 6.4M18.5 15c1.9.8 3 2.5 3 5',
  menu: 'M4 7h16M4 12h16M4 17h16',
  send: 'M21 3 3 10.5l7 3.5 3.5 7zM21 3 10 14',
  clock: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 7v5l3.5 2',
  alert: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 7.5v5.5M12 16.5v.01',
  cloud: 'M7 18.5a4.5 4.5 0 0 1-.5-8.97 6 6 0 0 1 11.6 1.5A3.8 3.8 0 0 1 17.5 18.5z',
  down: 'M12 5v14M6 13l6 6 6-6',
  copy: 'M9 9h10a1 1 0 0 1 1 1v10a1 1 0 0 1-1 1H9a1 1 0 0 1-1-1V10a1 1 0 0 1 1-1zM5 15H4a1 1 0 0 1-1-1V4a1 1 0 0 1 1-1h10a1 1 0 0 1 1 1v1',
  edit: 'M4 20h4L19.5 8.5a2.1 2.1 0 0 0 0-3l-1-1a2.1 2.1 0 0 0-3 0L4 16zM13.5 6.5l4 4',
  bin: 'M4.5 7h15M9.5 7V4.5h5V7M6.5 7l.8 12.5h9.4L17.5 7M10.2 10.5l.3 5.5M13.8 10.5l-.3 5.5',
  smile: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM8.5 14.200c1.700 2.400 5.300 2.400 7 0M9 9.500v.01M15 9.500v.01',
  reply: 'M10 6 4 11.500l6 5.500M4.500 11.500H13c4 0 6.500 2 7 6',
  more: 'M5 11.300a.7.7 0 1 0 0 1.400.7.7 0 0 0 0-1.400zM12 11.300a.7.7 0 1 0 0 1.400.7.7 0 0 0 0-1.400zM19 11.300a.7.7 0 1 0 0 1.400.7.7 0 0 0 0-1.400z',
  search: 'M10.500 17a6.500 6.500 0 1 0 0-13 6.500 6.500 0 0 0 0 13zM15.500 15.500 20 20',
  pin: 'M9 4h6l-.8 6 3.300 3.500h-11L9.800 10zM12 13.500V20',
  lock: 'M6 11h12v9H6zM8.500 11V8a3.500 3.500 0 0 1 7 0v3',
  check: 'M5 12.5l4.5 4.5L19 7.5',
  gear: 'M12 15.2a3.2 3.2 0 1 0 0-6.4 3.2 3.2 0 0 0 0 6.400zM19.4 13.5l1.8 1.4-1.9 3.3-2.1-.9a7.6 7.6 0 0 1-2.6 1.5l-.3 2.2h-3.800l-.3-2.2a7.6 7.6 0 0 1-2.6-1.5l-2.1.9-1.9-3.3 1.8-1.400a7.6 7.6 0 0 1 0-3L3.6 9.100l1.9-3.3 2.1.9a7.6 7.6 0 0 1 2.6-1.5l.3-2.2h3.800l.3 2.2a7.6 7.6 0 0 1 2.6 1.5l2.1-.9 1.9 3.3-1.8 1.400a7.6 7.6 0 0 1 0 3z',
};

/** Decoration: what it means must be said by the element around it. @param {keyof typeof ICONS} name */
export function icon(name) {
  const svg = document.createElementNS(SVG, 'svg');
  const path = document.createElementNS(SVG, 'path');
  for (const [key, value] of Object.entries({ viewBox: '0 0 24 24', class: 'icon', 'aria-hidden': 'true', focusable: 'false' }))
    svg.setAttribute(key, value);
  path.setAttribute('d', ICONS[name]);
  svg.append(path);
  return svg;
}

/** A button that shows only an icon. @param {keyof typeof ICONS} name @param {string} label @param {Record<string, any>} attributes */
export function iconButton(name, label, attributes = {}) {
  return el('button', { type: 'button', class: 'icon-button', 'aria-label': label, title: label, ...attributes }, icon(name));
}

/** Replaces the text only if it differs, so that live regions speak once. @param {Element} element @param {string} text */
export function setText(element, text) {
  if (element.textContent !== text)
    element.textContent = text;
}

/** Runs at most once per frame, however often asked. @param {() => void} run @returns {() => void} */
export function perFrame(run) {
  let isAsked = false;
  return () => {
    if (isAsked)
      return;
    isAsked = true;
    requestAnimationFrame(() => {
      isAsked = false;
      run();
    });
  };
}
