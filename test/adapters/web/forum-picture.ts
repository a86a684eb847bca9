import { html, raw } from "hono/html";
import { discordPane } from "../../../adapters/web/discord/pane.ts";
import { composePost } from "../../../src/bot/replies/post-reply.ts";
import type { Edition } from "../../../src/digest/edition/edition.ts";

const shownPosts = 3;
const tags = ["Business", "City", "Weather"];

const card = "border: 1px solid var(--edge); border-radius: 8px; padding: 0.75rem 1rem; margin-top: 0.75rem";
const chip = "border: 1px solid var(--edge); border-radius: 8px; padding: 0 0.6rem; font-size: 0.8rem";

/** A digest as a forum of Discord shows it: a post a story with its tags, the last one on top. */
export function forumPicture(edition: Edition): string {
  const reader = { locale: "en", schedule: { zone: "Asia/Taipei" } };
  const posts = edition.stories.slice(0, shownPosts).map((story, place) => {
    const post = { of: "", place, ...(place === 0 && { isLead: true as const }) };
    const whole = place === 0 ? edition : { ...edition, leftOut: 0 };
    return composePost({ ...whole, stories: [story] }, reader, post, false);
  });
  const cards = posts.map((reply) => {
    const labels = reply.place?.as === "post" ? reply.place.labels : [];
    const own = tags.filter((tag) => labels.includes(tag));
    return html`<div style="${card}"><b>${reply.place?.title}</b>
      ${own.map((tag) => html` <span style="${chip}">${tag}</span>`)}
      <div style="margin-top: 0.5rem">${raw(discordPane(reply).html)}</div></div>`;
  });
  return String(html`<section id="surface" class="pane discord-window" data-theme="dark" style="width: 40rem">
    <h2>Discord <span>#news-forum</span></h2>
    <div class="discord message">${cards}</div></section>`);
}
