import type { OnMessage } from "../../../src/chat/adapter.ts";
import type { FormReply } from "../../../src/chat/form.ts";
import type { HomeReply } from "../../../src/chat/reply.ts";
import { entry, notice, results } from "../../contract/replies.ts";

const actions = [
  { label: "Next", command: "search page" },
  { label: "Open", command: "read a1" },
  { label: "Undo", command: "unfollow 1" },
  { label: "Share", command: "share a1" },
  { label: "Set up", command: "digest on" },
];

const story = entry("a1", "The story", { url: "https://news.example/a1" });

const form: FormReply = {
  ...{ kind: "form", title: "Digest", command: "digest on", notes: [], errors: {} },
  fields: [
    { kind: "text", name: "query", label: "About", optional: true, longest: 20, live: true },
    { kind: "lookup", name: "zone", label: "Zone", optional: true, completes: "zone" },
  ],
  ...{ submit: "Save", cancel: "Cancel", otherwise: notice("For example: digest on 08:30") },
};

const home: HomeReply = {
  ...{ kind: "home", locale: "en", zone: "UTC", search: { label: "Search", hint: "tsmc" } },
  sections: [{ title: "News", lines: ["The home page."], items: [], entries: [story], actions }],
};

/**
 * A bot whose answers show what they answer: a list, a story, a done thing, a public post, a form.
 * @param beforeSubmit what the outcome of a form waits for
 */
export const scriptedBot =
  (beforeSubmit: () => Promise<void> = async () => undefined): OnMessage =>
  async ({ kind, text, user }) => {
    if (kind === "complete" && text === "fail") throw new Error("the bot fails");
    if (kind === "complete") return { kind: "choices", choices: [{ label: "tsmc", value: "tsmc" }] };
    if (kind === "home") return home;
    if (kind === "change") return form;
    if (kind === "submit") {
      await beforeSubmit();
      return notice("The form is saved.");
    }
    if (text.endsWith("page"))
      return results(kind === "action" ? "The next page" : "The list", [story], { actions });
    if (text.startsWith("share"))
      return results("Shared by", [story], { visibility: "channel", sharedBy: user, actions: [] });
    if (text === "digest on") return form;
    if (text.startsWith("unfollow")) return notice("It is undone.");
    return notice("The answer.", kind === "mention" ? { visibility: "channel" } : {});
  };
