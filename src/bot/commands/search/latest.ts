import type { Command } from "../../command.ts";
import { listStories } from "./list-stories.ts";
import { type Listing, readListing } from "./listing.ts";

/** The newest stories, of all or of those that match. */
export const latest: Command<Listing> = {
  name: "latest",
  parse: readListing,
  run: (listing, context, deps) => listStories("latest", listing, context, deps),
};
