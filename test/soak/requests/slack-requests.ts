import { setTimeout as sleep } from "node:timers/promises";
import { pick, type Random } from "../../../src/eval/random.ts";
import { buttonsOf, pingsOf } from "../../servers/slack-reading.ts";
import type { Envelope } from "../../servers/slack-socket.ts";
import type { Posted } from "../../servers/slack-workspace.ts";
import { operators, type SoakNewsroom } from "../newsroom.ts";
import type { Question } from "./question.ts";
import { drawWords } from "./words.ts";

/** https://docs.slack.dev/apis/events-api#retries */
const retries = 3;
/** https://docs.slack.dev/apis/web-api#post-bodies: what people write in Slack has at most so many characters. */
const maxChars = 4_000;

type Who = { user: string; direct: string };
type Ask = { kind: string; text: string; who: Who; answers?: () => number; thread?: string; most?: number };

/** People who ask in Slack, each one once or from what they were shown. */
export function slackRequests(
  { slack, sources }: SoakNewsroom,
  random: Random,
  add: (one: Question) => void,
) {
  const { workspace, payloads, posted, views, inViews } = slack;
  const inChannel = "C0GENERAL";
  const newcomers = new Map<string, Who>();
  const lastOf = new Map<string, Question>();
  const busy = new Set<string>();
  const answered = countAnswers(posted);
  const freeOperators = [...operators];

  function newcomer(user = `U0READER${newcomers.size}`): Who {
    const who = { user, direct: user.replace("U0", "D0") };
    newcomers.set(user, who);
    workspace.people.set(user, { locale: pick(["en-US", "zh-TW"], random), zone: "Asia/Taipei" });
    workspace.channels.set(who.direct, { kind: "direct", member: true });
    workspace.conversations.set(user, who.direct);
    return who;
  }

  /** Slack delivers again what was not acknowledged, for its connection was lost. */
  async function deliver(envelope: Envelope, { kind, text, who, answers, thread, most = 1 }: Ask) {
    const shown = () => answered(who.user, who.direct, thread);
    const before = answers ? 0 : shown();
    for (let delivery = 0; delivery <= retries; delivery++) {
      const retry = { num: delivery, reason: "http_timeout" };
      const ack = await slack.deliver(delivery === 0 ? envelope : { ...envelope, retry });
      if (ack === "late") continue;
      const askedAt = performance.now() - ack.tookMs;
      note(who, {
        kind,
        text,
        most,
        platform: "slack",
        askedAt,
        answers: answers ?? (() => shown() - before),
      });
      return;
    }
    note(who, {
      ...{ kind, text, most, platform: "slack" },
      askedAt: performance.now(),
      answers: answers ?? (() => shown() - before),
    });
  }

  /** What somebody is shown from now on answers this question, and no longer the one before. */
  function note({ user }: Who, question: Question): void {
    const before = lastOf.get(user);
    const answers = before?.answers() ?? 0;
    if (before) before.answers = () => answers;
    lastOf.set(user, question);
    add(question);
  }

  async function command(text: string, who = newcomer()): Promise<void> {
    const envelope = payloads.command(text, { user: who.user, channel: inChannel });
    await deliver(envelope, { kind: "slash command", text, who });
  }

  async function press(): Promise<void> {
    const isDone = ({ onlyFor = "" }: Posted) =>
      !busy.has(onlyFor) && lastOf.get(onlyFor)?.answeredAt !== undefined;
    const message = pick(
      posted.filter((one) => isPressable(one) && isDone(one)),
      random,
    );
    const who = newcomers.get(message?.onlyFor ?? "");
    if (!message || !who) return command("latest");
    const button = pick(buttonsOf(message.blocks ?? []).filter(mayPress), random);
    const { blocks } = message;
    const [seen, top] = [answered(who.user, who.direct), views.top(who.user)];
    busy.add(who.user);
    // A share posts, and says so.
    await deliver(payloads.press(button, message, who.user), {
      ...{ kind: "button", text: button.label, who, most: 3 },
      answers: () =>
        answered(who.user, who.direct) -
        seen +
        Number(message.blocks !== blocks) +
        Number(views.top(who.user) !== top),
    });
    busy.delete(who.user);
  }

  /** Presses on the home page, submits the form that opens, and looks up zones in it. */
  async function form(): Promise<void> {
    const who = newcomer();
    workspace.people.set(who.user, { locale: "en-US", zone: "Asia/Taipei", admin: true });
    await home(who);
    for (let waited = 0; !views.homes.has(who.user) && waited < 100; waited++) await sleep(100);
    if (!views.homes.has(who.user)) return;
    await asked("form", "Set a digest", () => inViews.press("Set a digest", who.user), {
      answers: () => Number(views.top(who.user) !== undefined),
    });
    for (let waited = 0; !views.top(who.user) && waited < 100; waited++) await sleep(100);
    if (views.top(who.user)?.view.callback_id !== "form") return;
    await asked("menu in a form", "taipei", () => inViews.lookUp("zone", "taipei", who.user));
    await asked("form submitted", "25:99", () => inViews.submit({ times: "25:99" }, who.user));
  }

  /** An act that Slack waits for; `answers` if what it shows comes later. */
  async function asked(
    kind: string,
    text: string,
    act: () => Promise<unknown>,
    { answers }: Partial<Pick<Question, "answers">> = {},
  ): Promise<void> {
    const question = { kind, text, platform: "slack" as const, most: 1, askedAt: performance.now() };
    const ack = await act();
    const isLate = ack === "late";
    add({ ...question, answers: answers ?? (() => Number(!isLate)) });
  }

  async function home(who = newcomer()): Promise<void> {
    await deliver(payloads.homeOpened(who.user, who.direct), {
      ...{ kind: "home page", text: "", who },
      answers: () => Number(views.homes.has(who.user)),
    });
  }

  return {
    command: () => command(drawWords(random, maxChars)),
    async mention() {
      const [who, text] = [newcomer(), drawWords(random, maxChars)];
      const envelope = payloads.mention(text, { user: who.user, channel: inChannel });
      const { event } = envelope.payload as { event: { ts: string } };
      workspace.asks(inChannel);
      await deliver(envelope, { kind: "mention", text, who, thread: event.ts });
    },
    async direct() {
      const [who, text] = [newcomer(), drawWords(random, maxChars)];
      workspace.asks(who.direct);
      const envelope = payloads.direct(text, { user: who.user, channel: who.direct });
      await deliver(envelope, { kind: "direct message", text, who });
    },
    async shortcut() {
      const [who, text] = [newcomer(), drawWords(random, maxChars)];
      const envelope = payloads.shortcut(text, { user: who.user, channel: inChannel });
      await deliver(envelope, { kind: "message shortcut", text, who });
    },
    async addFeed() {
      const operator = freeOperators.shift();
      if (!operator) return command("sources");
      await command(`feeds add ${sources.another()}`, newcomer(operator));
    },
    home,
    form,
    press,
  };
}

const mayPress = ({ label, value }: { label: string; value: string }): boolean =>
  value !== "" && !/delete|forget/i.test(label);

const isPressable = ({ blocks = [], onlyFor }: Posted): boolean =>
  onlyFor !== undefined && buttonsOf(blocks).some(mayPress);

/** How many messages somebody got: in private, in their conversation, in a thread, or to the channel in their name. */
function countAnswers(posted: Posted[]) {
  const counts = new Map<string, number>();
  let seen = 0;
  return (...places: (string | undefined)[]): number => {
    for (; seen < posted.length; seen++) {
      const message = posted[seen] as Posted;
      const { onlyFor, channel, thread } = message;
      // A shared story names who shared it.
      const sharer = pingsOf(message)[0]?.slice(1);
      const place = onlyFor ?? (channel.startsWith("D") ? channel : (thread ?? sharer ?? channel));
      counts.set(place, (counts.get(place) ?? 0) + 1);
    }
    return places.reduce((sum, place) => sum + (counts.get(place ?? "") ?? 0), 0);
  };
}
