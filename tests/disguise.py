"""Writes contacts in disguise, for testing the code that reads them back.

Written before that code and without looking at it: everything here comes from how people write, not from how
`linter` reads.  Every output must be legible to a human reader of the message's language.

A contact is held as a row of pieces, each knowing which characters of the contact it stands for; a family of
disguises rewrites, wraps, separates or reorders the pieces.  `_spell` checks that nothing was lost on the way.

    python -m tests.disguise [size] [seed]      prints 60 samples
"""

from __future__ import annotations

import base64
import itertools
import random
import re
import sys
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache, partial
from typing import Literal

Kind = Literal["email", "phone", "handle"]
KINDS: tuple[Kind, ...] = ("email", "phone", "handle")


@dataclass(frozen=True)
class Contact:
    kind: Kind
    value: str  # an email in lower case, a phone number in E.164, a handle without its @
    plain: str  # as plainly written
    service: str | None = None  # of a handle: line, discord, instagram or telegram


def _words(text: str) -> list[str]:
    return text.split()


# --- contacts -------------------------------------------------------------------------------------------------------

GIVEN = _words(
    "taro hanako kaoru kenji yuki mai ken aya naoki rina shota emi jun sakura daichi miho ryo tomoko haru nao "
    "akira mika yuto risa koji"
)
FAMILY = _words(
    "yamada hanawa sato suzuki ito kato mori abe ono hayashi kimura shimizu fujii okada nishi kubo arai endo ueda "
    "sakai noda mizuno oka hara"
)
NOUN = _words("works design writer studio neko pixel code sora tabi photo movie note lab craft pen")
PROVIDERS = ("gmail.com", "yahoo.co.jp", "outlook.jp", "icloud.com", "docomo.ne.jp", "protonmail.com")
SERVICES = ("line", "discord", "instagram", "telegram")
SERVICE_NAMES: dict[str, dict[str, tuple[str, ...]]] = {
    "ja": {
        "line": ("LINE", "LINE", "ライン"),
        "discord": ("Discord", "ディスコード"),
        "instagram": ("Instagram", "インスタ", "インスタグラム"),
        "telegram": ("Telegram", "テレグラム"),
    },
    "en": {"line": ("LINE",), "discord": ("Discord",), "instagram": ("Instagram",), "telegram": ("Telegram",)},
}


def _firm_domain(rng: random.Random) -> str:
    name = rng.choice(_words("aoba minato kitsune nagi hanawa sumida komorebi tsubame hibiki asagi"))
    what = rng.choice(_words("design works soft lab office web planning"))
    return f"{name}{rng.choice(('-', ''))}{what}.{rng.choice(('jp', 'co.jp', 'com', 'net'))}"


def _email(rng: random.Random) -> Contact:
    given, family = rng.choice(GIVEN), rng.choice(FAMILY)
    number = str(rng.randrange(2, 100)) if rng.random() < 0.7 else f"{rng.randrange(1, 13):02}{rng.randrange(1, 29):02}"
    domain = rng.choice(PROVIDERS) if rng.random() < 0.8 else _firm_domain(rng)
    if domain not in PROVIDERS and rng.random() < 0.3:
        user = rng.choice(("info", "contact", "office", "order"))
    else:
        user = rng.choice(
            (
                f"{given}.{family}",
                f"{given[0]}-{family}",
                f"{given}_{number}",
                f"{given}{number}",
                f"{given[0]}.{family}",
                f"{family}_{given}",
                f"{family}-{given[0]}",
                f"{given[:3]}{number}",
                f"{given}.{rng.choice(NOUN)}",
                given if domain not in PROVIDERS else f"{given}_{family[0]}",
            )
        )
    value = f"{user}@{domain}"
    plain = f"{user.title()}@{domain}" if rng.random() < 0.06 else value
    return Contact("email", value, plain)


def _phone(rng: random.Random) -> Contact:
    def digits(count: int) -> str:
        return "".join(rng.choice("0123456789") for _ in range(count))

    if rng.random() < 0.7:
        groups = [rng.choice(("090", "090", "080", "080", "070", "050")), rng.choice("123456789") + digits(3)]
    else:
        groups = rng.choice((["03", "6" + digits(3)], ["06", "6" + digits(3)], ["052", "7" + digits(2)]))
    groups.append(digits(4))
    value = "+81" + "".join(groups)[1:]
    style = rng.random()
    if style < 0.75:
        plain = "-".join(groups)
    elif style < 0.85:
        plain = "".join(groups)
    elif style < 0.9:
        plain = " ".join(groups)
    elif style < 0.95:
        plain = f"{groups[0]}({groups[1]}){groups[2]}"
    else:
        plain = f"+81 {groups[0][1:]}-{groups[1]}-{groups[2]}"
    return Contact("phone", value, plain)


def _handle(rng: random.Random) -> Contact:
    service = rng.choice(SERVICES)
    joint = "-" if service == "line" and rng.random() < 0.3 else "_"
    while True:
        given, family, noun = rng.choice(GIVEN), rng.choice(FAMILY), rng.choice(NOUN)
        number = str(rng.randrange(2, 1000))
        value = rng.choice(
            (
                f"{given}{joint}{number}",
                f"{family}{joint}{given}",
                f"{given}{joint}{noun}",
                f"{given}{number}",
                f"{noun}{joint}{given}{number}",
                f"{given[0]}{joint}{family}{number}",
            )
        )
        if 6 <= len(value) <= 15:
            break
    at = "@" if service in ("instagram", "telegram") and rng.random() < 0.3 else ""
    return Contact("handle", value, at + value, service)


_MAKERS: dict[Kind, Callable[[random.Random], Contact]] = {"email": _email, "phone": _phone, "handle": _handle}


def contact(rng: random.Random) -> Contact:
    """A random plausible contact."""
    return _MAKERS[rng.choice(KINDS)](rng)


def _groups(number: Contact) -> list[str]:
    """The groups of a Japanese phone number, as it is dialled inside Japan."""
    national = "0" + number.value.removeprefix("+81")
    head = 2 if national[:2] in ("03", "06") else 3
    return [national[:head], national[head:-4], national[-4:]]


# --- the row of pieces ----------------------------------------------------------------------------------------------


@dataclass
class Piece:
    src: str  # the characters of the contact that this piece stands for; "" for what was put in between
    text: str  # how they are written
    fixed: bool = False  # an instruction speaks of it, so its letters stay as they are
    cut: bool = False  # a place where the contact is broken

    @property
    def raw(self) -> bool:
        return bool(self.src) and self.text == self.src and not self.fixed


@dataclass
class Form:
    contact: Contact
    rng: random.Random
    lang: str
    families: frozenset[str]
    pieces: list[Piece]
    notes: list[str] = field(default_factory=list)
    prose: str | None = None  # sentences that carry the parts of a split contact
    used: set[str] = field(default_factory=set)  # signs that already have a meaning
    brackets: str | None = None  # how an at-word was wrapped
    script: str | None = None  # and in which letters

    @property
    def email(self) -> bool:
        return self.contact.kind == "email"

    @property
    def phone(self) -> bool:
        return self.contact.kind == "phone"

    @property
    def ja(self) -> bool:
        return self.lang == "ja"

    def at(self) -> int:
        """Where the @ stands, however it is written; the length when there is none."""
        return next((i for i, piece in enumerate(self.pieces) if piece.src == "@"), len(self.pieces))

    def note(self, ja: Sequence[str], en: Sequence[str], first: bool = False) -> None:
        self.notes.insert(0 if first else len(self.notes), self.rng.choice(ja if self.ja else en))


_GLYPH_ONLY = frozenset(
    _words("width invisible marks lookalike dressed spaced filler instructed-removal instructed-symbol")
)


def _form(whose: Contact, families: frozenset[str], rng: random.Random, lang: str) -> Form:
    base = whose.plain
    if not families <= _GLYPH_ONLY:
        if whose.kind == "phone":
            base = "-".join(_groups(whose))
        elif whose.kind == "handle":
            base = whose.value
    return Form(whose, rng, lang, families, [Piece(char, char) for char in base])


def _letters(text: str) -> str:
    return re.sub(r"[^a-z0-9]", "", text.lower())


def _spell(form: Form) -> None:
    """Every letter and digit of the contact must still be there, in order."""
    if "encoded" in form.families:
        return
    pieces = reversed(form.pieces) if "reversed" in form.families else form.pieces
    found = _letters("".join(piece.src for piece in pieces))
    known = {_letters(form.contact.value), _letters(form.contact.plain)}
    if form.phone:
        known = {"".join(_groups(form.contact)), _letters(form.contact.plain)}
    elif form.email:  # a reordered provider name stands in for the @ and the domain
        known.add(_letters(form.contact.value.partition("@")[0]))
    if found not in known:
        raise AssertionError(f"{sorted(form.families)} lost {form.contact.value}: {found}")


