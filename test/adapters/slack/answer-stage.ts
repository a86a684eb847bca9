import { expect, vi } from "vitest";
import type { Fault } from "../../servers/slack-calls.ts";
import { refusedTokens, type slackErrors } from "../../servers/slack-errors.ts";
import { readable } from "../../servers/slack-reading.ts";
import { until } from "../../until.ts";
import { scriptedBot } from "../answers/scripted-bot.ts";
import type { Cell } from "../answers/table.ts";
import { type Changes, startWorld } from "./world.ts";

type Method = keyof typeof slackErrors;
type Args = Record<string, string>;

export type Surface = {
  name: string;
  /** The requests that fail. */
  method: Method;
  when?: (args: Args) => boolean;
  /** What else is refused here all the time. */
  besides?: Partial<Record<Method, Fault>>;
  /** Brings the person to where they act. */
  before?: () => Promise<unknown>;
  act: () => Promise<unknown>;
};

export type Stage = Awaited<ReturnType<typeof openStage>>;

/** A Slack whose clock runs ahead where the app would wait, and every surface on which an answer can be shown. */
export async function openStage(changes: Changes = {}) {
  const clock = { ahead: 0 };
  const now = () => Date.now() + clock.ahead;
  const unanswered: string[] = [];
  const world = await startWorld("socket", scriptedBot(), {
    now,
    wait: async (ms) => {
      clock.ahead += ms;
    },
    onUnanswered: (reason) => unanswered.push(reason),
    ...changes,
  });
  const inChannel = ({ channel }: Args) => channel === "C0GENERAL";
  const gone = { response: { status: 404 } };
  const readOnly = { "chat.postMessage": { error: "restricted_action_read_only_channel" } };

  const command = (text: string) => () => world.slack.command(text);
  const press = (label: string) => () => world.slack.press(label);
  const inView = (label: string) => () => world.slack.inViews.press(label);
  const top = () => world.slack.views.top("U0ANN");

  /** A list with all its buttons, in the channel for the asker alone. */
  async function showList(): Promise<void> {
    if (world.slack.posted.some(({ text, blocks }) => text.startsWith("The list") && blocks)) return;
    await world.slack.command("search page");
    await until(() => expect(world.slack.posted.at(-1)?.text).toContain("The list"));
  }

  async function openHome(): Promise<void> {
    world.slack.views.close("U0ANN");
    if (world.slack.views.homes.has("U0ANN")) return;
    await world.slack.openHome();
    await until(() => expect(world.slack.views.homes.has("U0ANN")).toBe(true));
  }

  async function openWindow(open: () => Promise<unknown>): Promise<void> {
    world.slack.views.close("U0ANN");
    await open();
    await until(() => expect(top()).toBeDefined());
  }

  const listInWindow = async () => {
    await openHome();
    await openWindow(inView("Next"));
  };

  const surfaces: Surface[] = [
    { name: "slash command", method: "response", act: command("tsmc") },
    {
      name: "slash command with an expired response_url",
      ...{ method: "chat.postEphemeral", besides: gone, act: command("tsmc") },
    },
    { name: "shortcut Find related news", method: "response", act: () => world.slack.shortcut("chips") },
    { name: "mention", method: "chat.postMessage", when: inChannel, act: () => world.slack.mention("tsmc") },
    {
      name: "mention in a thread",
      ...{ method: "chat.postMessage", when: inChannel },
      act: () => world.slack.mention("tsmc", { thread: "1700000000.000001" }),
    },
    {
      name: "mention in a read-only channel",
      ...{ method: "chat.postEphemeral", besides: readOnly, act: () => world.slack.mention("tsmc") },
    },
    { name: "direct message", method: "chat.postMessage", act: () => world.slack.direct("tsmc") },
    { name: "Next, in its place", method: "response", before: showList, act: press("Next") },
    { name: "Undo", method: "response", before: showList, act: press("Undo") },
    {
      name: "Share",
      ...{ method: "response", before: showList, act: press("Share") },
      when: ({ response_type }) => response_type === "in_channel",
    },
    {
      name: "Share with an expired response_url",
      ...{
        method: "chat.postMessage",
        besides: gone,
        when: inChannel,
        before: showList,
        act: press("Share"),
      },
    },
    { name: "form by a command", method: "views.open", act: command("digest on") },
    { name: "form by a button", method: "views.open", before: showList, act: press("Set up") },
    {
      name: "form that is changed",
      ...{ method: "views.update", before: () => openWindow(command("digest on")) },
      act: () => world.slack.inViews.enter("query", "chips"),
    },
    { name: "home page", method: "views.publish", act: () => world.slack.openHome() },
    { name: "button on the home page", method: "views.open", before: openHome, act: inView("Open") },
    { name: "Next in a window", method: "views.update", before: listInWindow, act: inView("Next") },
    { name: "Read in a window", method: "views.push", before: listInWindow, act: inView("Open") },
  ];

  /** Lets requests fail as Slack does: a rate limit is over when its time is. */
  function failing({ method, when, besides = {} }: Surface, error: string, fault: Fault) {
    const isToken = refusedTokens.test(error);
    const waitMs =
      typeof fault === "object" && "retryAfter" in fault ? (fault.retryAfter ?? 0) * 1_000 : undefined;
    const end = waitMs === undefined ? Number.POSITIVE_INFINITY : now() + waitMs;
    return (called: string, args: Args): Fault | undefined => {
      if (isToken && called !== "response") return fault;
      if (called === method && (when?.(args) ?? true) && now() < end) return fault;
      const other = called === method ? undefined : besides[called as Method];
      // A person's own conversation is open whatever the channel is.
      return called === "chat.postMessage" && !inChannel(args) ? undefined : other;
    };
  }

  /** What has changed in front of the person since. */
  function watch() {
    const { slack } = world;
    const { length } = slack.posted;
    const shown = [top(), slack.views.homes.get("U0ANN")].map((view) => view && `${view.id} ${view.hash}`);
    const [failures, logs] = [unanswered.length, world.logged.length];
    return {
      seen(): string[] {
        const posts = slack.posted.slice(length).map(({ text, channel, onlyFor }) => {
          const where = onlyFor
            ? "to the asker alone"
            : channel.startsWith("D")
              ? "direct message"
              : "in public";
          return `${where}: ${text.replaceAll("\n", " / ")}`;
        });
        const views = [top(), slack.views.homes.get("U0ANN")].flatMap((view, index) =>
          !view || `${view.id} ${view.hash}` === shown[index]
            ? []
            : [
                `${["window", "home page"][index]}: ${readable(view.view.blocks as never).replaceAll("\n", " / ")}`,
              ],
        );
        return [...posts, ...views];
      },
      failures: () => unanswered.slice(failures),
      logged: () =>
        world.logged.slice(logs).filter((line) => line.includes("an answer could be shown nowhere")),
    };
  }

  /** Where nothing can be shown, and why; anything else must be shown. */
  function nothingSeen({ name }: Surface, error: string): string | undefined {
    if (refusedTokens.test(error))
      return "nothing: Slack refuses the token for every method; logged and counted once";
    // The form is open, or shows a newer state.
    if (name === "form that is changed" && /^(hash_conflict|not_found)$/.test(error))
      return "nothing: they have changed or closed the form since";
    return undefined;
  }

  async function cellOf(surface: Surface, error: string, fault: Fault): Promise<Cell> {
    const { slack } = world;
    await surface.before?.();
    const watched = watch();
    slack.refuse = failing(surface, error, fault);
    await surface.act();
    const nothing = nothingSeen(surface, error);
    if (nothing?.includes("changed or closed")) await new Promise((soon) => setTimeout(soon, 20));
    else
      await vi.waitFor(
        () => expect([...watched.seen(), ...watched.failures()], `${surface.name}, ${error}`).not.toEqual([]),
        { timeout: 20_000, interval: 1 },
      );
    slack.refuse = () => undefined;
    const seen = watched.seen();
    slack.views.close("U0ANN");
    // Past every rate limit.
    clock.ahead += 301_000;
    expect(
      seen.filter((one) => one.startsWith("in public")).length,
      `${surface.name}, ${error}`,
    ).toBeLessThan(2);
    if (watched.failures().length > 0) expect(watched.logged()).toHaveLength(1);
    return { error, surface: surface.name, seen: seen.join(" + ") || nothing || "" };
  }

  return { world, clock, now, surfaces, failing, watch, cellOf };
}
