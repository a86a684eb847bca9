import type { RefusalDetails, refusalsEn } from "../en/refusals.ts";

const wait = ({ seconds = 60, minutes }: RefusalDetails): string =>
  minutes === undefined ? `${seconds} 秒` : `${minutes} 分鐘`;

export const refusalsZhTw: typeof refusalsEn = {
  because: {
    bot_removed: () => "我已被移出伺服器，請改用私訊問我",
    channel_archived: () => "頻道已封存，請改在其他頻道發問，或請人解除封存",
    channel_deleted: () => "頻道已刪除，請改在其他頻道發問",
    channel_unseen: () => "我看不到這個頻道，請在該頻道輸入 /invite @Newsdesk，或改在其他頻道發問",
    forum_without_post: () => "論壇只接受貼文，請在貼文中發問",
    lacks_permission: ({ permissions = "", role }) =>
      `我在那裡缺少權限 ${permissions}，請在頻道設定中開放${role ? `給我的身分組「${role}」` : ""}，或請有權限的人處理`,
    lacks_scope: () => "我在這個工作區安裝時缺少所需權限，請管理員重新安裝",
    message_blocked: () => "伺服器的自動審核（AutoMod）擋下了內容，請管理員放行，或換個說法再問",
    message_refused: ({ platform, name = "" }) =>
      `${platform} 不接受這則內容（${name}），請縮小範圍，或換個說法再問`,
    messages_closed: () => "你沒有開放私訊給我，請在隱私設定裡允許，或改在頻道裡問我",
    no_text_channel: () => "那種頻道不能發送訊息，請改在其他頻道發問",
    not_in_channel: () => "我不在這個頻道裡，請在該頻道輸入 /invite @Newsdesk",
    only_in_threads: () => "該頻道只能在討論串中發言，請在討論串中發問",
    posting_restricted: () => "該頻道限制發言，我不能在那裡發言，請管理員開放，或改用私訊問我",
    refused: ({ platform, name = "" }) =>
      `${platform} 拒絕了（${name}），請改在其他頻道問我，或告訴架設 Newsdesk 的人`,
    tag_required: () => "這個論壇的貼文必須有標籤，請在貼文中發問",
    thread_archived: () => "討論串已封存，在其中發言即可重新開啟",
    thread_locked: () => "討論串已鎖定，請在討論串外發問，或請人解除鎖定",
    timed_out: ({ until = "" }) => `管理員已將我禁言，到 ${until} 為止，請管理員解除，或改用私訊問我`,
    too_many_threads: () => "伺服器中開啟的討論串已達 Discord 的上限，請直接在頻道中提問",
    too_late: ({ platform }) => `${platform} 已不接受在那裡顯示回覆，若有缺漏請再問一次`,
    busy: (details) => `${details.platform} 要求我在 ${wait(details)}內不要在那裡發言，請之後再問`,
    down: ({ platform }) => `${platform} 沒有正常回應，請一分鐘後再試`,
    token: ({ platform }) => `${platform} 拒絕我的登入，請架設 Newsdesk 的人更新權杖`,
  },
  failed: {
    answer: "我無法在原處回覆",
    post: "這則內容沒有發布",
    form: "我無法開啟表單",
    change: "我無法更新表單",
    page: "我無法顯示這個頁面",
    deletion: "我無法刪除這則回覆",
  },
  perhaps: {
    answer: "原處可能沒有我的回覆",
    post: "這則內容不一定已經發布，再試之前請先看一下",
    form: "表單可能沒有開啟",
    change: "表單可能不是最新的",
    page: "這個頁面可能不是最新的",
    deletion: "這則回覆可能沒有刪除",
  },
  sentence: (what, reason) => `${what}。原因：${reason}。`,
};
