import { randomUUID } from "node:crypto";
import { type Context, Hono } from "hono";
import { raw } from "hono/html";
import { z } from "zod";
import type { OnMessage } from "../../src/chat/adapter.ts";
import type { Answer } from "../../src/chat/answer.ts";
import { outdated } from "../../src/chat/apologies.ts";
import type { LongTexts } from "../../src/chat/long-texts.ts";
import type { Completable, Message } from "../../src/chat/message.ts";
import { entriesOf, type Reply } from "../../src/chat/reply.ts";
import type { SearchPage } from "../../src/search/present/search-page.ts";
import type { Query } from "../../src/search/query/query.ts";
import { isReopenedForm, submissionOf } from "../discord/views/reopen-form.ts";
import { draw, drawHome } from "./draw.ts";
import { serveFiles } from "./files.ts";
import { guard } from "./guard.ts";
import { askPage, digestPage, explainPage, homePage, missingPage } from "./pages.ts";
import { commandOf, storeLongTexts } from "./press.ts";
import { explained } from "./search-explanation.ts";

export type PlaygroundOptions = {
  answer: OnMessage;
  longTexts: LongTexts;
  /** A search and how it was read. */
  search(text: string): Promise<{ query: Query; page: SearchPage }>;
  /** The digest of a local day, "2026-11-22", which day it is today, and that of the newest story. */
  digestOf(day: string): Promise<Reply>;
  today(): string;
  newestDay(): Promise<string | undefined>;
  now: () => number;
  /** Required if the playground can be reached from other machines; the user name does not matter. */
  password?: string;
};

const askBody = z.object({ text: z.string().max(2_000) });
const pressBody = z.object({ press: z.string().max(4_000) });
const submitBody = z.object({
  kind: z.enum(["submit", "change"]),
  command: z.string().max(300),
  values: z.record(z.string(), z.array(z.string().max(4_000))),
});

const completables: Completable[] = ["query", "zone"];
const isoDay = z.iso.date();

/** What Slack and Discord will show, side by side, with no token. */
export function createPlayground(options: PlaygroundOptions): Hono {
  const { answer, longTexts, now, password } = options;
  const app = new Hono();
  guard(app, password);

  const say = async (context: Context, message: Message) => {
    const shown = await drawn(await answer(message), message);
    return context.json(shown ?? { silent: true });
  };
  const drawn = async (given: Answer | undefined, to = messageOf("command", "")) => {
    const { shown, actions = [] } = (await draw(given, to, now())) ?? {};
    await storeLongTexts(actions, longTexts, now());
    return shown;
  };

  app.get("/", (context) => context.html(askPage(context.req.query("q") ?? firstQuestion)));
  app.post("/ask", async (context) => {
    const read = askBody.safeParse(await context.req.json()).data;
    return read ? say(context, messageOf("command", read.text)) : context.json({ silent: true }, 400);
  });
  app.post("/press", async (context) => {
    const read = pressBody.safeParse(await context.req.json()).data;
    const command = read && (await commandOf(read.press, longTexts));
    if (command === undefined) return context.json(await drawn(outdated(undefined)));
    if (!isReopenedForm(command)) return say(context, messageOf("action", command));
    const { command: text, values } = submissionOf(command);
    return say(context, { ...messageOf("change", text), values });
  });
  app.post("/submit", async (context) => {
    const read = submitBody.safeParse(await context.req.json()).data;
    if (!read) return context.json({ silent: true }, 400);
    return say(context, { ...messageOf(read.kind, read.command), values: read.values });
  });
  app.get("/complete", async (context) => {
    const completes = completables.find((one) => one === context.req.query("of")) ?? "query";
    const message = messageOf("complete", context.req.query("text") ?? "");
    const choices = await answer({ ...message, completes });
    return context.json(choices?.kind === "choices" ? choices.choices.map(({ value }) => value) : []);
  });
  app.get("/digest", async (context) => {
    const day = isoDay.safeParse(context.req.query("day")).data ?? options.today();
    const digest = await options.digestOf(day);
    const shown = await drawn(digest);
    const empty = entriesOf(digest).length ? undefined : { newest: await options.newestDay() };
    return context.html(digestPage(day, raw(shown?.slack.html ?? ""), raw(shown?.discord.html ?? ""), empty));
  });
  app.get("/home", async (context) => {
    const home = await answer(messageOf("home", ""));
    if (home?.kind !== "home") return context.notFound();
    const { slack, actions } = await drawHome(home);
    await storeLongTexts(actions, longTexts, now());
    return context.html(homePage(raw(slack.html)));
  });
  app.get("/explain", async (context) => {
    const text = context.req.query("q")?.trim() ?? "";
    const found = text ? await options.search(text) : undefined;
    return context.html(explainPage(text, found && explained(found.query, found.page)));
  });
  serveFiles(app);
  app.notFound((context) => context.html(missingPage(), 404));
  return app;
}

/** The demo answers it. */
const firstQuestion = "tsmc";

const here = { platform: "web", tenant: "" };

/** The machine is the visitor's own, so they may manage. */
const messageOf = (kind: Message["kind"], text: string): Message => ({
  id: randomUUID(),
  kind,
  channel: { ...here, channel: "playground" },
  user: { ...here, user: "you" },
  text,
  canManage: async () => true,
  canPost: async () => true,
});
