import fc from "fast-check";
import { describe, expect, test, vi } from "vitest";
import { newArticleId } from "../../src/article/identity.ts";
import { parseCommand } from "../../src/bot/parse-command.ts";

const search = (text: string, more = {}) => ({
  name: "search",
  args: { text, page: 1, cut: false, ...more },
});
const like = (command: string) => ({ hint: { like: command } });
const meant = (text: string) => ({ hint: { meant: text } });
const unhinted = { hint: undefined };

describe("the command of a text", () => {
  test.each([
    ["", { name: "help", args: {} }],
    ["   ", { name: "help", args: {} }],
    ["tsmc", search("tsmc")],
    ["台積電 高雄", search("台積電 高雄")],
    ["search tsmc", search("tsmc")],
    ["SEARCH   tsmc\n2nm", search("tsmc 2nm")],
    ["搜尋 台積電", search("台積電")],
    ["search latest chips", search("latest chips")],
    ["search help", search("help")],
    ["search tsmc page:2 asof:8123", search("tsmc", { page: 2, asOf: 8123 })],
    ["tsmc page:2", search("tsmc", { page: 2 })],
    ["search page:0", search("", { page: 1 })],
    ["latest", { name: "latest", args: { text: "", page: 1, asOf: undefined, cut: false } }],
    ["latest chips", { name: "latest", args: { text: "chips", page: 1, asOf: undefined, cut: false } }],
    ["最新 晶片", { name: "latest", args: { text: "晶片", page: 1, asOf: undefined, cut: false } }],
    ["read 2", { name: "read", args: { number: 2 } }],
    ["Read #2", { name: "read", args: { number: 2 } }],
    ["ｒｅａｄ　２", { name: "read", args: { number: 2 } }],
    ["閱讀 2", { name: "read", args: { number: 2 } }],
    ["read k7m2p9qx", { name: "read", args: { id: "k7m2p9qx" } }],
    ["read 2 changes", { name: "read", args: { number: 2, changes: true } }],
    ["read changes", search("read changes", like("read"))],
    ["related 3", { name: "related", args: { number: 3 } }],
    ["share 1", { name: "share", args: { number: 1 } }],
    ["sources", { name: "sources", args: {} }],
    ["digest", { name: "digest", args: { kind: "preview" } }],
    ["digest now", { name: "digest", args: { kind: "now" } }],
    ["digest status", { name: "digest", args: { kind: "status" } }],
    ["digest off", { name: "digest", args: { kind: "off", number: undefined } }],
    ["digest off 2", { name: "digest", args: { kind: "off", number: 2 } }],
    ["digest on", { name: "digest", args: { kind: "on", schedule: "" } }],
    ["digest on 08:30", { name: "digest", args: { kind: "on", schedule: "08:30" } }],
    ["digest on 8:30 Atlantis", { name: "digest", args: { kind: "on", schedule: "8:30 Atlantis" } }],
    ["digest on 25:99", { name: "digest", args: { kind: "on", schedule: "25:99" } }],
    ["help", { name: "help", args: {} }],
    ["?", { name: "help", args: {} }],
    ["說明", { name: "help", args: {} }],
    ["help digest", { name: "help", args: { about: "digest" } }],
    ["/news", { name: "help", args: {} }],
    ["/", { name: "help", args: {} }],
    ["/latest", { name: "latest", args: { text: "", page: 1, asOf: undefined, cut: false } }],
    ["/news tsmc", search("tsmc")],
    ["/newsletter growth", search("newsletter growth")],
  ])("%j", (text, order) => {
    expect(parseCommand(text)).toMatchObject(order);
  });

  test.each([
    ["digest economy", like("digest")],
    ["digest constructor", like("digest")],
    ["digest now please", like("digest")],
    ["digest on monetary policy", like("digest")],
    ["digest off the record", like("digest")],
    ["read the room", like("read")],
    ["read", like("read")],
    ["read 0", like("read")],
    ["read economy", like("read")],
    ["related news", like("related")],
    ["share prices fall", like("share")],
    ["sources of income", like("sources")],
    ["help wanted", like("help")],
    ["follow the money", like("follow")],
    ["serch tsmc", meant("search tsmc")],
    ["latset chips", meant("latest chips")],
    ["realted 2", meant("related 2")],
    ["digets on 08:30", meant("digest on 08:30")],
    ["hepl", meant("help")],
    ["why did tsmc fall", unhinted],
    ["related to what?", unhinted],
    ["為什麼 台積電 漲價", unhinted],
    ["digets economy", unhinted],
    ["research funding", unhinted],
    ["台積電 最新", unhinted],
  ])("searches all of %j, with a hint if one helps", (text, more) => {
    expect(parseCommand(text)).toMatchObject(search(text, more));
  });

  test("4,000 characters are cut between words", () => {
    const { args } = parseCommand("chips and tariffs ".repeat(240));
    expect(args).toMatchObject({ cut: true });
    const { text } = args as { text: string };
    expect(text.length).toBeLessThanOrEqual(300);
    expect(text).toMatch(/ (chips|and|tariffs)$/);
  });

  test("every id an article may have can be read", () => {
    for (let i = 0; i < 1_000; i += 1) {
      const id = newArticleId();
      expect(parseCommand(`read ${id}`)).toMatchObject({ name: "read" });
    }
  });

  test("a pasted text without a space is compared with the commands as a whole, not once for each", () => {
    const normalize = vi.spyOn(String.prototype, "normalize");
    parseCommand("é".repeat(20_000));
    const long = normalize.mock.contexts.filter((text) => String(text).length > 1_000);
    normalize.mockRestore();
    expect(long.length).toBeLessThan(10);
  });

  test("any text is some command", () => {
    const words = fc.constantFrom(
      "digest",
      "on",
      "off",
      "read",
      "page:2",
      "asof:9",
      "search",
      "/news",
      "08:30",
      "2",
      "說明",
    );
    const text = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.array(fc.oneof(words, fc.string()), { maxLength: 6 }).map((parts) => parts.join(" ")),
      fc.array(fc.integer({ min: 0, max: 0xffff })).map((units) => String.fromCharCode(...units)),
    );
    fc.assert(
      fc.property(text, (said) => {
        expect(parseCommand(said).name).toMatch(/^[a-z]+$/);
      }),
    );
  });
});
