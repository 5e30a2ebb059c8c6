"""Engagements remembered by thread: a stage is told once, and every later check of that thread knows it."""

from linter.threads.steps import Step
from linter.threads.store import Change, Thread, Threads

__all__ = ["Change", "Step", "Thread", "Threads"]
