import type { Command } from "../../command.ts";
import { listStories } from "./list-stories.ts";
import { type Listing, readListing } from "./listing.ts";

/** The stories that match best; takes any text as its query. */
export const search: Command<Listing> = {
  name: "search",
  parse: readListing,
  run: (listing, context, deps) => listStories("search", listing, context, deps),
};
