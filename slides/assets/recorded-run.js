/**
 * Plays a recorded run's picture in real time: a curtain covers the part that is still to come. The picture has the
 * place of its time axis in data-x0, data-x1, data-y0 and data-y1, and the time of the axis' end in data-seconds.
 */
const RecordedRun = (() => {
'use strict';

const CALM = matchMedia('(prefers-reduced-motion: reduce)').matches;
const CALM_STEP = 0.5; // seconds
const FOLDER = new URL('../recordings/', document.currentScript.src);
const loads = new Map(); // promises of recordings, by key
const arrived = new Map(); // functions that resolve them

/** Whether a picture can be played. */
const playable = svg => Boolean(svg?.dataset.x1 && svg.dataset.seconds);

/**
 * Plays a picture.
 *
 * @param seconds the length of the run
 * @param progress called about ten times a second
 * @param ended called at the end, and by the returned function, which shows all at once
 */
function play(svg, seconds, progress, ended) {
  const [x0, x1, y0, y1, whole] = ['x0', 'x1', 'y0', 'y1', 'seconds'].map(name => Number(svg.dataset[name]));
  const curtain = document.createElementNS(svg.namespaceURI, 'rect');
  const place = values => Object.entries(values).forEach(([name, value]) => curtain.setAttribute(name, value));
  place({ class: 'curtain', y: y0, height: y1 - y0 });
  const start = performance.now();
  let reported = -1;
  const draw = () => {
    const t = (performance.now() - start) / 1000;
    const x = x0 + (x1 - x0) * Math.min(1, (CALM ? Math.floor(t / CALM_STEP) * CALM_STEP : t) / whole);
    place({ x, width: x1 + 1 - x });
    if (t >= seconds) {
      end();
    } else if (Math.floor(t * 10) > reported) {
      reported = Math.floor(t * 10);
      progress();
    }
  };
  let frame = 0;
  const next = () => { frame = requestAnimationFrame(next); draw(); };
  const end = () => {
    cancelAnimationFrame(frame);
    curtain.remove();
    ended();
  };
  svg.append(curtain);
  next();
  return end;
}

/** Loads a recording {svg, story, run}; null if there is none. */
function load(key) {
  if (!has(key)) {
    return Promise.resolve(null);
  }
  if (!loads.has(key)) {
    loads.set(key, new Promise(resolve => {
      arrived.set(key, resolve);
      document.head.append(Object.assign(document.createElement('script'),
        { src: new URL(`${key}.js`, FOLDER), onerror: () => resolve(null) }));
    }));
  }
  return loads.get(key);
}

/** Called by each recording's script. */
window.greenlabRecording = (key, recording) => arrived.get(key)?.(recording);

/** The list of recordings {place, keys}, which recordings/index.js sets. */
const list = () => (typeof greenlabRecordings === 'undefined' ? { place: '', keys: [] } : greenlabRecordings);
const has = key => key !== null && list().keys.includes(key);

return { playable, play, load, list, has };
})();
