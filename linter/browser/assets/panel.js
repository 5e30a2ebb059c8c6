"use strict";
// What is said when a draft is held: each place, why, what to do instead, by what source, and the choice.

const Panel = {
  box: null,
  held: null, // {composer, text, answer, edit, retry, send}; without `send` nothing is held, it is only looked at

  open(held) {
    Panel.close();
    Panel.held = held;
    Panel.draw(Panel.choices());
    Panel.box.querySelector(".first")?.focus();
  },

  // Ends what was held without sending it.
  close() {
    const { held, box } = Panel;
    Panel.held = Panel.box = null;
    box?.remove();
    held?.edit?.();
  },

  draw(footer) {
    const { answer, composer } = Panel.held;
    Panel.box?.remove();
    Panel.box = element(
      "section",
      { class: `panel ${answer.verdict}`, role: "dialog", "aria-labelledby": "title", keydown: Panel.onKey },
      element(
        "header",
        {},
        element("h2", { id: "title" }, say(`browser.title-${answer.verdict}`)),
        element("p", {}, answer.verdict === "unknown" ? problemOf(answer) : situation(answer)),
      ),
      answer.findings.length ? element("ul", { class: "list" }, ...byRule(answer.findings).map(ruleItem)) : null,
      element("footer", {}, ...footer),
    );
    Surface.mount().append(Panel.box);
    beside(Panel.box, composer, 8 + (Bar.box?.offsetHeight ?? 0));
  },

  choices() {
    const { answer, send, retry } = Panel.held;
    const unknown = answer.verdict === "unknown";
    const edit = button(say(unknown ? "browser.back" : "browser.edit"), unknown ? "" : "first", Panel.edit);
    if (!send) return [edit];
    return [
      unknown ? button(say("browser.retry"), "first", () => Panel.leave(retry)) : null,
      edit,
      answer.fixed ? button(say("browser.fix"), "", Panel.fix) : null,
      button(
        say(unknown ? "browser.send-unchecked" : "browser.send"),
        "risky",
        answer.verdict === "block" ? Panel.askAgain : Panel.send,
      ),
    ].filter((choice) => choice !== null);
  },

  askAgain() {
    // the other way round, so that pressing twice at one place does not send
    Panel.draw([
      element("p", {}, say("browser.sure")),
      button(say("browser.yes-send"), "risky", Panel.send),
      button(say("browser.no-send"), "first", Panel.edit),
    ]);
    Panel.box.querySelector(".first").focus();
  },

  // Leave the panel and go on in another way than back to the text.
  leave(action) {
    Panel.held.edit = null;
    Panel.close();
    action();
  },

  send(event) {
    // not for the page's own code to press
    if (event.isTrusted) Panel.leave(Panel.held.send);
  },

  edit() {
    const { composer, text, answer } = Panel.held;
    Panel.close();
    const [first] = answer.findings.filter((finding) => finding.severity !== "info");
    if (first && Draft.read(composer) === text) Draft.select(composer, first.start, first.end);
    else composer.focus();
  },

  fix() {
    const { composer, answer } = Panel.held;
    Panel.close();
    Draft.write(composer, answer.fixed);
  },

  onKey(event) {
    if (event.key === "Escape") Panel.edit();
    if (event.key !== "Tab") return;
    // the page waits: Tab goes round in the panel
    const stops = [...Panel.box.querySelectorAll("button, a[href]")];
    const [first, last] = [stops[0], stops.at(-1)];
    const active = Surface.root.activeElement;
    if (event.shiftKey && active === first) last.focus();
    else if (!event.shiftKey && active === last) first.focus();
    else return;
    event.preventDefault();
  },
};

function button(label, style, click) {
  return element("button", { type: "button", class: style, click }, label);
}

function situation(answer) {
  const { stage, application } = answer.engagement;
  const named = (entries, id) => entries.find((entry) => entry.id === id)?.name[LANG];
  const words = [SITE.name[LANG], named(SITE.stages, stage) ?? say("browser.strictest")];
  if (SITE.statuses.length) words.push(`${SITE.application[LANG]}: ${named(SITE.statuses, application)}`);
  return words.join(" / ");
}

// Findings under one rule stand together, so that its words are read once; what forbids comes first.
function byRule(findings) {
  const groups = new Map();
  const worstFirst = findings.toSorted(
    (one, other) => SEVERITIES.indexOf(other.severity) - SEVERITIES.indexOf(one.severity),
  );
  for (const finding of worstFirst) groups.set(finding.rule, [...(groups.get(finding.rule) ?? []), finding]);
  return [...groups.values()];
}

function ruleItem(findings) {
  const [{ message, remedy, source, checked }] = findings;
  return element(
    "li",
    {},
    element("ul", { class: "places" }, ...findings.map(placeItem)),
    element("p", {}, message),
    element("p", { class: "remedy" }, remedy),
    source
      ? element(
          "p",
          { class: "source" },
          `${say("browser.source")}: `,
          element("a", { href: source, target: "_blank", rel: "noreferrer" }, source),
          ` ${say("browser.checked", { date: checked })}`,
        )
      : null,
  );
}

function placeItem(finding) {
  const { composer, text } = Panel.held;
  const written = text.slice(finding.start, finding.end);
  const shown = written.length > 80 ? `${written.slice(0, 79)}…` : written;
  const line = text.slice(0, finding.start).split("\n").length;
  const go = () => Draft.read(composer) === text && Draft.select(composer, finding.start, finding.end);
  return element(
    "li",
    { class: finding.severity },
    element(
      "button",
      { type: "button", click: go, title: say("browser.show-place") },
      element("b", {}, `${say(`severity.${finding.severity}`)} ${finding.what}`),
      element("code", {}, shown),
      element(
        "small",
        {},
        say("browser.place", { line }),
        finding.value !== written ? ` – ${say("browser.read-as", { value: finding.value })}` : null,
      ),
    ),
  );
}
