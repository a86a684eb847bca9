import { createHash } from "node:crypto";

/** Stores command texts that are too long for a platform's button id. */
export interface LongTexts {
  save(key: string, text: string, now: number): Promise<void>;
  find(key: string): Promise<string | undefined>;
}

/** The key of a text: 22 characters, the same for the same text, so rendering stays pure. */
export const textKey = (text: string): string =>
  createHash("sha256").update(text).digest("base64url").slice(0, 22);
