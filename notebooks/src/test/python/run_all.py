"""run_all.py NOTEBOOK PROGRESS PASSES WRONG: runs a notebook from top to bottom, each answer as it is, then wrong if
WRONG is true, and then with the hidden solution inserted. All but the wrong answers is repeated, PASSES times in the
same kernel, which is then shut down. PROGRESS is the folder of the reader's progress. Prints a report as JSON."""
import json
import os
import re
import sys
from pathlib import Path

import nbformat
from nbclient.exceptions import CellExecutionError

import family
from refresh import client, plain


def code(notebook):
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


def text(cell):
    """All outputs of a cell as text."""
    return "".join(output.get("text", "") + "".join(plain(output.get("data", {})).values()) for output in cell.outputs)


def wrong_answers(path):
    """What a reader may answer, by the exercise's id."""
    known = Path(__file__).parent.parent / "resources/wrong-answers.json"
    return json.loads(known.read_text())[Path(path).stem]


def answered(cell, answer):
    """The cell with another first paragraph."""
    cell = nbformat.from_dict(cell)
    cell.source = answer.strip() + "\n\n" + cell.source.split("\n\n", 1)[1]
    return cell


def in_order(notebook, wrong):
    """The code cells and what each of them is: an answer comes as it is, then wrongly, then solved."""
    solutions = {cell.id: re.search(r"```java\n(.*?)```", cell.source, re.DOTALL).group(1)
                 for cell in notebook.cells if cell.id.endswith("-solution")}
    for cell in code(notebook):
        yield "given", cell
        solution = solutions.pop(cell.id.replace("-answer", "-solution"), None)
        if solution:
            for answer in wrong.get(cell.id.removesuffix("-answer"), []):
                yield "wrong", answered(cell, answer)
            yield "solved", answered(cell, solution)
    assert not solutions, f"solutions without a cell for the answer: {solutions.keys()}"


def run(client, cells):
    seen = []
    for kind, cell in cells:
        cell.outputs = []
        client.nb.cells.append(cell)  # an update of a display looks for its cell here
        error = None
        try:
            client.execute_cell(cell, len(client.nb.cells) - 1)
        except CellExecutionError as e:
            error = f"{e.ename}: {e.evalue}"
        seen.append({"kind": kind, "id": cell.id, "source": cell.source, "error": error, "text": text(cell)})
    return seen


def main(path, progress, passes, wrong):
    os.environ["GREENLAB_COURSE"] = progress
    mark = family.begin()
    notebook = nbformat.read(path, as_version=4)
    runner = client(nbformat.v4.new_notebook(metadata=notebook.metadata))
    with runner.setup_kernel():
        kernel = runner.km.provisioner.pid
        seen = run(runner, in_order(notebook, wrong_answers(path) if wrong == "true" else {}))
        for _ in range(1, int(passes)):
            seen += run(runner, in_order(notebook, {}))
        stray = family.settle(mark, but=[kernel])
    print(json.dumps({"cells": seen, "stray": list(stray.values()), "left": list(family.settle(mark).values())}))


main(*sys.argv[1:])
