import { expect, test } from "vitest";
import { until } from "../../until.ts";
import { inBothModes, slack, text } from "./whole-way.ts";

// What somebody presses under a message of an earlier version, or of a message that is gone.

inBothModes(() => {
  const outdated = "This button is too old to work. Please ask again.";
  const pressed = { channel: "C0GENERAL", ts: "1700000000.000001", text: "Old", blocks: [] };
  const button = { label: "Open", action_id: "open_story", block_id: "b1", value: "42" };
  const top = () => slack.views.top("U0ANN")?.view;
  const old = (fields: object, more: object = {}) => {
    const { payload, ...envelope } = slack.payloads.press(button, pressed, "U0ANN");
    const [action] = (payload as { actions: object[] }).actions;
    return { ...envelope, payload: { ...payload, actions: [{ ...action, ...fields }], ...more } };
  };

  /** https://docs.slack.dev/reference/interaction-payloads/block_actions-payload */
  test.each<[string, object]>([
    ["a button of an unknown name", { action_id: "open_story" }],
    ["a menu", { type: "static_select", action_id: "page", selected_option: { value: "2" } }],
    ["an overflow menu", { type: "overflow", action_id: "more", selected_option: { value: "share" } }],
    ["a date", { type: "datepicker", action_id: "day", selected_date: "2026-11-29" }],
    ["a button of ours without its command", { action_id: "command:0", value: undefined }],
    ["a button of ours whose command is no longer kept", { action_id: "stored:0", value: "gone" }],
  ])("%s is acknowledged at once, and its presser reads one line", async (_, fields) => {
    expect(await slack.deliver(old(fields))).toMatchObject({ status: 200 });
    const line = await slack.waitForReply();
    expect(line).toMatchObject({ onlyFor: "U0ANN", channel: "C0GENERAL" });
    expect(text(line)).toBe(outdated);
  });

  test("the line is in the presser's language", async () => {
    await slack.deliver(slack.payloads.press(button, pressed, "U0MEI"));
    expect(text(await slack.waitForReply())).toBe("這個按鈕太舊，已失效，請再問一次。");
  });

  test("of a message that is gone the answer finds its presser, once", async () => {
    slack.fail("response", { status: 404 });
    slack.workspace.asks("C0GENERAL");
    await slack.deliver(
      slack.payloads.press({ ...button, action_id: "command:0", value: "latest" }, pressed, "U0ANN"),
    );
    expect(await slack.waitForReply()).toMatchObject({ onlyFor: "U0ANN" });
    expect(slack.posted).toHaveLength(1);
  });

  test("a button that leads to a page needs no answer", async () => {
    const link = { type: "button", action_id: "open_story", url: "https://news.example/1" };
    await slack.deliver(old({}, { message: { blocks: [{ type: "actions", elements: [link] }] } }));
    await slack.command("latest");
    await slack.waitForReply();
    expect(slack.posted).toHaveLength(1);
  });

  test("in a window of an earlier version it opens the line on top", async () => {
    await slack.openHome();
    await until(() => expect(slack.views.homes.get("U0ANN")).toBeDefined());
    await slack.inViews.press("Read 1");
    await until(() => expect(top()).toBeDefined());
    Object.assign(top() ?? {}, { private_metadata: "v1|C0GENERAL" });
    await slack.inViews.press("Related");
    await until(() => expect(text(top())).toBe(outdated));
  });

  test("a form of an earlier version says in its window that it is too old", async () => {
    await slack.command("digest on");
    await until(() => expect(top()?.type).toBe("modal"));
    Object.assign(top() ?? {}, { callback_id: "digest_v1" });
    expect(await slack.inViews.submit({ times: "08:30" })).toEqual({});
    expect(text(top())).toBe("This form is too old to work. Please open it again.");
  });

  test("a menu of an earlier version has no options", async () => {
    await slack.command("digest on");
    await until(() => expect(top()?.type).toBe("modal"));
    const zone = ((top()?.blocks ?? []) as { block_id: string; element: object }[]).find(
      (one) => one.block_id === "zone",
    );
    Object.assign(zone?.element ?? {}, { action_id: "city" });
    expect(await slack.inViews.lookUp("zone", "taipei")).toEqual([]);
  });
});
