"""What bench measures of green, done with greenlet and gevent. Prints one JSON object.

    peers.py switch BLOCKS      nanoseconds of a switch into a greenlet and out of it; the least of so many blocks
    peers.py sleep BLOCKS       nanoseconds of gevent.sleep(0)
    peers.py sleepers N SECONDS seconds from the first spawn to the last one's end, and bytes for each, resident at most
    peers.py fetches URL N      seconds for N concurrent GETs by http.client
"""
import sys

if sys.argv[1] == "fetches":
    from gevent import monkey
    monkey.patch_all()   # before anything else is imported

import http.client
import json
import resource
import time
from urllib.parse import urlsplit

import gevent
import greenlet

TURNS = 100_000


def least(turn, blocks):
    """The least nanoseconds of one turn, over blocks of many."""
    times = []
    for _ in range(int(blocks)):
        start = time.perf_counter_ns()
        for _ in range(TURNS):
            turn()
        times.append((time.perf_counter_ns() - start) / TURNS)
    return {"nanos": min(times)}


def switch(blocks):
    back = greenlet.getcurrent().switch

    def other():
        while True:
            back()

    return least(greenlet.greenlet(other).switch, blocks)


def sleep(blocks):
    return least(lambda nap=gevent.sleep: nap(0), blocks)


def peak():
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


def sleepers(n, seconds):
    n, seconds = int(n), float(seconds)
    before, start = peak(), time.perf_counter()
    gevent.joinall([gevent.spawn(gevent.sleep, seconds) for _ in range(n)])
    return {"seconds": time.perf_counter() - start, "bytes": (peak() - before) // n}


def get(parts):
    connection = http.client.HTTPConnection(parts.netloc)
    connection.request("GET", parts.path)
    reply = connection.getresponse()
    reply.read()
    connection.close()
    return reply.status


def fetches(url, n):
    parts = urlsplit(url)
    get(parts._replace(path="/delay/0"))   # a warm-up, as green has it
    start = time.perf_counter()
    jobs = [gevent.spawn(get, parts) for _ in range(int(n))]
    gevent.joinall(jobs)
    return {"seconds": time.perf_counter() - start, "ok": sum(job.value == 200 for job in jobs)}


MEASURES = {measure.__name__: measure for measure in (switch, sleep, sleepers, fetches)}
print(json.dumps(MEASURES[sys.argv[1]](*sys.argv[2:])))
