import { promisify } from "node:util";
import { brotliDecompress, constants, gunzip, inflate, inflateRaw, zstdDecompress } from "node:zlib";
import { FetchError } from "./fetch-error.ts";

/** The encodings that requests accept. */
export const acceptEncoding = "gzip, deflate, br, zstd";

type Unpack = (bytes: Uint8Array, maxBytes: number) => Promise<Uint8Array>;

/** The part of a stream before it was cut off is still useful. */
const { Z_SYNC_FLUSH: finishFlush, BROTLI_OPERATION_FLUSH } = constants;
const gzip: Unpack = (bytes, maxOutputLength) => promisify(gunzip)(bytes, { maxOutputLength, finishFlush });
/** Some servers send raw deflate, others wrap it in zlib as the standard says. */
const deflate: Unpack = (bytes, maxOutputLength) =>
  promisify(((bytes[0] ?? 0) & 0x0f) === 8 ? inflate : inflateRaw)(bytes, { maxOutputLength, finishFlush });
const br: Unpack = (bytes, maxOutputLength) =>
  promisify(brotliDecompress)(bytes, { maxOutputLength, finishFlush: BROTLI_OPERATION_FLUSH });
const zstd: Unpack = (bytes, maxOutputLength) =>
  promisify(zstdDecompress)(bytes, { maxOutputLength, finishFlush: constants.ZSTD_e_flush });

const unpackers: Record<string, Unpack> = { gzip, "x-gzip": gzip, deflate, br, zstd };

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
  try {
    return await unpacker(bytes, maxBytes);
  } catch (cause) {
    const isLarge = cause instanceof Error && "code" in cause && cause.code === "ERR_BUFFER_TOO_LARGE";
    if (isLarge) throw new FetchError("expands_too_large", { megabytes: maxBytes / 1e6 }, { cause });
    throw new FetchError("compression_damaged", { name }, { cause });
  }
}
