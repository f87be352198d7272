/**
 * <live-run>: a run that can be started. It shows a recorded run until a live one replaces it. Where no server for live
 * runs answers, Run plays the recording in real time. Nothing starts by itself.
 *
 *   <live-run stage="2" java="25" runtime="green" n="10" delay="1"><figure>…</figure></live-run>
 *   <live-run order="patch client provider engine" java="25" seconds="1.05">…</live-run>    the recorded run's seconds
 *
 * Attributes are read when Run is pressed. toggle() does what the button does. While a run is in progress it has the
 * attribute "running", before its first fetch also "starting", and "playing" while it is a recording; "ran" means that
 * the picture is a live run's. Events: "run-done" has the run as its detail; "run-change" marks a run's start and end.
 *
 * Loaded after RunSettings, ServerRun, RecordedRun and SpeakerView.
 */
(() => {
'use strict';

const SANDBOX = new URL('../sandbox/index.html', document.currentScript.src);
const PRINTED = /[?&](print-pdf|view=print)\b/.test(location.search);
const NARROW = matchMedia('(width < 700px)'); // as in the style sheet: here the picture scrolls sideways

class LiveRun extends HTMLElement {
  #button; #words; #story; #figure;
  #recorded = null;
  #cancel = null;

  /** The settings of the run that is shown; null for a recording that isn't playing. */
  started = null;

  connectedCallback() {
    if (!this.#button) {
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
      + '<p role="status"><span class="words"></span> <span class="story"></span></p>';
    this.#button = bar.querySelector('button');
    [this.#words, this.#story] = bar.querySelectorAll('span');
    this.#button.addEventListener('click', () => this.toggle());
    // Reveal moves to the next slide on Space; the key belongs to the button.
    bar.addEventListener('keydown', event => [' ', 'Enter'].includes(event.key) && event.stopPropagation());
    if (this.#inDeck) {
      const href = `${SANDBOX}?${RunSettings.query(this.settings)}`;
      this.#button.after(Object.assign(document.createElement('a'),
        { href, target: '_blank', textContent: 'Open in the sandbox' }));
    }
    this.prepend(bar);
    this.#label('Run');
    ServerRun.available.then(live => live || this.running || !RecordedRun.playable(this.#svg)
      || this.#say('Run plays the recording in real time.'));
  }

  get #inDeck() {
    return this.closest('.reveal');
  }

  get #svg() {
    return this.#figure.querySelector('svg');
  }

  /** The settings of the next run. */
  get settings() {
    return RunSettings.of(name => this.getAttribute(name));
  }

  get running() {
    return this.hasAttribute('running');
  }

  /** Shows a recorded run {svg, stack, run}, or only the caption if there is none; not while a run is in progress. */
  rest(recording, caption) {
    this.#recorded = recording?.run;
    this.started = null;
    this.toggleAttribute('ran', false);
    this.#fill(recording ?? {}, caption);
    this.#label('Run');
    this.#say('');
  }

  /** Whether pressing the button would show something. */
  set possible(yes) {
    this.#button.disabled = !yes;
  }

  /** Starts a run, stops it, or shows all of a recording. */
  toggle() {
    if (SpeakerView.mirrors) {
      SpeakerView.toggle(this);
    } else if (this.running) {
      this.stop();
    } else {
      this.start();
    }
    if (this.#inDeck) {
      this.#button.blur(); // so that Space moves on, instead of running it again
    }
  }

  async start() {
    if (PRINTED || SpeakerView.mirrors || this.running || this.#button.disabled) {
      return;
    }
    const started = this.settings;
    this.started = started;
    this.#enter('running', 'starting', ...(this.hasAttribute('ran') ? ['ran'] : []));
    this.#label('Stop');
    this.#say('Starting …');
    const live = await ServerRun.available;
    const key = live ? null : RunSettings.key(started);
    const recording = await RecordedRun.load(key);
    if (!this.running || this.started !== started || this.#cancel) {
      return; // stopped meanwhile, and perhaps started again
    }
    if (!live) {
      if (RecordedRun.has(key)) { // the picture may be another run's: the settings can be changed while it plays
        this.#recorded = recording?.run;
        this.#fill(recording ?? {}, `recorded: ${RecordedRun.list().place}`);
      }
      this.#play();
      return;
    }
    this.#cancel = ServerRun.start(this.started, {
      progress: ({ phase, svg }) => {
        if (svg) {
          this.#figure.innerHTML = svg;
          this.#enter('running', 'ran');
        }
        this.#say(`${phase} …`);
      },
      done: state => this.#done(state),
      failed: words => this.#end(words),
    });
  }

  /** Stops the run; of a recording that is playing, shows the rest. */
  stop() {
    this.#cancel?.();
    if (this.running) {
      this.#end('Stopped.');
    }
  }

  #done(state) {
    this.#fill(state, 'live, on this machine');
    this.#finish('ran', state.run.error ? 'Failed.' : 'Done.', state.story, state.run);
  }

  #fill({ svg = '', stack }, caption) {
    const part = (name, className, textContent) =>
      this.#figure.append(Object.assign(document.createElement(name), { className, textContent }));
    this.#figure.innerHTML = svg;
    part('figcaption', 'source', caption);
    if (stack) {
      part('pre', 'stack', stack);
      this.#figure.lastElementChild.tabIndex = 0;
    }
  }

  #play() {
    const svg = this.#svg;
    if (!RecordedRun.playable(svg)) {
      this.#finish('', svg ? 'No server for live runs: this is the recorded run.' : 'No run was recorded.');
      return;
    }
    const place = RecordedRun.list().place || svg.nextElementSibling?.textContent.replace('recorded: ', '');
    const run = this.#recorded;
    const seconds = Number(run?.seconds ?? this.getAttribute('seconds') ?? svg.dataset.seconds);
    this.#enter('running', 'playing');
    this.#label('Show all');
    this.#say(`Recorded: ${place}, played in real time.`);
    this.#cancel = RecordedRun.play(svg, seconds, () => this.publish(), () => {
      this.#finish('', `Recorded: ${place}.`, svg.querySelector('desc').textContent, run);
    });
  }

  #finish(state, words, story, run) {
    this.#end(words, state);
    this.#story.textContent = story ?? '';
    this.dispatchEvent(new CustomEvent('run-done', { bubbles: true, detail: run }));
  }

  /** Ends it without a result, unless a state is given; the picture of an incomplete run is marked as stopped. */
  #end(words, state) {
    this.#cancel = null;
    if (state === undefined && !this.hasAttribute('starting')) {
      this.querySelectorAll('svg .pill').forEach(pill => { pill.textContent = 'stopped'; });
      this.querySelectorAll('svg .running').forEach(part => part.classList.replace('running', 'stopped'));
    }
    this.#enter(state ?? (this.hasAttribute('ran') ? 'ran' : ''));
    this.#label('Run');
    this.#say(words);
  }

  /** Sets exactly these state attributes. */
  #enter(...states) {
    const changed = this.running !== states.includes('running');
    ['running', 'starting', 'playing', 'ran'].forEach(state => this.toggleAttribute(state, states.includes(state)));
    if (states.includes('ran') || states.includes('playing')) {
      this.#figure.classList.add('visible'); // for Reveal: the step that shows the recording is over
    }
    if (changed) {
      this.dispatchEvent(new CustomEvent('run-change', { bubbles: true }));
    }
  }

  #label(action) {
    this.#button.textContent = action;
    const settings = action === 'Run' ? this.settings : this.started ?? this.settings;
    this.#button.setAttribute('aria-label', `${action} ${RunSettings.name(settings)}`);
    if (PRINTED) {
      this.#button.disabled = true;
    }
  }

  #say(words) {
    if (this.#words.textContent !== words) {
      this.#words.textContent = words;
      this.#story.textContent = '';
    }
    this.publish();
  }

  /** Shows the frames of the speaker view what this element shows, once it has been started. */
  publish() {
    if (this.started) {
      SpeakerView.publish(this, { html: this.#figure.innerHTML, words: this.#words.textContent,
        action: this.#button.textContent, states: this.getAttributeNames() });
    }
  }

  /** Shows what the element in the audience's window shows. */
  mirror({ html, words, action, states }) {
    this.#figure.innerHTML = html;
    this.#enter(...states);
    this.#label(action);
    this.#say(words);
  }
}

customElements.define('live-run', LiveRun);
})();
