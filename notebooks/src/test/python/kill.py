"""kill.py NOTEBOOK: begins a notebook's lesson, runs a slow stage in it, and kills the kernel meanwhile, as a machine
out of memory does. Jupyter's own restarter is active. Prints a report as JSON."""
import asyncio
import json
import os
import queue
import re
import signal
import sys
import time

import nbformat
from jupyter_client.ioloop import AsyncIOLoopKernelManager

import family
from refresh import FOLDER, use_lab

BEGIN = "Lesson.begin("
SLOW = "lesson.run(2, 25);"


async def replies(kc, code):
    return (await kc.execute_interactive(code, timeout=60, output_hook=lambda message: None))["content"]


async def await_first_answer(kc):
    """Waits until the picture's description counts an answer. Busy machines skip pictures, so it may be any number."""
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        try:
            message = await kc.get_iopub_msg(timeout=1)
        except queue.Empty:
            continue
        if re.search(r" so far, [1-9]\d* answered", str(message["content"].get("data", ""))):
            return
    sys.exit("the stage's picture did not grow while the stage ran")


async def main(path):
    os.environ["GREENLAB_N"] = "20"  # the stage takes 10 s, so it still runs when an answer has been seen
    use_lab()
    mark = family.begin()
    cells = nbformat.read(path, as_version=4).cells
    wanted = [cell.source for cell in cells[:1 + [BEGIN in cell.source for cell in cells].index(True)]
              if cell.cell_type == "code"]
    km = AsyncIOLoopKernelManager(kernel_name="java")
    await km.start_kernel(cwd=str(FOLDER))
    restarted = asyncio.Event()
    km.add_restart_callback(restarted.set, "restart")
    kc = km.client()
    kc.start_channels()
    try:
        await kc.wait_for_ready(timeout=60)
        for code in wanted:
            await replies(kc, code)
        kc.execute(SLOW)
        await await_first_answer(kc)
        before = set(family.members(mark))
        os.kill(km.provisioner.pid, signal.SIGKILL)
        await asyncio.wait_for(restarted.wait(), 30)
        stray = family.settle(mark, but=set(family.members(mark)) - before)
        await kc.wait_for_ready(timeout=60)
        again = [(await replies(kc, code))["status"] for code in wanted]
    finally:
        kc.stop_channels()
        await km.shutdown_kernel()
    print(json.dumps({"during": len(before) - 1, "restarted": restarted.is_set(), "stray": list(stray.values()),
                      "again": again, "left": list(family.settle(mark).values())}))


asyncio.run(main(*sys.argv[1:]))