def _clusters(text: str) -> list[str]:
    """The characters of a text, each with the marks that belong to it."""
    clusters: list[str] = []
    for char in text:
        if clusters and (char in "ﾞﾟ" or unicodedata.category(char) in ("Mn", "Me")):
            clusters[-1] += char
        else:
            clusters.append(char)
    return clusters


def _rewrite(form: Form, change: Callable[[str], str]) -> bool:
    """Rewrites the letters of all pieces that may change; whether anything did."""
    changed = False
    for piece in form.pieces:
        if piece.fixed:
            continue
        text = "".join(change(char) for char in piece.text)
        changed |= text != piece.text
        piece.text = text
    return changed


# --- one letter, written otherwise ----------------------------------------------------------------------------------


def _half_width() -> dict[str, str]:
    table: dict[str, str] = {}
    for code in range(0xFF61, 0xFF9E):
        for mark in ("", "ﾞ", "ﾟ"):
            whole = unicodedata.normalize("NFKC", chr(code) + mark)
            if len(whole) == 1:
                table[whole] = chr(code) + mark
    return table


HALF = _half_width()
FULL = {chr(code): chr(code + 0xFEE0) for code in range(0x21, 0x7F)} | {" ": "\u3000"}


def _width(form: Form) -> bool:
    rng = form.rng
    share = 1.0 if rng.random() < 0.45 else rng.uniform(0.3, 0.7)
    dash = rng.choice("－－ー‐−–―") if form.phone and "kana-digits" not in form.families else "－"
    if "kanji-digits" in form.families:
        dash = "-"  # a long dash next to 一 would read as one more 一

    def change(char: str) -> str:
        if char in HALF and not (char == "ー" and form.script == "hiragana"):
            return HALF[char]
        if char not in FULL or rng.random() > share:
            return char
        return dash if char == "-" else FULL[char]

    before = [piece.text for piece in form.pieces]
    for _ in range(20):
        if _rewrite(form, change) and any(a != b for a, b in zip(before, (p.text for p in form.pieces), strict=True)):
            return True
    return False


STRIKES = ("\u0336", "\u0335", "\u0332", "\u0305", "\u0333", "\u0332\u0305")


def _marks(form: Form) -> bool:
    mark = form.rng.choice(STRIKES)
    share = 1.0 if form.rng.random() < 0.7 else 0.5

    def change(char: str) -> str:
        marked = char.isalnum() and not "｡" <= char <= "ﾟ" and form.rng.random() < share
        return char + mark if marked else char

    return any(_rewrite(form, change) for _ in range(20))


LOOKALIKE = {
    "a": "аα",
    "c": "сϲ",
    "d": "ԁ",
    "e": "е",
    "g": "ɡ",
    "h": "һ",
    "i": "іι",
    "j": "ј",
    "k": "кκ",
    "l": "ӏ",
    "m": "м",
    "o": "оο",
    "p": "рρ",
    "s": "ѕ",
    "t": "т",
    "u": "υ",
    "v": "ν",
    "w": "ԝ",
    "x": "х",
    "y": "у",
    "T": "ТΤ",
    "K": "КΚ",
    "M": "МΜ",
    "H": "НΗ",
    "A": "АΑ",
    "E": "ЕΕ",
    "O": "ОΟ",
}
LOOKALIKE_DIGIT = {
    "0": "OоОΟoο",
    "1": "lIІӏ",
    "2": "Z",
    "3": "З",
    "5": "SЅ",
    "6": "б",
    "8": "BВ",
}


def _lookalike(form: Form) -> bool:
    rng = form.rng
    if form.phone and "digit-words" not in form.families:
        digits = [piece for piece in form.pieces if piece.raw and piece.src in LOOKALIKE_DIGIT]
        chosen = [piece for piece in digits if rng.random() < (0.85 if piece.src in "01" else 0.3)]
        if not chosen and digits:
            chosen = [rng.choice(digits)]
        zero = rng.choice(LOOKALIKE_DIGIT["0"]) if rng.random() < 0.6 else ""
        for piece in chosen:
            piece.text = zero if zero and piece.src == "0" else rng.choice(LOOKALIKE_DIGIT[piece.src])
        return bool(chosen)
    share = rng.choice((0.3, 0.5, 0.9))

    def change(char: str) -> str:
        return rng.choice(LOOKALIKE[char]) if char in LOOKALIKE and rng.random() < share else char

    return any(_rewrite(form, change) for _ in range(20))


def _run(upper: int, lower: int, digit: int | None) -> dict[str, str]:
    table = {chr(65 + n): chr(upper + n) for n in range(26)} | {chr(97 + n): chr(lower + n) for n in range(26)}
    return table | ({str(n): chr(digit + n) for n in range(10)} if digit else {})


