import type { Sentences } from "../en/sentences.ts";
import { scheduleZhTw } from "../zh-TW/schedule.ts";
import { commandsZhCn, keywordsZhCn } from "./commands.ts";
import { editingZhCn, inChannelZhCn, postingZhCn } from "./delivery.ts";
import { errorsZhCn } from "./errors.ts";
import { feedsZhCn } from "./feeds.ts";
import { linksZhCn } from "./links.ts";
import { welcomeZhCn } from "./newcomers/welcome.ts";
import { personalZhCn } from "./personal.ts";
import { platformsZhCn, surfacesZhCn } from "./platforms.ts";
import { postStyleZhCn } from "./post-style.ts";
import { queriesZhCn } from "./queries.ts";
import { refusalsZhCn } from "./refusals.ts";
import { settingsZhCn } from "./settings.ts";
import { slashCommandsZhCn } from "./slash-commands.ts";
import { talkZhCn } from "./talk.ts";

const list = (names: string[]) => names.join("、");

/** Simplified Chinese as written in mainland China. */
export const zhCn: Sentences = {
  language: {
    name: "简体中文",
    calledAs:
      /^(?:(?:simplified )?chinese|mandarin|(?:简体|簡體)?中文|简体|簡體|简中|普通话|普通話|华语|汉语)$/i,
  },

  buttons: {
    forget: "全部删除",
    read: "阅读",
    related: "相关新闻",
    why: "为什么？",
    share: "分享",
    back: "返回列表",
    next: "下一页",
    previous: "上一页",
    undo: "撤销",
    firstPage: "第一页",
    all: (n) => `全部 ${n} 条`,
    searchFor: (text) => `搜索“${text}”`,
    meant: (text) => `你是不是要找“${text}”？`,
    stop: (n) => `停止简报 ${n}`,
    preview: "预览",
    unfollow: (n) => `取消关注 ${n}`,
    unmute: (n) => `取消屏蔽 ${n}`,
    withZone: (zone) => `使用 ${zone}`,
    how: (command) => `${command} 的用法`,
    unmeant: "不是我要找的",
  },

  found: (text, n) => `“${text}”：${n} 条新闻`,
  matching: (n) => `${n} 条新闻`,
  newest: "最新新闻",
  newestOn: (text) => `“${text}”的最新新闻`,
  range: (first, last, total) => `第 ${first}–${last} 条，共 ${total} 条`,
  searchedAlso: (typed, used) => `“${typed}”也用下列写法搜索：${list(used)}。`,
  translated: (typed, used) => `“${typed}”也以 ${list(used)} 搜索。`,
  alias: (typed, names) => `“${typed}”也会找到：${list(names)}。`,
  listEnds: (n) => `列表到 ${n} 条新闻为止，但符合的不只这些：加上关键词、来源或日期，就能看到其他新闻。`,
  partial: "新闻库有一部分目前没有响应，可能有报道未列出。",
  unread: (filter) =>
    `无法识别筛选条件“${filter}”，已忽略。请试试 since:2026-01-31、since:3d 或 source:"名称"。`,
  cut: (n) => `问题太长，只搜索了前 ${n} 个字符。`,
  whichStory: (text) => `“${text}”是哪一条新闻？`,
  nothingFound: (text) => `找不到符合“${text}”的新闻`,
  nothingButNear: (text) => `找不到符合“${text}”的新闻，以下最接近：`,
  noWords: (text) => `“${text}”里没有可以搜索的字。`,
  noMorePages: (total) => `没有这一页：总共 ${total} 条新闻。`,
  noted: "谢谢。已记下供管理员参考：只记词语，不记是谁问的。",
  forgotYou:
    "你的列表、设置，以及给自己设置的关注和简报已删除，不再保留其他关于你的记录。你在频道设置的简报和关注属于该频道，停用前会保留。",
  noArticles: "目前还没有任何新闻。管理 Newsdesk 的人可以用这个命令加入：newsdesk import 文件夹",
  notAsCommand: (usage) => `已当成文字搜索。命令的写法是：\`${usage}\``,

  undated: "日期不详",
  teaser: "仅摘录",
  alsoIn: (sources) =>
    sources.length > 2 ? `还有 ${sources.length} 家媒体报道` : `${list(sources)}也有报道`,
  inPrivate: "点“阅读”看全文，只有你能看到。",
  noText: "来源只提供标题，没有正文。",
  noSuchNumber: (n, listed) => `你在这里最近的列表只有 ${listed} 条，没有第 ${n} 条。`,
  noList: "这里一天内没有列过新闻。请先搜索。",
  noSuchStory: (id) => `这里没有“${id}”这条新闻，可能已被移除。`,
  relatedTo: (title) => `和“${title}”相关的新闻`,
  nothingRelated: (title) => `没有其他新闻和“${title}”讲同一件事。`,
  trending: "过去三天报道媒体最多的新闻",
  trendingSingle: "过去三天没有任何新闻由多家媒体报道。",
  trendingNothing: "过去三天没有任何新闻。",
  sharedBy: "分享者：",

  queries: queriesZhCn,
  sources: "新闻来源",
  sourceDetail: (n, newest) => `${n} 条新闻，最新一条 ${newest}`,
  moreSources: (n) => `还有 ${n} 个来源。`,
  sourcesHint: '只搜索其中一个：`搜索 source:"名称" 关键词`',

  everyDay: "每天",
  weekdays: "周一至周五",
  time: (time, zone, days) => `${days} ${time}（${zone}）`,
  days: list,
  about: (query) => `主题“${query}”`,
  clauses: (parts) => parts.join("，"),
  digestTitle: (day) => `新闻简报，${day}`,
  digestAll: (day) => `${day}简报的全部新闻`,
  digestWindow: (from, to, zone) => `${from} 至 ${to}（${zone}）。`,
  digestAbout: (query) => `只列出关于“${query}”的新闻。`,
  digestNothing: (from) => `${from} 以来没有新消息。`,
  digestLeftOut: (n) => `还有 ${n} 条未列出。`,
  digestLate: "延迟发布：计划时间 Newsdesk 未在运行或无法发布。",
  digestSet: (n, order, channel) => `简报 ${n} 已设置${inChannelZhCn(channel)}：${order}。`,
  digestAlready: (n, order, channel) => `简报 ${n} 已是相同设置${inChannelZhCn(channel)}：${order}。`,
  digestNext: (times) => `接下来：${list(times)}`,
  digestStopped: (n, order) => `简报 ${n} 已停止：${order}。`,
  digestNone: "这里没有设置简报。设置方式：`简报 开启 08:30 上海`",
  digestUnknown: (n) => `这里没有简报 ${n}。设置方式：\`简报 开启 08:30 上海\``,
  digestWhich: "这里设置了好几个简报，要停止哪一个？",
  digestStatus: (channel) => `${channel ? `${channel} ` : "这里"}的简报`,
  pausedBecause: (because) => `已暂停：${because}`,
  digestOnHow: "要在什么时间发布？例如：`简报 开启 08:30 上海`",
  digestProblem: {
    time: (text) => `无法识别时间“${text}”。请试试 08:30：\`简报 开启 08:30 上海\``,
    days: (text) => `无法识别星期“${text}”。可写每天、工作日或周一、周四：\`简报 开启 08:30 工作日\``,
  },
  zoneUnknown: (text, meant) =>
    `无法识别时区“${text}”。${meant ? `你是不是要用 ${meant}？` : "请写城市，例如上海或 Asia/Shanghai。"}`,
  ...postingZhCn,
  storeAway:
    "Newsdesk 的数据库目前没有响应，这项操作无法保存或查找。搜索仍可使用；请几分钟后再试，并确认是否已经完成。",
  archiveAway: "新闻库目前没有响应，暂时无法查找；简报与关注会在恢复后发布。请几分钟后再试。",
  editing: editingZhCn,
  style: postStyleZhCn,
  reading: {
    whatChanged: "查看改动",
    changed: (times, last) => `改动 ${times} 次，最近一次：${last}`,
    changesOf: (title) => `“${title}”的改动`,
    changedOn: (when) => `${when} 改动`,
    headlineWas: (title) => `原标题：“${title}”。`,
    said: (before, now) => `“${before}”改为“${now}”。`,
    takenOut: (words) => `删去：“${words}”。`,
    putIn: (words) => `添加：“${words}”。`,
    olderChanges: (n) => `更早的 ${n} 次改动已不再保存。`,
    unchanged: "内容和收录时相同。",
  },
  forms: {
    digest: "设置简报",
    follow: "关注主题",
    channel: "频道",
    chooseChannel: "你不是当前频道的管理者，请选择你管理的频道。",
    otherChannel: "选择其他频道",
    orDirectly: "也可以选择你和 Newsdesk 的对话，只有你会收到。",
    times: "时间",
    timesHint: "08:30，或多个时间：08:30 18:00",
    zone: "时区",
    days: "星期",
    about: "主题",
    aboutHint: "只包含符合的新闻，写法同搜索。",
    query: "关键词",
    queryHint: "写法同搜索，每个词都要符合。",
    enterCounts: "按 Enter 查看有多少条符合。",
    quiet: "免打扰时段",
    quietHint: "22:00-07:00",
    save: "保存",
    cancel: "取消",
    unknown: "这个表单已经过期。请重新打开。",
    problem: {
      time: "请填时间，例如 08:30，或多个时间：08:30 18:00。",
      zone: "请从列表选择时区。",
      days: "请至少选一天。",
      query: "要关注什么？例如：台积电",
      quiet: "请填时段，例如 22:00-07:00。",
    },
  },
  home: {
    search: "搜索新闻",
    searchHint: "台积电、tsmc、最新 芯片",
    digests: "简报",
    follows: "正在关注",
    noDigests: "尚未设置简报。",
    noFollows: "尚未关注任何主题。",
    state: "运行状况",
    asked: (questions, nothing) => `七天内的提问：${questions} 次，其中 ${nothing} 次没有结果`,
    oftenMissing: (words) => `没有结果的：${words.map((one) => `“${one}”`).join("、")}`,
    feedsRead: (well, failing) => `订阅源：${well} 个正常，${failing} 个失败`,
  },
  starting: "Newsdesk 刚刚启动，还在读取文章，请几分钟后再问。",
  apology: "出了点问题，已记录下来，请再试一次。",
  outdated: "这个按钮已经失效，请再问一次。",
  deleteAnswer: {
    button: "删除",
    notAllowed: "只有提问的人或管理本频道的人可以删除这条回答。",
  },
  aboutMessage: (text) => `“${text}”的相关新闻`,
  youTyped: (text) => `你输入的是：${text}`,
  tooFast: "提问太频繁了，请几秒后再试。",

  errors: errorsZhCn,
  refusals: refusalsZhCn,
  feeds: feedsZhCn,
  links: linksZhCn,
  platforms: platformsZhCn,
  surfaces: surfacesZhCn,
  settings: settingsZhCn,
  talk: talkZhCn,
  personal: personalZhCn,
  welcome: welcomeZhCn,
  help: {
    title: "Newsdesk：问新闻",
    first: [
      { name: "台积电", detail: "直接输入想找的内容，中英文都可以" },
      { name: "最新", detail: "最新的新闻" },
      { name: "阅读 2", detail: "打开列表里的第二条新闻" },
      { name: "简报 开启 08:30", detail: "每天在本频道发布新闻简报" },
      { name: "关注 台积电", detail: "某个主题一有新闻就发布到这里" },
      { name: "设置", detail: "你的语言和时区" },
    ],
    more: "更多命令",
    all: "所有命令",
    oneByOne: "单个命令的详细说明：`帮助 简报`。英文命令也可以用。",
    sources: "中英词义取自 CC-CEDICT（cc-cedict.org），采用 CC BY-SA 4.0 许可。",
  },
  examples: (lines) => `例如：${list(lines.map((line) => `\`${line}\``))}`,
  commands: commandsZhCn,
  keywords: keywordsZhCn,
  // These words are in both scripts.
  schedule: scheduleZhTw,
  slashCommands: slashCommandsZhCn,
};
