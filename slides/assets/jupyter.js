// Links into Jupyter: shown while it answers, with its token. ./jbang lab prints the site's address with #token=...; a
// browser doesn't send a fragment to any server. Elements with data-jupyter contain the links.
(() => {
  'use strict';

  const KEPT = 'greenlab-jupyter-token';
  const TIMEOUT = 3000; // milliseconds
  const TRIES = 20;
  const given = /^#token=(\w+)$/.exec(location.hash);
  if (given) {
    localStorage.setItem(KEPT, given[1]);
    history.replaceState(history.state, '', location.pathname + location.search);
  }

  const parts = document.querySelectorAll('[data-jupyter]');
  const closed = document.querySelector('[data-jupyter-closed]');

  // An opaque answer is enough: it shows that a server listens.
  const answers = (address) =>
    fetch(new URL('/api', address), { mode: 'no-cors', signal: AbortSignal.timeout(TIMEOUT) });

  function show() {
    const token = localStorage.getItem(KEPT);
    if (!token) {
      if (closed) closed.hidden = false;
      return;
    }
    for (const part of parts) {
      part.hidden = false;
      for (const link of part.querySelectorAll('a')) {
        const to = new URL(link.href);
        to.searchParams.set('token', token);
        link.href = to;
        link.rel = 'noreferrer';
      }
    }
  }

  /** Asks again for a minute: Jupyter takes longer to start than the site. */
  function ask(tries) {
    answers(parts[0].dataset.jupyter).then(show, () => tries > 1 && setTimeout(ask, TIMEOUT, tries - 1));
  }

  if (parts.length > 0) {
    ask(TRIES);
  }
})();
