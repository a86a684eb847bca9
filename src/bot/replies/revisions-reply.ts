import type { Article, Version } from "../../article/article.ts";
import type { NoticeReply } from "../../chat/reply.ts";
import { shorten } from "../../chat/shorten.ts";
import type { RequestContext } from "../request-context.ts";
import { notice } from "./build-reply.ts";
import { momentOf } from "./format-time.ts";
import { difference } from "./text-difference.ts";

const maxQuoteLength = 160;
const maxTitleLength = 80;

type RevisionTexts = Pick<Article, "title" | "summary" | "body">;

/** What each revision of a story changed, the latest first; `versions` as the store returns them. */
export function changesReply(article: Article, versions: Version[], context: RequestContext): NoticeReply {
  const { reading, buttons } = context.sentences;
  const older = (versions.at(-1)?.number ?? 1) - 1;
  const lines = [
    ...(versions.length === 0 ? [reading.unchanged] : []),
    ...(older > 0 ? [reading.olderChanges(older)] : []),
  ];
  return notice(context, lines, {
    title: reading.changesOf(shorten(article.title, maxTitleLength)),
    items: versions.map((version, at) => ({
      name: reading.changedOn(momentOf(version.until, context)),
      detail: whatChanged(version, versions[at - 1] ?? article, context),
      code: false,
    })),
    actions: [{ label: buttons.read, command: `read ${article.id}` }],
  });
}

function whatChanged(
  version: RevisionTexts,
  next: RevisionTexts,
  { sentences: { reading } }: RequestContext,
): string {
  const { before, after } = difference(textOf(version), textOf(next));
  const [was, is] = [shorten(before, maxQuoteLength), shorten(after, maxQuoteLength)];
  return [
    ...(version.title === next.title ? [] : [reading.headlineWas(shorten(version.title, maxQuoteLength))]),
    ...(was && is ? [reading.said(was, is)] : []),
    ...(was && !is ? [reading.takenOut(was)] : []),
    ...(is && !was ? [reading.putIn(is)] : []),
  ].join(" ");
}

const textOf = ({ summary, body }: RevisionTexts): string => [summary, body].filter(Boolean).join(" ");
