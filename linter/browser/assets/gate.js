"use strict";
// Holds what would send a draft until it has been looked at: clicks, keys, submitted forms, requests.
//
// What may be sent goes on as it came. A person's "send it anyway" is a permit for that very text; it covers the one
// send, through every gate that this passes, and ends with it.

const Gate = {
  permit: null, // {text, thread, composer, gesture, submit, request}: which gates it has not passed yet
  resending: false, // what is dispatched now is our own repetition of what was held
  trip: null, // {text, begun}: the last text that was let go, and whether the page was seen to send it
  asking: false, // somebody pressed send and the answer is not there yet; pressing again changes nothing
  intent: null, // {text, composer, time} of the last press of something that may send
  swallowKeyUp: false,

  listen() {
    addEventListener("click", Gate.onClick, true);
    addEventListener("keydown", Gate.onKey, true);
    addEventListener("keyup", Gate.onKeyUp, true);
    addEventListener("submit", Gate.onSubmit, true);
    addEventListener("sendlint-ask", Gate.onRequest, true);
    addEventListener("input", () => Gate.checkPermit(), true);
  },

  onClick(event) {
    if (Gate.resending || Surface.holds(event)) return;
    const composer = Page.composerSentBy(event.target);
    if (!composer && !Page.known()) Gate.meant(document.activeElement);
    if (!composer) return;
    Gate.meant(composer);
    const control = event.target.closest(CONTROLS);
    Gate.pass(event, composer, "gesture", () => control.click());
  },

  onKey(event) {
    // the Enter that ends a composition belongs to the input method
    if (Gate.resending || event.isComposing || event.keyCode === 229 || event.key !== "Enter") return;
    if (Surface.holds(event)) return;
    const composer = Page.composerAt(event.target);
    if (!composer) return;
    const sends = Page.isSendKey(event);
    if (sends || (!Page.known() && !event.shiftKey)) Gate.meant(composer);
    if (!sends) return;
    const { target, ctrlKey, metaKey } = event;
    const held = Gate.pass(event, composer, "gesture", () => {
      for (const type of ["keydown", "keypress", "keyup"]) {
        const options = { key: "Enter", code: "Enter", keyCode: 13, which: 13, ctrlKey, metaKey };
        target.dispatchEvent(new KeyboardEvent(type, { ...options, bubbles: true, cancelable: true, composed: true }));
      }
    });
    Gate.swallowKeyUp = held;
  },

  onKeyUp(event) {
    if (Gate.resending || event.key !== "Enter" || !Gate.swallowKeyUp) return;
    Gate.swallowKeyUp = false;
    stop(event);
  },

  onSubmit(event) {
    if (Gate.resending) return Gate.passed();
    const form = event.target;
    const composer = Page.composerIn(form);
    if (!composer) return;
    Gate.meant(composer);
    const { submitter } = event;
    Gate.pass(event, composer, "submit", () => form.requestSubmit(submitter));
  },

  onRequest(event) {
    const { id, url, fields } = JSON.parse(event.detail);
    const reply = (answer) =>
      dispatchEvent(new CustomEvent("sendlint-answer", { detail: JSON.stringify({ id, ...answer }) }));
    const text = Page.messageIn({ url, fields }) ?? Gate.intendedIn(fields);
    if (text !== null && Gate.trip && Draft.same(Gate.trip.text, text)) Gate.trip.begun = true;
    if (text === null || Gate.mayPass(text, "request")) return reply({ send: true });
    reply({ wait: true });
    const composers = Page.composers();
    const written = composers.find((field) => Draft.same(Draft.read(field), text));
    const composer = written ?? Gate.intent?.composer ?? composers[0] ?? document.body;
    Gate.decide(composer, text, {
      go: () => reply({ send: true }),
      // the page may have emptied the composer already; what was written is not lost
      stay: () => {
        reply({ send: false });
        if (composer !== document.body && !Draft.read(composer).trim()) Draft.write(composer, text);
      },
    });
  },

  // Remember what may be on its way, for pages whose requests no file describes. (A page that keeps drafts while they are
  // written sends them too, so not every request with the text in it is a send.)
  meant(field) {
    const composer = Page.composerAt(field) ?? Page.composers()[0];
    if (composer) Gate.intent = { text: Draft.read(composer), composer, time: Date.now() };
  },

  intendedIn(fields) {
    if (SITE.requests.length && !Page.astray()) return null;
    if (!Gate.intent?.text.trim() || Date.now() - Gate.intent.time > 3000) return null;
    return fields.map(([, value]) => value).find((value) => Draft.same(value, Gate.intent.text)) ?? null;
  },

  // Let an event on, or hold it and decide. Returns whether it was held.
  pass(event, composer, gate, again) {
    const text = Draft.read(composer);
    if (!text.trim() || Gate.mayPass(text, gate)) return false;
    stop(event);
    Gate.decide(composer, text, { go: () => Gate.resend(composer, text, again), stay: () => {} });
    return true;
  },

  mayPass(text, gate) {
    if (Checks.mayPass(text)) return true;
    const permit = Gate.permit;
    if (!permit || permit.thread !== Page.thread() || !Draft.same(permit.text, text) || !permit[gate]) return false;
    permit[gate] = false;
    // a request is the last gate of a send
    if (gate === "request") Gate.permit = null;
    return true;
  },

  async decide(composer, text, then) {
    if (Gate.asking) return then.stay();
    Gate.asking = true;
    Gate.permit = null;
    Bar.show({ state: "asking" });
    const answer = await Checks.ask(text, { fix: true });
    Gate.asking = false;
    Bar.show({ state: answer.verdict, answer });
    if (answer.verdict === "ok") return then.go();
    Marks.show(composer, text, answer.findings);
    Panel.open({
      composer,
      text,
      answer,
      edit: then.stay,
      retry: () => Gate.decide(composer, text, then),
      send: () => {
        Gate.permit = { text, thread: Page.thread(), composer, gesture: true, submit: true, request: true };
        then.go();
      },
    });
  },

  resend(composer, text, again) {
    // whoever wrote on meanwhile has not sent this
    if (Draft.read(composer) !== text) return;
    const trip = (Gate.trip = { text, begun: false });
    Gate.resending = true;
    try {
      again();
    } finally {
      Gate.resending = false;
    }
    // Some editors answer to a person's own hand alone; then the text is still there, and the next press sends it.
    setTimeout(() => {
      if (!trip.begun && composer.isConnected && Draft.read(composer) === text) Bar.show({ state: "again" });
    }, 900);
  },

  // The page has begun to send what was let go: only its request may still need the permit.
  passed() {
    if (Gate.trip) Gate.trip.begun = true;
    if (Gate.permit) Gate.permit.gesture = Gate.permit.submit = false;
  },

  // A permit ends when its text leaves the composer: changed, it is another text; emptied, it is on its way.
  checkPermit() {
    const permit = Gate.permit;
    if (!permit || permit.composer === document.body) return;
    const now = permit.composer.isConnected ? Draft.read(permit.composer) : "";
    if (Draft.same(now, permit.text)) return;
    if (now.trim()) Gate.permit = null;
    else Gate.passed();
  },
};

function stop(event) {
  event.preventDefault();
  event.stopImmediatePropagation();
}
