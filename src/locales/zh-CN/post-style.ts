import type { postStyleEn } from "../en/post-style.ts";

export const postStyleZhCn: typeof postStyleEn = {
  compact: "精简",
  full: "完整",
  noPictures: "不带图片",
  intro: (line) => `开场白“${line}”`,
  pings: (name) => `提及 ${name}`,
  sender: (name) => `以“${name}”的名称发布`,
  posts: (clauses) => `发布样式：${clauses}。`,
  published: "发布到关注本频道的服务器",
  button: "样式",
  buttonOf: (n) => `样式 ${n}`,
  titleOfDigest: (n) => `简报 ${n} 的样式`,
  titleOfFollow: (n) => `关注 ${n} 的样式`,
  length: "长度",
  lengths: { compact: "精简：每条一行", standard: "标准", full: "完整：每条附部分正文" },
  pictures: "图片",
  withPictures: "带图片",
  withoutPictures: "不带图片",
  introField: "开场白",
  introHint: "每次发布时放在最前面的一行文字。",
  show: "预览",
  preview: "预览，只有你能看到；尚未修改任何设置。",
  previewEmpty: "目前没有符合的新闻，所以用最新的一条代替。",
  save: "保存",
  change: "修改",
  how: (command) => `要用什么样式？例如：\`${command} 精简 不带图片\``,
  noSuchRole: "这里没有这个身份组，没有修改任何设置。",
  noPings: "这里无法提及任何人，没有修改任何设置。",
  mayNotPing: (name) =>
    `你不能在这里提及 ${name}，没有修改任何设置。这需要“提及 @everyone、@here 和所有身份组”权限，或所有人都能提及的身份组。`,
  neverEveryone: (name) =>
    `只有 Newsdesk 的运营者允许时才会提及 ${name}（DISCORD_PING_EVERYONE）。没有修改任何设置。`,
  noFollowers: "只有公告频道能发布到其他服务器，没有修改任何设置。",
  noSenders:
    "这里的消息使用 Newsdesk 自己的名称：只有 Discord 服务器的频道可以改用其他名称。没有修改任何设置。",
  senderLacks: (permissions) =>
    `以其他名称发布需要“${permissions}”权限，Newsdesk 在这里没有。没有修改任何设置。`,
  badSender:
    "Discord 不接受这个名称或图片：名称最多 80 个字符，不能有 @ # :，也不能含有“discord”或“clyde”；图片网址须以 https:// 开头。没有修改任何设置。",
  senderField: "名称和图片",
  senderHint: "代替 Newsdesk 的名称，后面可以接图片的 https 网址；留空则用 Newsdesk 自己的。",
  pingField: "提及",
  pingHint: "每次发布时提及的身份组。",
  publishField: "公告发布",
  publishes: { no: "只在本频道", yes: "也发布到关注本频道的服务器" },
  shortfall: {
    title: "Newsdesk 已发布，但与设置不同",
    line: (what, channel, because) => `${what}（${channel}）：${because}`,
    role_gone: ({ role }) =>
      `这次发布没有提及任何人：身份组 ${role} 已不存在。请用 \`简报 状态\` 或 \`关注列表\` 另选一个。`,
    role_closed: ({ role }) =>
      `这次发布没有提及任何人：Newsdesk 不能在那里提及 ${role}。请允许所有人提及该身份组，或授予 Newsdesk“提及 @everyone、@here 和所有身份组”权限；之后会自动恢复提及。`,
    everyone_off: ({ role }) =>
      `这次发布没有提及任何人：Newsdesk 的运营者已不允许提及 ${role}（DISCORD_PING_EVERYONE）。`,
    publish_limit: ({ minutes }) =>
      `Discord 每小时最多公告发布十条消息，目前已用完。约 ${minutes} 分钟后会自动公告发布。`,
    publish_refused: () =>
      "这次没有发布到其他服务器：频道不是公告频道，或 Newsdesk 没有权限。需要“查看频道”和“发送消息”权限。",
    sender_forbidden: ({ permissions = "Manage Webhooks、Read Message History" }) =>
      `这次以 Newsdesk 自己的名称发布：使用其他名称需要“${permissions}”权限。请在该频道授予 Newsdesk，下次会自动恢复。`,
    sender_name: () => "这次以 Newsdesk 自己的名称发布：Discord 不接受这个名称或图片。请在“样式”中另选。",
    sender_refused: () =>
      "这次以 Newsdesk 自己的名称发布：Discord 不让 Newsdesk 在那里使用 Webhook。每个频道最多 15 个：请在“编辑频道”的“整合”中删除一个，下次会自动恢复。",
  },
  goesWithout: {
    role_gone: "未提及：身份组已不存在",
    role_closed: "未提及：Newsdesk 不能提及该身份组",
    everyone_off: "未提及：Newsdesk 的运营者不允许",
    publish_limit: "稍后公告发布：Discord 每小时十条的上限已用完",
    publish_refused: "未公告发布：Discord 拒绝",
    sender_forbidden:
      "以 Newsdesk 自己的名称发布：缺少“管理 Webhook”或“阅读消息历史记录”权限；公告发布另需“管理消息”",
    sender_name: "以 Newsdesk 自己的名称发布：Discord 不接受这个名称或图片",
    sender_refused: "以 Newsdesk 自己的名称发布：Discord 不让它在那里使用 Webhook",
  },
};
