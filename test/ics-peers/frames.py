"""Files on standard input, each as its length in octets, a line end and the octets; a line of JSON for each."""

import json
import sys


def answer(read):
    source = sys.stdin.buffer
    for line in iter(source.readline, b""):
        octets = source.read(int(line))
        try:
            found = read(octets.decode("utf-8"))
        except Exception as error:  # whatever the library throws is an error of the file
            found = {"errors": [f"{type(error).__name__}: {error}"], "events": [], "names": []}
        print(json.dumps(found), flush=True)
