/**
 * The settings of a run, in the forms that pages use: {stage, java, runtime, proto, n, delay, carriers, patch} or
 * {order, java, n, delay}, all as words. Only virtual threads have carriers, and only stage 4 has a patch.
 * A classic script, as all scripts of the site: a page opened as a file can't load modules.
 */
const RunSettings = (() => {
'use strict';

const STEPS = ['patch', 'client', 'provider', 'engine'];
const DEFAULTS = { stage: '3', java: '21', runtime: 'green', carriers: '1', proto: 'https', n: '10', delay: '1',
  patch: 'full', order: STEPS.join(' ') };
const CHOICES = { stage: ['0', '1', '2', '3', '4', '5'], java: ['21', '25'],
  runtime: ['serial', 'threads', 'green', 'virtual'], proto: ['https', 'http'], patch: ['full', 'partial', 'none'] };
const RANGES = { n: { min: 1, max: 100, step: 1 }, carriers: { min: 1, max: 16, step: 1 },
  delay: { min: 0.05, max: 5, step: 0.05 } };
const NUMBERS = ['stage', 'n', 'delay', 'carriers'];

/** The settings of one run; value(name) is a word, or null for the default. Without an order it is a stage. */
function of(value) {
  const word = name => value(name) ?? DEFAULTS[name];
  const pick = (...names) => Object.fromEntries(names.map(name => [name, word(name)]));
  if (value('order')) {
    return { order: words(value('order')).join(' '), ...pick('java', 'n', 'delay') };
  }
  return pick('stage', 'java', 'runtime', ...(word('runtime') === 'virtual' ? ['carriers'] : []), 'proto', 'n', 'delay',
    ...(word('stage') === '4' ? ['patch'] : []));
}

const words = text => text.toLowerCase().split(/[^a-z]+/).filter(Boolean);

// ---- read from an address, as written by hand

/** All settings of an address, defaults included, and a sentence for each invalid value. */
function read(search) {
  const given = new Map([...new URLSearchParams(search)].map(([name, text]) => [name.toLowerCase(), text.trim()]));
  const all = { ...DEFAULTS };
  const problems = [];
  for (const name of Object.keys(DEFAULTS).filter(each => given.has(each))) {
    const text = given.get(name);
    const found = name === 'order' ? order(text) : RANGES[name] ? number(name, text) : choice(name, text);
    all[name] = found.word ?? DEFAULTS[name];
    if (found.problem) {
      problems.push(`${name}=${text.slice(0, 40)} in the address: ${found.problem} `
        + `${name} is now ${all[name]}.`);
    }
  }
  if (given.has('order') && given.has('stage')) {
    problems.push('The address has a stage and an order of patches: the order is shown.');
  }
  return { all, isOrder: given.has('order'), problems };
}

function choice(name, text) {
  const word = text.toLowerCase();
  const digits = /\d+/.exec(word)?.[0];
  const found = CHOICES[name].find(each => each === digits || /\D/.test(each) && word.startsWith(each));
  return found ? { word: found } : { problem: `expected ${CHOICES[name].join(', ')}.` };
}

function number(name, text) {
  const { min, max, step } = RANGES[name];
  const [, digits, unit] = /^(\d*[.,]?\d+)\s*(s|ms)?$/i.exec(text) ?? [];
  const value = Number(digits?.replace(',', '.')) / (unit?.toLowerCase() === 'ms' ? 1000 : 1);
  if (!(value >= min && value <= max)) {
    return { problem: `expected ${min} to ${max}.` };
  }
  const nearest = Math.round(value / step) * step;
  return { word: String(Number(nearest.toFixed(2))),
    problem: Math.abs(nearest - value) > 1e-9 ? `the nearest value is used.` : '' };
}

/** Steps left out are taken last, which has the same outcome. */
function order(text) {
  const steps = words(text);
  if (!steps.length || steps.some((step, i) => !STEPS.includes(step) || steps.indexOf(step) < i)) {
    return { problem: `expected ${STEPS.join(', ')} in any order, each once.` };
  }
  const rest = STEPS.filter(step => !steps.includes(step));
  return { word: [...steps, ...rest].join(' '),
    problem: rest.length ? 'a step that is left out has the same outcome as one taken last.' : '' };
}

// ---- written

/** As the query of the sandbox's address. */
const query = settings => Object.entries(settings)
  .map(([name, word]) => `${name}=${word.replaceAll(' ', '+')}`).join('&');

/** As a command line. */
function command({ stage, order: steps, java, runtime, carriers, proto, n, delay, patch }) {
  const size = `-n ${n} --delay ${delay}`;
  return steps ? `./jbang order ${steps} --java ${java} ${size}`
    : `./jbang stage ${stage} --java ${java} --runtime ${runtime}${carriers ? ` --carriers ${carriers}` : ''}`
      + ` --proto ${proto} ${size}${patch ? ` --patch ${patch}` : ''}`;
}

/** As the body of a request for a live run. */
const request = settings => Object.fromEntries(Object.entries(settings).map(([name, word]) =>
  [name, name === 'order' ? word.split(' ') : NUMBERS.includes(name) ? Number(word) : word]));

/** The name of its recording; null for settings that are never recorded. */
function key({ stage, order: steps, java, runtime, carriers, proto, n, delay, patch }) {
  if (Number(delay) !== 1 || Number(carriers ?? 1) !== 1) {
    return null;
  }
  return steps ? `order-${steps.replaceAll(' ', '-')}-java-${java}-n-${n}`
    : `stage-${stage}-java-${java}-${runtime}-${proto}-n-${n}${patch && patch !== 'full' ? `-${patch}` : ''}`;
}

/** A run's name in labels. */
const name = ({ stage, order: steps, java }) => `${steps ? `the order ${steps}` : `stage ${stage}`} on Java ${java}`;

return { DEFAULTS, of, read, query, command, request, key, name };
})();
