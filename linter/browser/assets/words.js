"use strict";
// What a person reads, in the browser's language. DATA is written by `sendlint hook install`.

const LANG = navigator.language.toLowerCase().startsWith("ja") ? "ja" : "en";

function say(key, values = {}) {
  return DATA.texts[key][LANG].replace(/\{(\w+)\}/g, (_, name) => String(values[name]));
}

// An element with its attributes and what is in it; text stays text.
function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") made.addEventListener(name, value);
    else if (value !== null && value !== false) made.setAttribute(name, value === true ? "" : value);
  }
  made.append(...children.filter((child) => child !== null));
  return made;
}
