"""A handler that sleeps, like a service that waits for another one. uWSGI runs it on threads or gevent."""
import time

from flask import Flask

app = Flask(__name__)


@app.route("/delay/<float(signed=False):seconds>")
@app.route("/delay/<int:seconds>")
def delay(seconds):
    time.sleep(seconds)
    return {"delay": seconds}
