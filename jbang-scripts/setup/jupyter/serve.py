"""serve.py MODULE: runs a Jupyter server (jupyterlab or notebook) that ends when its stdin does. The one who started it
holds the other end of that pipe, so it can't be outlived, not even where it was killed."""
import os
import runpy
import signal
import sys
import threading


def end_with_stdin():
    while os.read(0, 4096):  # not sys.stdin: its lock would be in the way of the interpreter's end
        pass
    os.kill(os.getpid(), signal.SIGTERM)


threading.Thread(target=end_with_stdin, daemon=True).start()
del sys.argv[0]
runpy.run_module(sys.argv[0], run_name="__main__", alter_sys=True)
