import type { PostStyleWords, postStyleEn } from "../en/post-style.ts";

/** In both scripts, for whichever is typed. */
export const postStyleWordsZh: PostStyleWords = {
  compact: ["精簡", "精简", "簡潔", "简洁", "只要標題", "只要标题", "只有標題", "只有标题"],
  standard: ["標準", "标准"],
  full: ["完整", "詳細", "详细", "完整版", "詳細版", "详细版"],
  pictures: ["有圖", "有图", "附圖", "配图", "含圖片", "含图片", "附圖片", "带图片", "要圖片", "要图片"],
  noPictures: [
    "無圖",
    "无图",
    "不附圖",
    "不配图",
    "不含圖片",
    "不含图片",
    "不附圖片",
    "不带图片",
    "不要圖片",
    "不要图片",
  ],
  intro: ["開場白", "开场白", "引言"],
  noIntro: ["無開場白", "无开场白", "不要開場白", "不要开场白", "不要引言"],
  ping: ["提及"],
  noPing: ["不提及", "不提及任何人"],
  publish: ["公告發布", "公告發佈", "公告发布"],
  noPublish: ["不公告發布", "不公告發佈", "不公告发布"],
};

export const postStyleZhTw: typeof postStyleEn = {
  compact: "精簡",
  full: "完整",
  noPictures: "不附圖片",
  intro: (line) => `開場白「${line}」`,
  pings: (name) => `提及 ${name}`,
  posts: (clauses) => `發布樣式：${clauses}。`,
  published: "發布到追蹤此頻道的伺服器",
  button: "樣式",
  buttonOf: (n) => `樣式 ${n}`,
  titleOfDigest: (n) => `摘要 ${n} 的樣式`,
  titleOfFollow: (n) => `追蹤 ${n} 的樣式`,
  length: "長度",
  lengths: { compact: "精簡：每則一行", standard: "標準", full: "完整：每則附部分內文" },
  pictures: "圖片",
  withPictures: "附圖片",
  withoutPictures: "不附圖片",
  introField: "開場白",
  introHint: "每次發布時放在最前面的一行文字。",
  show: "預覽",
  preview: "預覽，只有你看得到；尚未變更任何設定。",
  previewEmpty: "目前沒有符合的新聞，因此以最新的一則代替。",
  save: "儲存",
  change: "修改",
  how: (command) => `要用什麼樣式？例如：\`${command} 精簡 不附圖片\``,
  noSuchRole: "這裡沒有這個身分組，未變更任何設定。",
  noPings: "這裡無法提及任何人，未變更任何設定。",
  mayNotPing: (name) =>
    `你不能在這裡提及 ${name}，未變更任何設定。這需要「提及 @everyone、@here 和所有身分組」權限，或所有人都能提及的身分組。`,
  neverEveryone: (name) =>
    `只有 Newsdesk 的營運者允許時才會提及 ${name}（DISCORD_PING_EVERYONE）。未變更任何設定。`,
  noFollowers: "只有公告頻道能發布到其他伺服器，未變更任何設定。",
  pingField: "提及",
  pingHint: "每次發布時提及的身分組。",
  publishField: "公告發布",
  publishes: { no: "只在此頻道", yes: "也發布到追蹤此頻道的伺服器" },
  shortfall: {
    title: "Newsdesk 已發布，但與設定不同",
    line: (what, channel, because) => `${what}（${channel}）：${because}`,
    role_gone: ({ role }) =>
      `這次發布沒有提及任何人：身分組 ${role} 已不存在。請用 \`摘要 狀態\` 或 \`追蹤清單\` 另選一個。`,
    role_closed: ({ role }) =>
      `這次發布沒有提及任何人：Newsdesk 不能在那裡提及 ${role}。請允許所有人提及該身分組，或授予 Newsdesk「提及 @everyone、@here 和所有身分組」權限；之後會自動恢復提及。`,
    everyone_off: ({ role }) =>
      `這次發布沒有提及任何人：Newsdesk 的營運者已不允許提及 ${role}（DISCORD_PING_EVERYONE）。`,
    publish_limit: ({ minutes }) =>
      `Discord 每小時最多公告發布十則訊息，目前已用完。約 ${minutes} 分鐘後會自動公告發布。`,
    publish_refused: () =>
      "這次沒有發布到其他伺服器：頻道不是公告頻道，或 Newsdesk 沒有權限。需要「檢視頻道」與「傳送訊息」權限。",
  },
  goesWithout: {
    role_gone: "未提及：身分組已不存在",
    role_closed: "未提及：Newsdesk 不能提及該身分組",
    everyone_off: "未提及：Newsdesk 的營運者不允許",
    publish_limit: "稍後公告發布：Discord 每小時十則的上限已用完",
    publish_refused: "未公告發布：Discord 拒絕",
  },
};
