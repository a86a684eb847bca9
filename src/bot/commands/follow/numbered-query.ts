import type { Reply } from "../../../chat/reply.ts";
import { shorten } from "../../../chat/shorten.ts";
import { oneTimeCommand } from "../../one-time-action.ts";
import { notice } from "../../replies/build-reply.ts";
import type { RequestContext } from "../../request-context.ts";

/** A follow or a mute of a channel by its number or its query; with neither, the only one. */
export type QueryArgument = { number?: number; query?: string };

type NumberedQuery = { id: string; number: number; query: string };

/** The texts of one kind of subscription, and the commands that begin and end one. */
export type NumberedQueryKind = {
  begin: string;
  end: "unfollow" | "unmute";
  none: string;
  which: string;
  unknown: (text: string) => string;
  stopped: (n: number, query: string) => string;
  label: (n: number) => string;
};

/** "2", "#2", or the query. */
export function parseNamed(rest: string): QueryArgument {
  const word = rest.normalize("NFKC").replace(/^#/, "");
  if (/^\d{1,4}$/.test(word)) return { number: Number(word) };
  return rest ? { query: rest } : {};
}

/** What somebody types to end one, in their language. */
export const typedEnd = (
  end: NumberedQueryKind["end"],
  number: number,
  { sentences }: RequestContext,
): string => `${sentences.commands[end].usage.split(" ", 1)[0]} ${number}`;

/** A button for each that ends it. */
export const endings = (there: NumberedQuery[], kind: NumberedQueryKind, context: RequestContext) =>
  there.map(({ number }) => ({
    label: kind.label(number),
    command: oneTimeCommand(`${kind.end} ${number}`, context),
  }));

/** Ends the one that is named, or asks which; Undo begins it again. */
export async function endNamed<One extends NumberedQuery>(
  named: QueryArgument,
  there: One[],
  kind: NumberedQueryKind,
  context: RequestContext,
  remove: (id: string) => Promise<void>,
  beginAgain: (one: One) => string = ({ query }) => `${kind.begin} ${query}`,
): Promise<Reply> {
  if (there.length === 0) return notice(context, [kind.none]);
  const isNamed = named.number !== undefined || named.query !== undefined;
  if (!isNamed && there.length > 1) {
    return notice(context, [kind.which], {
      items: there.map(({ number, query }) => ({
        name: typedEnd(kind.end, number, context),
        detail: query,
        code: true,
      })),
      actions: endings(there, kind, context),
    });
  }
  const isThis = (one: One) =>
    named.query === undefined ? one.number === named.number : same(one.query) === same(named.query);
  const found = isNamed ? there.find(isThis) : there[0];
  if (!found) return notice(context, [kind.unknown(shorten(String(named.number ?? named.query), 80))]);
  await remove(found.id);
  return notice(context, [kind.stopped(found.number, found.query)], {
    changed: true,
    actions: [{ label: context.sentences.buttons.undo, command: oneTimeCommand(beginAgain(found), context) }],
  });
}

/** Queries that differ only in case and spaces are the same. */
export const same = (query: string): string =>
  query.normalize("NFKC").toLowerCase().replace(/\s+/g, " ").trim();
