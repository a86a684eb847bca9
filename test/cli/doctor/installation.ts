import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, vi } from "vitest";
import type { CheckResult } from "../../../src/chat/check-result.ts";
import type { ChannelRef } from "../../../src/chat/message.ts";
import { doctor } from "../../../src/cli/doctor.ts";
import { openStorage } from "../../../src/storage/sqlite/open-sqlite.ts";

/** An installation for the doctor to check. */
export type DoctorInstallation = {
  folder: string;
  dataDir: string;
  database: string;
  /** The doctor's results with these variables, and its exit status; no secret is among them. */
  diagnose(
    variables?: Record<string, string | undefined>,
  ): Promise<{ status: number; results: CheckResult[] }>;
  /** A digest that is to be posted to a channel. */
  setDigest(channel: ChannelRef): Promise<string>;
  remove(): Promise<void>;
};

export async function openInstallation(): Promise<DoctorInstallation> {
  const folder = await mkdtemp(join(tmpdir(), "newsdesk-"));
  const dataDir = join(folder, "data");
  const database = join(dataDir, "newsdesk.sqlite");
  await mkdir(dataDir);
  return {
    folder,
    dataDir,
    database,
    async diagnose(variables = {}) {
      const print = vi.spyOn(console, "log").mockImplementation(() => undefined);
      const status = await doctor.open(["--json"], {
        NEWSDESK_DATA: dataDir,
        WEB_PORT: "0",
        ...variables,
      });
      const printed = String(print.mock.calls[0]?.[0]);
      print.mockRestore();
      for (const [name, secret] of Object.entries(variables)) {
        if (/TOKEN|SECRET/.test(name) && secret) expect(printed).not.toContain(secret);
      }
      return { status, results: JSON.parse(printed) as CheckResult[] };
    },
    async setDigest(channel) {
      const storage = await openStorage(database);
      const { id } = await storage.subscriptions.add({
        channel,
        schedule: { times: ["08:30"], zone: "UTC", weekdays: [1] },
        locale: "en",
        createdBy: { platform: channel.platform, tenant: channel.tenant, user: "U" },
        createdAt: 1,
        coveredUntil: 1,
      });
      await storage.close();
      return id;
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

/** The result of this name, or the first whose name begins so. */
export const resultFor = (results: CheckResult[], part: string): CheckResult | undefined =>
  results.find((result) => result.part === part) ?? results.find((result) => result.part.startsWith(part));
