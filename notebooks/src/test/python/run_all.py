"""run_all.py NOTEBOOK: runs a notebook from top to bottom, then its hidden solutions, then all of it a second time, in
one kernel; at last ends the kernel. Prints what it saw as JSON."""
import json
import re
import sys

import nbformat
from nbclient.exceptions import CellExecutionError

import family
from refresh import client, empty_memory, plain


def text(cell):
    """All that a cell showed."""
    return "".join(output.get("text", "") + "".join(plain(output.get("data", {})).values()) for output in cell.outputs)


def solved(notebook):
    """The answer cells, each with its solution in the place of its first paragraph."""
    cells = {cell.id: cell for cell in notebook.cells}
    for cell in list(notebook.cells):
        if cell.id.endswith("-solution"):
            answer = nbformat.from_dict(cells[cell.id.replace("-solution", "-answer")])
            solution = re.search(r"```java\n(.*?)```", cell.source, re.DOTALL).group(1)
            answer.source = solution + "\n" + answer.source.split("\n\n", 1)[1]
            yield answer


def run(client, cells, as_pass):
    seen = []
    for cell in cells:
        if cell.cell_type != "code":
            continue
        cell.outputs = []
        client.nb.cells.append(cell)  # an update of a display looks for its cell here
        error = None
        try:
            client.execute_cell(cell, len(client.nb.cells) - 1)
        except CellExecutionError as e:
            error = f"{e.ename}: {e.evalue}"
        seen.append({"pass": as_pass, "id": cell.id, "error": error, "text": text(cell)})
    return seen


def main(path):
    mark = family.begin()
    notebook = nbformat.read(path, as_version=4)
    runner = client(nbformat.v4.new_notebook(metadata=notebook.metadata))
    with empty_memory(), runner.setup_kernel():
        kernel = runner.km.provisioner.pid
        seen = run(runner, notebook.cells, "first")
        seen += run(runner, solved(notebook), "solved")
        seen += run(runner, notebook.cells, "again")
        stray = family.settle(mark, but=[kernel])
    print(json.dumps({"cells": seen, "stray": list(stray.values()), "left": list(family.settle(mark).values())}))


main(*sys.argv[1:])
