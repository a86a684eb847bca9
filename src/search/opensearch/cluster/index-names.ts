import type { EngineIndex } from "../mapping/indices.ts";
import type { Cluster } from "./cluster.ts";

type Named = Pick<Cluster, "settings">;

/** The alias under which an index is read: it leads to the generation that is in use. */
export const readName = ({ settings }: Named, index: EngineIndex): string => `${settings.prefix}-${index}`;

/** An index of one generation. */
export const storedName = (cluster: Named, index: EngineIndex, generation: number): string =>
  `${readName(cluster, index)}-${String(generation).padStart(6, "0")}`;

/**
 * The alias under which it is written: a write to an alias that is gone is refused, where one to an index that is gone
 * would make it anew, with the engine's own idea of the fields.
 */
export const writeName = (cluster: Named, index: EngineIndex, generation: number): string =>
  `${storedName(cluster, index, generation)}-in`;

/** The index that says how far each generation is. */
export const progressName = ({ settings }: Named): string => `${settings.prefix}-progress`;
