import type { Transform } from "node:stream";
import {
  constants,
  createBrotliDecompress,
  createGunzip,
  createInflate,
  createInflateRaw,
  createZstdDecompress,
} from "node:zlib";
import { CollectedBytes } from "./collected-bytes.ts";
import { FetchError } from "./fetch-error.ts";

/** The encodings that requests accept. */
export const acceptEncoding = "gzip, deflate, br, zstd";

type Unpacker = (bytes: Uint8Array) => Transform;

/** The part of a stream before it was cut off is still useful. */
const { Z_SYNC_FLUSH: finishFlush, BROTLI_OPERATION_FLUSH } = constants;
const gzip: Unpacker = () => createGunzip({ finishFlush });
/** Some servers send raw deflate, others wrap it in zlib as the standard says. */
const deflate: Unpacker = ([first = 0]) =>
  ((first & 0x0f) === 8 ? createInflate : createInflateRaw)({ finishFlush });
const br: Unpacker = () => createBrotliDecompress({ finishFlush: BROTLI_OPERATION_FLUSH });
const zstd: Unpacker = () => createZstdDecompress({ finishFlush: constants.ZSTD_e_flush });

const unpackers: Record<string, Unpacker> = { gzip, "x-gzip": gzip, deflate, br, zstd };

const isGzip = (bytes: Uint8Array): boolean => bytes[0] === 0x1f && bytes[1] === 0x8b;

const plainStart = /^(?:\xef\xbb\xbf)?\s{0,100}[<{[]/;

/** Whether bytes begin like a page, a feed or JSON: compressed ones have other bytes among their first. */
const isPlain = (bytes: Uint8Array): boolean => {
  const start = Buffer.from(bytes.subarray(0, 200)).toString("latin1");
  return plainStart.test(start) && !/[^\P{Cc}\t\n\v\f\r\x80-\x9f]/u.test(start);
};

/** A page that is packed once by its author and once by its server; more only keeps the processor busy. */
const maxEncodings = 2;

/**
 * Decodes a response's content encodings, the last applied first, at most two. A file that is gzip itself
 * is decompressed too, and counts; what is plain text already stays unchanged, whatever it is said to be.
 * @throws FetchError size, encoding, or what `signal` is aborted with
 */
export async function unpack(
  bytes: Uint8Array,
  encoding: string,
  maxBytes: number,
  signal: AbortSignal,
): Promise<Uint8Array> {
  const names = encoding.toLowerCase().match(/[^\s,]+/g) ?? [];
  const applied = names.filter((name) => name !== "identity").reverse();
  if (applied.length > maxEncodings) throw new FetchError("too_many_encodings", { times: maxEncodings });
  let unpacked = bytes;
  let done = 0;
  const unpackNext = async (name: string) => {
    signal.throwIfAborted();
    unpacked = await unpackOnce(unpacked, name, maxBytes);
    done++;
  };
  for (const name of applied) {
    if (!isPlain(unpacked) && !(unpackers[name] === gzip && !isGzip(unpacked))) await unpackNext(name);
  }
  if (isGzip(unpacked) && done < maxEncodings) await unpackNext("gzip");
  signal.throwIfAborted();
  return unpacked;
}

async function unpackOnce(bytes: Uint8Array, name: string, maxBytes: number): Promise<Uint8Array> {
  const unpacker = Object.hasOwn(unpackers, name) ? unpackers[name] : undefined;
  if (!unpacker) throw new FetchError("compression_unknown", { name: name.slice(0, 40) });
  const unpacked = new CollectedBytes(maxBytes, "expands_too_large");
  try {
    await unpacked.add(unpacker(bytes).end(bytes));
  } catch (cause) {
    if (cause instanceof FetchError) throw cause;
    throw new FetchError("compression_damaged", { name }, { cause });
  }
  return unpacked.joined();
}