CIRCLED = dict(zip("0123456789", "⓪①②③④⑤⑥⑦⑧⑨", strict=True))
NEGATIVE = dict(zip("0123456789", "⓿❶❷❸❹❺❻❼❽❾", strict=True))
SUPERSCRIPT = dict(zip("0123456789-+()", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺⁽⁾", strict=True))
SUBSCRIPT = dict(zip("0123456789-+()", "₀₁₂₃₄₅₆₇₈₉₋₊₍₎", strict=True))
FULL_STOP = {str(n): chr(0x2487 + n) for n in range(1, 10)} | {"0": "\U0001f100"}
KEYCAP = {str(n): f"{n}\ufe0f\u20e3" for n in range(10)}
BARE_KEYCAP = {str(n): f"{n}\u20e3" for n in range(10)}
SQUARED_DIGIT = {str(n): f"{chr(0xFF10 + n)}\u20de" for n in range(10)}
RINGED_DIGIT = {str(n): f"{n}\u20dd" for n in range(10)}
MATH = [
    _run(0x1D400, 0x1D41A, 0x1D7CE),  # bold
    _run(0x1D5D4, 0x1D5EE, 0x1D7EC),  # sans-serif bold
    _run(0x1D5A0, 0x1D5BA, 0x1D7E2),  # sans-serif
    _run(0x1D670, 0x1D68A, 0x1D7F6),  # monospace
    _run(0x1D538, 0x1D552, 0x1D7D8) | dict(zip("CHNPQRZ", "ℂℍℕℙℚℝℤ", strict=True)),  # double-struck
]
DRESSED_DIGITS = [
    CIRCLED,
    NEGATIVE,
    SUPERSCRIPT,
    SUBSCRIPT,
    FULL_STOP,
    KEYCAP,
    KEYCAP,
    BARE_KEYCAP,
    SQUARED_DIGIT,
    RINGED_DIGIT,
    *({char: to for char, to in table.items() if char.isdigit()} for table in MATH),
]
# a circled 0 is too much like a circled o: in an id it stays a plain 0
CIRCLED_ID = {char: to for char, to in CIRCLED.items() if char != "0"}
NEGATIVE_ID = {char: to for char, to in NEGATIVE.items() if char != "0"}
DRESSED_LETTERS = [
    *MATH,
    _run(0x1D4D0, 0x1D4EA, None),  # script bold
    _run(0x1D63C, 0x1D656, None),  # sans-serif bold italic
    _run(0x24B6, 0x24D0, None) | CIRCLED_ID,
    _run(0x1F150, 0x1F150, None) | NEGATIVE_ID,
    _run(0x1F130, 0x1F130, None),  # squared
    _run(0x1F170, 0x1F170, None) | NEGATIVE_ID,
    _run(0x249C, 0x249C, None),  # parenthesised
    dict(zip("abcdefghijklmnopqrstuvwyz", "ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘǫʀꜱᴛᴜᴠᴡʏᴢ", strict=True)),
]


def _dressed(form: Form) -> bool:
    rng = form.rng
    words = not form.phone or "digit-words" in form.families
    tables = DRESSED_LETTERS if words else DRESSED_DIGITS
    table = rng.choice(tables)
    if not words and rng.random() < 0.15:
        return _rewrite(form, lambda char: rng.choice((table, CIRCLED, KEYCAP)).get(char, char))
    return _rewrite(form, lambda char: table.get(char, char))


# --- digits as words ------------------------------------------------------------------------------------------------


def _digits(form: Form, write: Callable[[str], str]) -> None:
    for piece in form.pieces:
        if piece.raw and piece.src.isdigit():
            piece.text = write(piece.src)


def _between_groups(form: Form, separators: Sequence[str]) -> None:
    separator = form.rng.choice(separators)
    for piece in form.pieces:
        if piece.raw and piece.src == "-":
            piece.text = separator


def _kanji_digits(form: Form) -> bool:
    rng = form.rng
    numerals = list(rng.choice(("〇一二三四五六七八九", "零一二三四五六七八九", "零壱弐参四伍六七八九")))
    if numerals[0] == "〇":
        numerals[0] = rng.choice("〇〇○◯")
    digits = [piece for piece in form.pieces if piece.raw and piece.src.isdigit()]
    if form.families & {"width", "dressed", "lookalike"} or rng.random() < 0.15:
        digits = rng.sample(digits, rng.randrange(5, len(digits) - 2))  # the others stay Arabic
    for piece in digits:
        piece.text = numerals[int(piece.src)]
    _between_groups(form, ("-", "の", " ", "・", "、", "", "/"))
    return True


KATAKANA_DIGITS = _words("ゼロ イチ ニ サン ヨン ゴ ロク ナナ ハチ キュー")
HIRAGANA_DIGITS = _words("ぜろ いち に さん よん ご ろく なな はち きゅう")
HIRAGANA_FROM_KATAKANA = 0x60


def _kana_digits(form: Form) -> bool:
    rng = form.rng
    script = rng.choice(("katakana", "hiragana", "half"))
    if "width" in form.families:
        script = "katakana"
    names = list(HIRAGANA_DIGITS if script == "hiragana" else KATAKANA_DIGITS)
    zero = rng.choice(("ゼロ", "ゼロ", "レイ", "マル"))
    names[0] = "".join(chr(ord(c) - HIRAGANA_FROM_KATAKANA) for c in zero) if script == "hiragana" else zero
    if script != "hiragana" and rng.random() < 0.3:
        names[9] = "キュウ"
    if script == "half":
        names = ["".join(HALF[char] for char in name) for name in names]
    _digits(form, lambda digit: names[int(digit)])
    _between_groups(form, ("の", " ", "、", "・", "の", "　"))
    if not form.families & {"spaced", "filler", "invisible"} and rng.random() < 0.2:
        _interleave(form, rng.choice((" ", "・")) if script != "half" else " ")
        pieces = form.pieces
        form.pieces = [
            piece
            for n, piece in enumerate(pieces)
            if piece.src or not (_separator(pieces[n - 1]) or _separator(pieces[n + 1]))
        ]
    return True


ENGLISH_DIGITS = _words("zero one two three four five six seven eight nine")


def _digit_words(form: Form) -> bool:
    rng = form.rng
    names = list(ENGLISH_DIGITS)
    if rng.random() < 0.35:
        names[0] = "oh"
    case = rng.choice((str, str, str, str.title, str.upper))
    doubles = "filler" not in form.families and rng.random() < 0.5
    groups = rng.choice((", ", ", ", " - ", " / ", "; ", "  "))
    within = rng.choice((" ", " ", " ", "-")) if groups != " - " else " "
    pieces: list[Piece] = []
    for piece in form.pieces:
        if not piece.src.isdigit():
            pieces.append(Piece(piece.src, groups) if piece.raw else piece)
            continue
        before = pieces[-1] if pieces else None
        if before is None or not before.src.isdigit():
            pieces.append(Piece(piece.src, case(names[int(piece.src)])))
        elif doubles and before.src == piece.src:
            before.src, before.text = before.src * 2, case(f"double {names[int(piece.src)]}")
        else:
            pieces += [Piece("", within), Piece(piece.src, case(names[int(piece.src)]))]
    form.pieces = pieces
    return True


# --- signs as words -------------------------------------------------------------------------------------------------

BRACKETS = ("({})", "（{}）", "[{}]", "【{}】", "{{{}}}", "<{}>", " {} ", " ({}) ", "{}")
LATIN_BRACKETS = ("({})", "[{}]", "{{{}}}", "<{}>", " {} ", " {} ", " ({}) ", " [{}] ")
AT_WORDS = {"katakana": ("アットマーク", "アット", "アット"), "hiragana": ("あっと", "あっとまーく"), "latin": ("at",)}
DOT_WORDS = {"katakana": ("ドット",), "hiragana": ("どっと",), "latin": ("dot",)}


def _sign_style(form: Form) -> tuple[str, str]:
    rng = form.rng
    script = rng.choice(("katakana", "katakana", "hiragana", "latin")) if form.ja else "latin"
    return script, rng.choice(LATIN_BRACKETS if script == "latin" else (*BRACKETS, "{}", "{}", " {} "))


def _upper_ok(form: Form) -> bool:
    return form.contact.plain == form.contact.value and not form.families & {"dressed", "lookalike"}


def _at_word(form: Form) -> bool:
    place = form.at()
    if place == len(form.pieces) or not form.pieces[place].raw:
        return False
    form.script, form.brackets = _sign_style(form)
    word = form.rng.choice(AT_WORDS[form.script])
    if form.script == "latin" and _upper_ok(form) and form.rng.random() < 0.25:
        word, form.script = word.upper(), "upper"
        form.brackets = form.rng.choice(("{}", form.brackets))
    form.pieces[place].text = form.brackets.format(word)
    return True


_TOUCH_AT = frozenset(_words("at-word instructed-symbol emoji-symbol provider-name"))


def _dot_word(form: Form) -> bool:
    rng = form.rng
    if not form.families & _TOUCH_AT and rng.random() < 0.7:
        _at_word(form)
    script, brackets = form.script, form.brackets
    if script is None or brackets is None or (script != "upper" and rng.random() < 0.15):
        script, brackets = _sign_style(form)
    word = "DOT" if script == "upper" else rng.choice(DOT_WORDS[script])
    text = brackets.format(word)
    ten = form.ja and rng.random() < 0.12
    user_too = rng.random() < 0.5 and not ten
    last = form.contact.value.rpartition(".")[2]
    changed = False
    for place, piece in enumerate(form.pieces):
        if not (piece.raw and piece.src == ".") or (place < form.at() and not user_too):
            continue
        following = "".join(p.src for p in form.pieces[place + 1 :])
        piece.text = "点" if ten and following == last and last in ("com", "jp") else text
        changed = True
    return changed


UNDERSCORE = {"ja": ("アンダーバー", "アンダーバー", "アンスコ", "アンダースコア"), "en": ("underscore",)}
HYPHEN = {"ja": ("ハイフン",), "en": ("dash", "hyphen")}


def _symbol_word(form: Form) -> bool:
    rng = form.rng
    lang = form.lang if rng.random() < 0.9 else "en"
    words = {"_": rng.choice(UNDERSCORE[lang]), "-": rng.choice(HYPHEN[lang])}
    brackets = rng.choice(("{}", "{}", "({})", "（{}）", " {} ") if lang == "ja" else (" {} ", " {} ", "({})", "[{}]"))
    changed = False
    for piece in form.pieces:
        if piece.raw and piece.src in words:
            piece.text = brackets.format(words[piece.src])
            changed = True
    return changed


def _emoji_symbol(form: Form) -> bool:
    rng = form.rng
    at = rng.choice(("📧", "🌀", "📧", "🌀", "✉️"))
    changed = False
    for piece in form.pieces:
        if not piece.raw:
            continue
        if piece.src == "@" and form.email:
            piece.text, piece.fixed, changed = at, True, True
        elif piece.src == "-" and not form.families & {"symbol-word", "spelled-letters"}:
            piece.text, piece.fixed, changed = "➖", True, True
    return changed


PROVIDER_NAMES = {
    "gmail.com": ("ジーメール", "Gメール", "じーめーる", "ジーメール"),
    "yahoo.co.jp": ("ヤフーメール", "やふーめーる"),
    "icloud.com": ("アイクラウド", "あいくらうど"),
    "docomo.ne.jp": ("ドコモのメール", "ドコモメール"),
}


def _provider_name(form: Form) -> bool:
    rng = form.rng
    domain = form.contact.value.partition("@")[2]
    if domain not in PROVIDER_NAMES:
        return False
    name = rng.choice(PROVIDER_NAMES[domain])
    user = form.pieces[: form.at()]
    others = form.families - {"provider-name"}
    if others <= {"width", "marks", "lookalike", "dressed", "invisible"} and rng.random() < 0.25:
        mail = name if "メール" in name or "めーる" in name else name + "のメール"
        form.pieces = rng.choice(
            (
                [Piece("", f"{mail}の", fixed=True), *user],
                [Piece("", f"{mail}で、@の前は ", fixed=True), *user],
                [*user, Piece("", f"（{mail}です）", fixed=True)],
            )
        )
        return True
    at = rng.choice(("アット", "アットマーク", "あっと", "＠", "@", " アット ", "（アット）"))
    form.pieces = [*user, Piece("@", at), Piece(domain, name)]
    return True


KANA_LETTERS = dict(
    zip(
        "abcdefghijklmnopqrstuvwxyz",
        _words(
            "エー ビー シー ディー イー エフ ジー エイチ アイ ジェー ケー エル エム エヌ オー ピー キュー アール エス ティー "
            "ユー ブイ ダブリュー エックス ワイ ゼット"
        ),
        strict=True,
    )
)
NATO = {
    word[0]: word
    for word in _words(
        "alpha bravo charlie delta echo foxtrot golf hotel india juliett kilo lima mike november oscar papa quebec "
        "romeo sierra tango uniform victor whiskey xray yankee zulu"
    )
}
KANA_LABELS = {
    "gmail": "ジーメール",
    "yahoo": "ヤフー",
    "outlook": "アウトルック",
    "icloud": "アイクラウド",
    "docomo": "ドコモ",
    "protonmail": "プロトンメール",
    "com": "コム",
    "net": "ネット",
    "jp": "ジェーピー",
    "co": "シーオー",
    "ne": "エヌイー",
}


def _spelled_letters(form: Form) -> bool:
    rng = form.rng
    at = form.at()
    user, domain = form.pieces[:at], form.pieces[at:]
    if sum(1 for piece in user if piece.src) > (9 if form.email else 11):
        return False
    if form.ja:
        digits = KATAKANA_DIGITS if rng.random() < 0.5 else list("0123456789")
        signs = {"@": rng.choice(("アット", "アットマーク")), ".": "ドット", "_": "アンダーバー", "-": "ハイフン"}
        gap = rng.choice(("・", " ", "、"))
    else:
        digits, gap = ENGLISH_DIGITS, rng.choice((" ", " ", ", ", "-"))
        signs = {"@": "at", ".": "dot", "_": "underscore", "-": "dash"}
        if rng.random() < 0.5:
            form.notes.append(rng.choice(("NATO alphabet", "first letters only", "one letter per word")))
    case = rng.choice((str, str.title, str.upper))
    if "first letters only" in form.notes and any(not piece.src.isalpha() for piece in user):
        form.notes[form.notes.index("first letters only")] = "NATO alphabet"

    pieces: list[Piece] = []
    for piece in user:
        src = piece.src.lower()
        if not piece.raw:
            piece.text = piece.text.strip()
        elif src.isdigit():
            piece.text = digits[int(src)]
        elif src in signs:
            piece.text = signs[src]
        else:
            piece.text = KANA_LETTERS[src] if form.ja else case(NATO[src])
        pieces += [Piece("", gap), piece] if pieces else [piece]
    if domain:
        labels = form.contact.value.partition("@")[2].split(".")
        kana = form.ja and rng.random() < 0.5 and labels[0] in KANA_LABELS
        if domain[0].raw:
            domain[0].text = signs["@"]
        domain[0].text = domain[0].text.strip()
        pieces += [Piece("", " "), domain[0], Piece("", " ")]
        word: list[Piece] = []
        for piece in [*domain[1:], Piece("", "", cut=True)]:
            if piece.src != "." and not piece.cut:
                word.append(piece)
                continue
            label = "".join(p.src for p in word)
            if kana and all(p.raw for p in word):
                pieces.append(Piece(label, KANA_LABELS[label]))
            else:
                pieces += word
            word = []
            if not piece.cut:
                piece.text = (signs["."] if piece.raw else piece.text).strip()
                pieces += [Piece("", " "), piece, Piece("", " ")]
    form.pieces = pieces
    return True


# --- instructions ---------------------------------------------------------------------------------------------------


def _instructed_symbol(form: Form) -> bool:
    rng = form.rng
    signs = "☆★■◎◆▲●" if form.ja else "#☆★■◆"
    if form.phone:
        target = rng.choice(sorted({piece.src for piece in form.pieces if piece.src.isdigit()}))
        signs = "★■◆▲☆"
    else:
        target = "@" if form.email else "_"
    sign = rng.choice(signs)
    chosen = [piece for piece in form.pieces if piece.raw and piece.src == target]
    if not chosen:
        return False
    for piece in chosen:
        piece.text, piece.fixed = sign, True
    form.used.add(sign)
    ja = [f"{sign}を{target}に変えてください", f"{sign}→{target}", f"{sign}は{target}に置き換えてください"]
    en = [f"replace {sign} with {target}", f"change the {sign} to {target}", f"{sign} = {target}"]
    if form.phone:
        ja += [f"{sign}には{target}が入ります", f"{sign}は数字の{target}です"]
        en += [f"{sign} stands for the digit {target}"]
    elif target == "@":
        ja += [f"{sign}をアットマークにしてください", f"{sign}は@です"]
        en += [f"{sign} is the at sign", f"put an at sign instead of {sign}"]
    else:
        ja += [f"{sign}をアンダーバーに直してください"]
        en += [f"{sign} is an underscore"]
    form.note(ja, en)
    return True


def _instructed_removal(form: Form) -> bool:
    rng = form.rng
    words = ["NOSPAM", "REMOVE", "DELETE", "×"]
    words += ["猫", "犬", "花", "【削除】"] if form.ja else ["XX", "[cut]", "SPAM"]
    if form.ja and not form.phone:
        words.append("ねこ")
    if form.families & {"kana-digits", "encoded"}:
        words = ["猫", "×", "【削除】"] if form.ja else ["×", "[cut]"]
    written = "".join(piece.text for piece in form.pieces).casefold()
    # no letter of the contact beside the word may look like part of it
    words = [word for word in words if word.casefold() not in written and not (word == "XX" and "x" in written)]
    word = rng.choice(words)
    places = [
        n
        for n in range(1, len(form.pieces))
        if "encoded" in form.families or (form.pieces[n].src and form.pieces[n - 1].src not in ("+", "("))
    ]
    count = rng.choice((1, 2, 3)) if len(word) < 3 else rng.choice((1, 1, 2))
    for place in sorted(rng.sample(places, min(count, len(places))), reverse=True):
        form.pieces.insert(place, Piece("", word, fixed=True))
    form.used.add(word)
    form.note(
        (
            f"{word}を抜いてください",
            f"{word}は取り除いてください",
            f"{word}を消してください",
            f"{word}を除いて読んでください",
        ),
        (f"remove the {word}", f"take out {word}", f"delete every {word}", f"leave out the {word}"),
        first=True,
    )
    return True


def _reversed(form: Form) -> bool:
    if any(len(piece.src) > 1 for piece in form.pieces):
        return False
    form.pieces.reverse()
    form.note(
        (
            "逆から読んでください",
            "後ろから読んでください",
            "右から左に読んでください",
            "逆さまに書いてあります、最後の文字から読んでください",
        ),
        ("read it backwards", "written backwards", "reversed, read from right to left", "backwards"),
    )
    return True


def _leet(form: Form) -> bool:
    rng = form.rng
    domain = form.contact.value.partition("@")[2]
    digits = {"o": "0", "i": "1", "l": "1", "a": "4", "e": "3", "s": "5"}
    known = domain in PROVIDERS
    at = form.at()
    choices = [letter for letter in digits if letter in domain]
    rng.shuffle(choices)
    # the likelier ones first; one digit never stands for two letters
    choices.sort(key=lambda letter: "oilaes".index(letter) > 2 and rng.random() < 0.7)
    mapping: dict[str, str] = {}
    for letter in choices[: rng.choice((1, 2, 2, 3))]:
        if digits[letter] not in mapping.values():
            mapping[letter] = digits[letter]
    clash = any(digit in form.contact.value for digit in mapping.values())
    noted = bool(mapping) and not clash and (not known or rng.random() < 0.4)
    start = at + 1
    if not noted and not known:
        # nobody could know how the firm is written, but com and co can only be com and co
        if not re.search(r"\.(com|co\.jp)$", domain):
            return False
        mapping, start = {"o": "0"}, at + 1 + (len(domain) - len(re.sub(r"^.*?(?=\.(com|co\.jp)$)", "", domain)))
    elif noted and rng.random() < 0.5:
        start = 0
    changed = False
    for piece in form.pieces[start:]:
        if piece.raw and piece.src in mapping:
            piece.text = mapping[piece.src]
            changed = True
    if noted and changed:
        ja = "、".join(f"{digit}は{letter}" for letter, digit in mapping.items())
        en = ", ".join(f"{digit} is {letter}" for letter, digit in mapping.items())
        form.note((f"{ja}です", f"{ja}に読み替えてください"), (en, f"read it so: {en}"))
    return changed


def _encoded(form: Form) -> bool:
    rng = form.rng
    value = form.contact.value
    how = rng.choice(("base64", "base64", "percent", "html"))
    if how == "base64":
        texts = list(base64.b64encode(value.encode()).decode())
        form.note(
            ("Base64です", "Base64でデコードしてください", "base64", "Base64のメールアドレスです"),
            ("base64", "Base64-encoded", "decode it with base64"),
        )
    elif how == "percent":
        every = rng.random() < 0.5
        texts = [f"%{ord(char):02X}" if every or not char.isalnum() else char for char in value]
        form.note(
            ("URLエンコードしてあります", "パーセントエンコーディングです", "URLデコードしてください"),
            ("URL-encoded", "percent-encoded", "URL-decode it"),
        )
    else:
        every, hexadecimal = rng.random() < 0.5, rng.random() < 0.4
        texts = [
            (f"&#x{ord(char):x};" if hexadecimal else f"&#{ord(char)};") if every or char in "@." else char
            for char in value
        ]
        form.note(
            ("HTMLの文字参照です", "HTMLエンティティで書いています", "HTMLの実体参照"),
            ("HTML entities", "written as HTML entities", "HTML character references"),
        )
    form.pieces = [Piece("", text, fixed=True) for text in texts]
    return True


# --- layout ---------------------------------------------------------------------------------------------------------


def _separator(piece: Piece) -> bool:
    """A sign between groups of a phone number that says nothing by itself."""
    return piece.src == "-" and not any(char.isalnum() and char != "の" for char in piece.text) and not piece.fixed


def _line_break(form: Form) -> bool:
    rng = form.rng
    pieces = form.pieces
    if form.phone:
        keep = rng.random() < 0.4
        places = [n for n, piece in enumerate(pieces) if piece.src == "-"]
        if rng.random() < 0.4:
            places = [rng.choice(places)]
        for n in reversed(places):
            if _separator(pieces[n]) and not (keep and pieces[n].text in ("-", "－")):
                pieces[n] = Piece("", "\n", cut=True)
            else:
                pieces.insert(n + 1, Piece("", "\n", cut=True))
        return bool(places)
    if "encoded" in form.families:
        pieces.insert(len(pieces) // 2 + rng.randrange(-3, 4), Piece("", "\n", cut=True))
        form.note(
            ("2行をつなげてください", "改行は無視してください"), ("join the two lines", "ignore the line break"), True
        )
        return True
    points: list[int] = []
    for n in range(1, len(pieces)):
        left, right = pieces[n - 1].src, pieces[n].src
        signs = {"@", "."} if form.email else {"_", "-", "."}
        if signs & {left, right} or (not form.email and left.isalpha() and right.isdigit()):
            points.append(n)
    if not points:
        return False
    at = form.at()
    favourite = [n for n in points if n in (at, at + 1)]
    if not form.email:
        favourite = [n for n in points if not (pieces[n - 1].src.isalnum() and pieces[n].src.isalnum())]
        if not favourite:  # nothing else shows that the second line belongs to it
            form.note(("2行で一つのIDです", "2行をつなげてください"), ("one id in two lines", "join the two lines"))
        points = favourite or points
    chosen = {rng.choice(favourite or points)}
    if rng.random() < 0.3:
        chosen.add(rng.choice(points))
    if any(n + 1 in chosen for n in chosen):  # not a sign alone on its line
        chosen = {min(chosen)}
    for n in sorted(chosen, reverse=True):
        pieces.insert(n, Piece("", "\n", cut=True))
    return True


SPLIT: dict[tuple[str, str], tuple[str, ...]] = {
    ("ja", "email"): (
        "メールアドレスは二つに分けて書きます。前半は {0} 、後半は {1} です。",
        "アドレスの前半は {0} です。お見積もりは別途お送りしますね。後半は {1} です。",
        "メアドですが、最初が {0} で、そのすぐあとに {1} が続きます。",
        "メール前半：{0}\n納期は来週の金曜で問題ありません。\nメール後半：{1}\nつなげて読んでください。",
        "アドレスの頭は {0} です。サンプルは添付しました。アドレスの残りは {1} です。",
    ),
    ("ja", "email@"): (
        "メールのアカウント名は {0} です。ドメインは {1} です。",
        "メールの@の前は {0} です。どうぞよろしくお願いいたします。@の後ろは {1} です。",
        "アドレスは、@の左側が {0} で、@の右側が {1} になります。",
        "メールのユーザー名は {0} 。\nご予算は別途ご相談させてください。\nドメインのほうは {1} です。",
    ),
    ("ja", "phone"): (
        "電話番号は {0} で始まります。資料は明日お送りします。続いて {1} 、最後は {2} です。",
        "電話番号の最初は {0} 、真ん中は {1} 、最後は {2} です。",
        "電話番号を分けて書きますね。\n前：{0}\n中：{1}\n後：{2}\nよろしくお願いします。",
        "電話は {0} 、それから {1} 、そして {2} とつなげてください。",
        "電話番号の頭が {0} です。サンプル記事は添付のとおりです。そのあとに {1} が来て、下四桁が {2} です。",
        "電話のはじめの部分は {0} です。進め方は追ってご相談させてください。次が {1} です。終わりは {2} です。",
    ),
    ("ja", "handle"): (
        "{s}のIDは二つに分けます。前半は {0} 、後半は {1} です。",
        "{s}のIDの前半が {0} です。ラフは今夜お送りしますね。{s}のIDの後半が {1} です。",
        "{s}ですが、IDの最初が {0} で、すぐ続けて {1} です。",
        "{s} ID前半：{0}\n納期は問題ありません。\n{s} ID後半：{1}\nつなげて検索してください。",
    ),
    ("en", "email"): (
        'My email comes in two halves. The first half is "{0}" and the second half is "{1}".',
        "My email address starts with {0} , I will send the estimate separately, and it goes on with {1} right after that.",
        "First part of my email: {0}\nFriday works fine for me.\nSecond part: {1}\nJust join them.",
        'Take "{0}" and put "{1}" right behind it, that is my email.',
    ),
    ("en", "email@"): (
        'The user name of my email is "{0}". The domain is "{1}".',
        "In front of the @ of my email goes {0} , the samples are attached, and behind the @ goes {1} as usual.",
        "Mail user: {0}\nThe budget is fine with me.\nMail domain: {1}\nPut the @ between them.",
    ),
    ("en", "phone"): (
        "My phone number starts with {0} . The files follow tomorrow. Then comes {1} and the last part is {2} .",
        'For the phone number, take "{0}", then "{1}", and finally "{2}".',
        "Phone, first part: {0}\nFriday works fine for me.\nmiddle part: {1}\nThanks for the brief.\nlast part: {2}\nJust join them.",
        'Dial "{0}" first, followed by "{1}". Samples are attached. The end of the number is "{2}".',
    ),
    ("en", "handle"): (
        'My {s} id comes in two halves. The first half is "{0}" and the second half is "{1}".',
        'The {s} id starts with "{0}", the sketches follow tonight, and the id ends with "{1}".',
        "{s} id, first part: {0}\nThe deadline is fine.\nsecond part: {1}\nJust join them.",
        'On {s}, take "{0}" and put "{1}" right behind it, that is my id.',
    ),
}
# in these families a piece is a whole word, so a part must end at a sign
_WORDY = frozenset(("spelled-letters",))


def _split(form: Form) -> bool:
    rng = form.rng
    key = form.contact.kind
    pieces = form.pieces
    if form.phone:
        for n, piece in enumerate(pieces):
            if piece.src == "-":
                pieces[n] = Piece("", "\n", cut=True)
    elif form.email:
        at = form.at()
        if pieces[at].src == "@" and not form.families & _TOUCH_AT and pieces[at].raw and rng.random() < 0.5:
            pieces[at] = Piece("@", "", cut=True)
            form.prose = rng.choice(SPLIT[form.lang, "email@"])
            return True
        place = rng.choice((at, at + 1)) if pieces[at].fixed or pieces[at].text.strip() == "@" else at
        letters = [n for n in range(2, at - 1) if pieces[n].src.isalnum() and pieces[n - 1].src.isalnum()]
        if letters and rng.random() < 0.4 and not form.families & _WORDY:
            place = rng.choice(letters)
        pieces.insert(place, Piece("", "\n", cut=True))
    else:
        signs = [n for n, piece in enumerate(pieces) if piece.src in ("_", "-") and n > 1]
        places = [n for n in range(2, len(pieces) - 1) if pieces[n].src and pieces[n - 1].src]
        if not signs and not places:
            return False
        pieces.insert(
            rng.choice(signs or places) if rng.random() < 0.6 else rng.choice(places or signs),
            Piece("", "\n", cut=True),
        )
    form.prose = rng.choice(SPLIT[form.lang, key])
    return True


def _interleave(form: Form, between: str) -> None:
    """Puts something between all pieces, except where the contact is broken."""
    pieces: list[Piece] = []
    for piece in form.pieces:
        if pieces and not piece.cut and not pieces[-1].cut:
            pieces.append(Piece("", between, fixed=True))
        pieces.append(piece)
    form.pieces = pieces


def _tighten(form: Form) -> None:
    """Drops the spaces that other families put between pieces."""
    form.pieces = [piece for piece in form.pieces if piece.cut or piece.text.strip()]
    for piece in form.pieces:
        if not piece.cut:
            piece.text = piece.text.strip()


def _spaced(form: Form) -> bool:
    rng = form.rng
    space = (
        rng.choice((" ", " ", " ", "  ", "\u3000", "\u00a0", "\u2009"))
        if form.ja
        else rng.choice((" ", " ", "  ", "\u00a0"))
    )
    wordy = bool(form.families & {"kana-digits"})
    if wordy or rng.random() < 0.6:
        if form.phone and rng.random() < 0.5:
            form.pieces = [piece for piece in form.pieces if not _separator(piece)]
        _tighten(form)
        _interleave(form, space)
        return True
    pieces: list[Piece] = []
    size = rng.choice((2, 3, 4))
    run = 0
    if form.phone:
        form.pieces = [piece for piece in form.pieces if not _separator(piece)]
    _tighten(form)
    for piece in form.pieces:
        sign = form.email and (piece.src in ("@", ".") or len(piece.src) > 1)
        if piece.cut:
            run = -1
        elif pieces and not pieces[-1].cut and (sign or run == size or run > 50):
            pieces.append(Piece("", space, fixed=True))
            run = 0
        pieces.append(piece)
        # in a mail the groups are the words between the signs
        run = (99 if sign else 1) if form.email else run + 1
    form.pieces = pieces
    return any(not piece.src and not piece.cut and not piece.text.strip() for piece in pieces)


def _filler(form: Form) -> bool:
    rng = form.rng
    symbols = "/|~・" if "instructed-symbol" in form.families else "★*・/|~☆♪"
    written = "".join(piece.text for piece in form.pieces)
    symbols = "".join(
        symbol
        for symbol in symbols
        if symbol not in written
        and not (symbol == "・" and not form.ja)
        and not (symbol in "|/" and "lookalike" in form.families)  # like a 1 or an l
    )
    form.pieces = [
        piece for piece in form.pieces if not (piece.text in (" ", "、", "・", "/", "-", "－") and not piece.src)
    ]
    if form.phone and rng.random() < 0.5:
        form.pieces = [piece for piece in form.pieces if not _separator(piece)]
    _tighten(form)
    _interleave(form, rng.choice(symbols))
    return True


INVISIBLE = (
    "\u200b",
    "\u200c",
    "\u200d",
    "\u2060",
    "\u00ad",
    "\u3164",
    "\u2800",
    "\ufe00",
    "\ufe01",
    "\ufe0e",
    "\ufe0f",
)


def _invisible(form: Form) -> bool:
    rng = form.rng
    chosen = [rng.choice(INVISIBLE)] if rng.random() < 0.7 else rng.sample(INVISIBLE[:5], 3)
    share = rng.choice((1.0, 1.0, 0.5))
    count = 0

    def hidden() -> str:
        nonlocal count
        if rng.random() > share:
            return ""
        count += 1
        return rng.choice(chosen)

    for _ in range(20):
        for n, piece in enumerate(form.pieces):
            if piece.cut:
                continue
            following = form.pieces[n + 1] if n + 1 < len(form.pieces) else None
            clusters = [piece.text] if piece.fixed else _clusters(piece.text)
            text = clusters[0] if clusters else ""
            for cluster in clusters[1:]:
                text += hidden() + cluster
            if following is not None and not following.cut:
                text += hidden()
            piece.text = text
        if count:
            break
    return bool(count)


# --- families and how they go together ------------------------------------------------------------------------------

_EMAIL: frozenset[Kind] = frozenset(("email",))
_PHONE: frozenset[Kind] = frozenset(("phone",))
_IDS: frozenset[Kind] = frozenset(("email", "handle"))
_ALL: frozenset[Kind] = frozenset(KINDS)

# in the order in which they are applied
_STEPS: dict[str, tuple[Callable[[Form], bool], frozenset[Kind]]] = {
    "encoded": (_encoded, _EMAIL),
    "leet": (_leet, _EMAIL),
    "provider-name": (_provider_name, _EMAIL),
    "instructed-symbol": (_instructed_symbol, _ALL),
    "emoji-symbol": (_emoji_symbol, _ALL),
    "at-word": (_at_word, _EMAIL),
    "dot-word": (_dot_word, _EMAIL),
    "symbol-word": (_symbol_word, _ALL),
    "spelled-letters": (_spelled_letters, _IDS),
    "kanji-digits": (_kanji_digits, _PHONE),
    "kana-digits": (_kana_digits, _PHONE),
    "digit-words": (_digit_words, _PHONE),
    "lookalike": (_lookalike, _ALL),
    "dressed": (_dressed, _ALL),
    "width": (_width, _ALL),
    "marks": (_marks, _ALL),
    "instructed-removal": (_instructed_removal, _ALL),
    "reversed": (_reversed, _ALL),
    "line-break": (_line_break, _ALL),
    "split": (_split, _ALL),
    "spaced": (_spaced, _ALL),
    "filler": (_filler, _ALL),
    "invisible": (_invisible, _ALL),
}
_ORDER = tuple(_STEPS)
# a family that speaks to the readers of one language only
_JAPANESE = frozenset(("kanji-digits", "kana-digits", "provider-name"))
_ENGLISH_SHARE = {"digit-words": 0.7}

_NEVER: dict[str, str] = {
    "encoded": (
        "leet provider-name instructed-symbol emoji-symbol at-word dot-word symbol-word spelled-letters lookalike dressed "
        "width marks reversed split spaced filler invisible"
    ),
    "leet": "provider-name spelled-letters lookalike dressed reversed",
    "provider-name": "instructed-symbol emoji-symbol at-word dot-word reversed",
    "instructed-symbol": "at-word kanji-digits kana-digits digit-words",
    "emoji-symbol": "at-word kanji-digits kana-digits",
    "at-word": "reversed",
    "dot-word": "reversed",
    "symbol-word": "reversed",
    "spelled-letters": "lookalike dressed marks instructed-removal reversed spaced filler invisible",
    "kanji-digits": "kana-digits digit-words",
    "kana-digits": "digit-words lookalike dressed marks reversed",
    "digit-words": "instructed-removal reversed spaced",
    "lookalike": "dressed",
    "dressed": "width marks",
    "instructed-removal": "reversed filler",
    "reversed": "line-break split",
    "line-break": "split",
    "spaced": "filler invisible",
}
# pairs that go together for some kinds only: both would claim the same sign in the others
_ONLY: dict[frozenset[str], frozenset[Kind]] = {
    frozenset(("symbol-word", "emoji-symbol")): _EMAIL,
    frozenset(("symbol-word", "instructed-symbol")): frozenset(("email", "phone")),
    frozenset(("symbol-word", "split")): _IDS,
    frozenset(("emoji-symbol", "instructed-symbol")): _PHONE,
    frozenset(("emoji-symbol", "spelled-letters")): _EMAIL,
    frozenset(("emoji-symbol", "split")): _IDS,
}


def _compatible() -> dict[frozenset[str], frozenset[Kind]]:
    pairs: dict[frozenset[str], frozenset[Kind]] = {}
    for one, two in itertools.combinations(_ORDER, 2):
        if two in _NEVER.get(one, "").split() or one in _NEVER.get(two, "").split():
            continue
        pair = frozenset((one, two))
        kinds = _STEPS[one][1] & _STEPS[two][1] & _ONLY.get(pair, _ALL)
        if kinds:
            pairs[pair] = kinds
    return pairs


COMPATIBLE: dict[frozenset[str], frozenset[Kind]] = _compatible()


def _kinds(families: Sequence[str]) -> tuple[Kind, ...]:
    """The kinds of contact that can wear all these families at once."""
    kinds = _ALL
    for family in families:
        kinds &= _STEPS[family][1]
    for one, two in itertools.combinations(families, 2):
        kinds &= COMPATIBLE.get(frozenset((one, two)), frozenset())
    return tuple(kind for kind in KINDS if kind in kinds)


@cache
def _combinations(size: int) -> tuple[tuple[str, ...], ...]:
    return tuple(families for families in itertools.combinations(_ORDER, size) if _kinds(families))


def combinations(size: int) -> list[tuple[str, ...]]:
    """All sensible combinations of that many families."""
    return list(_combinations(size))


def _body(form: Form) -> str:
    lines = (
        [[]]
        if not form.pieces
        else [list(group) for cut, group in itertools.groupby(form.pieces, lambda p: p.cut) if not cut]
    )
    parts = [
        "".join(piece.text for piece in line).strip(" \u3000・、･､,，-－/;" if form.families & _TRIM else " \u3000")
        for line in lines
    ]
    if form.prose is None:
        return "\n".join(parts)
    service = form.rng.choice(SERVICE_NAMES[form.lang][form.contact.service or "line"])
    return form.prose.format(*parts, s=service)


_TRIM = frozenset(("spelled-letters", "kana-digits", "digit-words"))


def _written(whose: Contact, families: Sequence[str], rng: random.Random, lang: str) -> Form | None:
    unknown = set(families) - set(_STEPS)
    if unknown:
        raise ValueError(f"no such family: {', '.join(sorted(unknown))}")
    if len(set(families)) != len(families) or whose.kind not in _kinds(families):
        return None
    form = _form(whose, frozenset(families), rng, lang)
    for name in _ORDER:
        if name in form.families and not _STEPS[name][0](form):
            return None
    _spell(form)
    return form


def _with_notes(form: Form, body: str) -> str:
    if not form.notes:
        return body
    rng = form.rng
    note = ("。" if form.ja else "; ").join(form.notes)
    if form.prose is not None:
        return f"{body}{note}。" if form.ja else f"{body} {note[0].upper()}{note[1:]}."
    if "\n" not in body and rng.random() < 0.12:
        return f"（{note}）{body}" if form.ja else f"({note}) {body}"
    if form.ja:
        return rng.choice(("{}（{}）", "{}（{}）", "{}（※{}）", "{} ({})")).format(body, note)
    return rng.choice(("{} ({})", "{} ({})", "{} [{}]")).format(body, note)


def _language(families: Sequence[str], rng: random.Random, english: float = 1 / 3) -> str:
    if _JAPANESE & set(families):
        return "ja"
    for family in families:
        english = _ENGLISH_SHARE.get(family, english)
    return "en" if rng.random() < english else "ja"


def disguise(contact: Contact, families: Sequence[str], rng: random.Random) -> str | None:
    """The contact in all these disguises at once, with what the reader has to know; None when that makes no sense."""
    form = _written(contact, families, rng, _language(families, rng))
    return None if form is None else _with_notes(form, _body(form))


def _alone(family: str, contact: Contact, rng: random.Random) -> str | None:
    return disguise(contact, (family,), rng)


FAMILIES: dict[str, Callable[[Contact, random.Random], str | None]] = {
    family: partial(_alone, family) for family in _ORDER
}


# --- messages -------------------------------------------------------------------------------------------------------

CARRIERS: dict[tuple[str, str], tuple[str, ...]] = {
    ("ja", "email"): (
        "メール：{c}",
        "メールアドレスは {c} です。",
        "ご連絡は {c} までメールでお願いいたします。",
        "詳細はメールで {c} 宛にお送りください。",
        "よろしければ {c} に直接メールをいただけますか。",
        "連絡先メール→ {c}",
        "■連絡先\nメール　{c}",
        "原稿データは {c} へメールしていただけると助かります。",
        "こちらのアドレス「{c}」にメールをください。",
        "急ぎの場合は {c} にメールしてください。",
        "見積書が必要でしたら {c} までメールをお願いします。",
        "【Mail】{c}",
        "E-mail: {c}",
        "メアドは {c} です、気軽にどうぞ！",
        "ファイルが重いので {c} にメールで送ってもらえますか？",
        "資料一式を {c} 宛にメールで送付いただけますでしょうか。",
        "契約書のやり取りはメール {c} でお願いできればと思います。",
        "当方のメールは {c} となります。",
        "サイト外でも対応可能です。{c} にメールいただければ即日返信します。",
        "以下のアドレスにメールをお願いします。\n{c}",
        "メールアドレスを書いておきますね。\n　{c}",
        "担当：花輪\nMAIL：{c}\n受付：平日10時〜18時",
        "請求書の送付先アドレスは {c} です。",
        "返信がない場合は {c} へメールでご一報ください。",
        "個別の相談はメール {c} で受け付けています。",
        "メールのほうが早いので、{c} にいただけると嬉しいです。",
        "応募される方は {c} までメールで履歴書をお送りください。",
        "アドレス：{c}\n件名は「ロゴ制作の件」でお願いします。",
    ),
    ("ja", "phone"): (
        "電話：{c}",
        "電話番号は {c} です。",
        "お急ぎの際は {c} までお電話ください。",
        "電話は {c} にかけていただいて大丈夫です。",
        "TEL {c}",
        "☎ {c}",
        "一度お電話でお話ししたいので、{c} にお願いします。",
        "私の電話番号は {c} です。いつでもどうぞ。",
        "電話のほうが確実です。番号は {c} です。",
        "■電話\n{c}",
        "日中の電話は {c} につながります。",
        "電話番号→ {c}",
        "打ち合わせ当日は {c} にお電話ください。",
        "もし道に迷ったら {c} に電話してください。",
        "詳しくは電話で。{c} です。",
        "お電話の折り返しは {c} までお願いします。",
        "電話番号を書いておきます。\n{c}",
        "担当直通の電話：{c}",
        "通話のほうが早いと思います。{c} に電話をかけてください。",
        "事務所の電話番号は {c} となっております。",
        "【TEL】{c}\n平日10時〜19時",
        "留守電になったら伝言を残してください。電話 {c}",
        "当方の連絡先は電話 {c} です。",
        "面談の前に {c} へ一度お電話いただけますか。",
        "サイトのメッセージを見落とすことがあるので、電話 {c} にお願いします。",
        "電話番号だけお伝えしておきます、{c} です。",
        "名前：花輪\n電話：{c}\n対応時間：9時〜17時",
        "番号は {c} なので、電話ください！",
    ),
    ("ja", "handle"): (
        "{s}：{c}",
        "{s}のIDは {c} です。",
        "{s}で {c} を検索してください。",
        "{s} ID→ {c}",
        "{s}を追加してください。IDは {c} です。",
        "よければ{s}でやり取りしませんか。IDは {c} です。",
        "普段は{s}を使っています。IDは {c} です。",
        "■{s} ID\n{c}",
        "{s}「{c}」にメッセージをください。",
        "{s}のほうが返事が早いです。ID→ {c}",
        "続きは{s}で話しましょう。ID：{c}",
        "{s}は {c} で登録しています。",
        "{s}アカウント：{c}",
        "ラフ画は{s}の {c} に送ってください。",
        "{s}で {c} 宛に一言いただけますか？",
        "急ぎのときは{s}へ。IDは {c} です。",
        "{s}やってます！ID {c} で見つかります。",
        "担当の{s} IDを共有します。\n{c}",
        "通話は{s}でお願いしたいです。IDは {c} です。",
        "【{s}】{c}",
        "こちらの{s} IDの追加をお願いします。\n{c}",
        "修正指示は{s}（ID: {c}）にまとめてください。",
        "{s}交換しませんか。私のIDは {c} です。",
        "直接のほうが安くできますよ。{s}は {c} です。",
        "ポートフォリオの続きは{s}で。\nID {c}",
        "{s} ID {c} までご連絡ください。",
        "名前：花輪\n{s}：{c}\n返信は夜になります",
        "やり取りは{s}のID {c} でお願いできますか。",
    ),
    ("en", "email"): (
        "Email: {c}",
        "My email address is {c} as always.",
        "You can email me at {c} any time.",
        "Please mail the details to {c} when you are ready.",
        "Would you mind writing to my email {c} directly?",
        "E-mail -> {c}",
        "Contact\nmail  {c}",
        "Please send the manuscript by email to {c} today.",
        'Use this address, "{c}", for email.',
        "If it is urgent, email {c} please.",
        "For an estimate, mail {c} with the word count.",
        "[Mail] {c}",
        "mail: {c}",
        "My mail is {c} so feel free to write!",
        "The file is too big here. Could you email it to {c} instead?",
        "Please email all material to {c} before the meeting.",
        "For the contract I would rather use email: {c}",
        "Our company mail is {c} from now on.",
        "I also work off the platform. Email {c} and you will hear back the same day.",
        "Send it to this email address:\n{c}",
        "Here is my email.\n  {c}",
        "Name: Hanawa\nEmail: {c}\nHours: weekdays 10:00-18:00",
        "The invoice goes to the email address {c} please.",
        "If you do not hear from me, email {c} please.",
        "Questions are welcome by email, {c} reaches me.",
        "Email is faster, so {c} would be great.",
        "Applicants should email a CV to {c} this week.",
        "Address for email: {c}\nSubject line: logo work",
    ),
    ("en", "phone"): (
        "Phone: {c}",
        "My phone number is {c} as always.",
        "If it is urgent, call {c} please.",
        "You can call me on {c} any time.",
        "TEL {c}",
        "☎ {c}",
        "I would like to talk on the phone, so ring {c} please.",
        "My number is {c} and calls are fine.",
        "The phone is safest. The number is {c} here.",
        "Phone\n{c}",
        "During the day the phone {c} reaches me.",
        "phone number -> {c}",
        "On the day of the meeting, please call {c} first.",
        "Should you get lost, phone {c} and ask for Hanawa.",
        "More on the phone, please: {c}",
        "Please call back on {c} when you can.",
        "Here is my phone number.\n{c}",
        "Direct phone line: {c}",
        "Talking is faster. Give me a ring: {c}",
        "The phone of our office is {c} on weekdays.",
        "[TEL] {c}\nweekdays from ten to six",
        "Leave word on the answering machine. Phone {c}",
        'Reach me by phone: "{c}".',
        "Before the interview, could you phone {c} please?",
        "Messages here get lost, so please use the phone: {c}",
        "Let me leave my phone number, {c} for you.",
        "Name: Hanawa\nPhone: {c}\nHours: weekdays only",
        "Call me! The number: {c}",
    ),
    ("en", "handle"): (
        "{s}: {c}",
        "My {s} id is {c} as always.",
        "Search for {c} on {s} please.",
        "{s} ID -> {c}",
        "Please add me on {s}. The id is {c} there.",
        "Shall we move to {s}? My id is {c} there.",
        "I mostly use {s}. My id: {c}",
        "{s} id\n{c}",
        'Send a message to "{c}" on {s}.',
        "I answer faster on {s}. ID -> {c}",
        "Let us go on talking on {s}, id {c} please.",
        "On {s} my account is {c} these days.",
        "{s} account: {c}",
        "Please send the sketches to {c} on {s} tonight.",
        "Could you drop a line to {c} on {s}?",
        "If it is urgent use {s}. My id is {c} there.",
        "I am on {s} too! You will find me as {c} there.",
        "Here is my {s} id.\n{c}",
        "Calls on {s} please, id {c} there.",
        "[{s}] {c}",
        "Please add this {s} id:\n{c}",
        "Put the corrections into {s} (id: {c}) please.",
        "Want to swap {s} ids? Mine is {c} there.",
        "It is cheaper directly. My {s} is {c} there.",
        "More of my portfolio is on {s}.\nID {c}",
        "Contact: {s} {c}",
        "Name: Hanawa\n{s}: {c}\nReplies in the evening",
        "Find me under {c} on {s} whenever you like.",
    ),
}

OPENINGS: dict[str, tuple[str, ...]] = {
    "ja": (
        "はじめまして、ライターの花輪と申します。",
        "ご提案ありがとうございます。1記事3,000円でお受けできます。",
        "記事5本で25,000円（税込）でいかがでしょうか。",
        "納期は7月18日を予定しています。",
        "お世話になっております。先日の件、修正が2か所残っています。",
        "1文字1.5円、2,000文字程度の記事を月8本お願いしたいです。",
        "ご返信が遅くなりすみません。6/12の打ち合わせは14時からで大丈夫です。",
        "ロゴ案は3点、修正は2回まで無料です。",
        "募集要項を拝見しました。経験は5年ほどあります。",
        "予算は80,000円〜100,000円で考えています。",
        "バナー10枚、サイズは1200×628でお願いします。",
        "お見積もりは50,000円、着手から10日ほどかかります。",
        "今週は水曜と金曜が空いています。",
        "源泉徴収を引いて44,895円になりますね。",
        "動画は3分で1本、素材はこちらで用意します。",
        "ご検討のほどよろしくお願いいたします。",
    ),
    "en": (
        "Hello, thank you for your proposal.",
        "I can do 5 articles for 25,000 yen including tax.",
        "The deadline is July 18, if that suits you.",
        "Thanks for the brief. Two corrections are left.",
        "We pay 1.5 yen per character, about 2,000 characters per article.",
        "Sorry for the late reply. The meeting at 14:00 on June 12 is fine.",
        "You get 3 logo drafts and 2 rounds of changes.",
        "I read your job post and I have 5 years of experience.",
        "Our budget is between 80,000 and 100,000 yen.",
        "We need 10 banners, 1200x628 pixels each.",
        "My estimate is 50,000 yen and about 10 days of work.",
        "I am free on Wednesday and Friday this week.",
        "The video is 3 minutes long and we supply the footage.",
        "Great to meet you!",
        "After fees that makes 44,895 yen.",
        "I attached 2 samples of last year.",
    ),
}
CLOSINGS: dict[str, tuple[str, ...]] = {
    "ja": (
        "よろしくお願いいたします。",
        "ご検討ください。",
        "納期は8月末までで構いません。",
        "お支払いは月末締め、翌月15日払いです。",
        "単価は1本あたり4,500円でお願いできればと思います。",
        "サンプルは2点添付しました。",
        "夜間は返信が翌日になることがあります。",
        "修正は3回まで承ります。",
        "来週20日までにお返事いただけると助かります。",
        "継続で月10本ほどお願いする予定です。",
        "ご不明点があれば遠慮なくどうぞ。",
        "写真は30枚ほど納品いたします。",
        "楽しみにしています！",
        "それでは失礼いたします。",
        "最初の1本はテストとして2,000円でお願いします。",
    ),
    "en": (
        "Best regards",
        "Thank you for considering it.",
        "The end of August is early enough.",
        "Payment follows on the 15th of the next month.",
        "The rate would be 4,500 yen per article.",
        "At night it may take until the next day.",
        "Up to 3 rounds of changes are included.",
        "Please answer by the 20th.",
        "We plan about 10 articles every month.",
        "Just ask if anything is unclear.",
        "You will get 30 photos in total.",
        "Looking forward to it!",
        "The first one would be a test for 2,000 yen.",
        "Thanks and have a nice weekend.",
        "Hope to hear from you soon.",
    ),
}


def _kana_edge(text: str) -> bool:
    return bool(re.match(r"[ぁ-ゖ]", text) or re.search(r"[ぁ-ゖ]$", text))


def _message(text: str, whose: Contact, rng: random.Random, lang: str, note: str = "") -> str:
    if text.rstrip().endswith(("。", ".")):
        core = text  # whole sentences need no carrier
        if whose.service is not None and not any(name in text for name in SERVICE_NAMES[lang][whose.service]):
            core = ("{s}について。" if lang == "ja" else "About {s}: ") + core
    else:
        core = rng.choice(CARRIERS[lang, whose.kind])
        if lang == "ja" and _kana_edge(text) and "「{c}」" not in core:
            text = f"「{text}」"  # or its last letter would read on into the sentence
    if whose.service is not None:
        core = core.replace("{s}", rng.choice(SERVICE_NAMES[lang][whose.service]))
    core = core.replace("{c}", text)
    if note:
        core += f"\n※{note}。" if lang == "ja" else f"\n({note})"
    parts = [core]
    if rng.random() < 0.75:
        parts.insert(0, rng.choice(OPENINGS[lang]))
    if rng.random() < 0.75:
        parts.append(rng.choice(CLOSINGS[lang]))
    joint = "\n" if lang == "ja" else " "
    result = parts[0]
    for part in parts[1:]:
        # a broken contact or a label on a line of its own would run into what follows
        alone = not re.search(r"[。．.!?！？]$", result) or "\n" in core
        result += (
            "\n" if alone else rng.choice((joint, "\n", "")) if lang == "ja" else rng.choice((joint, "\n"))
        ) + part
    return result


def message(text: str, contact: Contact, rng: random.Random, lang: str) -> str:
    """A realistic message around a contact; the service of a handle is named next to it."""
    return _message(text, contact, rng, lang)


# --- samples --------------------------------------------------------------------------------------------------------


@dataclass
class Sample:
    families: tuple[str, ...]
    contact: Contact
    text: str
    surface: str | None  # the disguised contact as it stands in the text, without instructions; None when it is split


@cache
def _english_share(size: int) -> float:
    """How often a combination that could be in either language is in English, for a third of all to be."""
    combos = _combinations(size)
    free = [c for c in combos if not _JAPANESE & set(c) and not set(_ENGLISH_SHARE) & set(c)]
    taken = sum(_ENGLISH_SHARE[f] for c in combos for f in c if f in _ENGLISH_SHARE)
    return min(0.9, max(0.0, (len(combos) / 3 - taken) / max(1, len(free))))


def _draw(families: tuple[str, ...], kind: Kind, rng: random.Random, lang: str) -> Form:
    for _ in range(2000):
        form = _written(_MAKERS[kind](rng), families, rng, lang)
        if form is not None:
            return form
    raise AssertionError(f"no {kind} wears {families}")


def samples(count: int, size: int, seed: int) -> Iterator[Sample]:
    """That many messages, each with one contact in `size` disguises at once; the same ones for the same seed."""
    combos = combinations(size)
    for number in range(count):
        rng = random.Random(f"{seed}/{size}/{number}")
        turn, place = divmod(number, len(combos))
        families = combos[place]
        kinds = _kinds(families)
        lang = _language(families, rng, _english_share(size))
        form = _draw(families, kinds[(turn + place) % len(kinds)], rng, lang)
        body = _body(form)
        if form.notes and form.prose is None and rng.random() < 0.35:
            note = ("。" if form.ja else "; ").join(form.notes)
            text = _message(body, form.contact, rng, lang, note)
        else:
            text = _message(_with_notes(form, body), form.contact, rng, lang)
        yield Sample(families, form.contact, text, body if form.prose is None else None)


if __name__ == "__main__":
    SIZE, SEED = (int(number) for number in (sys.argv[1:3] + ["1", "1"][len(sys.argv[1:3]) :]))
    EVERY = max(1, len(combinations(SIZE)) // 60)  # to see something of all combinations
    for shown in itertools.islice(samples(60 * EVERY, SIZE, SEED), 0, None, EVERY):
        print(f"--- {' + '.join(shown.families)}   [{shown.contact.value}]\n{shown.text}")
