import { z } from "zod";
import type { ArticleStore, Change } from "../../../article/store.ts";
import type { Cluster } from "../cluster/cluster.ts";
import { writeName } from "../cluster/index-names.ts";

/** What an index has wrong: articles it lacks, has an old text of, or has although they were removed. */
export type IndexFaults = { missing: string[]; outdated: string[]; removed: string[] };

const portionSize = 500;

const versions = z.object({
  docs: z.array(z.object({ _id: z.string(), _version: z.number().optional() })),
});

/**
 * Compares a generation with the store, change by change up to `upto`, which it has read. Throws SearchEngineError, and
 * what the store throws.
 */
export async function compareWithStore(
  { cluster, generation }: { cluster: Cluster; generation: number },
  { changes }: Pick<ArticleStore, "changes">,
  upto: number,
): Promise<IndexFaults> {
  const faults: IndexFaults = { missing: [], outdated: [], removed: [] };
  for (let after = 0; ; ) {
    const read = await changes(after, portionSize);
    const lines = read.filter(({ seq }) => seq <= upto);
    const last = lines.at(-1);
    if (!last) return faults;
    after = last.seq;
    const there = await versionsOf(cluster, generation, [...new Set(lines.map(({ id }) => id))]);
    for (const line of lines) note(line, there.get(line.id), faults);
  }
}

/** An article that changed several times has a line for each, of which the last one counts: it has the highest version. */
function note({ kind, id, seq }: Change, version: number | undefined, faults: IndexFaults): void {
  if (kind === "remove") {
    if (version !== undefined && version < seq) faults.removed.push(id);
  } else if (version === undefined) faults.missing.push(id);
  else if (version < seq) faults.outdated.push(id);
}

async function versionsOf(cluster: Cluster, generation: number, ids: string[]): Promise<Map<string, number>> {
  const path = `/${writeName(cluster, "articles", generation)}/_mget`;
  const request = { method: "POST", path, query: { _source: false }, body: { ids } } as const;
  const { docs } = await cluster.work(request, versions);
  return new Map(docs.flatMap(({ _id, _version }) => (_version === undefined ? [] : [[_id, _version]])));
}
