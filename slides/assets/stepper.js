/**
 * <hub-stepper>: a recorded run of a hub, step by step. Its content is a JSON script, which greenlab.stepper.HubSteps
 * wrote. What is shown depends only on the step's number, so steps can be taken in both directions.
 *
 * On a page and in a notebook it has buttons and keys. On a slide it has one empty fragment for each step after the
 * first, and follows them, so that Reveal's keys and its speaker view work. A classic script, which may be
 * loaded more than once.
 */
customElements.get('hub-stepper') ?? (() => {
'use strict';

const PRINTED = /[?&](view=print|print-pdf)\b/.test(location.search);
const KEYWORDS = 'catch|finally|for|if|int|interface|long|new|record|return|throws|try|var|void|while';
const TOKEN = new RegExp(`(/\\*.*|//.*)|("[^"]*")|\\b(${KEYWORDS})\\b`, 'g');
const TOKENS = ['comment', 'string', 'keyword'];
const AROUND = 8; // lines above and below the current one, on a slide
const KEYS = { ArrowLeft: -1, ArrowRight: 1, Home: -Infinity, End: Infinity };
const FRAME = `<p class="says" role="status"></p>
<div class="panes">
  <div class="listing" tabindex="0" role="region" aria-label="Code"><ol></ol></div>
  <div class="state">
    <div class="queue"><strong>Run queue</strong><ul></ul></div>
    <div class="timers"><strong>Timers</strong><ul></ul></div>
    <div class="selector"><strong>Selector</strong><ul></ul></div>
    <div class="stacks"></div>
  </div>
</div>
<div class="strip" aria-hidden="true"><strong>Thread&nbsp;</strong></div>
<div class="controls">
  <button type="button" aria-label="First step" value="-Infinity">|◀</button>
  <button type="button" aria-label="Step back" value="-1">◀</button>
  <input type="range" min="1" aria-label="Step">
  <button type="button" aria-label="Step forward" value="1">▶</button>
  <button type="button" aria-label="Last step" value="Infinity">▶|</button>
</div>
<p class="place"><span class="at"></span> <span>Printed: <samp></samp></span></p>`;

/** An element with text or children. */
function make(name, className, ...content) {
  const element = Object.assign(document.createElement(name), { className });
  element.append(...content);
  return element;
}

/** A line of code with its words in colour. */
function line(text) {
  const element = make('li', '');
  element.innerHTML = text.replace(/^ +/, spaces => spaces.slice(spaces.length / 2))   // half the indentation
    .replace(/[&<]/g, c => `&#${c.charCodeAt()};`)
    .replace(TOKEN, (word, ...kinds) => `<span class="${TOKENS[kinds.findIndex(Boolean)]}">${word}</span>`) || ' ';
  return element;
}

class HubStepper extends HTMLElement {
  #steps; #names; #at = -1; #marks;

  connectedCallback() {
    if (this.#steps) {
      return;
    }
    const { code, steps } = JSON.parse(this.querySelector('script').textContent);
    this.#steps = steps;
    this.#names = [...new Set(steps.flatMap(step => step.queue))].sort();
    this.#marks = document.documentElement.classList.contains('scroll') ? [] : [...this.querySelectorAll('.fragment')];
    this.innerHTML = FRAME;
    this.append(...this.#marks);
    this.setAttribute('role', 'group');
    this.setAttribute('aria-label', 'The hub, step by step');
    this.querySelector('ol').append(...code.map(line));
    this.querySelector('.strip').append(...steps.map((step, i) =>
      make('span', this.#lane(step), step.running !== steps[i - 1]?.running && step.running || '')));
    this.querySelector('input').max = steps.length;
    this.classList.toggle('on-slide', this.#marks.length > 0);
    if (PRINTED) {
      this.#show(steps.findIndex(step => step.kind === 'WAIT'));   // on paper: all of them wait
    } else if (this.#marks.length) {
      this.#followFragments();
    } else {
      this.#listen();
      this.#show(0);
    }
  }

  /** Shows the step after as many as there are visible fragments. */
  #followFragments() {
    const follow = () => this.#show(this.querySelectorAll('.fragment.visible').length);
    new MutationObserver(follow).observe(this, { subtree: true, attributeFilter: ['class'] });
    follow();
  }

  #listen() {
    this.querySelectorAll('button').forEach(button =>
      button.addEventListener('click', () => this.#show(this.#at + Number(button.value))));
    this.querySelector('input').addEventListener('input', event => this.#show(event.target.value - 1));
    document.addEventListener('keydown', event => {
      if (this.isConnected && event.target === document.body) {
        this.#press(event);
      }
    });
    this.addEventListener('keydown', event => this.#press(event));
  }

  /** Keeps the key from the slider and from Jupyter. */
  #press(event) {
    if (event.key in KEYS && !event.altKey && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
      event.preventDefault();
      event.stopPropagation();
      this.#show(this.#at + KEYS[event.key]);
    }
  }

  /** What runs on the thread in a step: a greenlet, or the hub, or nothing while the thread waits. */
  #lane(step) {
    return step.kind === 'WAIT' ? 'wait' : step.running ? this.#color(step.running) : 'hub';
  }

  #color(name) {
    return `g${this.#names.indexOf(name)}`;
  }

  #show(wanted) {
    const at = Math.max(0, Math.min(this.#steps.length - 1, wanted));
    if (at === this.#at) {
      return;
    }
    this.#at = at;
    const step = this.#steps[at], before = this.#steps[at - 1] ?? step;
    this.querySelector('.says').textContent = step.says;
    this.#showLine(step.line - 1);
    this.#chips('queue', step.queue, before.queue, name => name);
    this.#chips('timers', Object.keys(step.timers), Object.keys(before.timers),
      name => `${name} at ${step.timers[name].toFixed(3)} s`);
    this.#chips('selector', step.selector, before.selector, name => `${name} to read`);
    this.querySelector('.stacks').replaceChildren(
      this.#stack('thread', 'on the thread', step.hub, step.running, step.stacks[step.running] ?? []),
      ...this.#names.map(name => this.#heap(name, step)));
    this.querySelectorAll('.strip span').forEach((cell, i) => cell.classList.toggle('now', i === at));
    this.querySelector('input').value = at + 1;
    this.querySelector('input').setAttribute('aria-valuetext', `${at + 1} of ${this.#steps.length}`);
    this.querySelector('.at').textContent = `Step ${at + 1} of ${this.#steps.length}, at ${step.t.toFixed(3)} s`;
    this.querySelector('samp').textContent = step.printed.map(text => `“${text}”`).join(' ');
  }

  #showLine(number) {
    const listing = this.querySelector('.listing'), lines = [...listing.querySelectorAll('li')];
    listing.querySelector('[aria-current]')?.removeAttribute('aria-current');
    lines[number].setAttribute('aria-current', 'step');
    if (this.#marks.length) {   // a slide that isn't shown has no height to scroll by
      const top = Math.max(0, Math.min(number - AROUND, lines.length - 2 * AROUND - 1));
      lines.forEach((line, i) => { line.hidden = i < top || i > top + 2 * AROUND; });
    }
    listing.scrollTop = lines[number].offsetTop - (listing.clientHeight - lines[number].offsetHeight) / 2;
  }

  /** A list of greenlets; it is marked if the step changed it. */
  #chips(list, names, before, text) {
    const part = this.querySelector('.' + list);
    part.classList.toggle('changed', names.join() !== before.join());
    part.querySelector('ul').replaceChildren(...names.map(name => make('li', this.#color(name), text(name))));
  }

  /** A greenlet's frames on the heap, or why there are none. */
  #heap(name, step) {
    const frames = name === step.running ? [] : step.stacks[name] ?? [];
    const known = frames.length || step.queue.includes(name);
    return this.#stack('heap', frames.length ? `${name}, on the heap` : name === step.running ? `${name} is running`
      : step.ended.includes(name) ? `${name} has ended` : known ? `${name}, not started` : name, [], name, frames);
  }

  /** The innermost frame is at the bottom, as in a program that is read downwards. */
  #stack(kind, title, own, name, frames) {
    const list = make('ul', '', ...own.map(frame => make('li', 'hub', frame)),
      ...frames.map(frame => make('li', this.#color(name), frame)));
    return make('div', kind, make('strong', '', title), list);
  }
}

customElements.define('hub-stepper', HubStepper);
})();
