import { createCipheriv, createDecipheriv, createHmac, randomBytes } from "node:crypto";

const algorithm = "aes-256-gcm";
const ivBytes = 12;
const tagBytes = 16;

/**
 * Encrypts a text.
 * @param key 32 bytes
 * @param about what the text belongs to; it opens only for that
 */
export function seal(key: Uint8Array, about: string, text: string): string {
  const iv = randomBytes(ivBytes);
  const cipher = createCipheriv(algorithm, key, iv).setAAD(Buffer.from(about));
  const sealed = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString("base64");
}

/** The inverse. Throws if the key is another or the text was changed. */
export function unseal(key: Uint8Array, about: string, sealed: string): string {
  const bytes = Buffer.from(sealed, "base64");
  const tag = bytes.subarray(ivBytes, ivBytes + tagBytes);
  const decipher = createDecipheriv(algorithm, key, bytes.subarray(0, ivBytes), { authTagLength: tagBytes })
    .setAAD(Buffer.from(about))
    .setAuthTag(tag);
  return decipher.update(bytes.subarray(ivBytes + tagBytes), undefined, "utf8") + decipher.final("utf8");
}

/** A secret for another purpose, derived from the key. */
export const derivedSecret = (key: Uint8Array, purpose: string): string =>
  createHmac("sha256", key).update(purpose).digest("hex");
