"""The processes that a kernel brings into the world, found by a mark in their environment: it is inherited, so that even
those whose parent is gone are found."""
import os
import time
import uuid

import psutil

MARK = "GREENLAB_NOTEBOOK_TEST"


def begin():
    """From now on, processes that this one starts carry a mark; returns it."""
    os.environ[MARK] = uuid.uuid4().hex
    return os.environ[MARK]


def members(mark):
    """The command lines, by process id, of all living ones."""
    found = {}
    for process in psutil.process_iter():
        try:
            if process.environ().get(MARK) == mark and process.status() != psutil.STATUS_ZOMBIE:
                found[process.pid] = " ".join(process.cmdline())[:200]
        except psutil.Error:
            pass  # it has just ended, or is somebody else's
    return found


def settle(mark, but=(), seconds=5):
    """Waits until none are left but those; returns who is there all the same."""
    deadline = time.monotonic() + seconds
    while (left := {pid: what for pid, what in members(mark).items() if pid not in but}):
        if time.monotonic() > deadline:
            break
        time.sleep(0.05)
    return left
