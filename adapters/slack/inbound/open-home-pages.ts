import { LRUCache } from "lru-cache";
import type { UserRef } from "../../../src/chat/message.ts";

/** Any other page is updated when it is opened again. */
const maxHomePages = 10_000;

type HomePage = { publish: () => Promise<void>; published: Promise<void> };

/** The home pages that people have opened since the start. */
export type HomePages = {
  /** @param publish asks for the page and publishes it; it never rejects */
  open(user: UserRef, publish: () => Promise<void>): Promise<void>;
  /** Publishes a person's page again, if they have opened it. */
  refresh(user: UserRef): Promise<void>;
};

export function createHomePages(): HomePages {
  const pages = new LRUCache<string, HomePage>({ max: maxHomePages });
  const keyOf = ({ tenant, user }: UserRef): string => `${tenant} ${user}`;

  /** One after another, so that an older page never arrives last. */
  function open(user: UserRef, publish: () => Promise<void>): Promise<void> {
    const before = pages.get(keyOf(user))?.published ?? Promise.resolve();
    const published = before.then(publish);
    pages.set(keyOf(user), { publish, published });
    return published;
  }

  return {
    open,
    async refresh(user) {
      const known = pages.get(keyOf(user));
      if (known) await open(user, known.publish);
    },
  };
}
