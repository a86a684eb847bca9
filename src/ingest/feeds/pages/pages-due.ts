import type { Article } from "../../../article/article.ts";

/** An article whose page is to be fetched, and the feed that brought it. */
type PageDue = { articleId: Article["id"]; feedId: string };

/**
 * The pages behind teasers that are still to be fetched: they wait for their hosts, and the program may end
 * meanwhile. Every implementation passes test/contract/pages-due.ts.
 */
export interface PagesDue {
  /** Notes pages; one that is noted already stays. */
  note(pages: PageDue[]): Promise<void>;
  /** In no particular order. */
  list(): Promise<PageDue[]>;
  /** It was fetched, or given up. */
  done(articleId: string): Promise<void>;
}
