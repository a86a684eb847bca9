import type { APIContainerComponent } from "discord.js";
import { limits } from "../limits.ts";

/** The richest message: what it shows, and the maximum of each text in UTF-16 units. */
const richest = {
  images: true,
  entries: 15,
  /** Buttons of the whole reply. */
  actions: 10,
  title: 300,
  notes: 600,
  passage: 600,
  /** Source, section, time and remarks. */
  meta: 200,
  /** A headline with a longer address is not linked. */
  url: 600,
  /** The text of a story, the lines of a notice. */
  body: 3_000,
};

export type Richness = typeof richest;

/** What each step leaves out in addition to those before it, the least missed first. */
const steps: Partial<Richness>[] = [
  { passage: 400, body: 2_600 },
  { images: false, passage: 300, body: 2_300 },
  { title: 200, notes: 400, passage: 200, body: 2_000 },
  { passage: 150, body: 1_800 },
  { title: 150, notes: 300, passage: 120, meta: 150, url: 300, body: 1_500 },
  { passage: 0, meta: 100 },
  { title: 120, meta: 80, url: 200 },
  { entries: 10, actions: 5, title: 100, notes: 200, meta: 50, url: 0 },
];

/** From the richest message to one that always fits. */
export const ladder: Richness[] = [
  richest,
  ...steps.map((_, at) => Object.assign({ ...richest }, ...steps.slice(0, at + 1))),
];

/** Whether Discord takes a message of these components. */
export function fits(components: APIContainerComponent[]): boolean {
  const { count, text, bytes } = size(components);
  return count <= limits.components && text <= limits.text && bytes <= limits.bytes;
}

/** Components, text in UTF-16 units, and bytes of every string with 24 for each component's rest. */
function size(part: unknown): { count: number; text: number; bytes: number } {
  const total = { count: 0, text: 0, bytes: 0 };
  if (typeof part === "string") return { ...total, bytes: Buffer.byteLength(part) };
  if (typeof part !== "object" || part === null) return total;
  if ("type" in part) Object.assign(total, { count: 1, bytes: 24 });
  if ("content" in part && typeof part.content === "string") total.text = part.content.length;
  for (const inner of Object.values(part).map(size)) {
    total.count += inner.count;
    total.text += inner.text;
    total.bytes += inner.bytes;
  }
  return total;
}
