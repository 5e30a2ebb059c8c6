"""The trained weights: kept by bytes, made from the messages in `patterns/talk/` as they are."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from zlib import crc32

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from linter.knowledge import folder, shipped
from linter.sentences.features import at_a_glance, checksums_at_a_glance
from linter.sentences.purpose import PROPOSES
from linter.sentences.weights import pack, unpack
from linter.training import fit, talk
from linter.training.__main__ import train

TALK = folder() / "talk"
FILES = ("glance.bin", "guess.bin", "purpose.bin")


@pytest.mark.parametrize("name", FILES)
def test_weights_are_trained_from_the_messages_as_they_are(name: str) -> None:
    trained = unpack((folder() / "trained" / name).read_bytes())
    assert trained.about["sources"] == talk.fingerprints(TALK), "run python -m linter.training"


def test_every_reason_that_is_trained_is_one_of_the_frames() -> None:
    trained = unpack((folder() / "trained" / "purpose.bin").read_bytes())
    reasons = {frame["reason"] for frame in shipped().phrases("proposals")["frames"]}
    assert trained.models.keys() - {PROPOSES} == set(talk.REASONS.values()) <= reasons


@given(st.lists(st.floats(-8, 8), min_size=64, max_size=64).filter(any), st.floats(-5, 5))
def test_a_byte_keeps_a_weight_to_a_hundredth_of_the_largest(values: list[float], bias: float) -> None:
    model = unpack(pack({"kept": 1}, {"one": (bias, values)})).models["one"]
    for feature in ("あ", "the", "<contact> を"):
        (at,) = fit.matrix([fit.hashed({feature})], 6).indices
        assert model.score({feature}) == pytest.approx(bias + values[at], abs=max(map(abs, values)) / 100 + 1e-4)


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("外で会う", {"^", "外で", "で会う", "う$"}),
        ("call me at 10", {"call", "call me", "call_at", "#call", "at 0"}),
        ("番号は 090", {"は 0", "0$"}),
    ],
)
def test_what_a_glance_tells(sentence: str, told: set[str]) -> None:
    assert told <= at_a_glance(sentence)


@given(
    st.text(
        alphabet=st.sampled_from("あいうLINEで話そう漢字 　\n\t0１90。:/🍣") | st.characters(exclude_categories=["Cs"])
    )
)
def test_a_glance_asks_for_what_was_trained(sentence: str) -> None:
    assert checksums_at_a_glance(sentence) == {crc32(feature.encode()) for feature in at_a_glance(sentence)}


def test_messages_are_marked_where_they_propose() -> None:
    kinds = Counter()  # type: ignore[var-annotated]
    for path in talk.sources(TALK):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            row = json.loads(line)
            assert row["text"].strip(), (path.name, number)
            assert (row["label"] == "solicit") == (row["technique"] in talk.REASONS), (path.name, number)
            assert row.get("said", "") in row["text"], (path.name, number)
            kinds[row["label"]] += 1
    assert min(kinds["solicit"], kinds["clean"]) > 5_000


def test_the_same_messages_give_the_same_weights(tmp_path: Path) -> None:
    some = [*talk.read(TALK)][::120]
    files = [train(some, {}) for _ in range(2)]
    assert files[0] == files[1]
    assert unpack(files[0]["purpose.bin"]).models.keys() == {PROPOSES, *(one.reason for one in some if one.reason)}


def test_a_model_learns_what_tells_two_groups_of_rows_apart() -> None:
    rows = [{"meet", "today"}, {"meet", "later"}, {"file", "today"}, {"file", "later"}] * 10
    says = np.array(["meet" in row for row in rows])
    data = fit.matrix([*map(fit.hashed, rows)], 8)
    model = fit.fit(data, says, 1.0)
    assert ((fit.scores(data, *model) > 0) == says).all()
