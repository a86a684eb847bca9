import { expect, test } from "vitest";
import type { Storage } from "../../src/storage/storage.ts";

const reader = { platform: "slack", tenant: "T", user: "X" };
const channel = { platform: "slack", tenant: "T", channel: "X" };
const none = { reader: {}, channel: {} };

/** What every store of the preferences of readers and channels promises. `open` gives an empty one. */
export function preferencesContract(open: () => Promise<Storage>): void {
  test("of a reader and of a channel are independent, each as it was last chosen", async () => {
    const { preferences } = await open();
    expect(await preferences.of(reader, channel)).toEqual(none);
    await preferences.choose(reader, { locale: "en", zone: "UTC" });
    await preferences.choose(channel, { locale: "en" });
    await preferences.choose(reader, { zone: "Asia/Taipei" });
    await preferences.choose(channel, { locale: "zh-TW" });
    expect(await preferences.of(reader, { ...channel, thread: "t" })).toEqual({
      reader: { zone: "Asia/Taipei" },
      channel: { locale: "zh-TW" },
    });
  });

  test("of channels can be listed, without those of readers", async () => {
    const { preferences } = await open();
    const other = { platform: "discord", tenant: "", channel: "Y" };
    await preferences.choose(reader, { locale: "en" });
    await preferences.choose({ ...channel, thread: "t" }, { locale: "zh-TW" });
    await preferences.choose(other, { zone: "UTC" });
    const listed = await preferences.channels();
    expect(listed.toSorted((a, b) => (a.channel.platform < b.channel.platform ? -1 : 1))).toEqual([
      { channel: other, preference: { zone: "UTC" } },
      { channel, preference: { locale: "zh-TW" } },
    ]);
  });

  test("do not apply to another workspace, platform, person or channel", async () => {
    const { preferences } = await open();
    await preferences.choose(reader, { locale: "zh-TW" });
    await preferences.choose(channel, { locale: "zh-TW" });
    for (const other of [{ platform: "discord" }, { tenant: "T2" }, { user: "Y", channel: "Y" }]) {
      expect(await preferences.of({ ...reader, ...other }, { ...channel, ...other })).toEqual(none);
    }
  });

  test("are deleted if nothing is chosen any more, and with the workspace", async () => {
    const { preferences, tenants } = await open();
    await preferences.choose(reader, { locale: "zh-TW" });
    await preferences.choose(reader, {});
    expect(await preferences.of(reader, channel)).toEqual(none);
    await preferences.choose(channel, { locale: "zh-TW" });
    await tenants.forget({ platform: "slack", tenant: "T" });
    expect(await preferences.of(reader, channel)).toEqual(none);
  });

  test("of a channel alone are deleted too after the bot was removed while it was not running", async () => {
    const { preferences, tenants } = await open();
    await preferences.choose(channel, { locale: "zh-TW" });
    await tenants.present("slack", ["T2"], 0);
    expect(await tenants.forgetLeft(0)).toBe(1);
    expect(await preferences.of(reader, channel)).toEqual(none);
  });
}
