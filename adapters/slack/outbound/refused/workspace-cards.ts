import { LRUCache } from "lru-cache";
import type { Answer } from "../../../../src/chat/answer.ts";
import type { CardChoice } from "../../views/cards.ts";

/** Slack gives its workspaces cards one after another. */
const rememberedMs = 24 * 3_600_000;
const maxWorkspaces = 10_000;

/** Whether a workspace takes cards, as far as is known. */
export type WorkspaceCards = {
  /** An answer, without cards where they were refused lately. */
  choose<Shown extends Answer>(answer: Shown): Shown & CardChoice;
  /** They were refused: for a day none is tried, so that not each post is refused first. */
  refused(): void;
};

/** @param now the clock, in ms */
export function createWorkspaceCards(now: () => number): (tenant: string) => WorkspaceCards {
  const refusing = new LRUCache<string, true>({
    max: maxWorkspaces,
    ttl: rememberedMs,
    ttlResolution: 0,
    perf: { now },
  });
  return (tenant) => ({
    choose: (answer) => (refusing.has(tenant) ? { ...answer, withoutCards: true } : answer),
    refused: () => void refusing.set(tenant, true),
  });
}
