// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
/** Gives the page the height that a soft keyboard leaves, so that the composer stands above it. */
export function followViewport() {
  const viewport = window.visualViewport;
  if (!viewport)
    return;
  const update = () => {
    const isZoomed = viewport.scale > 1.01; // then the person looks closely: leave the layout alone
    document.documentElement.style.setProperty('--app-height', isZoomed ? '100%' : `${viewport.height}px`);
    if (!isZoomed)
      window.scrollTo(0, 0); // iOS pushes the page up behind the keyboard
  };
  viewport.addEventListener('resize', update);
  viewport.addEventListener('scroll', update);
  update();
}
