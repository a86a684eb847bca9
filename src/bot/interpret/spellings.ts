import { editDistance, unitsOf } from "../../search/text/edit-distance.ts";
import { fold } from "../../search/text/fold.ts";

/** The words of a row. */
export const wordSet = (row: string): ReadonlySet<string> => new Set(row.trim().split(/\s+/));

/** What is said and what it stands for, with "=" between them. */
function pairs(row: string): [string, string][] {
  return row.split(/\s+/).map((pair) => pair.split("=") as [string, string]);
}

/** Hurried spellings of ordinary words, never of names. */
const hurried = new Map(
  pairs(`u=you ur=your r=are pls=please plz=please plse=please pleas=please thx=thanks thnx=thanks tnx=thanks ty=thanks
  tysm=thanks thanx=thanks thankyou=thanks tq=thanks thks=thanks abt=about bout=about wat=what wht=what wut=what
  wats=whats whts=whats gimme=give_me lemme=let_me wanna=want_to gonna=going_to gotta=got_to rn=right_now tmrw=tomorrow
  tmr=tomorrow yday=yesterday yest=yesterday ystd=yesterday todays=today yesterdays=yesterday tonite=tonight tdy=today
  2day=today smth=something sth=something smthg=something wk=week wks=weeks hrs=hours hr=hour mins=minutes yr=year
  yrs=years mth=month mths=months bc=because hv=have nothin=nothing mornin=morning nite=night evry=every dayly=daily
  theres=there_is wheres=where_is hows=how_is havent=have_not doesnt=does_not isnt=is_not youre=you_are theyre=they_are
  weve=we_have ive=i_have whos=who_is cud=could wud=would stroy=story storys=stories articals=articles nws=news
  newz=news thse=these frm=from snce=since sinse=since wihtout=without withou=without w/o=without w/out=without
  aboout=about abuot=about mutch=much informations=information newes=news adn=and teh=the wich=which wht=what
  shud=should dont=do_not didnt=did_not arent=are_not wont=will_not thru=through til=until msg=message msgs=messages
  notifs=notifications notif=notification yall=everyone lmk=let_me_know ayo=hi kthx=thanks kthxbye=thanks sux=sucks hmu=tell_me rm=remove nxt=next prv=previous thanku=thanks ppl=people fav=favourite`),
);
const contractions: Record<string, string> = {
  "we'd": "we would",
  "i'll": "i will",
  "we'll": "we will",
  "i'd": "i would",
};

/** Ordinary words that are still read with one wrong letter; each is long, and no other word is that near. */
const ordinary = Map.groupBy(
  `anything something everything yesterday tomorrow please stories articles headlines notifications latest newest
  recent regarding weekend digest summary language evening tuesday wednesday thursday saturday january february
  september october november december article headline except without between thanks because timezone unsubscribe subscribe daily weekly morning`.split(
    /\s+/,
  ),
  endsOf,
);
const others = wordSet(
  "dally dairy meekly tanks pleats accept excerpt expect storied storeys stores resent regent decent latent",
);
const minTyped = 5;

/** The first and the last letter of a word, which are never misread: other forms of a word end otherwise. */
function endsOf(word: string): string {
  return `${word[0]}${word.at(-1)}`;
}

/** The words that a typed word, in lower case and without apostrophes, stands for. */
export function spelled(lower: string, plain: string): string[] {
  return (contractions[lower] ?? hurried.get(plain) ?? withoutTypo(plain)).split(/[ _]/);
}

function withoutTypo(word: string): string {
  if (word.length < minTyped || others.has(word)) return word;
  return ordinary.get(endsOf(word))?.find((one) => isOneOff(word, one)) ?? word;
}

/** Whether one letter is wrong, too many, missing or swapped. */
const isOneOff = (typed: string, meant: string): boolean =>
  Math.abs(typed.length - meant.length) <= 1 && editDistance(unitsOf(typed), unitsOf(meant), 1) === 1;

/** Words of Cantonese by those that the lists of phrases use. */
export const cantonese: ReadonlyMap<string, string> = new Map(
  pairs(`唔該晒=謝謝 唔該=麻煩 多謝晒=多謝 有冇=有沒有 唔使=不用 唔好=不要 唔要=不要 唔想=不想 話我知=告訴我 話俾我知=告訴我
  話畀我知=告訴我 係咪=是不是 乜嘢=什麼 邊個=誰 邊度=哪裡 邊啲=哪些 點樣=怎樣 點用=怎麼用 點解=為什麼 幾時=什麼時候
  尋日=昨天 琴日=昨天 尋晚=昨晚 琴晚=昨晚 今朝=今早 聽日=明天 而家=現在 依家=現在 呢個=這個 呢啲=這些 呢度=這裡 仲有=還有 啱啱=剛剛 返去=回去 返上=回上 冇=沒有 唔=不 嘅=的 係=是 咩=什麼 乜=什麼 啲=些 睇下=看一下 搵下=找一下 查下=查一下 睇睇=看看 叻=厲害 緊=著 睇=看 搵=找 畀=給 俾=給
  咗=了 嗰=那 佢=它 嚟=來 喺=在 仲=還`).flatMap(([said, meant]): [string, string][] =>
    // One character alone may be another word's in Simplified.
    said.length > 1
      ? [
          [said, meant],
          [fold(said), meant],
        ]
      : [[said, meant]],
  ),
);
