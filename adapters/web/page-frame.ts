import { html } from "hono/html";
import { avatar, type Html } from "./rendered-pane.ts";

/** The pages by their addresses, as their titles name them. */
const places = { "/": "Ask", "/digest": "Digest", "/home": "Slack’s home", "/explain": "Search explained" };

const link = (address: string, name: string, title: string) =>
  html`<a href="${address}" aria-current="${name === title ? "page" : "false"}">${name}</a> `;

/** A page with the common head and navigation. */
export const page = (title: string, content: Html) => html`<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>${title} · Newsdesk playground</title>
    <link rel="icon" href="${avatar}">
    ${["blocks", "page", "message", "slack", "discord", "home"].map((name) => html`<link rel="stylesheet" href="/${name}.css">`)}
    <script type="module" src="/client.js"></script>
  </head>
  <body>
    <header>
      <p class="name">Newsdesk playground</p>
      <nav aria-label="Pages">
        ${Object.entries(places).map(([address, name]) => link(address, name, title))}
      </nav>
      <button type="button" id="theme">Switch theme</button>
    </header>
    <main>${content}</main>
  </body>
</html>`;

const names = { slack: "Slack", discord: "Discord" };
type ShownPlatform = keyof typeof names;

const pane = (platform: ShownPlatform, content: Html | string) => html`
  <section class="pane ${platform}-window" id="${platform}-pane" aria-labelledby="${platform}-title">
    <h2 id="${platform}-title">${names[platform]} <span># playground</span></h2>
    <div id="${platform}" class="${platform} message">${content}</div>
  </section>`;

const tab = (platform: ShownPlatform, isChosen: boolean) => html`<button type="button" role="tab"
  id="${platform}-tab" aria-controls="${platform}-pane" aria-selected="${String(isChosen)}">${names[platform]}</button>`;

/** Both platforms side by side, or as tabs where there is no room. */
export const panes = (slack: Html | string = "", discord: Html | string = "") => html`
  <p class="after"><span id="state" role="status"></span>
    <button type="button" id="back" hidden>Back to the answer before</button></p>
  <div id="tabs" role="tablist" aria-label="Platform" hidden>${tab("slack", true)}${tab("discord", false)}</div>
  <div class="panes">${pane("slack", slack)}${pane("discord", discord)}</div>`;

/** A form with one field, which loads the page again. */
export const lineForm = (id: string, label: string, field: Html, button: string) => html`
  <form method="get">
    <label for="${id}">${label}</label>
    <div class="line">${field} <button type="submit">${button}</button></div>
  </form>`;
