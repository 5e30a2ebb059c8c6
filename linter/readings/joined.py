"""The pieces of a contact that was taken apart over several sentences are put together.

A line is added to the reading's end for each contact that the pieces make; the text itself stays, so that the
innocent words between the pieces are never part of it.
"""

from __future__ import annotations

import re

from linter.knowledge import Knowledge
from linter.readings import ids
from linter.readings.closed_gate import ClosedGate
from linter.readings.gates import Gates
from linter.readings.numbers import is_whole_number
from linter.readings.pieces import REACH, UNIT, is_id_like, near
from linter.readings.providers import providers_called, whole_domain
from linter.readings.reading import Piece, Reading
from linter.readings.recipe import told_piecewise
from linter.text import count_figures, lower_same_length

_USER = re.compile(r"(?<![A-Za-z0-9@/._-])[A-Za-z0-9][A-Za-z0-9._+-]{1,40}(?![A-Za-z0-9@/]|[._-]*@)")
_DOMAIN = re.compile(
    r"(?<![A-Za-z0-9._+-])@?\s?(?P<domain>[A-Za-z0-9-]{2,30}(?:\.[A-Za-z]{2,10}){1,3})(?![A-Za-z0-9@/])"
)
_DIGITS = re.compile(
    r"(?<![0-9A-Za-z.,#×x])(?<![0-9][:/])(?:[0-9]{2,8}|[0-9](?=[-の][0-9]{2}))(?:[-の ][0-9]{1,5}){0,2}"
    r"(?![0-9A-Za-z%×]|[.,:/][0-9])"
)
#: what may end a provider's name when it is spoken of apart from the user's name
_ENDING = re.compile(
    r"(?:の|[（(]|,|、|\s)*((?:ドット|どっと|\.|エヌイー|えぬいー|シーオー|しーおー|オーアール|ジェイ?ー?ピー|ジェイピイ|じぇい?ー?ぴー"
    r"|コム|こむ|ネット|ねっと|co|ne|or|jp|com|net|の|日本版|\s)+)"
)
_SPOKEN_ENDINGS = (
    ("エヌイー", "ne"),
    ("えぬいー", "ne"),
    ("しーおー", "co"),
    ("オーアール", "or"),
    ("じぇーぴー", "jp"),
    ("じぇいぴー", "jp"),
    ("こむ", "com"),
    ("ねっと", "net"),
    ("シーオー", "co"),
    ("ジェイピー", "jp"),
    ("ジェーピー", "jp"),
    ("ジェピー", "jp"),
    ("日本版", "jp"),
    ("コム", "com"),
    ("ネット", "net"),
)


def undo(reading: Reading, knowledge: Knowledge) -> Reading:
    """Add what the pieces make when the message says that there are pieces."""
    lower = lower_same_length(reading.text)
    gate = knowledge.derived(ClosedGate)
    if gate.scattered(reading.text, count_figures(reading.text)):
        reading = _scattered(reading, knowledge.disguise("split"))
    if gate.piecewise(lower):
        told = told_piecewise(reading, knowledge)
        if told is not reading:
            return told
    if not gate.joined(knowledge.derived(Gates).glance(reading)):
        return reading
    table = knowledge.disguise("split")
    cues = sorted(at for word in table["cues"] if word in lower for at in _places(lower, word))
    if cues:
        reading = _address(reading, cues, knowledge)
        rearranged = _rearranged(reading, lower_same_length(reading.text), table["positions"])
        reading = _number(reading, cues, knowledge) if rearranged is reading else rearranged
    joins = any(word in lower for word in table["joins"])
    if joins:
        reading = _run_together(reading)
    reading = _link(reading, knowledge)
    paired = any(one in lower and lower.find(other, lower.find(one)) > 0 for one, other in table["pairs"])
    if paired or joins:
        reading = ids.put_together(reading, lower, cues, knowledge, joins=joins)
    return _provider(reading, lower, knowledge)


#: digits that are no part of an amount, a date or a size
_LONE_DIGITS = re.compile(
    r"(?<![0-9.,/:A-Za-z#])(?<![0-9] )(?:[0-9](?: [0-9]){2,3}(?! ?[0-9])|[0-9]+)(?![0-9A-Za-z%]|[.,/:][0-9])"
)


