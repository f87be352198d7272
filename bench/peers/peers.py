"""The benchmarks of green with greenlet and gevent. Prints one JSON object.

    peers.py greenlet           one greenlet of gevent: how long this script takes to start
    peers.py switch BLOCKS      nanoseconds of a switch into a greenlet and out of it; the median of BLOCKS
    peers.py sleep BLOCKS       nanoseconds of gevent.sleep(0)
    peers.py sleepers N SECONDS seconds from the first spawn to the last end, and peak resident bytes per greenlet
    peers.py CLIENT URL N CA    seconds for N concurrent GETs: gevent (with http.client), grequests; requests: serial
    peers.py many URL N         N GETs by gevent, over several addresses: seconds, CPU seconds, bytes of growth
"""
import sys

if sys.argv[1] in ("gevent", "many"):
    from gevent import monkey
    monkey.patch_all()   # before all other imports
if sys.argv[1] == "grequests":
    import grequests     # patches on import

import http.client
import json
import resource
import ssl
import statistics
import time
from urllib.parse import urlsplit, urlunsplit

import gevent
import greenlet

OPERATIONS = 100_000
ADDRESSES = 8   # a pair of addresses has only 28,000 ports


def nanos(operation, blocks):
    """The median over blocks of the nanoseconds of one operation."""
    times = []
    for _ in range(int(blocks)):
        start = time.process_time_ns()
        for _ in range(OPERATIONS):
            operation()
        times.append((time.process_time_ns() - start) / OPERATIONS)
    return {"nanos": statistics.median(times)}


def one_greenlet():
    return {"value": gevent.spawn(lambda: 1).get()}


def switch(blocks):
    back = greenlet.getcurrent().switch

    def other():
        while True:
            back()

    return nanos(greenlet.greenlet(other).switch, blocks)


def sleep(blocks):
    return nanos(lambda nap=gevent.sleep: nap(0), blocks)


def memory(name):
    """VmRSS or VmHWM, its peak, in bytes. getrusage's peak begins with that of the process that started this one."""
    try:
        with open("/proc/self/status") as status:
            return next(int(line.split()[1]) for line in status if line.startswith(name)) * 1024
    except OSError:   # not Linux
        return 0


def sleepers(n, seconds):
    n, seconds = int(n), float(seconds)
    before, start = memory("VmRSS"), time.perf_counter()
    gevent.joinall([gevent.spawn(gevent.sleep, seconds) for _ in range(n)])
    return {"seconds": time.perf_counter() - start, "bytes": (memory("VmHWM") - before) // n}


def timed(fetches, url, n, one):
    """Runs the fetches after a warm-up fetch, as green does."""
    one(urlunsplit(urlsplit(url)._replace(path="/delay/0")))
    start = time.perf_counter()
    statuses = fetches(url, int(n))
    return {"seconds": time.perf_counter() - start, "ok": statuses.count(200)}


def get(url, trust=None):
    parts = urlsplit(url)
    connection = (http.client.HTTPSConnection(parts.netloc, context=trust) if parts.scheme == "https"
                  else http.client.HTTPConnection(parts.netloc))
    connection.request("GET", parts.path)
    reply = connection.getresponse()
    reply.read()
    connection.close()
    return reply.status


def statuses(urls, trust=None):
    jobs = [gevent.spawn(get, url, trust) for url in urls]
    gevent.joinall(jobs)
    return [job.value for job in jobs]


def by_gevent(url, n, ca):
    trust = ssl.create_default_context(cafile=ca)
    return timed(lambda url, n: statuses([url] * n, trust), url, n, lambda url: get(url, trust))


def many(url, n):
    def urls(url, n):
        return [url.replace("//127.0.0.1:", f"//127.0.0.{1 + i % ADDRESSES}:") for i in range(n)]

    def cpu():
        used = resource.getrusage(resource.RUSAGE_SELF)
        return used.ru_utime + used.ru_stime

    statuses(urls(urlunsplit(urlsplit(url)._replace(path="/delay/0")), ADDRESSES))
    before, start = memory("VmRSS"), cpu()
    figures = timed(lambda url, n: statuses(urls(url, n)), url, n, get)
    return figures | {"cpu": cpu() - start, "bytes": memory("VmHWM") - before}


def by_grequests(url, n, ca):
    def all_at_once(url, n):
        replies = grequests.map([grequests.get(url, verify=ca) for _ in range(n)])
        return [reply.status_code for reply in replies if reply is not None]

    return timed(all_at_once, url, n, lambda url: all_at_once(url, 1))


def by_requests(url, n, ca):
    import requests

    def get(url):
        return requests.get(url, verify=ca).status_code

    return timed(lambda url, n: [get(url) for _ in range(n)], url, n, get)


MEASURES = {"greenlet": one_greenlet, "switch": switch, "sleep": sleep, "sleepers": sleepers,
            "gevent": by_gevent, "many": many, "grequests": by_grequests, "requests": by_requests}
print(json.dumps(MEASURES[sys.argv[1]](*sys.argv[2:])))
