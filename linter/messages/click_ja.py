"""click's own sentences in Japanese: what its commands can say to a user of ours.

click looks its texts up through gettext and ships no catalogue. `catalogue.py` writes this one as the .mo
file that gettext reads. A plural's two English forms share one Japanese sentence.
"""

from __future__ import annotations

from typing import Final

SENTENCES: Final[dict[str, str]] = {
    "Usage:": "使い方:",
    "Options": "オプション",
    "Commands": "コマンド",
    "Positional arguments": "引数",
    "Show this message and exit.": "この説明を表示して終了します。",
    "Show the version and exit.": "バージョンを表示して終了します。",
    "%(prog)s, version %(version)s": "%(prog)s バージョン %(version)s",
    "default: {default}": "省略時: {default}",
    "env var: {var}": "環境変数: {var}",
    "(dynamic)": "（自動）",
    "deprecated": "廃止予定",
    "Aborted!": "中止しました。",
    "Error: {message}": "エラー：{message}",
    "Error: invalid input": "エラー：y（はい）か n（いいえ）で答えてください",
    "Try '{command} {option}' for help.": "使い方は '{command} {option}' で見られます。",
    "Missing command.": "コマンドがありません。",
    "Missing argument": "必要な引数がありません：",
    "Missing option": "必要なオプションがありません：",
    "Missing parameter": "必要な指定がありません：",
    "Missing parameter: {param_name}": "必要な指定がありません：{param_name}",
    "Missing {param_type}": "{param_type} がありません",
    "No such option {name!r}.": "オプション {name!r} はありません。",
    "No such command {name!r}.": "コマンド {name!r} はありません。",
    "Invalid value: {message}": "値が正しくありません：{message}",
    "Invalid value for {param_hint}: {message}": "{param_hint} の値が正しくありません：{message}",
    "Invalid start character for option ({option})": "オプションの始まりの文字が正しくありません（{option}）",
    "Option {name!r} does not take a value.": "オプション {name!r} に値は付けられません。",
    "Argument {name!r} takes {nargs} values.": "引数 {name!r} には {nargs} 個の値が必要です。",
    "Choose from:\n\t{choices}": "次から選んでください：\n\t{choices}",
    "{value!r} is not a valid {number_type}.": "{value!r} は {number_type} として読めません。",
    "{value} is not in the range {range}.": "{value} は範囲 {range} の外です。",
    "{value!r} is not a valid boolean. Recognized values: {states}": "{value!r} は真偽値として読めません（{states}）。",
    "Could not open file {filename!r}: {message}": "ファイル {filename!r} を開けません：{message}",
    "unknown error": "原因不明のエラー",
}

PLURALS: Final[dict[tuple[str, str], str]] = {
    (
        "Got unexpected extra argument ({args})",
        "Got unexpected extra arguments ({args})",
    ): "余分な引数があります（{args}）",
    ("Option {name!r} requires an argument.", "Option {name!r} requires {nargs} arguments."): (
        "オプション {name!r} には値が必要です。"
    ),
    ("Takes {nargs} values but 1 was given.", "Takes {nargs} values but {len} were given."): (
        "値は {nargs} 個必要です。"
    ),
    (
        "{value!r} is not {choice}.",
        "{value!r} is not one of {choices}.",
    ): "{value!r} は使えません。使えるのは {choices} です。",
    (
        "Did you mean {possibility}?",
        "(Did you mean one of: {possibilities}?)",
    ): "（{possibilities} のことですか？）",
}
