"use strict";
// Begins: the gates at once, before the page's own code; the bar as soon as there is something to write in.

const TICK = 400; // how often the page is looked at again
const PAUSE = 350; // how long writing must rest before a draft is looked at
const RETRY = 5000; // how long a draft that could not be judged is left alone

const Writing = {
  composer: null, // the one written in last
  text: null,
  thread: null,
  timer: null,
  looks: 0,
  quiet: 0, // until when not to ask again about the same text
  begun: false,

  // The first field has been found: start the program, and see that it is of our version.
  async begin() {
    Writing.begun = true;
    const version = await Checks.version();
    Bar.note("browser.other-version", version !== null && version !== extension.runtime.getManifest().version);
  },

  look() {
    const composers = Page.composers();
    Gate.checkPermit();
    // on pages without a thread, such as a first application, no file says what they look like
    Bar.note("browser.outdated", Page.astray() && Page.thread() !== null);
    if (!composers.length) {
      Bar.remove();
      Marks.clear();
      return;
    }
    if (!Writing.begun) Writing.begin();
    if (Page.thread() !== Writing.thread) Writing.enter();
    if (++Writing.looks % 5 === 0) Bar.refresh();
    const active = Page.composerAt(document.activeElement);
    const composer = active ?? (composers.includes(Writing.composer) ? Writing.composer : composers[0]);
    Writing.composer = composer;
    Bar.attach(composer);
    Writing.read(composer);
    Writing.follow();
  },

  // Another thread is on the page now; what was known of the one before says nothing about it.
  enter() {
    Writing.thread = Page.thread();
    Checks.forget();
    Checks.changed();
    Checks.thread();
  },

  read(composer) {
    const text = Draft.read(composer);
    const asked = Checks.known(text) || Date.now() < Writing.quiet;
    if (text === Writing.text && (asked || document.hidden || !text.trim())) return;
    if (text !== Writing.text) Marks.clear();
    Writing.text = text;
    clearTimeout(Writing.timer);
    if (text.trim()) Writing.timer = setTimeout(Writing.check, PAUSE, composer, text);
    else Bar.show({ state: "empty" });
  },

  async check(composer, text) {
    const answer = Checks.known(text) ?? (await Checks.ask(text));
    if (answer.verdict === "unknown") Writing.quiet = Date.now() + RETRY;
    if (text !== Draft.read(composer) || Gate.asking) return;
    Bar.show({ state: answer.verdict, answer });
    Marks.show(composer, text, answer.findings);
  },

  follow() {
    Bar.follow();
    Marks.follow();
  },
};

if (SITE) {
  Gate.listen();
  Checks.changed = (answer) => {
    if (Bar.composer) Bar.draw();
    if (answer?.verdict === "unknown") Bar.show({ state: "unknown", answer });
    Writing.text = null;
  };
  addEventListener(
    "input",
    (event) => {
      const composer = Page.composerAt(event.target);
      if (composer) Writing.read(composer);
    },
    true,
  );
  // the answer is then there before the finger is off the button
  addEventListener(
    "pointerdown",
    (event) => {
      const composer = Surface.holds(event) ? null : Page.composerSentBy(event.target);
      const text = composer && Draft.read(composer);
      if (text?.trim() && !Checks.known(text)) Checks.ask(text);
    },
    true,
  );
  for (const type of ["scroll", "resize"]) addEventListener(type, Writing.follow, { capture: true, passive: true });
  document.addEventListener("focusin", Writing.look);
  setInterval(Writing.look, TICK);
}
