"""What several tests need."""

from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def bad_files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of things that are no draft."""
    folder = tmp_path_factory.mktemp("bad")
    (folder / "folder").mkdir()
    (folder / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR")
    (folder / "sjis.txt").write_bytes("連絡先は後ほど".encode("cp932"))
    (folder / "latin.txt").write_bytes("Écrivez-moi à l'adresse ci-dessous, déjà prête.".encode("cp1252"))
    (folder / "huge.txt").write_bytes(b"x" * 10_000_000)
    return folder
