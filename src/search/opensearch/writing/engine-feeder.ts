import { EngineWriter } from "./engine-writer.ts";
import { type EngineSource, fill } from "./fill.ts";
import { type FoundGeneration, firstGeneration, progressOf } from "./find-generation.ts";
import { layout, liveGeneration } from "./generation.ts";

/**
 * Writes what changes to the indices that are read, wherever they are by then. One process does it at a time; two that
 * do for a moment do no harm, since a late write never wins.
 * @param isOurs whether this process is the one
 */
export function createEngineFeeder(source: EngineSource, isOurs: () => Promise<boolean>) {
  const { cluster, database } = source;
  let current: { uuid: string; writer: EngineWriter } | undefined;
  const find = async (): Promise<FoundGeneration> => {
    // A cluster that is away is known to be in the time that a person waits.
    const generation = await liveGeneration(cluster, "ask");
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
  };
}
