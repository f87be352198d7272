"""Finds the processes that a kernel has started, by a mark in their environment. The mark is inherited, so orphaned
processes are found, too."""
import os
import time
import uuid

import psutil

MARK = "GREENLAB_NOTEBOOK_TEST"


def begin():
    """Marks all processes that this one starts from now on; returns the mark."""
    os.environ[MARK] = uuid.uuid4().hex
    return os.environ[MARK]


def members(mark):
    """The command lines of all running processes with the mark, by process id."""
    found = {}
    for process in psutil.process_iter():
        try:
            if process.environ().get(MARK) == mark and process.status() != psutil.STATUS_ZOMBIE:
                found[process.pid] = " ".join(process.cmdline())[:200]
        except psutil.Error:
            pass  # it has just ended, or belongs to another user
    return found


def settle(mark, but=(), seconds=5):
    """Waits until only the given processes are left; returns the others that still run after the timeout."""
    deadline = time.monotonic() + seconds
    while (left := {pid: what for pid, what in members(mark).items() if pid not in but}):
        if time.monotonic() > deadline:
            break
        time.sleep(0.05)
    return left