def _scattered(reading: Reading, table: dict[str, list[str]]) -> Reading:
    """090, then two groups of four, whatever stands between: hardly anything else begins with such a group.

    Quantities between the groups are passed over, but for groups that are all dressed up as quantities. Groups in
    plain figures count where the message says that one can dial, or put together, what it says.
    """
    text = reading.text
    dialled = any(word in text.lower() for word in table["dials"])
    groups = list(_LONE_DIGITS.finditer(text))
    for at, head in enumerate(groups):
        if not re.fullmatch("0 ?[5789] ?0", head[0]) or reading.is_settled(*head.span()):
            continue
        measured = UNIT.match(text, head.end())
        behind = [
            group
            for group in groups[at + 1 : at + 12]
            if len(_figures(group)) > 2
            and group.end() - head.start() <= REACH
            and (measured or not UNIT.match(text, group.end()))
        ]
        chosen = behind[:2]
        if (
            [len(_figures(group)) for group in chosen] == [4, 4]
            and chosen[0][0][0] != "0"
            and not any(reading.is_settled(*group.span()) for group in chosen)
            and (dialled or any(_is_said(reading, group) for group in (head, *chosen)))
        ):
            return _put_together(reading, [head, *chosen])
    return reading


def _run_together(reading: Reading) -> Reading:
    """Neighbouring groups that make a mobile number, where the message says that its figures belong together."""
    groups = [group for group in _LONE_DIGITS.finditer(reading.text) if len(_figures(group)) > 1]
    for first in range(len(groups)):
        for last in range(first + 2, first + 6):
            chosen = groups[first:last]
            if re.fullmatch("0[5789]0[1-9][0-9]{7}", "".join(map(_figures, chosen))) and not any(
                reading.is_settled(*group.span()) for group in chosen
            ):
                return _put_together(reading, chosen)
    return reading


def _figures(group: re.Match[str]) -> str:
    return group[0].replace(" ", "")


def _is_said(reading: Reading, group: re.Match[str]) -> bool:
    return bool(reading.families(reading.parts(*group.span())))


#: what has digits and is no telephone
_NO_TELEPHONE = re.compile(r"\s?の(?:シリアル|型番|品番|会員|製造|注文|コード|カード|ロット|伝票|区分)")


def _put_together(reading: Reading, groups: list[re.Match[str]]) -> Reading:
    """A line with the groups of one number, a hyphen between two."""
    pieces: list[Piece] = []
    for group in groups:
        pieces.append(Piece(group.start(), group.start() + 1, "-"))
        for part in re.finditer("[0-9]+", group[0]):
            start, end = group.start() + part.start(), group.start() + part.end()
            pieces.append(Piece(start, end))
    return reading.append("closed", pieces[1:], "split")


def _places(lower: str, word: str) -> list[int]:
    pattern = rf"(?<![a-z]){re.escape(word)}(?![a-z])" if word.isascii() else re.escape(word)
    return [found.start() for found in re.finditer(pattern, lower)]


def _address(reading: Reading, cues: list[int], knowledge: Knowledge) -> Reading:
    """「前半は taro.k です。続きは @gmail.com」"""
    text = reading.text
    providers = knowledge.words("domains.providers")
    lower = lower_same_length(text)
    parted = any(word in lower for word in knowledge.disguise("split")["of_addresses"])
    for domain in _DOMAIN.finditer(text):
        name = domain["domain"].lower()
        stands_alone = "@" in domain[0] or name in providers or parted
        if not stands_alone or name.rsplit(".", 1)[1] not in knowledge.tlds or reading.is_settled(*domain.span()):
            continue
        if not near(cues, domain.start(), 60, 60):
            continue
        users = [
            user
            for user in (
                *_USER.finditer(text, max(0, domain.start() - REACH), domain.start()),
                *_USER.finditer(text, domain.end(), domain.end() + REACH),
            )
            if _is_user(user[0], knowledge)
            and not reading.is_settled(*user.span())
            and (is_id_like(user[0].rstrip(".-")) or _POINTED_AT.search(text, max(0, user.start() - 8), user.start()))
            and near(cues, user.start(), 40, 40)
        ]
        pieces = _pieces_before(reading, domain, cues, knowledge)
        if len(pieces) > 1 or (pieces and not users):
            at = domain.start("domain")
            return reading.append("closed", [*pieces, Piece(at, at + 1, "@"), Piece(*domain.span("domain"))], "split")
        if users:
            user = max(users, key=lambda found: (is_id_like(found[0]), found.start() < domain.start(), found.start()))
            at = domain.start("domain")
            return reading.append(
                "closed", [_trimmed(user), Piece(at, at + 1, "@"), Piece(*domain.span("domain"))], "split"
            )
    return reading


