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

/** Chinese function words, simplified like all folded text. */
const chinese = /[的是了吗呢吧谁哪什怎要]|甚么|多少|为何|如何|何时|请问|是否|几个/;

/** Whether a folded pair of characters belongs to a function word. */
export const isFunctionPair = (pair: string): boolean => chinese.test(pair);
