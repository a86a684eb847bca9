import type { KnownBlock } from "@slack/types";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { formView } from "../../../adapters/slack/views/form-view.ts";
import { homeView } from "../../../adapters/slack/views/home-view.ts";
import { messageView } from "../../../adapters/slack/views/message-view.ts";
import { readState, valuesOf } from "../../../adapters/slack/views/view-state.ts";
import { anyReply, text } from "../../contract/replies.ts";
import { anyForm, anyHome } from "../../contract/surfaces.ts";
import { pingsOf } from "../../servers/slack-reading.ts";
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
