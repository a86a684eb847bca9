import type { talkEn } from "../en/talk.ts";

export const talkZhCn: typeof talkEn = {
  hello: "你好！想看什么新闻，直接说就可以。例如：",
  examples: ["今天有什么新闻", "上周的台积电", "有芯片的新闻就提醒我们"],
  welcome: "不客气！",
  about: "我是 Newsdesk 新闻机器人：可以找新闻、在固定时间发布简报，也会在你关注的主题有新闻时提醒你。",
  cannot: "这件事我做不到。我可以找新闻、发布简报、关注你指定的主题。例如：",
  ask: {
    follow: (query) => `要在这里关注“${query}”吗？有符合的新闻时会发布在这里。`,
    unfollow: (query) => `要停止在这里关注“${query}”吗？`,
    mute: (query) => `要让“${query}”不出现在本频道的简报和提醒中吗？`,
    unmute: (query) => `要让“${query}”重新出现在本频道的简报和提醒中吗？`,
    digest: (order) => `要在这里设置简报：${order}吗？`,
    digestNow: "要现在就在这里发布简报吗？",
    settings: (what) => `要修改你的设置吗？${what}`,
    forgetMe: "要删除关于你的记录吗？",
    share: (n) => `要把你上一份列表的第 ${n} 条发布到本频道吗？`,
    shareLast: "要把你上一份列表的最后一条发布到本频道吗？",
    feed: (address) => `要添加订阅源 ${address} 吗？`,
  },
  yes: "好",
  stopWhich: "要停止哪一项？",
  nothingSet: "这里没有设置简报，也没有关注任何主题。",
  perhaps: {
    follow: (query) => `关注“${query}”`,
    unfollow: (query) => `取消关注“${query}”`,
    mute: (query) => `屏蔽“${query}”`,
    unmute: (query) => `取消屏蔽“${query}”`,
  },
};
