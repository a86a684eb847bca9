import { expect, test } from "vitest";
import { inBothModes, slack, text } from "./whole-way.ts";

// One message that comes in several events, and events of messages that are no questions.

inBothModes(() => {
  const ann = { user: "U0ANN", channel: "C0GENERAL" };
  const settled = async () => {
    await slack.command("is anybody there");
    await slack.waitForReply();
  };
  /** The same event, delivered with another id. */
  const again = async (envelope: ReturnType<typeof slack.payloads.mention>, more: object = {}) => {
    const payload = envelope.payload as { event: object };
    const event = { ...payload.event, ...more };
    await slack.deliver({ ...envelope, payload: { ...payload, event, event_id: slack.workspace.id("Ev") } });
  };

  test("a mention that comes under two event ids is answered once", async () => {
    const mention = slack.payloads.mention("micron subsidy", ann);
    slack.workspace.asks("C0GENERAL");
    await Promise.all([slack.deliver(mention), again(mention)]);
    expect(text(await slack.waitForReply())).toContain("Micron waits");
    await again(mention);
    await settled();
    expect(slack.posted).toHaveLength(2);
  });

  test("a mention that comes as a message of its channel, too, is answered once", async () => {
    const mention = slack.payloads.mention("micron subsidy", ann);
    slack.workspace.asks("C0GENERAL");
    await again(mention, { type: "message", channel_type: "channel" });
    await slack.deliver(mention);
    await slack.waitForReply();
    await settled();
    expect(slack.posted).toHaveLength(2);
  });

  test("a mention in a direct message, which comes as both, is answered once", async () => {
    const here = { user: "U0ANN", channel: "D0ANN" };
    const direct = slack.payloads.direct("<@U0NEWSDESK> micron subsidy", here);
    slack.workspace.asks("D0ANN");
    await slack.deliver(direct);
    await slack.waitForReply();
    await again(direct, { type: "app_mention" });
    await settled();
    expect(slack.posted).toHaveLength(2);
  });

  test("the same words said twice are answered twice", async () => {
    for (let times = 0; times < 2; times++) {
      await slack.mention("micron subsidy");
      await slack.waitForReply();
    }
    expect(slack.posted).toHaveLength(2);
  });

  /** https://docs.slack.dev/reference/events/message#subtypes */
  test.each(["file_share", "thread_broadcast", "me_message"])("%s is what a person says", async (subtype) => {
    await slack.direct("micron subsidy", {}, { subtype });
    expect(text(await slack.waitForReply())).toContain("Micron waits");
  });

  test.each([
    ...[
      "bot_message",
      "message_changed",
      "message_deleted",
      "message_replied",
      "channel_join",
      "channel_leave",
    ],
    ...["channel_topic", "channel_purpose", "channel_name", "channel_archive", "channel_unarchive"],
    ...[
      "channel_convert_to_private",
      "channel_convert_to_public",
      "channel_posting_permissions",
      "group_join",
    ],
    ...["reminder_add", "pinned_item", "ekm_access_denied", "assistant_app_thread", "document_mention"],
  ])("%s is nothing that a person says", async (subtype) => {
    await slack.deliver(
      slack.payloads.direct("micron subsidy", { user: "U0ANN", channel: "D0ANN" }, { subtype }),
    );
    await settled();
    expect(slack.posted).toHaveLength(1);
  });
});
