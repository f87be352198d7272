"""slides.py NOTEBOOK: converts a notebook to slides, as described in docs/teachers.md. Prints a report as JSON."""
import json
import os
import re
import subprocess
import sys

import nbformat

from refresh import FOLDER

os.environ["JUPYTER_CONFIG_PATH"] = str(FOLDER.parent / "lab/jupyter")
page = subprocess.run([sys.executable, "-m", "nbconvert", "--to", "slides", "--stdout", sys.argv[1]], check=True,
                      capture_output=True, text=True).stdout
cells = nbformat.read(sys.argv[1], as_version=4).cells
print(json.dumps({"loaded": re.findall(r'<(?:script|link)[^>]*(?:src|href)="([^"]+)"', page),
                  "notes": page.count('<aside class="notes"'),
                  "solutions": sum(cell.id.endswith("-solution") for cell in cells)}))
