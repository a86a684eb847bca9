import type { RefusalDetails, refusalsEn } from "../en/refusals.ts";

const wait = ({ seconds = 60, minutes }: RefusalDetails): string =>
  minutes === undefined ? `${seconds} 秒` : `${minutes} 分钟`;

export const refusalsZhCn: typeof refusalsEn = {
  because: {
    bot_removed: () => "我已被移出服务器，请改用私信问我",
    channel_archived: () => "频道已归档，请在其他频道提问，或请人解除归档",
    channel_deleted: () => "频道已删除，请在其他频道提问",
    channel_unseen: () => "我看不到本频道，请在该频道输入 /invite @Newsdesk，或改在其他频道提问",
    forum_without_post: () => "论坛只能发帖子，请在帖子中提问",
    lacks_permission: ({ permissions = "", role }) =>
      `我在那里缺少权限 ${permissions}，请在频道设置中开放${role ? `给我的身份组“${role}”` : ""}，或请有权限的人处理`,
    lacks_scope: () => "我在这个工作区安装时缺少所需权限，请管理员重新安装",
    message_blocked: () => "服务器的自动审核（AutoMod）拦截了内容，请管理员放行，或换个说法再问",
    message_refused: ({ platform, name = "" }) =>
      `${platform} 不接受这条内容（${name}），请缩小范围，或换个说法再问`,
    messages_closed: () => "你没有开放私信给我，请在隐私设置里允许，或者在频道里问我",
    no_text_channel: () => "那种频道不能发送消息，请在其他频道提问",
    not_in_channel: () => "我不在本频道里，请在该频道输入 /invite @Newsdesk",
    only_in_threads: () => "该频道只能在话题串中发言，请在话题串中提问",
    posting_restricted: () => "该频道限制发言，我不能在那里发言，请管理员开放，或改用私信问我",
    refused: ({ platform, name = "" }) =>
      `${platform} 拒绝了（${name}），请在其他频道问我，或告诉部署 Newsdesk 的人`,
    tag_required: () => "这个论坛的帖子必须带标签，请在帖子中提问",
    thread_archived: () => "话题串已归档，在其中发言即可重新打开",
    thread_locked: () => "话题串已锁定，请在话题串外提问，或请人解除锁定",
    timed_out: ({ until = "" }) => `管理员已将我禁言，到 ${until} 为止，请管理员解除，或改用私信问我`,
    too_many_threads: () => "服务器中打开的话题串已达 Discord 的上限，请直接在频道中提问",
    too_late: ({ platform }) => `${platform} 已不接受在那里显示回复，若有缺漏请再问一次`,
    busy: (details) => `${details.platform} 要求我在 ${wait(details)}内不要在那里发言，请之后再问`,
    down: ({ platform }) => `${platform} 没有正常响应，请一分钟后再试`,
    token: ({ platform }) => `${platform} 拒绝我的登录，请部署 Newsdesk 的人更新令牌`,
  },
  failed: {
    answer: "我无法在原处回复",
    post: "这条内容没有发布",
    form: "我无法打开表单",
    change: "我无法更新表单",
    page: "我无法显示这个页面",
    deletion: "我无法删除这条回复",
  },
  perhaps: {
    answer: "原处可能没有我的回复",
    post: "这条内容不一定已经发布，再试之前请先看一下",
    form: "表单可能没有打开",
    change: "表单可能不是最新的",
    page: "这个页面可能不是最新的",
    deletion: "这条回复可能没有删除",
  },
  sentence: (what, reason) => `${what}。原因：${reason}。`,
};
