/**
 * Runs side by side: the runs of the sandbox, the latest first, and all of them on one time axis. They survive a reload
 * where the browser allows a page to store something.
 */
const KeptRuns = (() => {
'use strict';

const MOST = 8;
const STORE = 'greenlab-kept-runs';
const TICKS = [0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100];
const $ = id => document.getElementById(id);
let kept = restored(); // {settings, run, svg}, the latest first

/** Invalid entries in the store are ignored. */
function restored() {
  try {
    return JSON.parse(localStorage.getItem(STORE)).filter(({ settings, run, svg }) =>
      RunSettings.key(settings) !== undefined && run.seconds > 0 && run.events.length && svg).slice(0, MOST);
  } catch {
    return [];
  }
}

/** Stores as many runs as there is room for; none if the browser forbids it. */
function store() {
  for (let count = kept.length; count >= 0; count -= 1) {
    try {
      localStorage.setItem(STORE, JSON.stringify(kept.slice(0, count)));
      return;
    } catch {
      // fewer
    }
  }
}

function add(settings, run, svg) {
  kept = [{ settings, run, svg }, ...kept].slice(0, MOST);
  store();
  show();
}

function remove(one) {
  kept = kept.filter(each => each !== one);
  store();
  show();
  $('kept-title').focus();
}

function show() {
  $('none-kept').hidden = kept.length > 0;
  $('kept').replaceChildren(...kept.map(item));
  $('one-axis').hidden = $('one-axis-key').hidden = kept.length < 2;
  const end = Math.max(...kept.map(({ run }) => run.seconds));
  $('one-axis').replaceChildren(...(kept.length < 2 ? [] : [...kept.map(one => row(one, end)), axis(end)]));
}

const element = (name, properties, ...children) => {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
};

/** The picture is an image, so that its ids and styles are its own. */
function item(one) {
  const picture = new DOMParser().parseFromString(one.svg, 'image/svg+xml');
  const part = name => picture.querySelector(name)?.textContent ?? '';
  const image = element('img', { alt: `${part('title')}. ${part('desc')}`,
    src: `data:image/svg+xml,${encodeURIComponent(one.svg)}` });
  const remover = element('button', { type: 'button', textContent: 'Remove', ariaLabel: `Remove ${summary(one)}` });
  remover.addEventListener('click', () => remove(one));
  return element('li', {}, element('figure', {},
    element('div', { className: 'picture' }, image),
    element('figcaption', {}, element('code', { textContent: RunSettings.command(one.settings) }))),
  element('a', { href: `?${RunSettings.query(one.settings)}`, textContent: 'Use these settings' }), ' ', remover);
}

function summary({ settings, run }) {
  const { runtime = 'green', carriers, proto = 'https', n, delay, patch } = settings;
  const parts = [RunSettings.name(settings), runtime, carriers > 1 && `${carriers} carriers`, proto,
    `${n} x ${delay} s`, patch && `${patch} patch`];
  return `${parts.filter(Boolean).join(', ')}: ${run.verdict}, ${run.seconds.toFixed(2)} s`;
}

// ---- one axis

const percent = share => `${(100 * share).toFixed(2)}%`;

/** A line for each fetch, from its start to its end; red where it blocks the thread. */
function row(one, end) {
  const { n, events, seconds } = one.run;
  const bars = element('div', { className: 'bars', ariaHidden: 'true' });
  const bar = (style, fetch, from, to) => {
    const made = element('span', { className: style });
    Object.assign(made.style, { left: percent(from / end), width: percent((to - from) / end),
      top: percent((fetch - 1) / n), height: percent(0.75 / n) });
    bars.append(made);
  };
  const first = (fetch, ...whats) => events.find(each => each.fetch === fetch && whats.includes(each.what))?.t;
  for (let fetch = 1; fetch <= n; fetch += 1) {
    const from = first(fetch, 'open');
    if (from !== undefined) {
      bar('fetch', fetch, from, first(fetch, 'done', 'failed') ?? seconds);
    }
  }
  events.filter(each => each.what === 'blocked')
    .forEach(each => bar('blocked', each.fetch, each.t, Math.min(end, each.t + each.seconds)));
  const text = summary(one);
  return element('li', {}, element('p', { textContent: text[0].toUpperCase() + text.slice(1) }), bars);
}

function axis(end) {
  const step = TICKS.find(each => end / each <= 6) ?? 200;
  const scale = element('li', { className: 'scale', ariaHidden: 'true' });
  for (let t = 0; t <= end; t += step) {
    const tick = element('span', { textContent: `${Number(t.toFixed(1))}${t === 0 ? ' s' : ''}` });
    tick.style.left = percent(t / end);
    scale.append(tick);
  }
  return scale;
}

return { add, show };
})();
