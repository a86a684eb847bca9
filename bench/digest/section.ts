import type { Section } from "../section.ts";
import { fanOutTable, measureFanOut } from "./fan-out.ts";
import { followsTable, measureFollows } from "./follows.ts";

/** From so many seconds a series on, the whole fan-out is run: it takes minutes, the platform's limit being what it is. */
const patient = 20;

/** Posting to many channels at once, and matching many follows. */
export const digest: Section = {
  summary: "fan-out of digests to many channels, follows against a new article",
  async run({ seconds, say }) {
    const channels = seconds >= patient ? 10_000 : 500;
    say(`digests of ${channels} channels`);
    const fanOut = await measureFanOut(channels);
    const follows = measureFollows();
    return { tables: [fanOutTable([fanOut]), followsTable(follows)], figures: { fanOut, follows } };
  },
};
