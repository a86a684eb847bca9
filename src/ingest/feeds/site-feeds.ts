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
  {
    host: /^(?:www\.|m\.)?youtube\.com$/,
    path: /^\/user\/([\w-]+)\/?$/,
    feed: (_, name) => `https://www.youtube.com/feeds/videos.xml?user=${name}`,
  },
  // https://www.reddit.com/wiki/rss/
  {
    host: /^(?:www\.|old\.|new\.)?reddit\.com$/,
    path: /^\/((?:r|u|user)\/[\w+-]+(?:\/(?:new|hot|top|rising))?)\/?$/,
    feed: ({ search }, name) => `https://www.reddit.com/${name}/.rss${search}`,
  },
  {
    host: /^bsky\.app$/,
    path: /^\/profile\/([\w.:-]+)\/?$/,
    feed: (_, name) => `https://bsky.app/profile/${name}/rss`,
  },
  {
    host: /^(?:www\.)?github\.com$/,
    path: /^\/([\w.-]+\/[\w.-]+\/(?:releases|tags|commits(?:\/[\w./-]+)?))\/?$/,
    feed: (_, name) => `https://github.com/${name}.atom`,
  },
  // A project, its latest release or one of them: all its releases.
  {
    host: /^(?:www\.)?github\.com$/,
    path: /^\/((?!(?:orgs|users|topics|sponsors|collections|features|marketplace|settings|search)\/)[\w-]+\/[\w.-]+)(?:\/releases\/(?:latest|tag\/[^/]+))?\/?$/,
    feed: (_, name) => `https://github.com/${name}/releases.atom`,
  },
  {
    host: /^open\.substack\.com$/,
    path: /^\/pub\/([\w-]+)\/?$/,
    feed: (_, name) => `https://${name}.substack.com/feed`,
  },
  { host: /\.substack\.com$/, path: /^\/?(?:archive\/?)?$/, feed: ({ origin }) => `${origin}/feed` },
  // https://help.medium.com/hc/en-us/articles/214874118
  {
    host: /^medium\.com$/,
    path: /^\/(@[\w.-]+(?=\/|$)|tag\/[\w-]+(?=\/|$)|[\w.-]+(?=\/?$))/,
    feed: (_, name) => `https://medium.com/feed/${name}`,
  },
  { host: /\.medium\.com$/, path: /^\/$/, feed: ({ origin }) => `${origin}/feed` },
];

/** The feed of a page of a known site; undefined for any other page. */
export function feedOfSite(url: URL): string | undefined {
  for (const { host, path, feed } of rules) {
    const match = host.test(url.hostname) ? path.exec(url.pathname) : null;
    if (match) return feed(url, match[1] ?? "");
  }
  return undefined;
}
