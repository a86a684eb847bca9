import { describe, expect, test } from "vitest";
import type { OnMessage } from "../../../src/chat/adapter.ts";
import type { FormReply } from "../../../src/chat/form.ts";
import { notice } from "../../contract/replies.ts";
import { permission } from "../../servers/discord-world.ts";
import { until } from "../../until.ts";
import { type Started, textOf } from "./harness.ts";
import { running, start } from "./heard.ts";

describe("a form", () => {
  const form: FormReply = {
    kind: "form",
    title: "Set a digest",
    command: "digest on",
    fields: [
      { kind: "channel", name: "channel", label: "Channel", optional: false },
      {
        kind: "text",
        name: "times",
        label: "When",
        hint: "08:30",
        optional: false,
        longest: 60,
        value: "08:30",
      },
      {
        kind: "lookup",
        name: "zone",
        label: "Zone",
        optional: false,
        completes: "zone",
        value: { label: "Taipei", value: "Asia/Taipei" },
      },
      {
        kind: "many",
        name: "days",
        label: "Days",
        optional: false,
        choices: [
          { label: "Monday", value: "mon" },
          { label: "Friday", value: "fri" },
        ],
        values: ["mon"],
      },
      { kind: "text", name: "about", label: "About", optional: true, longest: 300 },
    ],
    notes: [],
    errors: {},
    submit: "Save",
    cancel: "Cancel",
    otherwise: notice("When should it be posted? For example: digest on 08:30"),
  };
  const filling: OnMessage = async (message) => {
    if (message.kind !== "submit") return form;
    return message.values?.times?.[0] === "8:90"
      ? { ...form, errors: { times: "That is as a time. Try 08:30." } }
      : notice("Digest 1 is set", { actions: [{ label: "Undo", command: "digest off 1" }] });
  };
  const here = (server: Started["server"]) => ({ channel: [server.world.channelId] });

  test("opens for a command, and its values are submitted with the channel chosen in it", async () => {
    const { server, heard } = await start(filling);
    server.command("newsdesk settings", { form: "digest on" });
    await until(() => expect(server.world.modals).toHaveLength(1));
    server.submit({ channel: [server.world.otherChannelId], days: ["mon", "fri"], about: ["chips"] });
    await server.waitForReply();
    expect(heard[0]).toMatchObject({ kind: "command", text: "digest on" });
    expect(heard[1]).toMatchObject({
      kind: "submit",
      text: "digest on",
      channel: { channel: server.world.otherChannelId },
      values: { times: ["08:30"], zone: ["Asia/Taipei"], days: ["mon", "fri"], about: ["chips"] },
    });
    expect(heard[1]?.values).not.toHaveProperty("channel");
  });

  test("has no value for a field that was left empty", async () => {
    const { server, heard } = await start(filling);
    server.command("newsdesk settings", { form: "digest on" });
    await until(() => expect(server.world.modals).toHaveLength(1));
    server.submit(here(server));
    await server.waitForReply();
    expect(heard[1]?.values).not.toHaveProperty("about");
  });

  test("set for another channel offers an Undo for that channel", async () => {
    const { server, heard } = await start(filling);
    server.command("newsdesk settings", { form: "digest on" });
    await until(() => expect(server.world.modals).toHaveLength(1));
    server.submit({ channel: [server.world.otherChannelId] });
    await server.waitForReply();
    server.press("Undo");
    await until(() => expect(heard).toHaveLength(3));
    expect(heard[2]).toMatchObject({
      text: "digest off 1",
      channel: { channel: server.world.otherChannelId },
    });
    expect(await heard[2]?.canManage()).toBe(true);
  });

  test("checks who manages the channel that was chosen", async () => {
    const { server, heard } = await start(filling);
    server.command("newsdesk settings", { form: "follow" });
    await until(() => expect(server.world.modals).toHaveLength(1));
    server.deny("person", permission.manageChannels);
    for (const channel of [server.world.otherChannelId, server.world.channelId]) {
      server.submit({ channel: [channel] });
      await server.waitForReply();
    }
    expect(await Promise.all(heard.slice(1).map(({ canManage }) => canManage()))).toEqual([false, false]);
  });

  test("with mistakes names them, and opens again with all of its values", async () => {
    const { server, heard } = await start(filling);
    server.command("newsdesk settings", { form: "digest on" });
    await until(() => expect(server.world.modals).toHaveLength(1));
    server.submit({ ...here(server), times: ["8:90"], about: ["chips"] });
    const mistakes = await server.waitForReply();
    expect(textOf(mistakes)).toContain("When · That is as a time. Try 08:30.");
    server.press("Set a digest");
    await until(() => expect(server.world.modals).toHaveLength(2));
    expect(heard[2]).toMatchObject({
      kind: "change",
      text: "digest on",
      channel: server.channel,
      values: { times: ["8:90"], about: ["chips"] },
    });
  });

  test("with few values opens again too", async () => {
    const little: FormReply = { ...form, command: "follow", fields: form.fields.slice(4) };
    const { server, heard } = await start(async ({ kind }) =>
      kind === "submit" ? { ...little, errors: { about: "Say what." } } : little,
    );
    server.command("newsdesk settings", { form: "follow" });
    await until(() => expect(server.world.modals).toHaveLength(1));
    server.submit();
    await server.waitForReply();
    server.press("Set a digest");
    await until(() => expect(server.world.modals).toHaveLength(2));
    expect(heard[2]).toMatchObject({ kind: "change", text: "follow", values: {} });
  });

  test("that comes too late to be opened is answered as text", async () => {
    const deferred = Promise.withResolvers<void>();
    const { server } = await start(() => deferred.promise.then(() => form));
    server.command("newsdesk settings", { form: "digest on" });
    await until(() => expect(server.requests.join()).toContain("/callback"));
    deferred.resolve();
    expect(textOf(await server.waitForReply())).toBe(
      "When should it be posted? For example: digest on 08:30",
    );
  });

  test("to change something opens with its values, and is submitted for its channel", async () => {
    const elsewhere = (server: Started["server"]) => ({
      ...server.channel,
      channel: server.world.otherChannelId,
    });
    const { server, heard } = await start(async ({ kind, text }) => {
      if (text === "digest edit 2" && kind !== "submit")
        return {
          ...form,
          command: text,
          channel: elsewhere(running?.server as Started["server"]),
          fields: form.fields.slice(1),
        };
      return notice("Digest 2", { actions: [{ label: "Edit", command: "digest edit 2" }] });
    });
    server.command("newsdesk digest status");
    await server.waitForReply();
    server.press("Edit");
    await until(() => expect(server.world.modals).toHaveLength(1));
    server.submit({ times: ["09:15"] });
    await server.waitForReply();
    expect(heard.at(-1)).toMatchObject({
      kind: "submit",
      text: "digest edit 2",
      channel: elsewhere(server),
      values: { times: ["09:15"], zone: ["Asia/Taipei"] },
    });
  });

  test("opens from a button; a notice instead of it is shown like any other answer", async () => {
    const buttons = [
      { label: "Set", command: "digest on" },
      { label: "Follow", command: "follow" },
    ];
    const { server } = await start(async ({ text }) => {
      if (text === "digest on") return form;
      return text === "follow" ? notice("Not for you") : notice("Settings", { actions: buttons });
    });
    server.command("sources");
    await server.waitForReply();
    server.press("Set");
    await until(() => expect(server.world.modals).toHaveLength(1));
    server.press("Follow");
    expect(textOf(await server.waitForReply())).toBe("Not for you");
  });
});
