"""validate.py NOTEBOOK ...: complains of each that isn't a notebook as nbformat 4.5 defines it."""
import sys

import nbformat

for path in sys.argv[1:]:
    notebook = nbformat.read(path, as_version=nbformat.NO_CONVERT)
    nbformat.validate(notebook, version=4, version_minor=5)
