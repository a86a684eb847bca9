import { html } from "hono/html";
import { lineForm, page, panes } from "./page-frame.ts";
import type { Html } from "./rendered-pane.ts";
import type { SearchExplanation } from "./search-explanation.ts";

/** @param text what is asked first */
export const askPage = (text: string) =>
  page(
    "Ask",
    html`
    <h1>What people will see, with no token set</h1>
    <form id="ask">
      <label for="text">Say something to the bot, as after /news</label>
      <div class="line">
        <input id="text" name="text" list="completions" value="${text}" autocomplete="off" maxlength="2000">
        <datalist id="completions"></datalist>
        <button type="submit">Ask</button>
      </div>
    </form>
    ${panes()}
    <p class="faint">A digest or a follow that you set here can be looked at, changed and undone, but nothing
    is ever posted here by itself: that takes a channel of Slack or Discord.</p>`,
  );

/** A day without a story leads to the newest that has one. */
export type EmptyDay = { newest?: string };

/** `slack` and `discord` are drawn by their panes. */
export const digestPage = (day: string, slack: Html, discord: Html, empty?: EmptyDay) =>
  page(
    "Digest",
    html`
    <h1>The digest of a day</h1>
    ${lineForm("day", "Day", html`<input type="date" id="day" name="day" value="${day}" required>`, "Show")}
    ${empty ? html`<p>Nothing was published that day. ${otherDay(empty)}</p>` : ""}
    ${panes(slack, discord)}`,
  );

const otherDay = ({ newest }: EmptyDay) =>
  newest
    ? html`The newest story is of <a href="/digest?day=${newest}">${newest}</a>.`
    : html`There is no story with a date yet: add <a href="/?q=feeds">feeds</a>, or files to the corpus.`;

/** A person's page in Slack; what is pressed in it opens in a window, as Slack does. */
export const homePage = (content: Html) =>
  page(
    "Slack’s home",
    html`
    <h1>The app’s home in Slack</h1>
    <p id="state" role="status"></p>
    <section class="pane slack-window" id="slack-pane" aria-labelledby="slack-title">
      <h2 id="slack-title">Slack <span>Newsdesk</span></h2>
      <p class="surfaces"><b aria-current="page">Home</b> <a href="/">Messages</a></p>
      <div id="slack" class="slack message home">${content}</div>
    </section>
    <dialog id="answer" class="slack-window" aria-labelledby="answer-title">
      <div class="bar"><h2 id="answer-title">Newsdesk</h2>
        <button type="button" id="back" hidden>Back</button>
        <button type="button" id="close">Close</button></div>
      <div id="slack-answer" class="slack message"></div>
    </dialog>
    <p class="faint">Discord has no such page: there, <a href="/?q=following">/news following</a> and
    <a href="/?q=digest+status">/newsdesk digest status</a> say the same.</p>`,
  );

export const explainPage = (query: string, explained: SearchExplanation | undefined) =>
  page(
    "Search explained",
    html`
    <h1>How a search is read</h1>
    ${lineForm("q", "Search", html`<input id="q" name="q" value="${query}" maxlength="2000">`, "Explain")}
    ${
      explained
        ? findings(query, explained)
        : html`<p class="faint">For instance
      <a href="/explain?q=tscm+-samsung+sort:new">tscm -samsung sort:new</a>.</p>`
    }`,
  );

const findings = (query: string, { facts, hits, total, tookMs }: SearchExplanation) => html`
  <h2>Understood as</h2>
  <dl>${facts.map(([name, values]) => html`<dt>${name}</dt><dd>${values.join(" · ")}</dd>`)}</dl>
  <h2>Found ${total} in ${tookMs.toFixed(1)} ms</h2>
  <div class="table"><table>
    <thead><tr><th scope="col">Score</th><th scope="col">Story</th><th scope="col">Source</th></tr></thead>
    <tbody>${hits.map(
      ({ score, title, source }) =>
        html`<tr><td>${score.toFixed(3)}</td><td>${title}</td><td>${source}</td></tr>`,
    )}</tbody>
  </table></div>
  <p><a href="/?q=${encodeURIComponent(query)}">Ask the bot the same</a>, to see what it says where little or nothing matches.</p>`;

/** For an address that there is not. */
export const missingPage = () =>
  page("Not here", html`<h1>There is no such page</h1><p><a href="/">Ask the bot something</a>.</p>`);
