/** Runs that a server starts: each has its own JVM, on the server's machine. */
const ServerRun = (() => {
'use strict';

const API = new URL('../api/', document.currentScript.src);
const GONE = 'The server for live runs does not answer; start it again with ./jbang slides.';

/** Whether such a server answers; asked once for the whole page. A static host has an empty list of stages. */
const available = API.protocol === 'file:' ? Promise.resolve(false)
  : fetch(new URL('stages', API)).then(answer => answer.ok && answer.json()).then(all => all.length > 0, () => false);

/**
 * Starts a run.
 *
 * @param on {progress({phase, svg}), done({svg, story, stack, run}), failed(words)}
 * @return a function that stops it; nothing is called after that
 */
function start(settings, on) {
  let id = null;
  let events = null;
  let ended = false;
  const end = (then, what) => {
    if (!ended) {
      ended = true;
      events?.close();
      then(what);
    }
  };
  const remove = () => fetch(new URL(`runs/${id}`, API), { method: 'DELETE', keepalive: true }).catch(() => {});
  const listen = path => {
    events = new EventSource(new URL(path, API));
    const listenFor = (name, then) => events.addEventListener(name, event => then(JSON.parse(event.data)));
    listenFor('waiting', ({ ahead }) => on.progress({ phase: ahead ? `Queued: ${ahead} ahead` : 'Starting' }));
    listenFor('progress', on.progress);
    listenFor('done', state => end(on.done, state));
    listenFor('failed', ({ error }) => end(on.failed, error));
    listenFor('stopped', () => end(on.failed, 'Stopped.'));
    events.onerror = () => end(on.failed, 'The connection to the server was lost.');
  };
  request(settings).then(({ error, ...started }) => {
    id = started.id;
    if (error) {
      end(on.failed, error);
    } else if (ended) {
      remove(); // it was stopped before it had an id
    } else {
      listen(started.events);
    }
  });
  return () => {
    end(() => {});
    if (id) {
      remove();
    }
  };
}

/** Returns {id, events} or {error}. */
async function request(settings) {
  try {
    const answer = await fetch(new URL('runs', API), { method: 'POST', headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(RunSettings.request(settings)) });
    const json = await answer.json().catch(() => ({}));
    return answer.status === 201 ? json : { error: json.error ?? GONE };
  } catch {
    return { error: GONE };
  }
}

return { available, start };
})();
