"""The writer's own rule is carried out: ☆を@に, 猫を抜いて, NOSPAM, 逆から読んで, 4はa.

A rule is looked for in the words of the message; what it changes are only the words that may hold a contact.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from linter.knowledge import Knowledge
from linter.readings.carried_out import carried_out
from linter.readings.domains import same_sign
from linter.readings.reading import Edit, Reading
from linter.readings.remarks import remarks, speaks_of_letters
from linter.readings.sifted import self_told, sifted
from linter.readings.stated import Rule, pictured, removals, replacements
from linter.readings.thinned import thinned, thinning_words
from linter.readings.told import by_turns, listed_pieces, with_sign_between, words_in_a_row
from linter.text import Spans, lower_same_length

_ADDRESS = re.compile(r"[A-Za-z0-9._%+-]{2,64}@(?P<domain>[A-Za-z0-9.-]{2,80})")
#: a run without white space, punctuation and ordinary Japanese letters
_REVERSIBLE = re.compile(
    r"(?<![0-9])[0-9]{3,5}(?:[ \u3000-][0-9]{3,5}){2}(?![0-9])|"
    r"(?![:：])[^\s、。,，「」()（）\[\]【】\u3041-\u30fb\u4e00-\u9fff]{5,120}"
    r"|[〇零一二三四五六七八九壱弐参・、 \-－‐ー]{9,20}"
)
#: `80 の前に0、続けて…`: the zero comes first
_ZERO_BEFORE = re.compile(r"(?<![0-9-])([0-9]{2,3})\s?の前に\s?(?:[0零]|ゼロ)[、,，]?\s?")


def undo(reading: Reading, knowledge: Knowledge) -> Reading:
    """Carry out the rules of the message, if it states any."""
    table = knowledge.disguise("instructed")
    verbs = table["verbs"]
    reading = reading.rewrite("instructed", same_sign(reading, knowledge))
    lower = reading.lower
    if "@" in lower:
        reading = reading.rewrite("instructed", _junk(reading.text, knowledge), told=True)
    reading = reading.rewrite(
        "instructed",
        (Edit(m.start(), m.end(), f"0{m[1]}-", "instructed") for m in _ZERO_BEFORE.finditer(reading.text)),
    )
    lower = reading.lower
    if speaks_of_letters(reading.text, lower, knowledge):
        reading = reading.rewrite("instructed", remarks(reading, knowledge), told=True)
    called = knowledge.called_signs
    reading = reading.rewrite("instructed", with_sign_between(reading.text, table["signs"]), told=True)
    reading = reading.rewrite("instructed", by_turns(reading.text))
    reading = reading.rewrite("instructed", words_in_a_row(reading.text, table["signs"]))
    if "\n" in reading.text and any(word in lower for word in knowledge.disguise("split")["joins"]):
        reading = reading.rewrite("instructed", listed_pieces(reading.text))
    lower = reading.lower
    reading = reading.rewrite("instructed", self_told(reading), told=True)
    plain = reading.rewrite("instructed", sifted(reading, knowledge), told=True)
    lower = lower_same_length(plain.text)
    rules = [
        # what was to be taken out is gone
        *(removals(plain.text, lower, verbs, called, knowledge) if plain is reading else ()),
        *replacements(plain.text, lower, table, called, knowledge),
    ]
    reading = plain
    rules += pictured(reading.text, lower, {rule.said for rule in rules}, knowledge)
    if rules:
        followed = reading.rewrite("instructed", _outside_domains(reading.text, rules, knowledge), told=True)
        if followed is not reading:
            # a code may have been hidden behind the rule
            from linter.readings import decoded

            reading = decoded.undo(followed, knowledge)
    if any(map(lower_same_length(reading.text).__contains__, knowledge.derived(thinning_words))):
        reading = thinned(reading, knowledge)
    if speaks_of_letters(reading.text, lower, knowledge):
        # once more: a rule may have uncovered what the remark is about
        reading = reading.rewrite("instructed", remarks(reading, knowledge), told=True)
    # once turned is enough: a second round would turn it back
    turned = any(trace.family == "reversed" for trace in reading.traces)
    if not turned and any(word in lower for word in knowledge.disguise("reversed")["told"]):
        reading = reading.rewrite("instructed", _reversed(reading.text, knowledge), told=True)
    return reading


def _outside_domains(text: str, rules: list[Rule], knowledge: Knowledge) -> Iterator[Edit]:
    """The rules carried out, but for dots and letters of a domain that is a mail provider's already."""
    whole = Spans(len(text))
    for address in _ADDRESS.finditer(text):
        if address["domain"].lower().rstrip(".-") in knowledge.word_set("domains.providers"):
            whole.add(*address.span("domain"))
    for edit in carried_out(text, rules):
        said = text[edit.start : edit.end]
        if whole.touch(edit.start, edit.end) and said.isascii() and len(said) == 1:
            continue
        before, after = text[edit.start - 1 : edit.start], text[edit.end : edit.end + 1]
        if not edit.text and len(said) > 1 and said.isalnum() and before and before in "._-" and after in (before, "@"):
            # of a sign on both sides one is left: aizawa.nospam.typing@…
            edit = edit._replace(start=edit.start - 1)
        if (
            len(edit.text) == 1
            and edit.text in "@._/-"
            and len(said) > 1
            and _SPACED_OUT.match(text, edit.start - 2, edit.end + 2)
        ):
            # a word for a sign, with spaces around it: link スラ sakagura
            edit = edit._replace(start=edit.start - 1, end=edit.end + 1)
        yield edit


