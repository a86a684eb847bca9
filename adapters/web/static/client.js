import { send, wire } from "./answers.js";
import { complete } from "./complete.js";
import { makeTabs } from "./tabs.js";
import { keepTheme } from "./theme.js";

// What all pages do, and the page where questions are asked.

const byId = (id) => document.getElementById(id);

keepTheme(byId("theme"));
const list = byId("tabs");
if (list) makeTabs(list);
for (const pane of document.querySelectorAll(".slack, .discord")) wire(pane);

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
