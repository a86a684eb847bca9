import type { Section } from "../section.ts";
import { fanOutTable, measureFanOut } from "./fan-out.ts";
import { discordFanOut } from "./fan-out-discord.ts";
import { slackFanOut } from "./fan-out-slack.ts";
import { followsTable, measureFollows } from "./follows.ts";

/** From this --seconds on, the whole fan-out runs: it takes minutes because of the platforms' rate limits. */
const fullRunSeconds = 20;

/** Posting to many channels at once, and matching many follows. */
export const digest: Section = {
  summary: "fan-out of digests to many channels, follows against a new article",
  async run({ seconds, onProgress }) {
    const channels = seconds >= fullRunSeconds ? 10_000 : 500;
    onProgress(`digests of ${channels} channels of Discord`);
    const discord = await measureFanOut(discordFanOut, channels);
    onProgress(`digests of ${channels} channels of Slack`);
    const slack = await measureFanOut(slackFanOut, channels);
    const follows = await measureFollows();
    return {
      tables: [fanOutTable([discord, slack]), followsTable(follows)],
      figures: { fanOut: [discord, slack], follows },
    };
  },
};
