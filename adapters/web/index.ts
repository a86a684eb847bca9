import { randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import { type Context, Hono } from "hono";
import { basicAuth } from "hono/basic-auth";
import { raw } from "hono/html";
import { secureHeaders } from "hono/secure-headers";
import { z } from "zod";
import type { OnMessage } from "../../src/chat/adapter.ts";
import { outdated } from "../../src/chat/apologies.ts";
import type { LongTexts } from "../../src/chat/long-texts.ts";
import type { Message } from "../../src/chat/message.ts";
import { asMessage, type Reply } from "../../src/chat/reply.ts";
import type { Query, SearchPage } from "../../src/search/types.ts";
import { explained } from "./explained.ts";
import { askPage, digestPage, explainPage } from "./pages.ts";
import { commandOf, keepLong } from "./press.ts";

export type PlaygroundOptions = {
  answer: OnMessage;
  longTexts: LongTexts;
  /** A search with how it was read. */
  search(text: string): Promise<{ query: Query; page: SearchPage }>;
  /** The digest of a local day, "2026-11-22", and which day it is today. */
  digestOf(day: string): Promise<Reply>;
  today(): string;
  now: () => number;
  /** Asked for where the playground can be reached from elsewhere; any user name goes with it. */
  password?: string;
};

const asked = z.object({ text: z.string().max(2_000) });
const pressed = z.object({ press: z.string().max(4_000) });
const isoDay = z.iso.date();

/** What Slack and Discord will show, side by side, with no token. */
export function createPlayground(options: PlaygroundOptions): Hono {
  const { answer, longTexts, now, password } = options;
  const app = new Hono();
  app.use(secureHeaders({ contentSecurityPolicy: policy, referrerPolicy: "no-referrer" }));
  app.use(password ? basicAuth({ verifyUser: (_, given) => given === password }) : onlyHere);

  const say = async (context: Context, kind: Message["kind"], text: string) => {
    const reply = asMessage(await answer(heard(kind, text)));
    if (!reply) return context.json({ silent: true });
    await keepLong(reply, longTexts, now());
    return context.json(await draw(reply));
  };

  app.get("/", (context) => context.html(askPage()));
  app.post("/ask", async (context) => {
    const read = asked.safeParse(await context.req.json());
    return read.success ? say(context, "command", read.data.text) : context.json({ silent: true }, 400);
  });
  app.post("/press", async (context) => {
    const read = pressed.safeParse(await context.req.json());
    const command = read.success ? await commandOf(read.data.press, longTexts) : undefined;
    return command === undefined ? context.json(await draw(outdated)) : say(context, "action", command);
  });
  app.get("/complete", async (context) => {
    const message = heard("complete", context.req.query("text") ?? "");
    const choices = await answer({ ...message, completes: "query" });
    return context.json(choices?.kind === "choices" ? choices.choices.map(({ value }) => value) : []);
  });
  app.get("/digest", async (context) => {
    const day = isoDay.safeParse(context.req.query("day")).data ?? options.today();
    const { slack, discord } = await draw(await options.digestOf(day));
    return context.html(digestPage(day, raw(slack.html), raw(discord.html)));
  });
  app.get("/explain", async (context) => {
    const text = context.req.query("q")?.trim() ?? "";
    const found = text ? await options.search(text) : undefined;
    return context.html(explainPage(text, found && explained(found.query, found.page)));
  });
  for (const [path, [file, type]] of Object.entries(files)) {
    app.get(path, async (context) => context.body(await readFile(file), 200, { "content-type": type }));
  }
  return app;
}

const file = (name: string) => new URL(`static/${name}`, import.meta.url);

const files: Record<string, [URL, string]> = {
  "/client.js": [file("client.js"), "text/javascript"],
  "/style.css": [file("style.css"), "text/css"],
  "/slack.css": [new URL("style.css", import.meta.resolve("slack-blocks-to-jsx")), "text/css"],
  "/picture.svg": [file("picture.svg"), "image/svg+xml"],
};

/** The page may ask nobody but us; the drawn blocks carry styles of their own. */
const policy = {
  defaultSrc: ["'none'"],
  scriptSrc: ["'self'"],
  styleSrc: ["'self'", "'unsafe-inline'"],
  imgSrc: ["'self'", "data:"],
  connectSrc: ["'self'"],
  formAction: ["'self'"],
  frameAncestors: ["'none'"],
};

/** Another site's page may lead a browser here under its own name, or have it post a form; neither is answered. */
async function onlyHere(context: Context, next: () => Promise<void>) {
  const host = new URL(context.req.url).hostname;
  const form = context.req.method === "POST" && context.req.header("content-type") !== "application/json";
  if (form || !/^(localhost|127(\.\d+){3}|\[::1\])$/.test(host)) return context.text("Not from here.", 403);
  await next();
}

/** React is loaded once somebody looks: it takes a third of a second. */
async function draw(reply: Reply) {
  const [{ slackPane }, { discordPane }] = await Promise.all([
    import("./slack-pane.ts"),
    import("./discord-pane.ts"),
  ]);
  return { visibility: reply.visibility, slack: slackPane(reply), discord: discordPane(reply) };
}

const here = { platform: "web", tenant: "" };

/** The machine is the visitor's own, so they may manage. */
const heard = (kind: Message["kind"], text: string): Message => ({
  id: randomUUID(),
  kind,
  channel: { ...here, channel: "playground" },
  user: { ...here, user: "you" },
  text,
  canManage: async () => true,
});
