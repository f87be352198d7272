"""interrupt.py NOTEBOOK: begins a notebook's lesson, runs a slow stage in it, and interrupts it once its picture shows
an answered fetch. Prints a report as JSON."""
import json
import os
import queue
import re
import sys
import time

import nbformat
from jupyter_client.manager import start_new_kernel

import family
from refresh import FOLDER, use_lab

BEGIN = "Lesson.begin("
SLOW = "lesson.run(2, 21);"


def replies(kc, code):
    return kc.execute_interactive(code, timeout=60, output_hook=lambda message: None)["content"]


def await_first_answer(kc):
    """Waits until the picture's description counts an answer. Busy machines skip pictures, so it may be any number."""
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        try:
            message = kc.get_iopub_msg(timeout=1)
        except queue.Empty:
            continue
        if re.search(r" so far, [1-9]\d* answered", str(message["content"].get("data", ""))):
            return
    sys.exit("the stage's picture did not grow while the stage ran")


def main(path):
    os.environ["GREENLAB_N"] = "20"  # the stage takes 10 s, so it still runs when an answer has been seen
    use_lab()
    mark = family.begin()
    cells = nbformat.read(path, as_version=4).cells
    wanted = cells[:1 + [BEGIN in cell.source for cell in cells].index(True)]
    km, kc = start_new_kernel(kernel_name="java", cwd=str(FOLDER), startup_timeout=60)
    try:
        for cell in wanted:
            if cell.cell_type == "code":
                replies(kc, cell.source)
        kc.execute(SLOW)
        await_first_answer(kc)
        during = len(family.members(mark)) - 1
        start = time.monotonic()
        km.interrupt_kernel()
        interrupted = kc.get_shell_msg(timeout=30)["content"]
        took = time.monotonic() - start
        stray = family.settle(mark, but=[km.provisioner.pid])
        usable = replies(kc, "lesson.check(6 * 7 == 42, \"usable\");")
    finally:
        kc.stop_channels()
        km.shutdown_kernel()
    print(json.dumps({"during": during, "status": interrupted["status"], "ename": interrupted.get("ename"), "seconds": took,
                      "stray": list(stray.values()), "usable": usable["status"],
                      "left": list(family.settle(mark).values())}))


main(*sys.argv[1:])
