type SiteRule = { host: RegExp; path: RegExp; feed: (url: URL, name: string) => string };

/** Sites whose pages do not all announce their feeds, or are not shown to programs, and where the feeds are. */
const rules: SiteRule[] = [
  // https://developers.google.com/youtube/v3/guides/push_notifications
  {
    host: /^(?:www\.|m\.)?youtube\.com$/,
    path: /^\/channel\/(UC[\w-]{22})(?:\/|$)/,
    feed: (_, id) => `https://www.youtube.com/feeds/videos.xml?channel_id=${id}`,
  },
  {
    host: /^(?:www\.|m\.)?youtube\.com$/,
    path: /^\/playlist$/,
    feed: ({ searchParams }) =>
      `https://www.youtube.com/feeds/videos.xml?playlist_id=${searchParams.get("list") ?? ""}`,
  },
  // https://www.reddit.com/wiki/rss/
  {
    host: /^(?:www\.|old\.|new\.)?reddit\.com$/,
    path: /^\/((?:r|u|user)\/[\w-]+)\/?$/,
    feed: (_, name) => `https://www.reddit.com/${name}/.rss`,
  },
  {
    host: /^bsky\.app$/,
    path: /^\/profile\/([\w.:-]+)\/?$/,
    feed: (_, name) => `https://bsky.app/profile/${name}/rss`,
  },
  {
    host: /^(?:www\.)?github\.com$/,
    path: /^\/([\w.-]+\/[\w.-]+\/(?:releases|tags))\/?$/,
    feed: (_, name) => `https://github.com/${name}.atom`,
  },
  { host: /\.substack\.com$/, path: /^\/?(?:archive\/?)?$/, feed: ({ origin }) => `${origin}/feed` },
  { host: /^medium\.com$/, path: /^\/(@?[\w.-]+)\/?$/, feed: (_, name) => `https://medium.com/feed/${name}` },
];

/** The feed of a page of a known site; undefined for any other page. */
export function feedOfSite(url: URL): string | undefined {
  for (const { host, path, feed } of rules) {
    const match = host.test(url.hostname) ? path.exec(url.pathname) : null;
    if (match) return feed(url, match[1] ?? "");
  }
  return undefined;
}
