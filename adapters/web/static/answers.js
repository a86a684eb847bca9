import { complete } from "./complete.js";

// Sends what is said, pressed, chosen and filled in, and shows the answers of both platforms.

const byId = (id) => document.getElementById(id);
const back = byId("back");
/** Where each platform's answer is shown: in a window over its home page, if this is that. */
const places = Object.fromEntries(
  ["slack", "discord"]
    .map((name) => [name, byId(`${name}-answer`) ?? byId(name)])
    .filter(([, place]) => place),
);
/** The answers before the one that is shown, the newest last. */
const before = [];
/** A page may come with an answer in its panes. */
let shown = Object.values(places).some((place) => place.innerHTML.trim()) ? drawn() : undefined;
let isChanged = false;

function drawn() {
  return Object.fromEntries(Object.entries(places).map(([name, { innerHTML: html }]) => [name, { html }]));
}

export async function send(path, body) {
  const state = byId("state");
  state.textContent = "Asking…";
  try {
    const answer = await fetch(path, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`the playground answered ${answer.status}`);
    take(await answer.json());
  } catch (error) {
    state.textContent = `No answer: ${error.message}. See whether Newsdesk still runs, start it again with npm start, and ask again.`;
  }
}

const seen = {
  private: "Answered, for the asker's eyes only.",
  channel: "Answered, for everybody in the channel.",
};

function take(answer) {
  const { silent, visibility, changed } = answer;
  byId("state").textContent = silent
    ? "The bot says nothing to that. Ask for a story, or type help to see what it can do."
    : seen[visibility];
  if (silent) return;
  isChanged ||= Boolean(changed);
  if (shown) before.push(shown);
  show(answer);
}

/** The HTML is made by our server, which escapes what articles say. */
function show(answer) {
  shown = answer;
  for (const [name, place] of Object.entries(places)) {
    place.innerHTML = answer[name].html;
    wire(place);
  }
  back.hidden = before.length === 0;
  const open = byId("answer");
  if (open && !open.open) open.showModal();
}

function goBack() {
  if (before.length > 0) show(before.pop());
  else if (byId("answer")) byId("answer").close();
  else byId("text")?.focus();
}
back?.addEventListener("click", () => {
  goBack();
  places.slack.focus();
});
byId("close")?.addEventListener("click", () => byId("answer").close());
byId("answer")?.addEventListener("close", () => {
  before.length = 0;
  shown = undefined;
  if (isChanged) location.reload();
});

/** Lets everything in a pane be used. */
export function wire(pane) {
  const act = async (path, body) => {
    await send(path, body);
    pane.focus();
  };
  for (const button of pane.querySelectorAll("button[data-press]"))
    button.addEventListener("click", () => act("/press", { press: button.dataset.press }));
  for (const menu of pane.querySelectorAll("select.menu"))
    menu.addEventListener("change", () => act("/press", { press: menu.value }));
  for (const form of pane.querySelectorAll("form.dialog")) fillIn(form, act);
  for (const form of pane.querySelectorAll("form[data-say]"))
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      act("/ask", { text: form.elements[form.dataset.say].value });
    });
  pane.tabIndex = -1;
}

/** A form is submitted with what stands in it, by the names of its fields. */
function fillIn(form, act) {
  for (const input of form.querySelectorAll("[data-completes]")) complete(input, input.dataset.completes);
  const sendAs = (kind) => {
    const values = Object.groupBy(
      [...new FormData(form)].filter(([, value]) => value),
      ([name]) => name,
    );
    const given = Object.entries(values).map(([name, pairs]) => [name, pairs.map(([, value]) => value)]);
    return act("/submit", { kind, command: form.dataset.command, values: Object.fromEntries(given) });
  };
  form.querySelector(".cancel").addEventListener("click", goBack);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    sendAs("submit");
  });
  for (const input of form.querySelectorAll("[data-live]")) {
    input.addEventListener("keydown", (event) => {
      if (event.key !== "Enter") return;
      event.preventDefault();
      sendAs("change");
    });
  }
}

/** A menu behind three dots is closed by a press beside it, and by Escape. */
document.addEventListener("click", ({ target }) => {
  for (const menu of document.querySelectorAll("details.overflow[open]"))
    if (!menu.contains(target)) menu.open = false;
});
document.addEventListener("keydown", ({ key }) => {
  const menu = document.querySelector("details.overflow[open]");
  if (key !== "Escape" || !menu) return;
  menu.open = false;
  menu.querySelector("summary").focus();
});
