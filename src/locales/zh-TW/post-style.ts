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
  sender: ["顯示名稱", "显示名称", "發布名稱", "发布名称"],
  noSender: ["原本名稱", "原本名称", "不用其他名稱", "不用其他名称"],
};

export const postStyleZhTw: typeof postStyleEn = {
  compact: "精簡",
  full: "完整",
  noPictures: "不附圖片",
  intro: (line) => `開場白「${line}」`,
  pings: (name) => `提及 ${name}`,
  sender: (name) => `以「${name}」的名稱發布`,
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
  noSenders:
    "這裡的貼文使用 Newsdesk 自己的名稱：只有 Discord 伺服器的頻道可以改用其他名稱。未變更任何設定。",
  senderLacks: (permissions) =>
    `以其他名稱發布需要「${permissions}」權限，Newsdesk 在這裡沒有。未變更任何設定。`,
  badSender:
    "Discord 不接受這個名稱或圖片：名稱最多 80 個字元，不能有 @ # :，也不能含有「discord」或「clyde」；圖片網址須以 https:// 開頭。未變更任何設定。",
  senderField: "名稱與圖片",
  senderHint: "取代 Newsdesk 的名稱，後面可接圖片的 https 網址；留空則用 Newsdesk 自己的。",
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
    sender_forbidden: ({ permissions = "Manage Webhooks、Read Message History" }) =>
      `這次以 Newsdesk 自己的名稱發布：使用其他名稱需要「${permissions}」權限。請在該頻道授予 Newsdesk，下次會自動恢復。`,
    sender_name: () => "這次以 Newsdesk 自己的名稱發布：Discord 不接受這個名稱或圖片。請在「樣式」中另選。",
    sender_refused: () =>
      "這次以 Newsdesk 自己的名稱發布：Discord 不讓 Newsdesk 在那裡使用 Webhook。每個頻道最多 15 個：請在「編輯頻道」的「整合」中刪除一個，下次會自動恢復。",
  },
  goesWithout: {
    role_gone: "未提及：身分組已不存在",
    role_closed: "未提及：Newsdesk 不能提及該身分組",
    everyone_off: "未提及：Newsdesk 的營運者不允許",
    publish_limit: "稍後公告發布：Discord 每小時十則的上限已用完",
    publish_refused: "未公告發布：Discord 拒絕",
    sender_forbidden:
      "以 Newsdesk 自己的名稱發布：缺少「管理 Webhooks」或「讀取訊息歷史」權限；公告發布另需「管理訊息」",
    sender_name: "以 Newsdesk 自己的名稱發布：Discord 不接受這個名稱或圖片",
    sender_refused: "以 Newsdesk 自己的名稱發布：Discord 不讓它在那裡使用 Webhook",
  },
};
