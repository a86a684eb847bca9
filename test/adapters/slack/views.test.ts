import type { KnownBlock } from "@slack/types";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { formView } from "../../../adapters/slack/views/form-view.ts";
import { homeView } from "../../../adapters/slack/views/home-view.ts";
import { messageView } from "../../../adapters/slack/views/message-view.ts";
import { readState, valuesOf } from "../../../adapters/slack/views/view-state.ts";
import type { Entry, HomeReply } from "../../../src/chat/reply.ts";
import { anyReply, entry, text } from "../../contract/replies.ts";
import { anyForm, anyHome } from "../../contract/surfaces.ts";
import { buttonsOf, pingsOf, readable } from "../../servers/slack-reading.ts";
import { viewFaults } from "../../servers/slack-view-rules.ts";

const here = { channel: "C0GENERAL", thread: "1.2" };

describe("any answer makes a view that Slack accepts and that pings nobody", () => {
  test("a form", () =>
    fc.assert(fc.property(anyForm, (form) => void expect(viewFaults(formView(form, here))).toEqual([]))));

  test(
    "a home page",
    () =>
      fc.assert(
        fc.property(anyHome, (home) => {
          const view = homeView(home, here);
          expect(viewFaults(view)).toEqual([]);
          expect(viewFaults(homeView(home, here, false))).toEqual([]);
          expect(pingsOf({ blocks: view.blocks as KnownBlock[] })).toEqual([]);
        }),
      ),
    60_000,
  );

  test(
    "a reply",
    () =>
      fc.assert(
        fc.property(anyReply, (reply) => void expect(viewFaults(messageView(reply, here))).toEqual([])),
      ),
    60_000,
  );
});

describe("the stories of a home page", () => {
  const read = (id: string) => [{ label: "Read", command: `read ${id}` }];
  const story = (id: string, more: Partial<Entry> = {}) =>
    entry(id, `Story ${id}`, {
      image: { url: `https://news.example/${id}.jpg`, alt: "A bridge" },
      actions: read(id),
      ...more,
    });
  const page = (entries: Entry[]): HomeReply => ({
    ...{ kind: "home", locale: "en", zone: "UTC", search: { label: "Search", hint: "tsmc" } },
    sections: [
      {
        ...{ title: "Newest", lines: [], entries, actions: [{ label: "More", command: "latest" }] },
        items: [
          { name: "Digest 1", detail: "08:30", actions: [{ label: "Edit", command: "digest edit 1" }] },
        ],
      },
    ],
  });
  const typesOf = (...given: Parameters<typeof homeView>) =>
    homeView(...given).blocks.map(({ type }) => type);

  test("are cards in a row with their pictures, each with its own button", () => {
    const { blocks } = homeView(page([story("a1"), story("b2"), story("c3", { image: undefined })]), here);
    expect(blocks.map(({ type }) => type)).toEqual(["input", "header", "card", "carousel", "actions"]);
    const buttons = buttonsOf(blocks as KnownBlock[]).map(({ label, value, action_id }) => [
      label,
      value,
      action_id,
    ]);
    expect(buttons).toEqual([
      ["Edit", "digest edit 1", "command:0"],
      ["Read", "read a1", "command:0"],
      ["Read", "read b2", "command:1"],
      ["Read", "read c3", "command:2"],
      ["More", "latest", "command:0"],
    ]);
    expect(JSON.stringify(blocks)).toContain('"alt_text":"A bridge"');
  });

  test("are a list where hardly any has a picture, or a card would change a headline", () => {
    expect(typesOf(page([story("a1"), story("b2", { image: undefined })]), here)).not.toContain("carousel");
    const starred = story("b2", { title: { text: "A *star*", marks: [] } });
    expect(typesOf(page([story("a1"), starred]), here)).not.toContain("carousel");
  });

  test("are plain lines where Slack takes no cards, as are the digests", () => {
    const { blocks } = homeView(page([story("a1"), story("b2")]), here, false);
    expect(blocks.map(({ type }) => type)).toEqual([
      ...["input", "header", "rich_text", "actions", "rich_text", "rich_text", "actions"],
    ]);
    expect(readable(blocks as KnownBlock[])).toContain("Digest 1\n08:30");
    expect(JSON.stringify(blocks)).not.toContain("image_url");
  });
});

describe("the state of a view", () => {
  test("comes back with every action in it", () =>
    fc.assert(
      fc.property(anyForm, (form) => {
        const { private_metadata = "" } = formView(form, here);
        expect(readState(private_metadata)).toEqual({ ...here, command: form.command });
      }),
    ));

  test.each(["", "{}", "null", '{"channel":1}', "not json"])(
    "is not read from what others made up: %s",
    (metadata) => {
      expect(() => readState(metadata)).toThrow();
    },
  );
});

test("values are read from every kind of field, and an empty field has none", () =>
  fc.assert(
    fc.property(text(50), (typed) => {
      const values = {
        about: { live: { value: typed } },
        empty: { empty: { value: null } },
        zone: { zone: { selected_option: { value: "UTC" } } },
        none: { none: { selected_option: null } },
        days: { days: { selected_options: [{ value: "mon" }, { value: "tue" }] } },
        channel: { channel: { selected_conversation: "C1" } },
      };
      expect(valuesOf({ values })).toEqual({
        ...{ about: typed ? [typed] : [], empty: [], zone: ["UTC"], none: [], days: ["mon", "tue"] },
        channel: ["C1"],
      });
    }),
  ));