#: a piece of a user's name, right behind what says that one stands here
_PIECE_OF_NAME = re.compile(r"(?<![A-Za-z0-9@/])(?P<piece>[._-]?[A-Za-z0-9][A-Za-z0-9._+-]{1,24})(?![A-Za-z0-9@/])")
#: how far behind a cue
_BEHIND_CUE = 12


def _pieces_before(reading: Reading, domain: re.Match[str], cues: list[int], knowledge: Knowledge) -> list[Piece]:
    """「ひとつめ moku.　ふたつめ gyo　みっつめ @docomo.ne.jp」: pieces of the name, each behind a cue."""
    if not near(cues, domain.start(), _BEHIND_CUE + 4, -1):
        return []
    text = reading.text
    said = tuple(word for word in knowledge.disguise("split")["cues"] if not word.isascii())
    pieces = [
        found
        for found in _PIECE_OF_NAME.finditer(text, max(0, domain.start() - REACH), domain.start())
        if near(cues, found.start(), _BEHIND_CUE, -1)
        and not UNIT.match(text, found.end())
        and not found["piece"].strip("._-").isdigit()
        and not reading.is_settled(*found.span())
        and _is_user(found["piece"].strip("._-"), knowledge)
        and (
            is_id_like(found["piece"])
            or text[found.start() - 1 : found.start()] > "\x7f"
            or text[max(0, found.start() - _BEHIND_CUE) : found.start()].rstrip(" \u3000:：、").endswith(said)
            or _POINTED_AT.search(text, max(0, found.start() - 8), found.start())
        )
    ]
    return [Piece(*found.span("piece")) for found in pieces] if len(pieces) <= _MOST_PIECES else []


_MOST_PIECES = 4


#: right before a user's name that is an ordinary word
_POINTED_AT = re.compile(r"(?:[はがを:：=＝→⇒「『\"“]|(?<![a-z])is|\n)\s?$")


def _provider(reading: Reading, lower: str, knowledge: Knowledge) -> Reading:
    """「taro.k（携帯、ドコモのメール）」: a user's name, and the provider under a nickname nearby."""
    text = reading.text
    tails = tuple(knowledge.disguise("provider-name")["tails"])
    for provider, names in knowledge.derived(providers_called):
        for word in names:
            if word not in lower:
                continue
            at = lower.find(word)
            if reading.is_settled(at, at + len(word)):
                continue
            if word == provider["name"] and not lower.startswith(tails, at + len(word)):
                continue
            if text[at - 1 : at] == "@" or text[at + len(word) : at + len(word) + 1] == "@":
                continue
            users = [
                user
                for user in _USER.finditer(text, max(0, at - 60), min(len(text), at + len(word) + 60))
                if is_id_like(user[0].rstrip(".-"))
                and not reading.is_settled(*user.span())
                and _is_user(user[0], knowledge)
                and (user.end() <= at or user.start() >= at + len(word))
            ]
            users = [
                user
                for user in users
                if _is_mailbox(lower, user, at, at + len(word), knowledge, company=provider.get("company", False))
            ]
            if not users:
                continue
            user = min(users, key=lambda found: (found.start() > at, abs(found.start() - at)))
            domain = _with_ending(text, at + len(word), provider, word)
            said = Piece(at, at + len(word), f"@{domain}")
            return reading.append("closed", [_trimmed(user), said], "provider-name")
    return reading


#: a name that is a mailbox's, not only that of whoever runs it
_SAYS_MAIL = re.compile(
    r"メ[ーイェ]?[ルイ]|けーたいめーる|ケータイメール|携帯メール|メアド|めあど|めーる|めぇる|mail|meil|mejl"
    r"|アド|宛|box|address|account|邮箱|메일|мейл|のやつ|のほう|の方| one$|thing$"
)
#: behind the name: something of whoever runs it, or for them: ドコモのバナー, ソフトバンク様, ヤフー向け
_SOMETHING_ELSE = re.compile(
    r"\s?(?:さん|様|さま|社|公式)?\s?(?:の\s?(?!やつ|ヤツ|ほう|方|箱|アド|め[ーあ]|メ[ーイア]|けーたい|ケータイ|携帯|無料|受信|フリー|ドット|どっと|日本|エヌ|シー|ジェ"
    r"|コム|ネット|co|ne|jp|com|いつも|普通|ふつう|まま|ドメイン|昔|やつ|例の|ほう)[\u3041-\u9fffa-z]"
    r"|様|さま|社|向け|用の|風|広告|事例|案件|記事|公式|対応|連携|設定|版)"
)
_LITTLE_BETWEEN = re.compile(
    r"[\s（(〔［\[「『、,，：:・／/|→＠@〜~-]*(?:は|が|で|の|に|を|宛|あて)?"
    r"(?:携帯|ケータイ|スマホ|仕事用|私用|個人|会社|自宅)?[はがでのに、,，：:・\s（(〔［\[「『]*"
)


