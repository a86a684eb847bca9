/** What the bot says in English where a digest or a follow is changed. */
export const editingEn = {
  button: "Edit",
  digestButton: (n: number) => `Edit digest ${n}`,
  followButton: (n: number) => `Edit follow ${n}`,
  digestTitle: (n: number) => `Change digest ${n}`,
  followTitle: (n: number) => `Change follow ${n}`,
  digestHow: (n: number) => `Say what digest ${n} is to be: digest edit ${n} 08:30 Asia/Taipei about chips`,
  followHow: (n: number) => `Say what follow ${n} is to be: follow edit ${n} chips quiet 22:00-07:00`,
  digestChanged: (n: number, order: string) => `Digest ${n} is changed: ${order}.`,
  followChanged: (n: number, query: string) =>
    `Follow ${n} is changed: new stories on “${query}” are posted.`,
};

export type EditingWords = typeof editingEn;