_SPACED_OUT = re.compile("[A-Za-z0-9] [^\x00-\x7f ]{2,8} [A-Za-z0-9]")


def _junk(text: str, knowledge: Knowledge) -> Iterator[Edit]:
    """NOSPAM, REMOVETHIS and other shouting inside an address, with the signs that set it apart."""
    verbs = knowledge.disguise("instructed")["verbs"]
    lower = lower_same_length(text)
    told = any(word in lower for word in verbs["capitals"])
    # no address has capitals in the middle of a word: what they are is said, or plain from the domain
    removed = told or any(
        verb in lower for key in ("tells", "remove_ja", "remove_en") for verb in verbs[key] if len(verb) > 4
    )
    words = {junk.replace("-", "") for junk in verbs["junk"]}
    for address in _ADDRESS.finditer(text):
        domain = address["domain"].rstrip(".-")
        plain = re.sub("[A-Z]{3,24}", "", domain)
        known = knowledge.word_set("domains.providers")
        sure = plain != domain and plain in known and domain.lower() not in known
        for shout in _SHOUT.finditer(address[0]):
            inside = shout["word"] != address[0] and re.search("[a-z]", address[0]) is not None
            if (
                len(shout["word"]) >= _SHOUTED
                and ((inside and (sure or removed)) or any(junk in shout["word"].lower() for junk in words))
            ) or told:
                yield _apart(address, shout)
        for piece in _PIECE_OF_ADDRESS.finditer(address[0]):
            if piece["word"].replace("-", "").replace("_", "") in words:
                yield _apart(address, piece)


_SHOUTED = 3
_SHOUT = re.compile(r"(?P<before>[._*~-]*)(?P<word>[A-Z]{2,24})(?P<after>[._*~-]*)")
_PIECE_OF_ADDRESS = re.compile(
    r"(?P<before>(?<=[a-z0-9@])[._~-]+)(?P<word>[a-z]+(?:[-_][a-z]+)?)(?P<after>[._~-]+|(?=@))"
)


def _apart(address: re.Match[str], junk: re.Match[str]) -> Edit:
    """The junk taken out; of the same sign before and behind it one is left."""
    start, end = address.start() + junk.start(), address.start() + junk.end()
    before, after = junk["before"], junk["after"]
    if len(before) > 1 and before == after:
        return Edit(start, end, "", "instructed")
    kept = before[:1] if before and after else before + after
    if not after and junk.end() < len(address[0]) and address[0][junk.end()] == "@":
        kept = ""
    return Edit(start, end, kept, "instructed")


def _reversed(text: str, knowledge: Knowledge) -> Iterator[Edit]:
    """Words that make an address, a link, a number or an id only from behind."""
    for word in _REVERSIBLE.finditer(text):
        turned = word[0][::-1]
        digits = re.sub("[^0-9]", "", turned)
        if _ends_a_domain(word[0], knowledge) and not _ends_a_domain(turned, knowledge):
            # right as it stands
            continue
        if _is_code_word(turned) and (
            turned.rsplit(".", 1)[-1].lower() in knowledge.tlds
            or re.fullmatch(r"0[0-9]{9,10}|[2-9][0-9]{9}", digits)
            or re.search("[零〇].?[五七八九零〇].?[零〇]", turned[:5])
            or re.search("[_.]|[a-z][0-9]|[0-9][a-z]", turned, re.IGNORECASE)
            # a word of letters only, where the message says right there that it is to be read
            or (
                re.fullmatch("[a-z]{6,24}", turned)
                and _TO_BE_READ.search(text, max(0, word.start() - 16), word.start())
            )
        ):
            yield Edit(word.start(), word.end(), turned, "reversed")


_TO_BE_READ = re.compile(
    r"(?:(?<![a-z])(?:spell|type|read|enter|search|search for|find|add|look up"
    r"|write|say|reverse|flip|turn|is|it's|i'm|as)\s"
    r"|[:：→「『\"“]\s?"
    r"|(?:ID|id|名前|アカウント|垢)?[はが]\s?)[「『\"“]?$"
)


def _ends_a_domain(word: str, knowledge: Knowledge) -> bool:
    return "." in word and word.rsplit(".", 1)[1].lower() in knowledge.tlds


def _is_code_word(word: str) -> bool:
    return len(re.sub("[^A-Za-z0-9〇零一二三四五六七八九]", "", word)) >= 5
