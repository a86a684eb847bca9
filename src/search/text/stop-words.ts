/** English function words, by part of speech. */
const kinds = [
  "a an the this that these those some any all both each every either neither no none such same other another",
  "i me my mine myself we our ours ourselves you your yours yourself he him his himself she her hers herself",
  "it its itself they them their theirs themselves one us",
  "who whom whose which what when where why how whether",
  "am is are was were be been being do does did done doing have has had having",
  "can could may might must shall should will would cannot dont doesnt didnt isnt arent wasnt werent wont",
  "and or but nor so yet if then else than because as while although though unless until since",
  "of in on at by for with about against between into through during before after above below to from up down",
  "out off over under again within without upon toward towards among across along around per via",
  "not only just also too very more most much many few less least own here there now ever still even once",
  "please tell show give find let get got",
];

/** Folded words that are ignored in a query that has others. */
export const stopWords: ReadonlySet<string> = new Set(kinds.join(" ").split(" "));

/** Other short ones make acronyms: aws, cna. */
const isOftenSwapped = (word: string): boolean => word.length > 3 || /^(?:the|and|for|you)$/.test(word);

const withSwap = (word: string, at: number): string =>
  [word.slice(0, at), word[at + 1], word[at], word.slice(at + 2)].join("");

const swappedStopWords = new Set(
  Array.from(stopWords)
    .filter(isOftenSwapped)
    .flatMap((word) => Array.from(word.slice(1), (_, at) => withSwap(word, at))),
);

/** Whether a word is a function word with two letters swapped, the slip of fast hands: teh, waht, thier. */
export const isSwappedStopWord = (word: string): boolean => swappedStopWords.has(word);

/** Chinese function words, simplified like all folded text. */
const chinese = /[的是了吗呢吧谁哪什怎要]|甚么|多少|为何|如何|何时|请问|是否|几个/;

/** Whether a folded pair of characters belongs to a function word. */
export const isFunctionPair = (pair: string): boolean => chinese.test(pair);

/** Function words of Chinese, simplified: among other words they mean nothing that a story is about. */
export const chineseStopWords: ReadonlySet<string> = new Set(
  [
    "我们 你们 他们 她们 它们 咱们 自己 大家 人家 别人 这个 那个 这些 那些 这样 那样 这里 那里 这种 那种 这么 那么 此",
    "什么 怎么 怎样 为什么 为何 如何 哪里 哪个 哪些 哪儿 谁 多少 几个 几时 何时 何处 何人 是否 有没有 是不是 能不能 会不会",
    "因为 所以 如果 要是 假如 虽然 但是 可是 不过 然而 而且 并且 或者 或是 还是 以及 及其 由于 因此 于是 无论 不管 即使 尽管 除了 除非 只要 只有",
    "关于 对于 根据 按照 依照 通过 透过 为了 随着 至于 有关 针对 经由 藉由 借由 以来 以后 以前 之后 之前 之间 之中 其中 其他 其它 另外 此外 同时",
    "可以 可能 能够 应该 应当 必须 需要 会 想要 愿意 已经 曾经 正在 将要 即将 刚刚 一直 一定 总是 往往 常常 经常 有时 有些 一些 一个 一样 一下 一点",
    "非常 十分 特别 比较 更加 越来越 最 很 都 也 又 再 还 就 才 只 没有 不是 不会 不能 不要 不用 还有 只是 就是 而是 于 与 和 跟 及 或 并 但 而 则",
    "今天 昨天 明天 今年 去年 明年 今日 昨日 近日 最近 最新 目前 现在 新闻 消息 报道 报导 相关 情况",
    "各种 各个 各位 每个 许多 很多 不少 大量 全部 所有 任何 某 某些 似乎 大概 大约 左右 当时 然后 接着 到底 究竟 其实 例如 比如 等等 请问 告诉 觉得",
    "吗 呢 吧 啊 呀 啦 嘛 的 地 得 了 着 过 们 被 把 将 向 从 自 在 对 给 让 由 比 到",
  ]
    .join(" ")
    .split(" "),
);
