"""validate.py NOTEBOOK ...: fails unless each file is a valid notebook of nbformat 4.5. Prints their number."""
import sys

import nbformat

for path in sys.argv[1:]:
    notebook = nbformat.read(path, as_version=nbformat.NO_CONVERT)
    nbformat.validate(notebook, version=4, version_minor=5)
print(len(sys.argv) - 1)
