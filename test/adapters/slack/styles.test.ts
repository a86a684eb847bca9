import { describe, expect, test } from "vitest";
import { until } from "../../until.ts";
import { inBothModes, labels, newsroom, slack, text } from "./whole-way.ts";

inBothModes(() => {
  const top = (user = "U0ANN") => slack.views.top(user)?.view;
  const style = async () => (await newsroom.deps.subscriptions.all())[0]?.style;

  describe("the style of a digest", () => {
    test("is set in a form, shown to the curator alone, and saved", async () => {
      await slack.command("digest on 8 compact");
      const confirmation = await slack.waitForReply();
      expect(text(confirmation)).toContain("compact");
      expect(labels(confirmation)).toContain("Style");
      await slack.command("digest style 1");
      await until(() => expect(top()).toMatchObject({ title: { text: "Style of digest 1" } }));
      await slack.inViews.submit({ length: "full", pictures: "without", intro: "Hi <!channel> desk" });
      await until(() => expect(text(top())).toContain("nothing is changed yet"));
      expect(text(top())).toMatch(/^Hi desk/);
      expect(await style()).toEqual({ length: "compact" });
      expect(slack.posted.filter(({ onlyFor }) => !onlyFor)).toEqual([]);
      await slack.inViews.press("Save");
      await until(async () =>
        expect(await style()).toEqual({ length: "full", pictures: false, intro: "Hi desk" }),
      );
    });

    test("is shown by status, and no role can be pinged, nothing published", async () => {
      await slack.command("digest on 8 without pictures");
      await slack.waitForReply();
      await slack.command("digest status");
      expect(text(await slack.waitForReply())).toContain("without pictures");
      for (const asked of ["digest edit 1 ping everyone", "digest edit 1 publish"]) {
        await slack.command(asked);
        expect(text(await slack.waitForReply())).toContain("nothing was changed");
      }
    });
  });
});
