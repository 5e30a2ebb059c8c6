"use strict";
// The text in a composer: a <textarea>, an <input>, or an element that is edited as a whole (contenteditable).

const Draft = {
  isField(composer) {
    return composer instanceof HTMLTextAreaElement || composer instanceof HTMLInputElement;
  },

  read(composer) {
    return Draft.isField(composer) ? composer.value : layOut(composer).text;
  },

  // The places of the draft as ranges of the page; only for elements that are edited as a whole.
  ranges(composer, parts) {
    const { nodes } = layOut(composer);
    return parts.map(([start, end]) => rangeOf(nodes, start, end)).filter((range) => range !== null);
  },

  select(composer, start, end) {
    composer.focus();
    if (Draft.isField(composer)) {
      composer.setSelectionRange(start, end);
    } else {
      const [range] = Draft.ranges(composer, [[start, end]]);
      const selection = getSelection();
      if (range)
        selection.setBaseAndExtent(range.startContainer, range.startOffset, range.endContainer, range.endOffset);
    }
    composer.scrollIntoView({ block: "nearest" });
  },

  // Put `text` in place of the draft, as if typed, so that the page's own editor learns of it and can undo it.
  write(composer, text) {
    composer.focus();
    if (Draft.isField(composer)) composer.select();
    else getSelection().selectAllChildren(composer);
    document.execCommand("insertText", false, text);
    if (Draft.same(Draft.read(composer), text)) return;
    if (Draft.isField(composer)) composer.value = text;
    else composer.replaceChildren(...text.split("\n").map((line) => element("div", {}, line || element("br"))));
    composer.dispatchEvent(new InputEvent("input", { bubbles: true, inputType: "insertReplacementText" }));
  },

  // Pages trim what they send and write line ends and blanks their own way; anything else is another text.
  same(one, other) {
    return plain(one) === plain(other);
  },
};

function plain(text) {
  return text.replace(/\s+/g, " ").trim();
}

const BLOCKS = new Set(["P", "DIV", "LI", "UL", "OL", "BLOCKQUOTE", "PRE", "H1", "H2", "H3", "H4", "H5", "H6", "TR"]);

// The text of an element as a person sees it, and where each piece of it stands.
function layOut(root) {
  const nodes = [];
  let text = "";
  const newLine = () => {
    if (text && !text.endsWith("\n")) text += "\n";
  };
  const walk = (node) => {
    for (const child of node.childNodes) {
      if (child.nodeType === Node.TEXT_NODE) {
        nodes.push({ node: child, start: text.length });
        text += child.data;
      } else if (child.nodeName === "BR") {
        text += "\n";
      } else if (child.nodeType === Node.ELEMENT_NODE) {
        const block = BLOCKS.has(child.nodeName);
        if (block) newLine();
        walk(child);
        if (block) newLine();
      }
    }
  };
  walk(root);
  return { text: text.replace(/\n$/, ""), nodes };
}

function rangeOf(nodes, start, end) {
  const first = nodes.findLast((piece) => piece.start <= start);
  const last = nodes.findLast((piece) => piece.start < end);
  if (!first || !last) return null;
  const range = document.createRange();
  range.setStart(first.node, Math.min(start - first.start, first.node.length));
  range.setEnd(last.node, Math.min(end - last.start, last.node.length));
  return range;
}
