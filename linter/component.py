"""sendlint as a part of a spaCy pipeline: `nlp.add_pipe("sendlint")` puts what it finds into `doc.spans["sendlint"]`.

A label is the finding's kind; spans lie on the tokens that a finding touches. Detection knows no platform, so the
spans say what is there, not what may be sent.
"""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from linter.detect import detect
from linter.errors import DraftError
from linter.knowledge import shipped


@Language.factory("sendlint", default_config={"spans_key": "sendlint"})
def make(nlp: Language, name: str, spans_key: str) -> Component:
    """The component, as spaCy asks for it."""
    return Component(spans_key)


class Component:
    """Marks contacts and proposals in documents.

    Raises `DraftError` for a text that cannot be judged: it is too long, or more in it asks to be read than is read.
    """

    def __init__(self, spans_key: str = "sendlint") -> None:
        self.spans_key = spans_key

    def __call__(self, doc: Doc) -> Doc:
        detection = detect(doc.text, shipped())
        if detection.is_unread:
            raise DraftError("unread")
        spans = [
            doc.char_span(finding.start, finding.end, label=str(finding.kind), alignment_mode="expand")
            for finding in detection.findings
        ]
        doc.spans[self.spans_key] = [span for span in spans if span is not None]
        return doc
