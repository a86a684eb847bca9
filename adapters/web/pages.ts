import { html } from "hono/html";
import type { Html } from "./rendered-pane.ts";
import type { SearchExplanation } from "./search-explanation.ts";

/** A page with the common head and navigation. */
const page = (title: string, content: Html) => html`<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>${title} · Newsdesk playground</title>
    <link rel="icon" href="/picture.svg">
    <link rel="stylesheet" href="/slack.css">
    <link rel="stylesheet" href="/style.css">
    <script type="module" src="/client.js"></script>
  </head>
  <body>
    <header>
      <p class="name">Newsdesk playground</p>
      <nav aria-label="Pages">
        <a href="/">Ask</a> <a href="/digest">Digest</a> <a href="/explain">Search explained</a>
      </nav>
      <button type="button" id="theme" aria-pressed="false">Dark</button>
    </header>
    <main>${content}</main>
  </body>
</html>`;

const pane = (platform: "slack" | "discord", title: string, content: Html | string = "") => html`
  <section class="pane" aria-labelledby="${platform}-title">
    <h2 id="${platform}-title">${title}</h2>
    <div id="${platform}" class="${platform} message">${content}</div>
  </section>`;

/** A form with one field, which loads the page again. */
const lineForm = (id: string, label: string, field: Html, button: string) => html`
  <form method="get">
    <label for="${id}">${label}</label>
    <div class="line">${field} <button type="submit">${button}</button></div>
  </form>`;

export const askPage = () =>
  page(
    "Ask",
    html`
    <h1>What people will see, with no token set</h1>
    <form id="ask">
      <label for="text">Say something to the bot, as after /news</label>
      <div class="line">
        <input id="text" name="text" list="completions" value="tsmc" autocomplete="off" maxlength="2000">
        <datalist id="completions"></datalist>
        <button type="submit">Ask</button>
      </div>
    </form>
    <p id="state" role="status"></p>
    <div class="panes">${pane("slack", "Slack")}${pane("discord", "Discord")}</div>
    <p class="faint">A digest or a follow that you set here can be looked at, changed and undone, but nothing
    is ever posted here by itself: that takes a channel of Slack or Discord.</p>`,
  );

/** `slack` and `discord` are drawn by their panes. */
export const digestPage = (day: string, slack: Html, discord: Html) =>
  page(
    "Digest",
    html`
    <h1>The digest of a day</h1>
    ${lineForm("day", "Day", html`<input type="date" id="day" name="day" value="${day}" required>`, "Show")}
    <div class="panes" inert>${pane("slack", "Slack", slack)}${pane("discord", "Discord", discord)}</div>`,
  );

export const explainPage = (query: string, explained: SearchExplanation | undefined) =>
  page(
    "Search explained",
    html`
    <h1>How a search is read</h1>
    ${lineForm("q", "Search", html`<input id="q" name="q" value="${query}" maxlength="2000">`, "Explain")}
    ${explained ? findings(explained) : ""}`,
  );

const findings = ({ facts, hits, total, tookMs }: SearchExplanation) => html`
  <h2>Understood as</h2>
  <dl>${facts.map(([name, values]) => html`<dt>${name}</dt><dd>${values.join(" · ")}</dd>`)}</dl>
  <h2>Found ${total} in ${tookMs.toFixed(1)} ms</h2>
  <div class="table"><table>
    <thead><tr><th scope="col">Score</th><th scope="col">Story</th><th scope="col">Source</th></tr></thead>
    <tbody>${hits.map(
      ({ score, title, source }) =>
        html`<tr><td>${score.toFixed(3)}</td><td>${title}</td><td>${source}</td></tr>`,
    )}</tbody>
  </table></div>`;
