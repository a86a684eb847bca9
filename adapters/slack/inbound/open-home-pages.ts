import { LRUCache } from "lru-cache";
import type { Workspace } from "../install/workspaces.ts";
import type { IncomingEvent } from "./parse-payload.ts";

/** How many people's pages are kept up to date; any other is when it is opened again. */
const maxHomes = 10_000;

type Home = { event: IncomingEvent; shown: Promise<void> };

/**
 * The home pages that people have opened since the start.
 * @param show asks for a page and publishes it; it never rejects
 */
export function createHomes(show: (event: IncomingEvent, workspace: Workspace) => Promise<void>) {
  const homes = new LRUCache<string, Home>({ max: maxHomes });

  /** Each page after the one before: what was asked first must not arrive last. */
  function next(key: string, event: IncomingEvent, workspace: Workspace): Promise<void> {
    const before = homes.get(key)?.shown ?? Promise.resolve();
    const shown = before.then(() => show(event, workspace));
    homes.set(key, { event, shown });
    return shown;
  }

  const keyOf = ({ tenant }: Workspace, user: string): string => `${tenant} ${user}`;

  return {
    opened: (event: IncomingEvent, workspace: Workspace): Promise<void> =>
      next(keyOf(workspace, event.user), event, workspace),
    /** Somebody changed what their page lists. */
    async changed(user: string, workspace: Workspace): Promise<void> {
      const key = keyOf(workspace, user);
      const known = homes.get(key);
      if (known) await next(key, known.event, workspace);
    },
  };
}
