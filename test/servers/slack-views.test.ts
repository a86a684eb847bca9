import type { HomeView, KnownBlock, ModalView } from "@slack/types";
import { describe, expect, test } from "vitest";
import { slackLimits } from "./slack-block-limits.ts";
import { createOAuth, oauthApp } from "./slack-oauth.ts";
import { viewFaults } from "./slack-view-rules.ts";
import { createViews, type View } from "./slack-views.ts";
import { createWorkspace } from "./slack-workspace.ts";

// The views and installations that the loopback Slack refuses.

const plain = (text: string) => ({ type: "plain_text" as const, text });
const section: KnownBlock = { type: "section", text: plain("a") };
const input = (more: object = {}) =>
  ({
    type: "input",
    label: plain("a"),
    element: { type: "plain_text_input", action_id: "a" },
    ...more,
  }) as KnownBlock;
const card = (title: number, body: number): KnownBlock => ({
  type: "card",
  title: { type: "mrkdwn", text: "a".repeat(title) },
  body: { type: "mrkdwn", text: "a".repeat(body) },
});

const checkboxes = (options: object[]) =>
  input({ element: { type: "checkboxes", action_id: "a", options: options as never } });
const choice = (text: string, value: string) => ({ text: plain(text), value });
const modal = (more: Partial<ModalView> = {}): View => ({
  type: "modal",
  title: plain("a"),
  blocks: [section],
  ...more,
});
const home = (more: Partial<HomeView> = {}): View => ({ type: "home", blocks: [section], ...more });

describe("a view is refused", () => {
  test.each<[string, View, RegExp]>([
    ["without blocks", modal({ blocks: [] }), /^view blocks/],
    ["with too many blocks", home({ blocks: Array.from({ length: 101 }, () => section) }), /^view blocks/],
    ["with too long a title", modal({ title: plain("a".repeat(25)) }), /^view title/],
    ["with too long a button", modal({ submit: plain("a".repeat(25)) }), /^view title/],
    ["with too much private metadata", home({ private_metadata: "a".repeat(3_001) }), /^private_metadata/],
    ["with a form and no submit button", modal({ blocks: [input()] }), /without a submit button/],
    ["with a field of an unknown type", modal({ blocks: [{ type: "poem" } as never] }), /constant|required/],
    [
      "with an empty label",
      modal({ submit: plain("a"), blocks: [input({ label: plain("") })] }),
      /^input label/,
    ],
    [
      "with an initial value over its maximum",
      home({
        blocks: [
          input({
            element: { type: "plain_text_input", action_id: "a", max_length: 2, initial_value: "abc" },
          }),
        ],
      }),
      /^initial_value/,
    ],
    [
      "with too many checkboxes",
      home({
        blocks: [
          checkboxes(Array.from({ length: slackLimits.checkboxes + 1 }, (_, at) => choice("a", String(at)))),
        ],
      }),
      /^checkboxes/,
    ],
    ["with too long a choice", home({ blocks: [checkboxes([choice("a".repeat(76), "a")])] }), /^option text/],
    [
      "with too long a value",
      home({ blocks: [checkboxes([choice("a", "a".repeat(151))])] }),
      /^option value/,
    ],
    ["with too long a card title", home({ blocks: [card(slackLimits.cardTitle + 1, 1)] }), /^card title/],
    ["with too long a card body", home({ blocks: [card(1, slackLimits.cardBody + 1)] }), /^card body/],
    ["with a card without text", home({ blocks: [card(1, 0)] }), /^card body/],
    ["with half a character", home({ private_metadata: "\ud83d" }), /surrogate/],
  ])("%s", (_, view, fault) => {
    expect(viewFaults(view).join("\n")).toMatch(new RegExp(fault.source, "m"));
  });

  test("but a well-formed one is accepted", () => {
    expect(
      viewFaults(modal({ submit: plain("a"), blocks: [input(), checkboxes([choice("a", "b")])] })),
    ).toEqual([]);
    expect(
      viewFaults(
        home({
          blocks: [input({ dispatch_action: true }), card(slackLimits.cardTitle, slackLimits.cardBody)],
        }),
      ),
    ).toEqual([]);
  });
});

describe("a trigger", () => {
  const clock = { now: 1_000 };
  const workspace = createWorkspace(() => clock.now);
  const views = createViews(workspace);

  test("works once", () => {
    const trigger = views.trigger("U1");
    expect(views.open(trigger, modal(), false)).toHaveProperty("view");
    expect(views.open(trigger, modal(), false)).toEqual({ error: "exchanged_trigger_id" });
  });

  test("works for three seconds", () => {
    const trigger = views.trigger("U1");
    clock.now += 3_001;
    expect(views.open(trigger, modal(), false)).toEqual({ error: "expired_trigger_id" });
  });

  test("must have been issued", () => {
    expect(views.open("1.2", modal(), false)).toEqual({ error: "invalid_trigger_id" });
  });

  test("stacks at most three modals", () => {
    views.close("U2");
    for (let at = 0; at < 3; at++) views.open(views.trigger("U2"), modal(), at > 0);
    expect(views.open(views.trigger("U2"), modal(), true)).toEqual({ error: "push_limit_reached" });
  });
});

describe("a modal", () => {
  const views = createViews(createWorkspace(() => 0));

  test("is not updated if it was changed meanwhile, or closed", () => {
    views.open(views.trigger("U1"), modal(), false);
    const { id = "", hash } = views.top("U1") ?? {};
    expect(views.update(id, hash, modal())).toHaveProperty("view");
    expect(views.update(id, hash, modal())).toEqual({ error: "hash_conflict" });
    views.close("U1");
    expect(views.update(id, undefined, modal())).toEqual({ error: "not_found" });
  });
});

describe("an installation", () => {
  const clock = { now: 0 };
  const oauth = createOAuth(createWorkspace(() => clock.now));
  const app = { client_id: oauthApp.clientId, client_secret: oauthApp.clientSecret };
  const access = (more: Record<string, string>) => oauth.access({ ...app, ...more });

  test("needs the app's secret, and a code that works once", () => {
    const code = oauth.consent("T1");
    expect(oauth.access({ ...app, client_secret: "guessed", code })).toMatchObject({
      error: "bad_client_secret",
    });
    expect(access({ code })).toMatchObject({ ok: true, team: { id: "T1" } });
    expect(access({ code })).toMatchObject({ error: "invalid_code" });
  });

  test("issues a token for twelve hours, which each refresh token renews once", () => {
    const { access_token: token, refresh_token: refresh } = access({ code: oauth.consent("T1") });
    expect(oauth.teamOf(String(token))).toBe("T1");
    clock.now += 12 * 3_600_000 + 1;
    expect(oauth.teamOf(String(token))).toBe("expired");
    const renewal = { grant_type: "refresh_token", refresh_token: String(refresh) };
    expect(oauth.teamOf(String(access(renewal).access_token))).toBe("T1");
    expect(access(renewal)).toMatchObject({ error: "invalid_refresh_token" });
    oauth.revoke("T1");
    expect(oauth.teamOf(String(token))).toBeUndefined();
  });
});
