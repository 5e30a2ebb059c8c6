"use strict";
// Where on this page messages are written, what sends them, whom they are for. All that is known of a site is data.

const SITE = DATA.sites.find((site) => site.hosts.includes(location.hostname)) ?? null;
if (SITE) {
  // a selector that is none would throw at every look, and a send held by nothing
  for (const key of ["composers", "sends", "messages"]) SITE[key] = SITE[key].filter(isSelector);
  SITE.hints = SITE.hints.filter((hint) => !hint.selector || isSelector(hint.selector));
}
const FIELDS = SITE?.composers.length ? SITE.composers.join(",") : null;
const ANY_FIELD = DATA.general.composers.join(",");
const CONTROLS = "button, input[type=submit], input[type=button], input[type=image], [role=button], a[href]";
// how long a page may take to show its composers before they count as gone
const PATIENCE = 4000;

const Page = {
  started: Date.now(),

  // The thread's name, or null on a page that has none (a first application).
  thread() {
    const address = location.pathname + location.search;
    for (const { path, name } of SITE.threads) {
      const found = address.match(new RegExp(path));
      if (found) return name.replace(/\{(\d)\}/g, (_, group) => found[group]);
    }
    return null;
  },

  composers() {
    return [...document.querySelectorAll(FIELDS && !Page.astray() ? FIELDS : ANY_FIELD)].filter(
      (field) => isShown(field) && !field.disabled && !field.readOnly && (Page.known() || sendsOf(field).length > 0),
    );
  },

  known() {
    return Boolean(FIELDS) && !Page.astray();
  },

  // The page does not look as its file says, yet there is something to send on it.
  astray() {
    if (!FIELDS || document.readyState !== "complete" || Date.now() - Page.started < PATIENCE) return false;
    if (document.querySelector(FIELDS)) return false;
    return [...document.querySelectorAll(ANY_FIELD)].some((field) => isShown(field) && sendsOf(field).length > 0);
  },

  // The composer that something typed, clicked or submitted belongs to.
  composerAt(target) {
    return Page.composers().find((composer) => composer === target || composer.contains(target)) ?? null;
  },

  composerIn(form) {
    return Page.composers().find((composer) => form.contains(composer) || composer.form === form) ?? null;
  },

  // The composer that a click on `target` would send, or null when it sends none.
  composerSentBy(target) {
    const control = target.closest?.(CONTROLS);
    if (!control) return null;
    const composers = Page.composers();
    if (!composers.length || composers.some((composer) => composer.contains(control))) return null;
    const form = control.form ?? control.closest("form");
    const own = form && composers.find((composer) => form.contains(composer) || composer.form === form);
    if (!isSend(control, own)) return null;
    return own ?? nearest(control, composers);
  },

  // Does this key press send what is in the composer?
  isSendKey(event) {
    if (event.key !== "Enter" || event.shiftKey || event.altKey) return false;
    return event.ctrlKey || event.metaKey || (Page.known() && SITE.enter_sends);
  },

  // The text of a message in a request of the page, or null when it sends none.
  messageIn({ url, fields }) {
    const { pathname, search } = new URL(url, location.href);
    const known = SITE.requests.find((request) => new RegExp(request.path).test(pathname + search));
    if (!known) return null;
    for (const name of known.fields) {
      const found = fields.find(([key, value]) => key === name && value.trim());
      if (found) return found[1];
    }
    return null;
  },

  // What the page says about the stage, with the words it says it in; what people wrote is left aside.
  hints() {
    if (!document.body) return [];
    const skipped = [...SITE.messages, "textarea", "script", "style", "[contenteditable]"].join(",");
    let all = null;
    return SITE.hints.flatMap((hint) => {
      const texts = hint.selector
        ? [...document.querySelectorAll(hint.selector)].map((found) => squeezed(found.textContent))
        : [(all ??= squeezed(textWithout(document.body, skipped)))];
      const said = hint.words.find((word) => texts.some((text) => text.includes(squeezed(word))));
      return said ? [{ ...hint, said }] : [];
    });
  },
};

function isSelector(text) {
  try {
    document.createDocumentFragment().querySelector(text);
    return true;
  } catch {
    return false;
  }
}

function isShown(found) {
  return found.getClientRects().length > 0 && getComputedStyle(found).visibility !== "hidden";
}

function labelOf(control) {
  return [control.textContent, control.value, control.getAttribute("aria-label"), control.title, control.alt]
    .filter((text) => typeof text === "string")
    .join(" ")
    .slice(0, 200);
}

function isSend(control, composerOfForm) {
  if (SITE.sends.some((selector) => control.matches(selector))) return true;
  const label = labelOf(control);
  if (SITE.send_words.some((word) => label.includes(word))) return true;
  if (DATA.general.other_words.some((word) => label.includes(word))) return false;
  // a button without a type of its own submits its form
  if (composerOfForm && control.type === "submit") return true;
  return control.nodeName !== "A" && DATA.general.send_words.some((word) => label.includes(word));
}

// The send controls around a field, looked for in its form or a few steps outwards.
function sendsOf(field) {
  const form = field.form ?? field.closest("form");
  let scope = form ?? field.parentElement;
  for (let step = 0; scope && scope !== document.body && step < 6; step++) {
    const found = [...scope.querySelectorAll(CONTROLS)].filter(
      (control) => isShown(control) && isSend(control, form ? field : null),
    );
    if (found.length || form) return found;
    scope = scope.parentElement;
  }
  return [];
}

function nearest(control, composers) {
  for (let scope = control.parentElement; scope && scope !== document.body; scope = scope.parentElement) {
    const inside = composers.filter((composer) => scope.contains(composer));
    if (inside.length) return inside.find((composer) => Draft.read(composer).trim()) ?? inside[0];
  }
  return composers.length === 1 ? composers[0] : null;
}

function squeezed(text) {
  return text.replace(/[\s：:]+/g, "");
}

function textWithout(root, skipped) {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, (node) =>
    node.nodeType === Node.ELEMENT_NODE && node.matches(skipped) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT,
  );
  let text = "";
  while (walker.nextNode()) if (walker.currentNode.nodeType === Node.TEXT_NODE) text += walker.currentNode.data;
  return text;
}
