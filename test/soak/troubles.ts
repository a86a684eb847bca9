import { setTimeout as sleep } from "node:timers/promises";
import { rateLimited } from "../servers/discord-answers.ts";
import type { SoakNewsroom } from "./newsroom.ts";

type Trouble = {
  platform: "slack" | "discord";
  name: string;
  /** What befalls the platform; resolves when nothing keeps the program from connecting again. */
  strike(): Promise<void>;
  /** Only requests fail: the connection stays. */
  isBrief?: true;
  /** The platform forgets what it has not passed on, so that nobody can ask meanwhile. */
  isForgetful?: true;
};

const refusedMs = 12_000;
const pollMs = 50;
/** What is on its way to the program arrives within this. */
const onTheWayMs = 1_000;

/** What befalls the platforms, in turn. */
function troublesOf({ slack, discord }: SoakNewsroom): Trouble[] {
  const { gateway } = discord;
  const onSlack = (name: string, strike: () => Promise<void>) => ({
    platform: "slack" as const,
    name,
    strike,
  });
  const onDiscord = (name: string, strike: () => Promise<void> | void, more: Partial<Trouble> = {}) => ({
    ...{ platform: "discord" as const, name, ...more },
    strike: async () => strike(),
  });
  return [
    onSlack("socket closed", slack.cut),
    onDiscord("socket closed", () => gateway.drop()),
    onSlack("token refused, then accepted", async () => {
      slack.revoke("appToken", "invalid_auth");
      await slack.cut();
      await sleep(refusedMs);
      slack.restore();
    }),
    onDiscord("4004, then accepted", () => refuse(gateway, 4004), { isForgetful: true }),
    {
      ...onSlack("requests fail or wait", async () => {
        const tooMany = { status: 429, retryAfter: 2 };
        slack.fail("chat.postMessage", tooMany, tooMany);
        slack.fail("chat.postEphemeral", { status: 500 }, "cut");
        slack.fail("response", { status: 500 }, "cut", { status: 500 }, { slowMs: 1_000 });
      }),
      isBrief: true,
    },
    onDiscord(
      "requests fail or wait",
      () => {
        discord.failNext(/^POST \/channels\/\d+\/messages$/, rateLimited(2), { times: 2 });
        discord.failNext(/^POST \/interactions/, { status: 500 }, { times: 2 });
        discord.failNext(/^POST \/interactions/, { status: 502 }, { times: 2, applied: true });
        discord.failNext(/^PATCH \/webhooks/, "cut", { times: 2 });
        discord.failNext(/^PATCH \/webhooks/, rateLimited(1, true));
      },
      { isBrief: true },
    ),
    onSlack("open at one end only", slack.freeze),
    onDiscord("open at one end only", () => gateway.freeze()),
    onSlack("asks to connect again", slack.recycle),
    onDiscord("session invalid", () => gateway.invalidate(), { isForgetful: true }),
    onSlack("too many connections, then a dead one", async () => {
      slack.fail("apps.connections.open", { status: 429, retryAfter: 3 });
      slack.mute();
      await slack.cut();
    }),
    onDiscord("session forgotten", () => gateway.forget(), { isForgetful: true }),
  ];
}

async function refuse(gateway: SoakNewsroom["discord"]["gateway"], code: number): Promise<void> {
  gateway.refuseWith = code;
  gateway.drop(code);
  await sleep(refusedMs);
  gateway.refuseWith = undefined;
}

/** A trouble that was, in ms of the right clock. */
export type PastTrouble = Pick<Trouble, "platform" | "name"> & { from: number; to: number };

export type Troubles = ReturnType<typeof planTroubles>;

/** Makes so many troubles at even distances until a time of the monotonic clock; `past` lists those that are over. */
export function planTroubles(newsroom: SoakNewsroom) {
  const past: PastTrouble[] = [];
  let discordUp = Promise.resolve();

  async function befall({ platform, name, strike, isBrief, isForgetful }: Trouble): Promise<void> {
    const over = Promise.withResolvers<void>();
    if (isForgetful) {
      discordUp = over.promise;
      await sleep(onTheWayMs);
    }
    const from = Date.now();
    const sessions = sessionsOf(newsroom);
    await strike();
    if (!isBrief) await (platform === "slack" ? slackIsBack(newsroom) : discordIsBack(newsroom, sessions));
    over.resolve();
    past.push({ platform, name, from, to: Date.now() });
  }

  return {
    past,
    /** Resolves when people see the bot in Discord. */
    discordUp: () => discordUp,
    async run(count: number, untilMs: number): Promise<void> {
      const troubles = troublesOf(newsroom);
      const everyMs = (untilMs - performance.now()) / (count + 1);
      for (let made = 0; made < count; made++) {
        await sleep(everyMs - (made === 0 ? 0 : onTheWayMs));
        if (performance.now() > untilMs) return;
        await befall(troubles[made % troubles.length] as Trouble);
      }
    },
  };
}

/** Only those that the gateway let begin: what is refused identifies too. */
const sessionsOf = ({ discord: { gateway } }: SoakNewsroom): number =>
  gateway.shards.length + gateway.resumed;

/** Anything can be said as soon as there is a connection; this is nothing that Slack says. */
const slackIsBack = ({ slack }: SoakNewsroom): Promise<void> => slack.say("null");

async function discordIsBack(newsroom: SoakNewsroom, before: number): Promise<void> {
  while (sessionsOf(newsroom) === before) await sleep(pollMs);
}
