import type { App, Context } from "@slack/bolt";

/** What Bolt hands over with a payload. */
export type EventOrigin = { context: Context; client: App["client"] };
export type EventArgs = EventOrigin & { body: unknown };
