import type { feedsEn } from "../en/feeds.ts";

export const feedsZhCn: typeof feedsEn = {
  title: "新闻订阅源",
  none: "还没有订阅源。添加：`订阅源 add https://example.com/`",
  notOperator: "只有 Newsdesk 的管理员可以查看和修改订阅源。",
  howToBecomeOne: (person) => `部署它的人可以用 OPERATORS=${person} 让你成为管理员`,
  added: (name, n) => `已添加“${name}”，共 ${n} 条新闻。`,
  removed: (name) => `已移除“${name}”，已收录的新闻会保留。`,
  configured: "设置中的 FEEDS 仍有这个来源，下次启动时会再加入。",
  checked: (n, added, changed) => `${n} 条新闻，新增 ${added} 条，更新 ${changed} 条`,
  unchanged: "没有变动",
  skipped: (n, reason) => `${n} 条无法使用：${reason}`,
  heldBack: (n, most) => `一天最多收录 ${most} 条，其余 ${n} 条暂缓`,
  unread: "尚未读取",
  readAt: (day) => `上次读取：${day}`,
  failing: (error, since) => `自 ${since} 起无法读取：${error}`,
  gone: (since) => `自 ${since} 起已停止提供`,
  more: (n) => `还有 ${n} 个未列出。完整列表：newsdesk feeds list`,
  fullText: (name, isOn) =>
    isOn
      ? `“${name}”：今后会读取网页全文，不只用订阅源里的摘要。`
      : `“${name}”：今后不再读取网页全文，只用订阅源里的摘要。`,
  outage: (name, error, isGone) =>
    isGone
      ? `订阅源“${name}”${error}，今后不再读取。`
      : `订阅源“${name}”已经一天无法读取：${error}。之后大约每天重试一次。`,
  recovered: (name) => `订阅源“${name}”已恢复正常。`,
  signIn: "登录订阅源",
  signInHow: "无法打开表单时，请在命令行输入：newsdesk feeds sign-in",
  onlyInForm:
    "密码或令牌只能在别人看不到的表单里输入。如果其他人看得到你的消息，请删除它；如果已经被看到，请更换密码。",
  signedIn: (name: string) => `已能用这组登录信息读取“${name}”，并已加密保存。`,
  address: "订阅源的网址",
  user: "用户名",
  password: "密码",
  token: "令牌（Bearer）",
  headers: "请求头、Cookie、User-Agent",
  headersHint: "Cookie: a=b | User-Agent: …",
  checkNow: "立即检查",
};
