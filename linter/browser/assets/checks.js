"use strict";
// Asks whether a draft may be sent, and remembers the answer for that very text for a short while.

const extension = globalThis.browser ?? globalThis.chrome;
// longer than the program itself allows a draft
const DEADLINE = 5000;
// how long an answer counts: the stage may change elsewhere, on the command line or in another tab
const FRESH = 20000;

const Checks = {
  answers: new Map(), // draft -> {answer, time, thread}
  stage: { platform: SITE?.id, stage: null, application: "none" },
  question: null, // {text, change}: to be answered before a change is remembered
  changed: () => {}, // called with the answer when what is remembered of the thread was asked for or changed

  // The answer for this very text, if there is one that still counts.
  known(text) {
    const kept = Checks.answers.get(text);
    // a page may turn to another thread at any moment
    return kept && kept.thread === Page.thread() && Date.now() - kept.time < FRESH ? kept.answer : null;
  },

  // Was this text, give or take what pages do to white space, found fit to be sent?
  mayPass(text) {
    return [...Checks.answers.keys()].some((key) => Checks.known(key)?.verdict === "ok" && Draft.same(key, text));
  },

  async ask(text, { fix = false } = {}) {
    const stage = Checks.stage;
    const thread = Page.thread();
    const answer = await question({ text, platform: SITE.id, thread, fix, lang: LANG });
    // an answer given before the stage was changed says nothing about now
    if (stage === Checks.stage && answer.verdict !== "unknown") {
      if (Checks.answers.size > 50) Checks.answers.clear();
      Checks.answers.set(text, { answer, time: Date.now(), thread });
    }
    return answer;
  },

  // What is known of the thread; with `change`, remember that from now on.
  async thread(change = {}) {
    const thread = Page.thread();
    if (!thread) return;
    const answer = await question({ op: "thread", platform: SITE.id, thread, lang: LANG, ...change });
    if (thread !== Page.thread()) return;
    if (answer.engagement) {
      Checks.stage = answer.engagement;
      Checks.answers.clear();
    }
    // some changes raise a question that only the user can answer
    Checks.question = answer.question ? { text: answer.question, change } : null;
    Checks.changed(answer);
  },

  forget() {
    Checks.stage = { platform: SITE.id, stage: null, application: "none" };
    Checks.question = null;
    Checks.answers.clear();
  },

  async version() {
    return (await question({ op: "hello" })).version ?? null;
  },
};

async function question(asked) {
  const unknown = (code, message = "") => ({ verdict: "unknown", findings: [], message, error: { code, message } });
  const late = new Promise((resolve) => setTimeout(resolve, DEADLINE, unknown("host-slow")));
  try {
    // throws at once when the extension was updated or removed while the page stayed open
    const answer = extension.runtime.sendMessage(asked);
    return (await Promise.race([answer, late])) ?? unknown("host-ended");
  } catch {
    return unknown("reload");
  }
}

// Why a draft could not be judged, in words.
function problemOf(answer) {
  const key = `browser.${answer.error?.code ?? ""}`;
  return key in DATA.texts ? say(key) : answer.message || say("browser.host-ended");
}