def _is_mailbox(lower: str, user: re.Match[str], start: int, end: int, knowledge: Knowledge, *, company: bool) -> bool:
    """Whether a provider's name, and a name nearby, are those of one mailbox, and not of somebody's work for it."""
    if _FILE.search(user[0]):
        return False
    if not company:
        return True
    if _SAYS_MAIL.search(lower, start, end) or _SAYS_MAIL.match(lower, end + (lower[end : end + 1] == "の")):
        return True
    ending = _ENDING.match(lower, end, end + 30)
    if ending is not None and _endings(ending[1]):
        return True
    if _SOMETHING_ELSE.match(lower, end):
        return False
    if "." in user[0].strip("."):
        # files aside, names are parted by a dot in addresses
        return True
    between = lower[user.end() : start] if user.end() <= start else lower[end : user.start()]
    around = lower[max(0, min(start, user.start()) - 40) : max(end, user.end()) + 40]
    return _LITTLE_BETWEEN.fullmatch(between) is not None or any(
        map(around.__contains__, knowledge.disguise("provider-name")["of_mailboxes"])
    )


_FILE = re.compile(
    r"(?i)\.(?:html?|css|js|ts|py|psd|ai|png|jpe?g|gif|svg|webp|pdf|docx?|xlsx?|pptx?|csv|txt|zip|mp[34]|mov|wav|md)$"
)


def _with_ending(text: str, position: int, provider: dict[str, str], word: str) -> str:
    found = _ENDING.match(text, position, position + 30)
    said = "".join(f".{ending}" for ending in _endings(found[1])) if found else ""
    return provider["name"] + said if said else whole_domain(provider, word)


def _endings(said: str) -> list[str]:
    found = sorted((said.find(word), ending) for word, ending in _SPOKEN_ENDINGS if word in said)
    return list(dict.fromkeys(ending for _, ending in found))


#: a host with nothing behind it but a slash or the beginning of a path, and what may be the rest
_HALF_LINK = re.compile(
    r"(?<![A-Za-z0-9@./-])(?:https?://)?(?P<host>[A-Za-z0-9-]{1,30}(?:\.[A-Za-z0-9-]{2,20}){1,2})"
    r"(?P<path>/[A-Za-z0-9/_-]{0,20})?(?![A-Za-z0-9/_-]|\.[A-Za-z0-9])"
)
_REST = re.compile(
    r"(?<![A-Za-z0-9@./_-])(?:(?P<path>/(?:[A-Za-z0-9]{1,6}/){1,4})\s?(?:と|に|そして|and|then|plus|＋|\+)\s?)?"
    r"(?P<slash>/)?(?P<rest>[A-Za-z0-9][A-Za-z0-9_-]{3,40})(?![A-Za-z0-9@/_-]|\.[A-Za-z0-9])"
)


def _link(reading: Reading, knowledge: Knowledge) -> Reading:
    """「lin.ee/ のあとに Ab3dE6g」, 「招待コードは pLq3XvYd。その前に discord.gg/ を」"""
    text = reading.text
    for half in _HALF_LINK.finditer(text):
        rules = knowledge.hosts.get(half["host"].lower())
        path = half["path"] or ""
        if not rules or (path and not path.endswith("/")) or reading.is_settled(*half.span()):
            continue
        rests = [
            rest
            for rest in (
                *_REST.finditer(text, half.end(), half.end() + REACH),
                *_REST.finditer(text, max(0, half.start() - REACH), half.start()),
            )
            if (_is_code_like(rest["rest"]) or rest["slash"]) and not reading.is_settled(*rest.span())
        ]
        for rest in rests:
            behind = f"{path or rest['path'] or '/'}{rest['rest']}"
            if any(knowledge.pattern(rule.path).match(behind) for rule in rules):
                if path:
                    slash = []
                elif rest["path"]:
                    slash = [Piece(*rest.span("path"))]
                else:
                    slash = [Piece(half.end() - 1, half.end(), "/")]
                pieces = [Piece(*half.span()), *slash, Piece(*rest.span("rest"))]
                return reading.append("closed", pieces, "split")
    return reading


