import type { Command } from "../../command.ts";
import { listStories } from "./list-stories.ts";
import { type Listing, readListing } from "./listing.ts";

/** The stories that match best; always takes the rest of the text. */
export const search: Command<Listing> = {
  name: "search",
  parse: readListing,
  run: (listing, context, deps) => listStories("search", listing, context, deps),
};
