"""The services that a sentence names, as concepts for the frames."""

from __future__ import annotations

from collections.abc import Iterator

from linter.sentences.mark import Mark
from linter.view import Mention, View


def service_marks(view: View, start: int, end: int) -> Iterator[Mark]:
    """A mark for every service named in a sentence but for those that are the subject of work there.

    `service` is a messenger, `social` a place where most people read what all may read, and `weak` a name that is a
    common word too. What calls are made with is a `way-video` as well.
    """
    mentions = view.mentions_between(start, end)
    if not mentions:
        return
    public = view.knowledge.words("proposals.public_services")
    for mention in mentions:
        if view.is_work(mention):
            continue
        at, stop, service = mention.start - start, mention.end - start, mention.name.service
        if mention.name.strength == "weak" or _is_common(view, mention):
            concept = "weak"
        else:
            concept = "social" if service in public else "service"
        yield Mark(at, stop, concept, service)
        if concept == "service" and view.knowledge.services[service].channel == "video":
            yield Mark(at, stop, "way", "video")


def _is_common(view: View, mention: Mention) -> bool:
    """Whether the name may be a common word: no capital, and nobody has disguised it."""
    return (
        mention.name.text.lower() in view.knowledge.words("proposals.common_words")
        and not view.text[mention.start : mention.start + 1].isupper()
        and not view.is_changed(mention.start, mention.end)
    )
