/**
 * <live-run>: a run that can be started. It shows the recorded run until a live run replaces it, or if no server
 * responds. Nothing starts by itself.
 *
 *   <live-run stage="2" java="25" runtime="green" n="10" delay="1"><figure>…</figure></live-run>
 *   <live-run order="patch client provider engine" java="25">…</live-run>
 *
 * A classic script, loaded with defer: a page opened as a file can't load modules. Attributes are read when Run is
 * pressed. start() and stop() do what the buttons do; the event "run-done" has the run as its detail.
 */
(() => {
'use strict';

const API = new URL('../api/', document.currentScript.src);
const NUMBERS = ['stage', 'n', 'delay'];
const WORDS = ['java', 'runtime', 'proto', 'patch'];
const INERT = /[?&](receiver|print-pdf|view=print)\b/.test(location.search);
const AT_FIRST = 'Below: the recorded run. Run starts a live one.';
const NO_SERVER = 'No server for live runs: this is the recorded run.';
const NARROW = matchMedia('(width < 700px)'); // as in the style sheet: here the picture scrolls sideways
const SPOKEN_EVERY = 2000; // milliseconds: lets a screen reader finish its sentence

class LiveRun extends HTMLElement {
  #run; #stop; #client; #server; #story; #figure;
  #id = null;
  #events = null;
  #wanted = false;
  #spoken = 0;

  connectedCallback() {
    if (!this.#run) {
      this.#build();
    }
  }

  disconnectedCallback() {
    this.stop();
  }

  #build() {
    this.#figure = this.querySelector('figure') ?? this.appendChild(document.createElement('figure'));
    if (NARROW.matches) {
      this.#figure.tabIndex = 0;
    }
    const bar = Object.assign(document.createElement('div'), { className: 'live-run-bar' });
    bar.innerHTML = '<button type="button" class="run"></button>'
      + '<button type="button" class="stop" disabled>Stop</button>'
      + '<span class="clock">client <output>–</output></span><span class="clock">server <output>–</output></span>'
      + '<p role="status" aria-live="polite"></p>';
    [this.#run, this.#stop] = bar.querySelectorAll('button');
    [this.#client, this.#server] = bar.querySelectorAll('output');
    this.#story = bar.querySelector('p');
    this.#story.textContent = this.querySelector('svg') && !INERT ? AT_FIRST : '';
    this.#run.textContent = 'Run';
    this.#run.setAttribute('aria-label', `Run ${this.name} now`);
    this.#stop.setAttribute('aria-label', `Stop ${this.name}`);
    this.#run.disabled = INERT;
    this.#run.addEventListener('click', () => this.start());
    this.#stop.addEventListener('click', () => this.stop());
    // Reveal moves to the next slide on Space; the key belongs to the button.
    bar.addEventListener('keydown', event => [' ', 'Enter'].includes(event.key) && event.stopPropagation());
    this.prepend(bar);
  }

  /** The run's name in labels. */
  get name() {
    const what = this.hasAttribute('order') ? `the order ${this.getAttribute('order')}`
      : `stage ${this.getAttribute('stage')}`;
    return `${what} on Java ${this.getAttribute('java') ?? '25'}`;
  }

  /** The attributes as the request's JSON. */
  get request() {
    const has = name => this.hasAttribute(name);
    const body = {};
    NUMBERS.filter(has).forEach(name => { body[name] = Number(this.getAttribute(name)); });
    WORDS.filter(has).forEach(name => { body[name] = this.getAttribute(name); });
    if (has('order')) {
      body.order = this.getAttribute('order').trim().split(/[\s,]+/);
    }
    return body;
  }

  async start() {
    if (INERT || this.#run.disabled) {
      return;
    }
    if (API.protocol === 'file:') {
      this.#say(NO_SERVER, true);
      return;
    }
    this.#wanted = true;
    this.#running(true);
    this.#clocks('–', '–');
    this.#say('Starting a fresh JVM …', true);
    try {
      const answer = await fetch(new URL('runs', API), {
        method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(this.request),
      });
      const json = await answer.json().catch(() => ({}));
      if (answer.status !== 201) {
        this.#end(json.error ?? NO_SERVER);
        return;
      }
      this.#listen(json);
    } catch {
      this.#end(NO_SERVER);
    }
  }

  stop() {
    this.#wanted = false; // a run without an id yet is stopped as soon as it has one
    if (this.#id) {
      fetch(new URL(`runs/${this.#id}`, API), { method: 'DELETE', keepalive: true }).catch(() => {});
      this.#end('Stopped.');
    }
  }

  #listen({ id, events }) {
    this.#id = id;
    if (!this.#wanted) {
      this.stop();
      return;
    }
    this.#events = new EventSource(new URL(events, API));
    const on = (name, then) => this.#events.addEventListener(name, event => then(JSON.parse(event.data)));
    on('waiting', ({ ahead }) => this.#say(`Queued: ${ahead} ahead.`, true));
    on('picture', state => this.#show(state));
    on('done', state => this.#done(state));
    on('failed', ({ error }) => this.#end(error));
    on('stopped', () => this.#end('Stopped.'));
    this.#events.onerror = () => this.#end('The connection to the server was lost.');
  }

  #show({ svg, story, seconds }) {
    this.#figure.innerHTML = svg;
    this.#clocks(`${seconds.toFixed(1)} s`, '…');
    this.#say(story);
  }

  #done({ svg, story, stack, run }) {
    this.#figure.innerHTML = `${svg}<figcaption class="source">live, on this machine</figcaption>`;
    if (stack) {
      this.#figure.append(Object.assign(document.createElement('pre'),
        { className: 'stack', tabIndex: 0, textContent: stack }));
    }
    this.toggleAttribute('ran', true);
    this.#clocks(`${run.seconds.toFixed(2)} s`, `peak ${run.peakInFlight ?? '?'}`);
    this.#end(story);
    this.dispatchEvent(new CustomEvent('run-done', { bubbles: true, detail: run }));
  }

  #end(words) {
    this.#events?.close();
    this.#events = this.#id = null;
    this.#running(false);
    this.#say(words, true);
  }

  #running(yes) {
    const hadFocus = this.contains(document.activeElement);
    this.toggleAttribute('running', yes);
    this.#run.disabled = yes;
    this.#stop.disabled = !yes;
    if (hadFocus) {
      (yes ? this.#stop : this.#run).focus();
    }
  }

  #clocks(client, server) {
    this.#client.textContent = client;
    this.#server.textContent = server;
  }

  #say(words, now = false) {
    if (now || Date.now() - this.#spoken > SPOKEN_EVERY) {
      this.#spoken = Date.now();
      this.#story.textContent = words;
    }
  }
}

customElements.define('live-run', LiveRun);
})();
