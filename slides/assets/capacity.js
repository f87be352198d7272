// The page Capacity: the simulation follows the controls. The page's address contains both. A classic script, not
// a module, so that it also works in a page opened as a file. Loaded after capacity-simulation.js and clipboard.js.
(() => {
  const $ = (id) => document.getElementById(id);
  const form = $("controls");
  const inputs = [...form.querySelectorAll("input")];
  const UNLIMITED = 2147483647;
  // The options that the command takes if they are omitted.
  const DEFAULTS = ({ latency, seconds }) => ({ workers: 640, rate: 300, latency: 2, slow: 1.5 * latency,
    "slow-for": seconds / 8, timeout: 3 * latency, retries: 3, "queue-limit": UNLIMITED, seconds: 240, seed: 1 });

  // ---- the scenario: the values by the names of the command's options

  const value = (input) => (input.value === "" && input.name === "queue-limit" ? UNLIMITED : input.valueAsNumber);
  const values = () => Object.fromEntries(inputs.map((input) => [input.name, value(input)]));

  function problem(input, { seconds }) {
    const { min, above } = input.dataset;
    const number = value(input);
    const limits = { "slow-for": seconds, "queue-limit": number === UNLIMITED ? UNLIMITED : Number(input.max) };
    const max = limits[input.name] ?? Number(input.max);
    const whole = ["workers", "retries", "queue-limit", "seed"].includes(input.name);
    const valid = (above ? number > above : number >= min) && number <= max && !(whole && number % 1);
    const bound = above ? `> ${above}` : `>= ${min}`;
    return valid ? "" : `--${input.name} must be ${whole ? "a whole number " : ""}${bound} and <= ${max}`;
  }

  // An address sets all controls: those that it doesn't name have their first value.
  function read(query) {
    const given = new URLSearchParams(query);
    inputs.forEach((input) => { input.value = given.get(input.name) ?? input.defaultValue; });
  }

  const query = () => `?${new URLSearchParams(inputs.map((input) => [input.name, input.value]))}`;

  function command(all) {
    const defaults = DEFAULTS(all);
    const options = Object.keys(all).filter((name) => all[name] !== defaults[name])
      .filter((name) => name !== "slow" || all["slow-for"] > 0).map((name) => ` --${name} ${all[name]}`);
    return `./jbang capacity${options.join("")} --only law,simulation`;
  }

  // ---- what depends on it

  function react() {
    const all = values();
    const problems = inputs.map((input) => problem(input, all));
    inputs.forEach((input, i) => input.setAttribute("aria-invalid", problems[i] !== ""));
    document.querySelectorAll(".presets a").forEach((link) => {
      const given = new URLSearchParams(link.search);
      const same = inputs.every((input) => input.value === (given.get(input.name) ?? input.defaultValue));
      if (same) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    });
    [$("copied"), $("link-copied")].forEach((status) => { status.textContent = ""; });
    if (problems.some(Boolean)) showProblem(problems.find(Boolean));
    else {
      $("command").textContent = command(all);
      simulate(Object.values(all));
    }
  }

  function show({ law, outcome, measured, charts, problem: message }) {
    if (message) {
      showProblem(message);
      return;
    }
    busy(false);
    $("outcome").classList.remove("problem");
    $("outcome").textContent = outcome;
    $("charts").innerHTML = charts.join("");
    $("law").textContent = law;
    $("measured").innerHTML = measured;
  }

  function showProblem(message) {
    busy(true);
    latest += 1;
    $("outcome").classList.add("problem");
    $("outcome").textContent = message;
  }

  const busy = (is) => [$("charts"), $("measured")].forEach((part) => part.setAttribute("aria-busy", is));

  // ---- the simulation, in a worker, because a retry storm takes noticeable time. Only the latest result is shown.

  function inWorker() {
    onmessage = ({ data: { number, options, width } }) => {
      try {
        const page = self.run(...options);
        postMessage({ number, law: page.law(), outcome: page.outcome(), measured: page.measured(),
          charts: page.charts(width) });
      } catch (error) {
        postMessage({ number, problem: error.message });
      }
    };
  }

  let worker = null;
  let running = false;
  let waiting = null;
  let latest = 0;

  function start() {
    const source = `self.run = (${capacitySimulation})(); (${inWorker})();`;
    worker = new Worker(URL.createObjectURL(new Blob([source], { type: "text/javascript" })));
    worker.onmessage = ({ data }) => {
      running = false;
      if (data.number === latest) show(data);
      if (waiting) post();
    };
  }

  // As wide as the page allows, so that the charts aren't scaled and their text is as large as the page's.
  const width = () => Math.max(300, Math.min(760, $("charts").clientWidth));

  function simulate(options) {
    latest += 1;
    waiting = { number: latest, options, width: width() };
    busy(true);
    if (!running) post();
  }

  function post() {
    worker.postMessage(waiting);
    running = true;
    waiting = null;
  }

  // ---- controls

  function usePreset(event) {
    event.preventDefault();
    read(event.currentTarget.search);
    history.pushState(null, "", query());
    react();
  }

  if (typeof capacitySimulation === "undefined") {
    $("outcome").textContent = "The simulation is missing: it was not compiled. ./jbang slides prints the reason.";
    return;
  }
  start();
  form.addEventListener("input", () => {
    history.replaceState(null, "", query());
    react();
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  document.querySelectorAll(".presets a").forEach((link) => link.addEventListener("click", usePreset));
  $("copy").addEventListener("click", () => copyText($("command").textContent, "command", $("copied")));
  $("copy-link").addEventListener("click",
    () => copyText(new URL(query(), location.href).href, "link", $("link-copied")));
  addEventListener("popstate", () => { read(location.search); react(); });
  let drawn = width();
  addEventListener("resize", () => {
    if (width() !== drawn) {
      drawn = width();
      react();
    }
  });
  read(location.search);
  react();
})();
