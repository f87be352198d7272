"""The benchmarks of green with greenlet and gevent. Prints one JSON object.

    peers.py switch BLOCKS      nanoseconds of a switch into a greenlet and out of it; the minimum of BLOCKS
    peers.py sleep BLOCKS       nanoseconds of gevent.sleep(0)
    peers.py sleepers N SECONDS seconds from the first spawn to the last end, and peak resident bytes per greenlet
    peers.py CLIENT URL N CA    seconds for N concurrent GETs: gevent (with http.client), grequests; requests: serial
"""
import sys

if sys.argv[1] == "gevent":
    from gevent import monkey
    monkey.patch_all()   # before all other imports
if sys.argv[1] == "grequests":
    import grequests     # patches on import

import http.client
import json
import resource
import ssl
import time
from urllib.parse import urlsplit, urlunsplit

import gevent
import greenlet
import requests

OPERATIONS = 100_000


def minimum(operation, blocks):
    """The minimum over blocks of the nanoseconds of one operation."""
    times = []
    for _ in range(int(blocks)):
        start = time.perf_counter_ns()
        for _ in range(OPERATIONS):
            operation()
        times.append((time.perf_counter_ns() - start) / OPERATIONS)
    return {"nanos": min(times)}


def switch(blocks):
    back = greenlet.getcurrent().switch

    def other():
        while True:
            back()

    return minimum(greenlet.greenlet(other).switch, blocks)


def sleep(blocks):
    return minimum(lambda nap=gevent.sleep: nap(0), blocks)


def peak():
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


def sleepers(n, seconds):
    n, seconds = int(n), float(seconds)
    before, start = peak(), time.perf_counter()
    gevent.joinall([gevent.spawn(gevent.sleep, seconds) for _ in range(n)])
    return {"seconds": time.perf_counter() - start, "bytes": (peak() - before) // n}


def timed(fetches, url, n, one):
    """Runs the fetches after a warm-up fetch, as green does."""
    one(urlunsplit(urlsplit(url)._replace(path="/delay/0")))
    start = time.perf_counter()
    statuses = fetches(url, int(n))
    return {"seconds": time.perf_counter() - start, "ok": statuses.count(200)}


def by_gevent(url, n, ca):
    trust = ssl.create_default_context(cafile=ca)

    def get(url):
        parts = urlsplit(url)
        connection = (http.client.HTTPSConnection(parts.netloc, context=trust) if parts.scheme == "https"
                      else http.client.HTTPConnection(parts.netloc))
        connection.request("GET", parts.path)
        reply = connection.getresponse()
        reply.read()
        connection.close()
        return reply.status

    def all_at_once(url, n):
        jobs = [gevent.spawn(get, url) for _ in range(n)]
        gevent.joinall(jobs)
        return [job.value for job in jobs]

    return timed(all_at_once, url, n, get)


def by_grequests(url, n, ca):
    def all_at_once(url, n):
        replies = grequests.map([grequests.get(url, verify=ca) for _ in range(n)])
        return [reply.status_code for reply in replies if reply is not None]

    return timed(all_at_once, url, n, lambda url: all_at_once(url, 1))


def by_requests(url, n, ca):
    def get(url):
        return requests.get(url, verify=ca).status_code

    return timed(lambda url, n: [get(url) for _ in range(n)], url, n, get)


MEASURES = {"switch": switch, "sleep": sleep, "sleepers": sleepers,
            "gevent": by_gevent, "grequests": by_grequests, "requests": by_requests}
print(json.dumps(MEASURES[sys.argv[1]](*sys.argv[2:])))
