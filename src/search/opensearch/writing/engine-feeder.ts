import { z } from "zod";
import type { Change } from "../../../article/store.ts";
import { readName } from "../cluster/index-names.ts";
import { EngineWriter } from "./engine-writer.ts";
import { type EngineSource, fill } from "./fill.ts";
import { type FoundGeneration, firstGeneration, progressOf } from "./find-generation.ts";
import { layout, liveGeneration } from "./generation.ts";
import { saveProgress } from "./progress.ts";

/**
 * Writes what changes to the indices that are read, wherever they are by then. One process does it at a time; two that
 * do for a moment do no harm, since a late write never wins.
 * @param isOurs whether this process is the one
 */
export function createEngineFeeder(source: EngineSource, isOurs: () => Promise<boolean>) {
  const { cluster, database, onRefused } = source;
  let current: { uuid: string; writer: EngineWriter } | undefined;
  const find = async (): Promise<FoundGeneration> => {
    const generation = await liveGeneration(cluster);
    if (!generation) return firstGeneration(cluster, database);
    return { generation, progress: await progressOf(cluster, generation, database) };
  };
  /** Which words it has written is known for one generation. */
  const writerFor = ({ generation: { uuid, number } }: FoundGeneration): EngineWriter => {
    if (current?.uuid !== uuid) current = { uuid, writer: new EngineWriter(cluster, number) };
    return current.writer;
  };
  return {
    /**
     * One round, until nothing is left to write. Returns whether the indices were made by this version; if not, they are
     * left as they are until a rebuild.
     * @throws SearchEngineError, and what the store throws
     */
    async round(signal?: AbortSignal): Promise<boolean> {
      if (!(await isOurs())) return true;
      const found = await find();
      if (found.progress.layout !== layout) return false;
      await fill(source, { ...found, writer: writerFor(found) }, { isOurs, signal });
      return true;
    },
    /** Writes changes that follow those before; they can be found once it resolves. Throws SearchEngineError. */
    async apply(changes: Change[]): Promise<void> {
      const last = changes.at(-1);
      if (!last) return;
      const found = await find();
      const writer = writerFor(found);
      const refused = await writer.write(await writer.prepare(changes));
      if (refused.length > 0) onRefused(refused);
      await saveProgress(cluster, found.generation.number, { ...found.progress, seq: last.seq });
      await cluster.work({ method: "POST", path: `/${readName(cluster, "*")}/_refresh` }, z.unknown());
    },
  };
}
