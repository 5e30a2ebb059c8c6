"""`python -m linter` is the command `sendlint`."""

from __future__ import annotations

import contextlib
import gc
import os
import sys
from typing import NoReturn


def run() -> NoReturn:
    """Run the command and end the process at once.

    Python would take another 8 ms, a tenth of a whole check, to take apart what ends with the process anyway. All files
    are closed by then, and no thread is left.
    """
    # looking for garbage among what is only being loaded takes 3 ms; `main` says who needs it
    gc.disable()
    from linter.cli import main

    code = 1
    try:
        main()
    except SystemExit as leaving:
        code = leaving.code if isinstance(leaving.code, int) else 0
    for stream in (sys.stdout, sys.stderr):
        # whoever was to read it may be gone, which `main` has told already
        with contextlib.suppress(OSError, ValueError, AttributeError):
            stream.flush()
    os._exit(code)


if __name__ == "__main__":
    run()
