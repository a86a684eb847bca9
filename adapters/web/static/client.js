// Sends what is typed and pressed, and shows both platforms' answers.

const byId = (id) => document.getElementById(id);

function setTheme(dark) {
  document.documentElement.dataset.theme = dark ? "dark" : "light";
  for (const part of document.querySelectorAll("#slack_blocks_to_jsx")) {
    part.dataset.theme = dark ? "dark" : "light";
  }
  byId("theme").setAttribute("aria-pressed", String(dark));
  localStorage.setItem("theme", dark ? "dark" : "light");
}

const prefersDark = matchMedia("(prefers-color-scheme: dark)").matches;
const saved = localStorage.getItem("theme");
setTheme(saved ? saved === "dark" : prefersDark);
byId("theme").addEventListener("click", () => setTheme(document.documentElement.dataset.theme !== "dark"));

async function send(path, body) {
  const state = byId("state");
  state.textContent = "Asking…";
  try {
    const answer = await fetch(path, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`the playground answered ${answer.status}`);
    show(await answer.json());
  } catch (error) {
    state.textContent = `No answer: ${error.message}. Is Newsdesk still running?`;
  }
}

function show({ silent, visibility, slack, discord }) {
  byId("state").textContent = silent ? "The bot says nothing to that." : seen[visibility];
  if (silent) return;
  fill(byId("slack"), slack);
  fill(byId("discord"), discord);
  setTheme(document.documentElement.dataset.theme === "dark");
}

const seen = {
  private: "Answered, for the asker's eyes only.",
  channel: "Answered, for everybody in the channel.",
};

/** The HTML is made by our server, which escapes what articles say. */
function fill(pane, { html, presses }) {
  pane.innerHTML = html;
  for (const [index, button] of pane.querySelectorAll("button:not(.submit)").entries()) {
    button.removeAttribute("id");
    button.addEventListener("click", async () => {
      await send("/press", { press: presses[index] });
      pane.focus();
    });
  }
  for (const menu of pane.querySelectorAll("select.menu")) {
    menu.addEventListener("change", async () => {
      await send("/press", { press: menu.value });
      pane.focus();
    });
  }
  for (const form of pane.querySelectorAll("form.dialog")) fillIn(pane, form);
  pane.tabIndex = -1;
}

/** A form is submitted with what stands in it, by the names of its fields. */
function fillIn(pane, form) {
  for (const input of form.querySelectorAll("[data-completes]")) complete(input, input.dataset.completes);
  const sendAs = async (kind) => {
    const values = Object.groupBy(
      [...new FormData(form)].filter(([, value]) => value),
      ([name]) => name,
    );
    const given = Object.entries(values).map(([name, pairs]) => [name, pairs.map(([, value]) => value)]);
    await send("/submit", { kind, command: form.dataset.command, values: Object.fromEntries(given) });
    pane.focus();
  };
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

/** Offers how what is being typed may go on. */
function complete(input, what) {
  let asked = 0;
  input.addEventListener("input", async () => {
    const turn = ++asked;
    const answer = await fetch(`/complete?of=${what}&text=${encodeURIComponent(input.value)}`);
    const choices = answer.ok ? await answer.json() : [];
    if (turn !== asked) return;
    input.list.replaceChildren(
      ...choices.map((value) => Object.assign(document.createElement("option"), { value })),
    );
  });
}

const form = byId("ask");
if (form) {
  const input = byId("text");
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    send("/ask", { text: input.value });
  });
  complete(input, "query");
  send("/ask", { text: input.value });
}
