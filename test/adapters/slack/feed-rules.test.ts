import { expect, test } from "vitest";
import { until } from "../../until.ts";
import { withFeed } from "../feeds-stage.ts";
import { inBothModes, labels, newsroom, slack, text } from "./whole-way.ts";

inBothModes(() => {
  const top = () => slack.views.top("U0ANN")?.view;

  test("an operator fills in a rule, sees what would come, and saves it", async () => {
    const { rules } = await withFeed(newsroom, "slack:U0ANN");
    await slack.command("feeds rules");
    expect(text(await slack.waitForReply())).toContain("No rules yet");
    await slack.press("Add a rule");
    await until(() => expect(top()?.type).toBe("modal"));
    expect(await slack.inViews.submit({ feed: "Quay", kind: "block", text: "title:horoscope" })).toEqual({
      feed: expect.stringContaining("number"),
    });
    expect(await slack.inViews.submit({ feed: "1", kind: "block", text: "title:horoscope" })).toEqual({});
    await until(() => expect(text(top())).toContain("2 would come and 1 would stay out"));
    expect(text(top())).toContain("Horoscope");
    expect(await rules()).toEqual([]);
    await slack.inViews.press("Save");
    await until(async () => expect(await rules()).toEqual(["block title:horoscope"]));
    await until(() => expect(labels(top())).toContain("Undo"));
  });

  test("a rule that is typed is shown with a button that saves it", async () => {
    const { rules } = await withFeed(newsroom, "slack:U0ANN");
    await slack.command("feeds keep 1 chips OR tsmc");
    const shown = await slack.waitForReply();
    expect(shown.onlyFor).toBe("U0ANN");
    expect(text(shown)).toContain("2 would come and 1 would stay out");
    await slack.press("Save");
    expect(text(await slack.waitForReply())).toContain("That holds from the next check on");
    await slack.press("Undo");
    await until(async () => expect(await rules()).toEqual([]));
  });
});
