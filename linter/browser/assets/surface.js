"use strict";
// The one element that everything of ours on the page lives in, apart from the page's own styles and key handlers.

const Surface = {
  host: null,
  root: null,

  mount() {
    if (!Surface.host) {
      Surface.host = document.createElement("sendlint-surface");
      Surface.host.lang = LANG;
      Surface.root = Surface.host.attachShadow({ mode: "open" });
      dress(Surface.root);
      for (const type of [
        "keydown",
        "keypress",
        "keyup",
        "click",
        "pointerdown",
        "mousedown",
        "input",
        "change",
        "focusin",
      ]) {
        Surface.host.addEventListener(type, (event) => event.stopPropagation());
      }
    }
    // a page may replace everything it has
    if (!Surface.host.isConnected) document.documentElement.append(Surface.host);
    return Surface.root;
  },

  holds(event) {
    return Surface.host !== null && event.composedPath().includes(Surface.host);
  },
};

function dress(root) {
  try {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(STYLE);
    root.adoptedStyleSheets = [sheet];
  } catch {
    // Firefox gives no sheets to extensions' scripts
    root.append(element("style", {}, STYLE));
  }
}

// Put `box` beside the composer: above it where there is room, else below, past what else can be pressed there.
function beside(box, composer, gap) {
  const place = composer.getBoundingClientRect();
  const { offsetHeight: height, offsetWidth: width } = box;
  const left = Math.max(4, Math.min(place.left, innerWidth - width - 4));
  const controls = controlsAround(composer).map((control) => control.getBoundingClientRect());
  const isFree = (top) =>
    top >= 4 &&
    top + height <= innerHeight - 4 &&
    controls.every(
      (other) => other.bottom <= top || other.top >= top + height || other.right <= left || other.left >= left + width,
    );
  const lowest = Math.max(place.bottom, ...controls.map((other) => other.bottom));
  const tops = [place.top - height - gap, place.bottom + gap, lowest + gap];
  const top = tops.find(isFree) ?? Math.max(4, innerHeight - height - 4);
  box.style.left = `${Math.round(left)}px`;
  box.style.top = `${Math.round(top)}px`;
}

// What can be pressed near a composer, in its form or a few steps outwards.
function controlsAround(composer) {
  let scope = composer.form ?? composer.closest("form") ?? composer.parentElement;
  for (let step = 0; step < 3 && scope.parentElement && scope.parentElement !== document.body; step++)
    scope = scope.parentElement;
  return [...scope.querySelectorAll(CONTROLS)].filter(isShown).slice(0, 100);
}
