// The sandbox: the run, its address, its command line and its environment follow the controls.
(() => {
'use strict';

const form = document.getElementById('controls');
const scripts = JSON.parse(document.getElementById('scripts').textContent);
const $ = id => document.getElementById(id);
const live = document.querySelector('live-run');
let alone = false; // whether no server for live runs answers
let recordedWords = {}; // then, what the sliders can be

// ---- the choice

// Not FormData, which leaves out what is disabled.
const control = name => form.elements[name].value;
const steps = () => [...$('steps').children].map(step => step.dataset.step).join(' ');

/** The chosen settings, with one of them replaced. */
const chosen = (other, word) => RunSettings.of(name => (name === other ? word
  : name === 'order' ? ((other === 'kind' ? word : control('kind')) === 'order' ? steps() : null)
  : name in RunSettings.DEFAULTS ? control(name) : null));

/** Sets the controls to the values in the address. */
function readAddress() {
  const { all, isOrder, problems } = RunSettings.read(location.search);
  for (const [name, words] of Object.entries(recordedWords)) {
    if (!words.includes(all[name])) {
      problems.push(`${name}=${all[name]} has no recording: ${name} is now ${words.at(-1)}.`);
      all[name] = words.at(-1);
    }
  }
  const { order, ...others } = { ...all, kind: isOrder ? 'order' : 'stage' };
  Object.entries(others).forEach(([name, word]) => { form.elements[name].value = word; });
  const step = name => $('steps').querySelector(`[data-step=${name}]`);
  order.split(' ').forEach(name => $('steps').append(step(name)));
  $('problems').replaceChildren(...problems.map(textContent =>
    Object.assign(document.createElement('li'), { textContent })));
  react();
}

/** While a slider is dragged, its values replace each other in the history: Back returns to the value before. */
let dragged = false;

function writeAddress(ended) {
  const address = `?${RunSettings.query(chosen())}`;
  try {
    history[dragged ? 'replaceState' : 'pushState'](null, '', address);
  } catch {
    // some browsers refuse it for a file
  }
  dragged = !ended;
  $('problems').replaceChildren();
}

// ---- what depends on it

function react() {
  const choice = recordedWords.n ? withRecording(chosen()) : chosen();
  const isOrder = Boolean(choice.order);
  form.querySelectorAll('.for-stage').forEach(part => { part.hidden = isOrder; });
  form.querySelector('.for-order').hidden = !isOrder;
  form.querySelector('.for-patch').hidden = !choice.patch;
  form.querySelector('.for-virtual').hidden = !choice.carriers;
  for (const name of ['n', 'delay', 'carriers']) {
    $(`${name}-value`).value = control(name);
  }
  $('bounds').textContent = bounds(choice);
  $('command').textContent = RunSettings.command(choice);
  $('copied').textContent = '';
  showEnvironment(choice);
  showRun(choice);
  label();
}

function bounds({ n, delay }) {
  const round = seconds => Number(seconds.toFixed(1));
  return `Concurrent: a little over ${delay} s. Serial: ${round(n * delay)} s.`;
}

/** A run in progress continues; changed settings are for the next one. */
function showRun(choice) {
  Object.keys(RunSettings.DEFAULTS).forEach(name => live.removeAttribute(name));
  Object.entries(choice).forEach(([name, word]) => live.setAttribute(name, word));
  if (live.running) {
    return;
  }
  const key = RunSettings.key(choice);
  live.possible = !alone || RecordedRun.has(key);
  RecordedRun.load(key).then(recording => {
    if (!live.running && key === RunSettings.key(live.settings)) {
      live.rest(recording, recording ? `recorded: ${RecordedRun.list().place}`
        : 'No run with these settings was recorded.');
      label();
    }
  });
}

/** Names the run that is shown if the controls differ from it. */
function label() {
  const other = live.started && RunSettings.query(live.started) !== RunSettings.query(chosen());
  $('shown').hidden = !other;
  $('shown').textContent = other ? `${live.running ? 'In progress, and not changed by the controls' : 'Shown'}: `
    + `${RunSettings.command(live.started)}. The controls are for the next run.` : '';
}

// ---- without a server

/** Changes the number of fetches to one that is recorded with the other settings. */
function withRecording(choice) {
  if (!RecordedRun.has(RunSettings.key(choice))) {
    const n = [...form.elements.n.options].reverse().find(({ value }) =>
      RecordedRun.has(RunSettings.key({ ...choice, n: value })));
    form.elements.n.value = n?.value ?? recordedWords.n.at(-1);
  }
  disableUnrecorded();
  return chosen();
}

function disableUnrecorded() {
  const recorded = (name, word) => (name === 'n' ? [word] : recordedWords.n).some(n =>
    RecordedRun.has(RunSettings.key({ ...chosen(name, word), n })));
  form.querySelectorAll('input[type=radio], option').forEach(option => {
    const name = option.name ?? option.parentElement.name;
    option.disabled = !recorded(name, option.value);
    (option.parentElement).title = option.disabled && option.name ? 'no recording with the other settings' : '';
  });
}

/** Recordings have a delay of 1 s, one carrier, and few numbers of fetches: a list instead of a slider. */
function becomeStatic() {
  alone = true;
  $('alone').hidden = false;
  $('place').textContent = RecordedRun.list().place;
  if (RecordedRun.list().keys.length > 0) {
    const n = [...new Set(RecordedRun.list().keys.map(key => /-n-(\d+)/.exec(key)[1]))].sort((a, b) => a - b);
    recordedWords = { n, delay: ['1'], carriers: ['1'] };
    const list = Object.assign(document.createElement('select'), { id: 'n', name: 'n' });
    list.setAttribute('aria-describedby', 'n-help');
    list.append(...n.map(number => new Option(number)));
    $('n').replaceWith(list);
    $('delay').disabled = $('carriers').disabled = true;
  }
  readAddress();
}

// ---- the environment

const script = (stage, java) => scripts.find(one => one.stage === stage && one.java === java);

function headerOf(stage, java, patch) {
  return script(stage, java).header
    .filter(line => patch !== 'none' || !line.includes('--javaagent'))
    .map(line => (patch ? line.replace('=full"', `=${patch}"`) : line));
}

// A stage is compared with the one that it extends, stage 0 with its other environment, an order with stage 2.
function neighbour({ stage, java }) {
  if (!stage) return { stage: '2', java, words: 'stage 2' };
  const other = java === '21' ? '25' : '21';
  return stage === '0' ? { stage, java: other, words: `stage 0's other environment, on Java ${other}` }
    : stage === '5' ? { stage: '1', java, words: 'stage 1' }
      : { stage: `${stage - 1}`, java, words: `stage ${stage - 1}` };
}

function showEnvironment(choice) {
  const own = headerOf(choice.stage ?? 'order', choice.java, choice.patch);
  const before = neighbour(choice);
  const theirs = headerOf(before.stage, before.java);
  $('script').textContent = script(choice.stage ?? 'order', choice.java).script;
  $('header').textContent = own.join('\n');
  $('compared').textContent = `Compared with ${before.words}:`;
  $('difference').replaceChildren(...difference(theirs.filter(isSetting), own.filter(isSetting)));
}

// The other lines are comments.
const isSetting = line => /^\/\/[A-Z_]+ /.test(line) || line.includes('--javaagent');

function difference(before, after) {
  const lines = after.map(line => (before.includes(line) ? ['span', `  ${line}`] : ['ins', `+ ${line}`]));
  const gone = before.filter(line => !after.includes(line)).map(line => ['del', `- ${line}`]);
  const place = lines.findIndex(([element]) => element === 'ins');
  lines.splice(place < 0 ? lines.length : place, 0, ...gone);
  return lines.flatMap(([element, textContent]) =>
    [Object.assign(document.createElement(element), { textContent }), '\n']);
}

// ---- controls

function addMoves() {
  for (const step of $('steps').children) {
    for (const [arrow, words, by] of [['↑', 'earlier', -1], ['↓', 'later', 1]]) {
      const button = Object.assign(document.createElement('button'), { type: 'button', textContent: arrow,
        ariaLabel: `${step.dataset.step} ${words}` });
      button.addEventListener('click', () => move(step, by, button));
      step.append(button);
    }
  }
}

function move(step, by, button) {
  if (by < 0) step.previousElementSibling?.before(step);
  else step.nextElementSibling?.after(step);
  button.focus();
  react();
  writeAddress(true);
}

const changed = event => {
  react();
  writeAddress(event.type === 'change');
};

$('kept-title').tabIndex = -1;
addMoves();
form.addEventListener('input', changed);
form.addEventListener('change', changed);
form.addEventListener('submit', event => event.preventDefault());
addEventListener('popstate', readAddress);
live.addEventListener('run-change', label);
live.addEventListener('run-done', ({ detail }) => detail
  && KeptRuns.add(live.started, detail, live.querySelector('svg').outerHTML));
$('copy').addEventListener('click', () => copyText($('command').textContent, 'command', $('copied')));
$('copy-link').addEventListener('click', () => copyText(location.href, 'link', $('copied')));
KeptRuns.show();
readAddress();
ServerRun.available.then(available => available || becomeStatic());
})();
