import type { OverrunStage } from "../../article/quarantine.ts";
import type { CheckResult } from "../../chat/check-result.ts";
import { shorten } from "../../chat/shorten.ts";
import type { Storage } from "../../storage/storage.ts";

const maxNamed = 10;
const maxTitleChars = 100;

const details: Record<OverrunStage, string> = {
  reading: "was too much work to read: only its plain text is there, and no names are learnt from it",
  names: "was too much work to learn names from; all of its text is there",
};
const remedy = "look at what its source sends; a revision of it, or a newer Newsdesk, reads it again";

/** The latest articles that were too much work, a line each. */
export async function checkQuarantine({ quarantine }: Storage): Promise<CheckResult[]> {
  return (await quarantine.latest(maxNamed)).map(({ id, title, source, stage }) => ({
    part: `Article ${id} of ${source}`,
    verdict: "warn",
    detail: `"${shorten(title, maxTitleChars)}" ${details[stage]}`,
    remedy,
  }));
}
