import { pick, type Random } from "../../../src/eval/random.ts";
import { componentsIn } from "../../servers/discord-rules.ts";
import type { StoredMessage } from "../../servers/discord-world.ts";
import type { SoakNewsroom } from "../newsroom.ts";
import type { Question } from "./question.ts";
import { drawWords } from "./words.ts";

const people = 200;
/** https://docs.discord.com/developers/resources/message: what people write there. */
const maxChars = 1_900;
/** A query's option takes fewer. */
const maxQueryChars = 100;

/** What Discord sends and nobody can answer. */
const oddities = [
  "null",
  '{"op":0,"t":"MESSAGE_CREATE","d":null}',
  '{"op":0,"t":"INTERACTION_CREATE","d":{"type":2}}',
  '{"op":0,"t":"INTERACTION_CREATE","d":null}',
  '{"op":0,"t":"NEWS_OF_TOMORROW","d":{}}',
];

/** People who ask in Discord. */
export function discordRequests({ discord }: SoakNewsroom, random: Random, add: (one: Question) => void) {
  const { world } = discord;
  const first = world.person;
  const ids = Array.from({ length: people }, () => world.newId());
  const repliesTo = countReplies(world.messages);

  /** Somebody else acts than whoever set the orders. */
  function as(act: () => void): void {
    world.person = { ...first, id: pick(ids, random) };
    act();
    world.person = first;
  }

  function interact(kind: string, text: string, act: () => void): void {
    as(act);
    const { token } = discord.lastInteraction as { token: string };
    const answers = () => discord.shownFor(token);
    // An answer may be edited: the same answer.
    add({ kind, text, platform: "discord", askedAt: performance.now(), answers, most: 2 });
  }

  function write(kind: string, text: string, act: (text: string) => void): void {
    as(() => act(text));
    const id = world.messages.at(-1)?.id ?? "";
    const answers = () => repliesTo(id);
    add({ kind, text, platform: "discord", askedAt: performance.now(), answers, most: 1 });
  }

  const command = () => {
    const query = drawWords(random, maxQueryChars);
    const [path, options] = pick<[string, Record<string, string>]>(
      [
        ["search", { query }],
        ["search", { query, source: "isle", since: "3d" }],
        ["latest", {}],
        ["trending", {}],
        ["sources", {}],
        ["read", { story: "1" }],
        ["why", { story: "1" }],
        ["digest", {}],
        ["following", {}],
        ["help", {}],
        ["settings", {}],
        ["newsdesk digest status", {}],
        ["newsdesk follow list", {}],
      ],
      random,
    );
    interact("slash command", `${path} ${JSON.stringify(options)}`, () => discord.command(path, options));
  };

  function press(): void {
    const message = pick(
      discord.posted.filter((one) => one.webhook_id && labelsOf(one).length > 0),
      random,
    );
    const label = message && pick(labelsOf(message), random);
    if (!label) {
      command();
      return;
    }
    interact("button", label, () => discord.press(label));
  }

  return {
    command,
    press,
    mention: () => write("mention", drawWords(random, maxChars), (text) => discord.mention(text)),
    direct: () => write("direct message", drawWords(random, maxChars), (text) => discord.direct(text)),
    complete: () =>
      interact("completion", "fer", () => discord.type("search", "query", drawWords(random, maxQueryChars))),
    menu() {
      discord.say(drawWords(random, maxChars));
      const said = world.messages.at(-1) as StoredMessage;
      interact("message menu", said.content, () => discord.menu("Find related news", said));
    },
    form() {
      interact("form", "settings", () => discord.command("newsdesk settings", { form: "digest on" }));
      const opened = world.modals.length;
      const submit = setInterval(() => {
        if (world.modals.length <= opened) return;
        clearInterval(submit);
        interact("form submitted", "25:99", () => discord.submit({ times: ["25:99"] }));
      }, 100);
      setTimeout(() => clearInterval(submit), 20_000);
    },
    odd: () => discord.gateway.say(pick(oddities, random)),
  };
}

/** The labels of the buttons that send something and delete nothing. */
const labelsOf = ({ components }: StoredMessage): string[] =>
  componentsIn(components).flatMap(({ type, label, custom_id }) =>
    type === 2 && custom_id && typeof label === "string" && !/delete|forget|undo/i.test(label) ? [label] : [],
  );

/** How many messages answer another one. */
function countReplies(messages: StoredMessage[]) {
  const counts = new Map<string, number>();
  let seen = 0;
  return (id: string): number => {
    for (; seen < messages.length; seen++) {
      const answered = messages[seen]?.message_reference?.message_id;
      if (answered) counts.set(answered, (counts.get(answered) ?? 0) + 1);
    }
    return counts.get(id) ?? 0;
  };
}
