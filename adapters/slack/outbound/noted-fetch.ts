import type { webApi } from "@slack/bolt";
import { type Note, sendNoted } from "../../../src/async/noted-request.ts";

/** What a web client needs so that each of its requests leaves right after a note, behind the client's own queue. */
export const notedFetch =
  (note: Note): webApi.FetchFunction =>
  (url, { headers, body, signal } = {}) =>
    sendNoted(String(url), { method: "POST", headers: headers ?? {}, body: String(body), signal }, note);
