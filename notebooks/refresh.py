"""Runs notebooks from top to bottom on Greenlab's kernel and saves their outputs, ready to be committed.

    .lab/venv/bin/python notebooks/refresh.py [--run-only] [NOTEBOOK ...]

`./jbang notebooks [--refresh]` calls it. Without names it runs all notebooks of this folder. If a cell fails, its
notebook isn't saved; the others still run, and the exit code is 1. GREENLAB_N and GREENLAB_DELAY set the number of
fetches and their delay; committed outputs are from runs without them. The status table starts empty, in a temporary
folder.
"""
import argparse
import html
import os
import random
import re
import socket
import sys
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path

import nbformat
from jupyter_client.connect import LocalPortCache
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError

FOLDER = Path(__file__).resolve().parent
LAB = FOLDER.parent / ".lab"
TIMEOUT = 300  # seconds for a cell
SVG = "image/svg+xml"
KEPT = ("jupyter", "slideshow", "tags")  # of a cell's metadata: folded or not, its part of a slide show, helper
METADATA = {
    "kernelspec": {"display_name": "Java", "language": "java", "name": "java"},
    "language_info": {"file_extension": ".jshell", "mimetype": "text/x-java-source", "name": "Java"},
}


class KernelPorts(LocalPortCache):
    """Chooses the ports of kernels below the ephemeral ones. Jupyter frees them a second before the kernel opens them, and
    the system could assign an ephemeral one to another process meanwhile."""

    def find_available_port(self, ip):
        port = next(port for port in random.sample(range(20_000, 32_768), 1000) if self.is_free(ip, port))
        self.currently_used_ports.add(port)
        return port

    def is_free(self, ip, port):
        try:
            with socket.socket() as tried:
                tried.bind((ip, port))
            return port not in self.currently_used_ports
        except OSError:
            return False


def use_lab():
    """Points Jupyter to IJava, or to the kernel named java in GREENLAB_KERNELS, and its state to our .lab folder."""
    KernelPorts.instance()  # Jupyter's own class then has the same instance
    state = LAB / "jupyter"
    os.environ["JUPYTER_PATH"] = os.environ.get("GREENLAB_KERNELS", str(state))
    os.environ["JUPYTER_CONFIG_PATH"] = str(FOLDER.parent / "lab/jupyter")
    for name, folder in {"JUPYTER_CONFIG_DIR": "config", "JUPYTER_DATA_DIR": "data",
                         "JUPYTER_RUNTIME_DIR": "runtime", "IPYTHONDIR": "ipython"}.items():
        os.environ[name] = str(state / folder)


def client(notebook):
    """A client that runs the cells of a notebook on its own kernel, in the notebooks' folder."""
    use_lab()
    return NotebookClient(notebook, kernel_name="java", timeout=TIMEOUT, startup_timeout=TIMEOUT,
                          resources={"metadata": {"path": str(FOLDER)}})


@contextmanager
def empty_progress():
    """Lets all lessons of this process share a status table that starts empty."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["GREENLAB_COURSE"] = folder
        yield


def tidy(notebook):
    """Removes what differs from run to run, and duplicates."""
    notebook.metadata = nbformat.from_dict(METADATA)
    for cell in notebook.cells:
        cell.metadata = nbformat.from_dict({name: cell.metadata[name] for name in KEPT if name in cell.metadata})
        if cell.cell_type == "code":
            cell.outputs = joined(cell.outputs)
        for output in cell.get("outputs", []):
            if "data" in output:
                output.data = plain(output.data)


def joined(outputs):
    """Joins consecutive outputs of the same stream."""
    result = []
    for output in outputs:
        if result and output.output_type == "stream" and output.get("name") == result[-1].get("name"):
            result[-1].text += output.text
        else:
            result.append(output)
    return result


def plain(data):
    """Replaces the text/plain that the kernel adds: by the description for a picture, by nothing for other data."""
    if SVG in data:
        data["text/plain"] = html.unescape(re.search(r"<desc[^>]*>(.*?)</desc>", data[SVG], re.DOTALL).group(1))
    elif len(data) > 1:
        data.pop("text/plain", None)
    return data


def run(path, save):
    notebook = nbformat.read(path, as_version=4)
    client(notebook).execute()
    if save:
        tidy(notebook)
        nbformat.validate(notebook)
        nbformat.write(notebook, path)


def reason(e):
    """One line, or the whole error where the kernel names none: a cell that doesn't compile."""
    return f"{e.ename}: {e.evalue}" if isinstance(e, CellExecutionError) and e.evalue.strip() else e


def run_all(paths, save):
    """Returns the number of notebooks that failed."""
    failures = 0
    for path in paths:
        start = time.monotonic()
        try:
            run(path, save)
            print(f"{Path(path).stem}: {time.monotonic() - start:.0f} s", file=sys.stderr)
        except (OSError, nbformat.ValidationError, nbformat.reader.NotJSONError, CellExecutionError,
                CellTimeoutError, DeadKernelError) as e:
            failures += 1
            print(f"{Path(path).stem} failed and was not saved: {reason(e)}", file=sys.stderr)
    return failures


def main():
    parser = argparse.ArgumentParser(prog="refresh.py")
    parser.add_argument("--run-only", action="store_true")
    parser.add_argument("notebooks", nargs="*", default=sorted(FOLDER.glob("*.ipynb")))
    chosen = parser.parse_args()
    with empty_progress():
        return 1 if run_all(chosen.notebooks, save=not chosen.run_only) else 0


if __name__ == "__main__":
    sys.exit(main())
