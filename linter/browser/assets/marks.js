"use strict";
// Underlines in the draft while it is written. The page's own elements stay as they are.

const SEVERITIES = ["info", "warning", "error"];
// what decides where each letter of a field stands
const LETTERING = [
  "fontFamily",
  "fontSize",
  "fontWeight",
  "fontStyle",
  "fontStretch",
  "fontVariant",
  "fontFeatureSettings",
  "fontKerning",
  "letterSpacing",
  "wordSpacing",
  "lineHeight",
  "textIndent",
  "textAlign",
  "textTransform",
  "textRendering",
  "tabSize",
  "direction",
  "wordBreak",
  "lineBreak",
  "padding",
];

const Marks = {
  mirror: null, // over a field whose text has no elements of its own: the same text, unseen, with the marks in it
  composer: null,

  show(composer, text, findings) {
    Marks.clear();
    if (!findings.length || Draft.read(composer) !== text) return;
    Marks.composer = composer;
    if (Draft.isField(composer)) Marks.lay(text, findings);
    else Marks.highlight(findings);
    Marks.follow();
  },

  clear() {
    Marks.mirror?.remove();
    Marks.mirror = Marks.composer = null;
    if (globalThis.CSS?.highlights) for (const severity of SEVERITIES) CSS.highlights.delete(`sendlint-${severity}`);
  },

  highlight(findings) {
    if (!globalThis.CSS?.highlights) return;
    for (const severity of SEVERITIES) {
      const parts = findings.filter((finding) => finding.severity === severity).flatMap((finding) => finding.parts);
      const ranges = Draft.ranges(Marks.composer, parts);
      if (ranges.length) CSS.highlights.set(`sendlint-${severity}`, new Highlight(...ranges));
    }
  },

  lay(text, findings) {
    const inside = element("div");
    let at = 0;
    const parts = findings.flatMap((finding) =>
      finding.parts.map(([start, end]) => ({ start, end, severity: finding.severity })),
    );
    for (const { start, end, severity } of parts.sort((one, other) => one.start - other.start)) {
      if (start < at) continue;
      inside.append(text.slice(at, start), element("mark", { class: severity }, text.slice(start, end)));
      at = end;
    }
    inside.append(text.slice(at) + "\u200b");
    Marks.mirror = element("div", { class: "mirror", "aria-hidden": "true" }, inside);
    Surface.mount().append(Marks.mirror);
  },

  // Keep the mirror over its field, which may have been moved, resized or scrolled.
  follow() {
    const { mirror, composer } = Marks;
    if (!mirror) return;
    const place = composer.getBoundingClientRect();
    const style = getComputedStyle(composer);
    const inside = mirror.firstChild;
    Object.assign(mirror.style, {
      left: `${place.left + composer.clientLeft}px`,
      top: `${place.top + composer.clientTop}px`,
      width: `${composer.clientWidth}px`,
      height: `${composer.clientHeight}px`,
    });
    for (const name of LETTERING) inside.style[name] = style[name];
    inside.lang = composer.closest("[lang]")?.lang ?? "";
    mirror.scrollTop = composer.scrollTop;
    mirror.scrollLeft = composer.scrollLeft;
  },
};
