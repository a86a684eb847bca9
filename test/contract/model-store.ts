import { type Article, type ArticleDraft, newsTime, type Version } from "../../src/article/article.ts";
import { contentHash } from "../../src/article/identity.ts";
import type { AddOutcome, AddResult, Change } from "../../src/article/store.ts";

type Known = { id: string; hash: string };

/** The simplest possible article store, with which the real ones are compared. */
export class ModelStore {
  private readonly held = new Map<string, Article>();
  private readonly earlier = new Map<string, Version[]>();
  private readonly keys = new Map<string, Known>();

  /** Adds one draft after the other, with the ids that the real store chose. */
  add(drafts: ArticleDraft[], now: number, real: AddResult): AddResult {
    const given = real.added.map((article) => article.id);
    const added = new Set<string>();
    const changed = new Set<string>();
    const outcomes: AddOutcome[] = [];
    const before = this.articles();
    for (const { keys, ...content } of drafts) {
      const hash = contentHash(content);
      const known = keys.flatMap((key) => this.keys.get(key) ?? [])[0];
      const id = known?.id ?? given[added.size] ?? "too few ids";
      const same = known?.hash === hash;
      for (const key of keys) {
        const owner = this.keys.get(key);
        if (!owner || (owner.id === id && !same)) this.keys.set(key, { id, hash });
      }
      outcomes.push(same ? "unchanged" : known ? "changed" : "added");
      if (!same)
        this.held.set(id, { ...content, id, addedAt: this.held.get(id)?.addedAt ?? now, storyId: id });
      if (!known) added.add(id);
      else if (!same && !added.has(id)) changed.add(id);
    }
    this.keepVersions(before, now);
    const all = (ids: Set<string>) => [...ids].flatMap((id) => this.held.get(id) ?? []);
    const unchanged = outcomes.filter((outcome) => outcome === "unchanged").length;
    return { added: all(added), changed: all(changed), unchanged, outcomes };
  }

  private keepVersions(before: Article[], until: number): void {
    for (const { id, title, summary, body } of before) {
      const now = this.held.get(id);
      if (title === now?.title && summary === now.summary && body === now.body) continue;
      const versions = this.versions(id);
      const number = (versions[0]?.number ?? 0) + 1;
      this.earlier.set(id, [{ number, until, title, summary, body }, ...versions].slice(0, 20));
    }
  }

  versions = (id: string): Version[] => this.earlier.get(id) ?? [];

  remove(ids: string[]): number {
    const removed = ids.filter((id) => this.held.delete(id));
    for (const [key, { id }] of this.keys) if (removed.includes(id)) this.keys.delete(key);
    return removed.length;
  }

  keysBeginning = (prefix: string): string[] =>
    [...this.keys.keys()].filter((key) => key.startsWith(prefix)).sort();

  removeKeys(keys: string[]): number {
    const isOrigin = (key: string) => /^(path|feed):/.test(key);
    const lost = new Set(keys.filter(isOrigin).flatMap((key) => this.keys.get(key)?.id ?? []));
    for (const key of keys) this.keys.delete(key);
    for (const [key, { id }] of this.keys) if (isOrigin(key)) lost.delete(id);
    return this.remove([...lost]);
  }

  ids = (): string[] => [...this.held.keys()];
  articles = (): Article[] => [...this.held.values()];
  between = (from: number, to: number): Set<Article> =>
    new Set(this.articles().filter((article) => newsTime(article) >= from && newsTime(article) < to));
}

/** Applies changes to a copy, as the index does; returns the last seq. */
export function replay(changes: Change[], copy: Map<string, Article>, after: number): number {
  for (const change of changes) {
    if (change.kind === "remove") copy.delete(change.id);
    else copy.set(change.id, change.article);
  }
  return changes.at(-1)?.seq ?? after;
}
