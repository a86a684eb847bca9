import { describe, expect, test } from "vitest";
import { inBothModes, slack, text } from "./whole-way.ts";

// Find related news, on all kinds of messages.

const headline = "Micron waits for its chips subsidy";
const page = `https://news.example/${encodeURIComponent(headline)}`;
const speaker = { user: "U0ANN", channel: "C0GENERAL" };

async function related(message: object): Promise<string> {
  await slack.deliver(slack.payloads.shortcut("", speaker, message));
  return text(await slack.waitForReply());
}

inBothModes(() => {
  describe("a message that links to a story is answered with it and those on its subject", () => {
    test.each([
      ["only a link", { text: `<${page}>` }],
      ["a link with other words", { text: `<${page}|read this about lighthouses>` }],
      [
        "a link as people share it",
        { text: `<http://www.news.example/Micron%20waits%20for%20its%20chips%20subsidy/?utm_source=x#top>` },
      ],
      [
        "rich text without a text",
        {
          blocks: [
            {
              type: "rich_text",
              elements: [
                { type: "rich_text_section", elements: [{ type: "link", url: page, text: "this" }] },
              ],
            },
          ],
        },
      ],
      ["an unfurled link", { attachments: [{ fallback: "a page", from_url: page, title: "A page" }] }],
      [
        "a message shared from another channel",
        {
          attachments: [
            {
              is_share: true,
              message_blocks: [
                {
                  message: {
                    blocks: [{ type: "section", text: { type: "mrkdwn", text: `<${page}|A headline>` } }],
                  },
                },
              ],
            },
          ],
        },
      ],
    ])("%s", async (_, message) => {
      const answer = await related(message);
      expect(answer).toContain(`“${headline}” and related stories`);
      expect(answer).toContain("TSMC begins volume production");
    });
  });

  describe("a message without such a link is answered with stories on its words", () => {
    const list = (elements: object[]) => ({
      type: "rich_text",
      elements: [
        { type: "rich_text_list", style: "bullet", elements: [{ type: "rich_text_section", elements }] },
      ],
    });

    test.each([
      ["bold in mrkdwn", { text: "*Ferry* to the _islands_" }],
      [
        "rich text",
        {
          blocks: [
            list([
              { type: "text", text: "Ferry to the " },
              { type: "text", text: "islands" },
            ]),
          ],
        },
      ],
      [
        "blocks of an app",
        {
          blocks: [
            { type: "header", text: { type: "plain_text", text: "Ferry" } },
            { type: "section", fields: [{ type: "mrkdwn", text: "to the islands" }] },
            {
              type: "actions",
              elements: [{ type: "button", text: { type: "plain_text", text: "Lighthouse" } }],
            },
          ],
        },
      ],
      ["an attachment", { attachments: [{ title: "Ferry", text: "to the islands" }] }],
      ["a file", { files: [{ title: "ferry-to-the-islands.pdf" }] }],
      ["people mentioned", { text: "<@U0BOB> <!subteam^S1|@lighthouse> ferry to the islands :ship:" }],
    ])("%s", async (_, message) => {
      const answer = await related(message);
      expect(answer).toContain("Ferry to the islands runs again");
      expect(answer).not.toContain("Lighthouse");
    });
  });

  test("a link to a page that is not held says so, and finds what the words of its address find", async () => {
    expect(await related({ text: "<https://example.org/3>" })).toContain(
      "don't have that page of example.org",
    );
    const told = await related({ text: "<https://example.org/2026/ferry-to-islands-again.html>" });
    expect(told).toContain("don't have that page");
    expect(told).toContain("Ferry to the islands runs again");
  });
});
