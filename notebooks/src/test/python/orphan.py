"""orphan.py: kills Jupyter while a cell of its kernel has a child process. Prints a report as JSON."""
import json
import os
import signal
import subprocess
import sys

from jupyter_client.manager import start_new_kernel

import family
from refresh import FOLDER, use_lab

CELL = 'var child = ChildJvm.start(List.of("sleep", "60"));'


def jupyter():
    """Runs the cell, and ends without a chance to stop the kernel."""
    use_lab()
    _, kc = start_new_kernel(kernel_name="java", cwd=str(FOLDER), startup_timeout=60)
    reply = kc.execute_interactive(CELL, timeout=60)["content"]
    if reply["status"] != "ok":
        sys.exit(str(reply))
    os.kill(os.getpid(), signal.SIGKILL)


def main():
    mark = family.begin()
    ended = subprocess.run([sys.executable, "-B", __file__, "jupyter"], stdout=sys.stderr, check=False).returncode
    during = list(family.members(mark).values())
    left = list(family.settle(mark, seconds=10).values())
    if ended != -signal.SIGKILL:
        sys.exit(f"Jupyter ended before it could be killed, with exit code {ended}")
    print(json.dumps({"during": during, "left": left}))


jupyter() if sys.argv[1:] else main()
