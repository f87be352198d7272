// The sandbox: the run, its command line and its environment follow the controls. A classic script, not a module, so
// that it also works in a page opened as a file. It is loaded after <live-run>.
(() => {
  const MOST_KEPT = 8;
  const form = document.getElementById("controls");
  const scripts = JSON.parse(document.getElementById("scripts").textContent);
  const $ = (id) => document.getElementById(id);
  let live = null;

  // ---- the choice

  function chosen() {
    const data = new FormData(form);
    const word = (name) => data.get(name);
    const common = { java: word("java"), n: word("n"), delay: word("delay") };
    if (word("kind") === "order") {
      return { ...common, order: [...$("steps").children].map((step) => step.dataset.step).join(" ") };
    }
    const stage = { stage: word("stage"), ...common, runtime: word("runtime"), proto: word("proto") };
    return stage.stage === "4" ? { ...stage, patch: word("patch") } : stage;
  }

  // Stage 4 without its full patch is not the recorded stage 4.
  const recordedName = (c) => [c.stage, c.java, c.runtime, c.proto, c.n, c.delay].join(" ");

  function recorded(choice) {
    if (choice.order || (choice.patch && choice.patch !== "full")) return null;
    return [...document.querySelectorAll("template[data-run]")]
      .find((template) => template.dataset.run === recordedName(choice));
  }

  function command(choice) {
    const options = `--java ${choice.java}`;
    const size = `-n ${choice.n} --delay ${choice.delay}`;
    if (choice.order) return `./jbang order ${choice.order} ${options} ${size}`;
    const patch = choice.patch ? ` --patch ${choice.patch}` : "";
    const how = `--runtime ${choice.runtime} --proto ${choice.proto}`;
    return `./jbang stage ${choice.stage} ${options} ${how} ${size}${patch}`;
  }

  // ---- what depends on it

  function react() {
    const choice = chosen();
    const order = Boolean(choice.order);
    form.querySelectorAll(".for-stage").forEach((part) => { part.hidden = order; });
    form.querySelector(".for-order").hidden = !order;
    form.querySelector(".for-patch").hidden = order || choice.stage !== "4";
    $("n-value").value = choice.n;
    $("delay-value").value = choice.delay;
    $("bounds").textContent = bounds(choice);
    $("command").textContent = command(choice);
    $("copied").textContent = "";
    showEnvironment(choice);
    showRun(choice);
  }

  function bounds({ n, delay }) {
    const round = (seconds) => Number(seconds.toFixed(1));
    return `Concurrent: a little over ${delay} s. Serial: ${round(n * delay)} s.`;
  }

  function showRun(choice) {
    live = document.createElement("live-run");
    Object.entries(choice).forEach(([name, value]) => live.setAttribute(name, value));
    live.append(fallback(choice));
    live.addEventListener("run-done", (done) => keep(choice, done.detail));
    $("live").replaceChildren(live);
  }

  // Shown before the run; the element replaces the figure's content with its own picture.
  function fallback(choice) {
    const figure = document.createElement("figure");
    const template = recorded(choice);
    if (template) figure.append(template.content.cloneNode(true));
    else {
      const textContent = "No run with these values was recorded.";
      figure.append(Object.assign(document.createElement("figcaption"), { textContent }));
    }
    return figure;
  }

  // ---- the environment

  const script = (stage, java) => scripts.find((one) => one.stage === stage && one.java === java);

  function headerOf(stage, java, patch) {
    return script(stage, java).header
      .filter((line) => patch !== "none" || !line.includes("--javaagent"))
      .map((line) => (patch ? line.replace("=full\"", `=${patch}"`) : line));
  }

  // A stage is compared with the one before it, stage 0 with its other environment, an order with stage 2.
  function neighbour({ stage, java }) {
    if (!stage) return { stage: "2", java, words: "stage 2" };
    const other = java === "21" ? "25" : "21";
    return stage === "0" ? { stage, java: other, words: `stage 0's other environment, on Java ${other}` }
      : { stage: `${stage - 1}`, java, words: `stage ${stage - 1}` };
  }

  function showEnvironment(choice) {
    const own = headerOf(choice.stage ?? "order", choice.java, choice.patch);
    const before = neighbour(choice);
    const theirs = headerOf(before.stage, before.java);
    $("script").textContent = script(choice.stage ?? "order", choice.java).script;
    $("header").textContent = own.join("\n");
    $("compared").textContent = `Compared with ${before.words}:`;
    $("difference").replaceChildren(...difference(theirs.filter(isSetting), own.filter(isSetting)));
  }

  // The other lines are comments.
  const isSetting = (line) => /^\/\/[A-Z_]+ /.test(line) || line.includes("--javaagent");

  function difference(before, after) {
    const lines = after.map((line) => (before.includes(line) ? ["span", `  ${line}`] : ["ins", `+ ${line}`]));
    const gone = before.filter((line) => !after.includes(line)).map((line) => ["del", `- ${line}`]);
    const place = lines.findIndex(([element]) => element === "ins");
    lines.splice(place < 0 ? lines.length : place, 0, ...gone);
    return lines.flatMap(([element, text]) => {
      const line = document.createElement(element);
      line.textContent = text;
      return [line, "\n"];
    });
  }

  // ---- runs side by side

  let kept = 0;

  function keep(choice, run) {
    const picture = live.querySelector("svg");
    if (!picture) return;
    kept += 1;
    const item = document.createElement("li");
    const figure = document.createElement("figure");
    const caption = document.createElement("figcaption");
    const remove = document.createElement("button");
    const line = command(choice);
    caption.append(Object.assign(document.createElement("code"), { textContent: line }));
    remove.type = "button";
    remove.textContent = "Remove";
    remove.setAttribute("aria-label", `Remove run ${kept}: ${run?.verdict ?? ""} ${line}`);
    remove.addEventListener("click", () => {
      item.remove();
      $("none-kept").hidden = $("kept").children.length > 0;
      $("kept-title").focus();
    });
    figure.append(withOwnIds(picture, kept), caption, remove);
    item.append(figure);
    $("kept").prepend(item);
    [...$("kept").children].slice(MOST_KEPT).forEach((oldest) => oldest.remove());
    $("none-kept").hidden = true;
  }

  // A picture's ids come from its run; a copy needs its own.
  function withOwnIds(picture, number) {
    const copy = document.createElement("div");
    copy.innerHTML = picture.outerHTML.replaceAll(/\bgreenlab-[0-9a-f]+-(?:title|desc|hatch)\b/g, `$&-${number}`);
    return copy.firstElementChild;
  }

  // ---- controls

  function addMoves() {
    for (const step of $("steps").children) {
      for (const [arrow, words, by] of [["↑", "earlier", -1], ["↓", "later", 1]]) {
        const button = document.createElement("button");
        button.type = "button";
        button.textContent = arrow;
        button.setAttribute("aria-label", `${step.dataset.step} ${words}`);
        button.addEventListener("click", () => move(step, by, button));
        step.append(button);
      }
    }
  }

  function move(step, by, button) {
    if (by < 0) step.previousElementSibling?.before(step);
    else step.nextElementSibling?.after(step);
    button.focus();
    react();
  }

  async function copy() {
    try {
      await navigator.clipboard.writeText($("command").textContent);
      $("copied").textContent = "Copied.";
    } catch {
      getSelection().selectAllChildren($("command"));
      $("copied").textContent = "Selected: copy it with the keyboard.";
    }
  }

  $("kept-title").tabIndex = -1;
  addMoves();
  form.addEventListener("input", react);
  form.addEventListener("submit", (event) => event.preventDefault());
  $("copy").addEventListener("click", copy);
  react();
})();
