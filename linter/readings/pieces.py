"""What the pieces of a contact have in common, whatever it is that they make."""

from __future__ import annotations

import re
from bisect import bisect_left

#: how far apart the pieces of one contact may stand
REACH = 240
#: a unit after digits makes them a quantity; 「…ではなく」 takes them back
UNIT = re.compile(
    r"[ \u3000]?(?:円|枚|件|個|点|名|人|回|本|月|日|時|分|秒|年|歳|%|％|px|mm|cm|"
    r"kg|文字|字|ページ|万|千|割|GB|MB|km|案|色|泊|曲|行|冊|"
    r"台|部|"
    r"種|words|pages|hours|days|pcs|usd|am|pm|(?:では?|じゃ)(?:な|あり))",
    re.IGNORECASE,
)

#: what else has a name that is put together from pieces
NO_ID = re.compile(
    r"ファイル|クラス|変数|命名|フォルダ|タグ|ブランチ|列名|キー名|見出し|ラベル名|パスワード|プレフィックス|型番|品番|シリアル|組み合わせ"
    r"|file|class|variable|folder|branch|column|css|slug|hashtag|password|prefix|button|caption|label|string"
)


def near(cues: list[int], position: int, before: int, after: int) -> bool:
    """Whether a cue stands within `before` characters ahead of `position` or `after` behind it."""
    at = bisect_left(cues, position - before)
    return at < len(cues) and cues[at] <= position + after


def is_id_like(word: str) -> bool:
    """Whether no ordinary word is written so."""
    return (
        len(word) >= 4
        and ("." in word.strip(".") or "_" in word or "-" in word or any(c.isdigit() for c in word))
        and any(c.isalpha() for c in word)
    )
