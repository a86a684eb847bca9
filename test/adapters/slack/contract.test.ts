import { adapterContract } from "../../contract/adapter.ts";
import { buttonsOf, pingsOf, readable } from "../../servers/slack-reading.ts";
import { complaints, startWorld } from "./world.ts";

for (const mode of ["socket", "http"] as const) {
  adapterContract(`Slack (${mode})`, ["command", "mention", "direct", "action"], async (onMessage) => {
    const world = await startWorld(mode, onMessage);
    const { slack, adapter } = world;
    return {
      adapter,
      kinds: ["command", "mention", "direct", "action"],
      channel: { platform: "slack", tenant: slack.workspace.team, channel: "C0GENERAL" },
      say: async (kind, text) => void (await slack[kind](text)),
      press: async (label) => void (await slack.press(label)),
      echo: async (text) => {
        const { user, bot } = slack.workspace.bot;
        await slack.deliver(slack.payloads.direct(text, { user, channel: "D0ANN" }, { bot_id: bot }));
      },
      seen: () =>
        slack.posted.map(({ blocks = [], onlyFor }) => ({
          text: readable(blocks),
          private: onlyFor !== undefined,
          buttons: buttonsOf(blocks).map(({ label }) => label),
        })),
      pings: () => slack.posted.flatMap(pingsOf),
      problems: () => complaints(world),
      stop: world.end,
    };
  });
}
