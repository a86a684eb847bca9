import { randomUUID } from "node:crypto";
import { type Context, Hono } from "hono";
import { basicAuth } from "hono/basic-auth";
import { raw } from "hono/html";
import { secureHeaders } from "hono/secure-headers";
import { z } from "zod";
import type { OnMessage } from "../../src/chat/adapter.ts";
import { outdated } from "../../src/chat/apologies.ts";
import type { LongTexts } from "../../src/chat/long-texts.ts";
import type { Completable, Message } from "../../src/chat/message.ts";
import type { Reply } from "../../src/chat/reply.ts";
import type { SearchPage } from "../../src/search/present/search-page.ts";
import type { Query } from "../../src/search/query/query.ts";
import { isReopenedForm, submissionOf } from "../discord/views/reopen-form.ts";
import { draw } from "./draw.ts";
import { serveFiles } from "./files.ts";
import { askPage, digestPage, explainPage } from "./pages.ts";
import { commandOf, storeLongTexts } from "./press.ts";
import { explained } from "./search-explanation.ts";

export type PlaygroundOptions = {
  answer: OnMessage;
  longTexts: LongTexts;
  /** A search and how it was read. */
  search(text: string): Promise<{ query: Query; page: SearchPage }>;
  /** The digest of a local day, "2026-11-22", and which day it is today. */
  digestOf(day: string): Promise<Reply>;
  today(): string;
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
  app.use(secureHeaders({ contentSecurityPolicy: policy, referrerPolicy: "no-referrer" }));
  app.use(password ? basicAuth({ verifyUser: (_, given) => given === password }) : onlyHere);

  const say = async (context: Context, message: Message) => {
    const drawn = await draw(await answer(message), message);
    if (!drawn) return context.json({ silent: true });
    for (const reply of drawn.replies) await storeLongTexts(reply, longTexts, now());
    return context.json(drawn.shown);
  };
  const drawn = async (reply: Reply) => (await draw(reply, messageOf("command", "")))?.shown;

  app.get("/", (context) => context.html(askPage()));
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
    const shown = await drawn(await options.digestOf(day));
    return context.html(digestPage(day, raw(shown?.slack.html ?? ""), raw(shown?.discord.html ?? "")));
  });
  app.get("/explain", async (context) => {
    const text = context.req.query("q")?.trim() ?? "";
    const found = text ? await options.search(text) : undefined;
    return context.html(explainPage(text, found && explained(found.query, found.page)));
  });
  serveFiles(app);
  return app;
}

/** Pages send requests to this server only; the drawn blocks have inline styles. */
const policy = {
  defaultSrc: ["'none'"],
  scriptSrc: ["'self'"],
  styleSrc: ["'self'", "'unsafe-inline'"],
  imgSrc: ["'self'", "data:"],
  connectSrc: ["'self'"],
  formAction: ["'self'"],
  frameAncestors: ["'none'"],
};

/** Refuses requests under another host name, and forms posted by other sites. */
async function onlyHere(context: Context, next: () => Promise<void>) {
  const host = new URL(context.req.url).hostname;
  const form = context.req.method === "POST" && context.req.header("content-type") !== "application/json";
  if (form || !/^(localhost|127(\.\d+){3}|\[::1\])$/.test(host)) return context.text("Not from here.", 403);
  await next();
}

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
