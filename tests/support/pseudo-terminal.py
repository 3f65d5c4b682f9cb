"""Pastes texts into an interactive shell behind a pseudo-terminal, each at the prompt that the one before led to.

Reads from standard input a JSON object: `argv` of the shell, `environment`, `pastes` (texts), `bracketed`. The shell has
to number its prompts, `prompt 1: `: at a prompt with a number that was not there before, and no sooner, it listens.
(The numbers have gaps: a shell may make a prompt that it does not show.)
"""
import json
import os
import pty
import re
import select
import sys


def main():
    given = json.load(sys.stdin)
    child, terminal = pty.fork()
    if child == 0:
        os.execvpe(given["argv"][0], given["argv"], given["environment"])
    texts = list(given["pastes"]) + ["exit"]
    last, screen, pending = 0, b"", b""
    while True:
        readable, writable, _ = select.select([terminal], [terminal] if pending else [], [], 60)
        if not readable and not writable:
            sys.exit(f"the shell says nothing any more: {screen[-600:]!r}, pending {pending!r}")
        if readable:
            try:
                shown = os.read(terminal, 65536)
            except OSError:
                shown = b""
            if not shown:
                break
            screen += shown
        if writable:
            pending = pending[os.write(terminal, pending[:256]):]
        prompts = [int(number) for number in re.findall(rb"prompt (\d+): ", screen)]
        if not pending and texts and max(prompts, default=0) > last:
            # What a terminal sends: the key Return where the text has a line end, and Return to run it.
            text = texts.pop(0).replace("\n", "\r").encode("utf-8", "surrogatepass")
            if given["bracketed"] and texts:
                text = b"\x1b[200~" + text + b"\x1b[201~"
            last, screen, pending = max(prompts), b"", text + b"\r"
    os.waitpid(child, 0)


main()
