import { adapterContract } from "../../contract/adapter.ts";
import { buttonsOf, start, textOf } from "./harness.ts";

adapterContract("Discord", ["command", "mention", "direct", "action"], async (onMessage) => {
  // In Discord a person types less than the bot hears: `/news search` is chosen from a menu.
  const { server, adapter, stop } = await start((message) =>
    onMessage(
      message.kind === "command" ? { ...message, text: message.text.replace(/^search /, "") } : message,
    ),
  );
  return {
    adapter,
    kinds: ["command", "mention", "direct", "action"],
    channel: server.channel,
    async say(kind, text) {
      if (kind === "command") server.command("search", { query: text });
      else if (kind === "mention") server.mention(text);
      else server.direct(text);
    },
    press: async (label) => server.press(label),
    echo: async (text) => server.speakAs("itself", text, "direct"),
    seen: () =>
      server.posted
        .filter(({ components }) => components.length > 0)
        .map((message) => ({
          text: textOf(message),
          private: (message.flags & 64) !== 0,
          buttons: buttonsOf(message),
        })),
    pings: () => server.posted.flatMap(({ pings }) => pings),
    problems: () => [...server.violations, ...server.hanging.map(() => "left hanging")],
    stop,
  };
});
