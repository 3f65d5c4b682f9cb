"""Runs AWS CLI commands that come in one a line, each as `aws` does, without starting a Python for each.

A line in is a JSON list of arguments; a line out is a JSON object of code, stdout and stderr.
"""

import io
import json
import sys
from contextlib import redirect_stderr, redirect_stdout

from awscli.clidriver import create_clidriver


def run(arguments):
    out, err = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        try:
            code = create_clidriver().main(arguments)
        except SystemExit as end:
            code = end.code
    return {"code": code, "stdout": out.getvalue(), "stderr": err.getvalue()}


for line in sys.stdin:
    print(json.dumps(run(json.loads(line))), flush=True)
