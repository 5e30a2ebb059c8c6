"""Every word a user sees, in Japanese and English. Rules bring their own words in `patterns/platforms`."""

from __future__ import annotations

from collections.abc import Mapping

from linter.messages.texts import TEXTS

LANGUAGES = ("ja", "en")


def say(key: str, lang: str, /, **values: str | int) -> str:
    """The text `key` in `lang`, with `values` filled in. Raises `KeyError` for a key that does not exist."""
    return TEXTS[key][LANGUAGES.index(lang)].format(**values)


def both(key: str, /, **values: Mapping[str, str]) -> dict[str, str]:
    """The text in every language, its values given by language too."""
    return {lang: say(key, lang, **{name: texts[lang] for name, texts in values.items()}) for lang in LANGUAGES}
