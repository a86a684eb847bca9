import { html, raw } from "hono/html";
import { slackMessage } from "../../../adapters/web/slack/message.ts";
import { drawBlock } from "../../../adapters/web/slack/pane.ts";
import { openNewsroom, stories } from "../../bot/newsroom.ts";
import { startWorld, type World } from "../slack/world.ts";

// Places in Slack that the playground does not have, drawn from what the real Bolt sends to our own Slack.

const features = { agent: true, unfurl: ["news.example"], steps: false };
const about = "https://news.example/Micron%20waits%20for%20its%20chips%20subsidy";

type Blocks = { blocks?: object[] };
const drawn = ({ blocks = [] }: Blocks = {}) =>
  raw(blocks.map((block) => drawBlock(block as { type: string }, "en")).join(""));

const frame = (title: string, content: unknown) => html`
  <section id="surface" class="pane slack-window" style="width: 36rem">
    <h2>Slack <span>${title}</span></h2>
    <div class="slack message">${content}</div>
  </section>`;

/** What a person says. */
const said = (name: string, content: unknown) => html`<div class="said" style="margin-top: 0.75rem">
  <span class="avatar" style="background: #2f7d5b"></span>
  <div class="words"><p class="by"><b>${name}</b></p>${content}</div></div>`;

/** What we say. */
const answered = (content: unknown) => {
  const frame = { visibility: "channel", locale: "en", zone: "UTC", at: Date.now() } as const;
  return html`<div style="margin-top: 0.75rem">${raw(slackMessage({ html: String(content) }, frame).html)}</div>`;
};

/** What Slack has as soon as it is there. */
async function eventually<Shown>(look: () => Shown | undefined): Promise<Shown> {
  for (let shown = look(); ; shown = look()) {
    if (shown !== undefined) return shown;
    await new Promise((soon) => setTimeout(soon, 10));
  }
}

async function inSlack(draw: (world: World) => Promise<unknown>): Promise<string> {
  const image = { url: "https://pictures.example/plant.jpg", width: 1_200, height: 800 };
  const newsroom = await openNewsroom(stories.map((one) => ({ ...one, image })));
  const world = await startWorld("socket", newsroom.bot, { features });
  newsroom.adapters.push(world.adapter);
  try {
    return String(await draw(world));
  } finally {
    await world.end();
    await newsroom.close();
  }
}

/** What somebody sees who opens the agent beside a channel, and asks the first of its questions. */
const agent = () =>
  inSlack(async ({ slack }) => {
    await slack.command("follow micron");
    await slack.waitForReply();
    await slack.agent.open("C0GENERAL");
    const { title, prompts } = await eventually(() => slack.agent.suggested.get("D0ANN"));
    const message = prompts[0]?.message ?? "";
    await slack.direct(message);
    const answer = await slack.waitForReply();
    const session = slack.agent.sessions.get(answer.thread ?? "");
    const chips = prompts.map(
      (one) =>
        html`<button type="button" class="slack-button" style="margin: 0.15rem 0.3rem 0.15rem 0">${one.title}</button>`,
    );
    return frame(
      "Newsdesk, agent",
      html`<p><strong>${title}</strong></p><div>${chips}</div><hr>
        <p><small>Thread: ${session?.title}</small></p>
        ${said("Ann", message)}${answered(drawn(answer))}`,
    );
  });

/** A link that somebody posts, and the card under it. */
const link = () =>
  inSlack(async ({ slack }) => {
    await slack.links.share([about]);
    const shown = await eventually(() => slack.links.newest()?.cards[about]);
    const card = html`<div style="border-left: 0.25rem solid #c9cfda; padding-left: 0.75rem; margin-top: 0.5rem">
      <small>Newsdesk</small>${drawn(shown)}
    </div>`;
    return frame("#general", said("Bob", html`Have you seen this? <a href="${about}">${about}</a>${card}`));
  });

export const slackSurfaces: [name: string, draw: () => Promise<string>][] = [
  ["slack-agent", agent],
  ["slack-link", link],
];
