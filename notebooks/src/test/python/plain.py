"""plain.py NOTEBOOK KERNELS CELLS: runs the first code cells of a notebook on the kernel named java in the folder KERNELS.
Prints their outcomes as JSON: "ok", or the error with what the reader sees of it."""
import json
import os
import sys

import nbformat
from jupyter_client.manager import start_new_kernel

from refresh import FOLDER, use_lab


def main(path, kernels, count):
    os.environ["GREENLAB_KERNELS"] = kernels
    use_lab()
    cells = [cell.source for cell in nbformat.read(path, as_version=4).cells if cell.cell_type == "code"]
    km, kc = start_new_kernel(kernel_name="java", cwd=str(FOLDER), startup_timeout=120)
    try:
        seen = []
        for code in cells[:int(count)]:
            reply = kc.execute_interactive(code, timeout=120, output_hook=lambda message: None)["content"]
            seen.append("ok" if reply["status"] == "ok" else "\n".join([reply["evalue"], *reply["traceback"]]))
    finally:
        kc.stop_channels()
        km.shutdown_kernel(now=True)
    print(json.dumps({"cells": seen}))


main(*sys.argv[1:])
