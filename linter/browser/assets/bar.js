"use strict";
// The small bar beside the composer: where this thread stands, and what would be said of the draft.

const Bar = {
  box: null,
  composer: null,
  offers: "[]",
  state: { state: "empty", answer: null },
  notices: [], // keys of texts that stay: the page is not as described, the program is of another version

  attach(composer) {
    if (Bar.composer === composer && Bar.box?.isConnected) return;
    Bar.composer = composer;
    Bar.draw();
  },

  remove() {
    Bar.box?.remove();
    Bar.box = Bar.composer = null;
  },

  show({ state, answer = null }) {
    Bar.state = { state, answer };
    if (!Bar.box) return;
    const old = Bar.box.querySelector(".state");
    old.replaceWith(Bar.stateButton());
    Bar.follow();
  },

  note(key, wanted) {
    if (Bar.notices.includes(key) === wanted) return;
    Bar.notices = wanted ? [...Bar.notices, key] : Bar.notices.filter((other) => other !== key);
    if (Bar.composer) Bar.draw();
  },

  draw() {
    const root = Surface.mount();
    const focused = root.activeElement?.name;
    Bar.box?.remove();
    Bar.box = element(
      "div",
      { class: "bar", role: "region", "aria-label": say("browser.bar") },
      element("span", { class: "name" }, SITE.name[LANG]),
      ...(Page.thread() ? Bar.choices() : [element("span", {}, say("browser.no-thread"))]),
      ...(Checks.question ? Bar.question() : Bar.suggestions()),
      ...Bar.notices.map((key) => element("span", { class: "notice", role: "status" }, say(key))),
      Bar.stateButton(),
    );
    root.append(Bar.box);
    if (focused) Bar.box.querySelector(`[name="${focused}"]`)?.focus();
    Bar.follow();
  },

  choices() {
    const { stage, application } = Checks.stage;
    const stages = [
      { id: "", name: { ja: say("browser.stage-unknown"), en: say("browser.stage-unknown") } },
      ...SITE.stages,
    ];
    const choices = [choice("stage", say("browser.stage"), stages, stage ?? "")];
    if (SITE.statuses.length) choices.push(choice("application", SITE.application[LANG], SITE.statuses, application));
    return choices;
  },

  // The page may say something else by now; not while a choice is being made.
  refresh() {
    const offers = JSON.stringify(offered());
    if (!Bar.box || offers === Bar.offers || Surface.root.activeElement?.localName === "select") return;
    Bar.draw();
  },

  question() {
    const { text, change } = Checks.question;
    const answer = (stands) => () => Checks.thread({ ...change, approval_stands: stands });
    return [
      element("span", { class: "notice", role: "alert" }, text),
      element("button", { type: "button", click: answer(true) }, say("browser.yes")),
      element("button", { type: "button", click: answer(false) }, say("browser.no")),
    ];
  },

  // What the page says is offered, never taken by itself: a page may be wrong, or speak of another contract.
  suggestions() {
    Bar.offers = JSON.stringify(offered());
    return offered().map((hint) => {
      const [name, entries] = hint.stage ? ["stage", SITE.stages] : ["application", SITE.statuses];
      const named = entries.find(({ id }) => id === hint[name]).name[LANG];
      const take = () => Checks.thread({ [name]: hint[name] });
      const label = say("browser.suggestion", { words: hint.said, name: named });
      return element("button", { class: "hint", type: "button", click: take }, label);
    });
  },

  stateButton() {
    const { state, answer } = Bar.state;
    const count = (severity) => answer.findings.filter((finding) => finding.severity === severity).length;
    const text =
      state === "block" || state === "warn"
        ? say(`browser.state-${state}`, { errors: answer && count("error"), warnings: answer && count("warning") })
        : state === "ok" && answer?.findings.length
          ? say("browser.state-info", { count: answer.findings.length })
          : say(`browser.state-${state}`);
    const look = () => answer && Panel.open({ composer: Bar.composer, text: Draft.read(Bar.composer), answer });
    const attributes = {
      class: `state ${state}`,
      type: "button",
      "aria-live": "polite",
      title: answer ? say("browser.look") : null,
    };
    return element("button", { ...attributes, click: look }, text);
  },

  follow() {
    if (!Bar.box || !Bar.composer?.isConnected) return;
    Bar.box.style.maxWidth = `${Math.min(innerWidth - 8, Math.max(340, Bar.composer.clientWidth))}px`;
    beside(Bar.box, Bar.composer, 4);
  },
};

// What the page says and is not what is remembered; more than two would only confuse.
function offered() {
  if (!Page.thread()) return [];
  const news = (hint) => ["stage", "application"].some((name) => hint[name] && hint[name] !== Checks.stage[name]);
  return Page.hints().filter(news).slice(0, 2);
}

function choice(name, label, entries, chosen) {
  const options = entries.map(({ id, name: named }) =>
    element("option", { value: id, selected: id === chosen }, named[LANG]),
  );
  const select = element("select", { name, change: () => Checks.thread({ [name]: select.value }) }, ...options);
  return element("label", {}, element("span", {}, label), select);
}