def _is_code_like(word: str) -> bool:
    """Letters with digits, capitals inside, or signs: no word of a sentence."""
    letters, digits = any(map(str.isalpha, word)), any(map(str.isdigit, word))
    mixed = word[1:] != word[1:].lower() and word != word.upper()
    return letters and (digits or mixed or "_" in word or "-" in word)


def _trimmed(user: re.Match[str]) -> Piece:
    return Piece(user.start(), user.start() + len(user[0].rstrip(".-")))


def _is_user(word: str, knowledge: Knowledge) -> bool:
    return (
        not word.isdigit()
        and word.lower().rstrip(".-") not in knowledge.word_set("domains.providers")
        and word.lower() not in knowledge.word_set("handles.common_words")
        and word.lower() not in knowledge.latin_names
    )


def _number(reading: Reading, cues: list[int], knowledge: Knowledge) -> Reading:
    """「市外局番が092。そのあとに483、おしまいが6150」: the surest groups first, then whatever has a cue near it."""
    text, lower = reading.text, lower_same_length(reading.text)
    other = knowledge.words("phones.other_words")
    groups = [
        found
        for found in _DIGITS.finditer(text)
        if not UNIT.match(text, found.end())
        and not lower[max(0, found.start() - 12) : found.start()].rstrip(" はが:：").endswith(other)
        and not reading.is_settled(*found.span())
        and (
            found[0].startswith("0")
            or near(cues, found.start(), 32, 6)
            or _TOLD_BEHIND.match(text, found.end()) is not None
        )
    ]
    told = [
        found
        for at, found in enumerate(groups)
        if near(cues, found.start(), _RIGHT_BEFORE, -1)
        or _TOLD_BEHIND.match(text, found.end())
        or (found[0].startswith("0") and at + 1 < len(groups))
    ]
    written = [found for found in groups if not _is_said(reading, found)]
    for chosen in (told, written, groups):
        made = _made_of(reading, chosen)
        if made is not reading:
            return made
    return reading


#: 73（これで全部）
_TOLD_BEHIND = re.compile(
    r"[\s、，]?[（(](?:これ|ここ|それ|以上)?(?:まで|から|で|が|は)*[^（()）\n]{0,4}"
    r"(?:前|頭|中|真ん中|後|うしろ|後ろ|お?尻|末尾|最初|最後|はじめ|おわり|終わり|全部|おしまい|続き|つづき|残り|[1-4一二三四][つ番個]?目?)"
    r"(?:半|です|の分|部分)?[)）]"
)
#: between a cue and the group it speaks of
_RIGHT_BEFORE = 7


def _made_of(reading: Reading, groups: list[re.Match[str]]) -> Reading:
    text = reading.text
    for first, start in enumerate(groups):
        if start[0].startswith("00"):
            continue
        for last in range(first + 2, min(first + 6, len(groups)) + 1):
            chosen = groups[first:last]
            digits = "".join(re.sub("[^0-9]", "", group[0]) for group in chosen)
            if chosen[-1].end() - start.start() > 2 * REACH or not is_whole_number(digits):
                continue
            if _NO_TELEPHONE.match(text, chosen[-1].end()):
                continue
            return _put_together(reading, chosen)
    return reading


def _rearranged(reading: Reading, lower: str, positions: dict[str, list[str]]) -> Reading:
    """「下四桁が7316、その前の四桁が5520、頭は080」: groups that the message puts into another order."""
    text = reading.text
    found: dict[int, re.Match[str]] = {}
    for order, words in enumerate(positions.values()):
        for word in words:
            at = lower.find(word)
            group = _LONE_DIGITS.search(text, at + len(word), at + len(word) + 16) if at >= 0 else None
            if group is not None and len(_figures(group)) > 1:
                found.setdefault(order, group)
    chosen = [found[order] for order in sorted(found)]
    if (
        len({group.start() for group in chosen}) < 2
        or chosen == sorted(chosen, key=lambda group: group.start())
        or not is_whole_number("".join(map(_figures, chosen)))
        or any(reading.is_settled(*group.span()) for group in chosen)
        or _NO_TELEPHONE.match(text, max(group.end() for group in chosen))
    ):
        return reading
    return _put_together(reading, chosen)
