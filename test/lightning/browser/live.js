/**
 * Brings what changes of the working tree into a page that is open. A component's template and styles are put
 * in the place of the old ones, with all that the page holds; a script lets its component start anew; with
 * anything else the page loads again.
 */
const { change: first, platform } = document.querySelector("script[data-change]").dataset;
let change = Number(first);
/** The components as the page has them now, by name. */
const current = new Map();

const events = new EventSource(`/live/events?change=${change}`);
let turn = Promise.resolve();
events.addEventListener("message", ({ data }) => {
  turn = turn.then(() => take(JSON.parse(data))).catch(reload);
});

async function take(event) {
  if (event.kind === "failed") {
    return showFailure(event.message);
  }
  if (event.kind === "reload" || event.change !== change + 1) {
    return reload();
  }
  change = event.change;
  await Promise.all(event.components.map((component) => swap(component)));
  return showFailure(null);
}

async function swap({ name, isScript }) {
  const engine = await import(`${platform}/lwc.js`);
  const old = current.get(name) ?? (await import(`/live/${name}.js`));
  const fresh = await import(`/live/${name}.js?change=${change}`);
  const [oldStyles, styles] = [old, fresh].map(({ liveTemplate }) => stylesOf(liveTemplate));
  if (oldStyles.length !== styles.length) {
    return reload();
  }
  oldStyles.forEach((style, index) => {
    if (style !== styles[index]) {
      engine.swapStyle(style, styles[index]);
    }
  });
  if (isScript) {
    current.set(name, fresh);
    return engine.swapComponent(old.default, fresh.default) || reload();
  }
  current.set(name, { default: old.default, liveTemplate: fresh.liveTemplate });
  return engine.swapTemplate(old.liveTemplate, fresh.liveTemplate) || reload();
}

function stylesOf(template) {
  return (template?.stylesheets ?? []).flat(Infinity);
}

/** The shell keeps where the user is. */
function reload() {
  events.close();
  window.dispatchEvent(new CustomEvent("practicereload"));
  window.location.reload();
}

function showFailure(message) {
  document.getElementById("practice-failure")?.remove();
  if (message === null) {
    return;
  }
  const overlay = document.createElement("pre");
  overlay.id = "practice-failure";
  overlay.className = "practice-failure";
  overlay.setAttribute("role", "alert");
  overlay.textContent = message;
  document.body.append(overlay);
}
