// British and American spellings of one word are indexed as one: as the American.

/** Words in -our that are -or in America, also with a prefix and an ending: unfavourable, neighbourhood. */
const our =
  /^((?:dis|un|mis|re|be|multi)?(?:arb|ard|arm|behavi|cand|clam|clang|col|demean|dol|enam|endeav|fav|ferv|flav|glam|harb|hon|hum|lab|neighb|od|parl|ranc|rig|rum|sav|savi|splend|succ|tum|val|vap|vig))our/;

const re =
  /(cent|theat|met|lit|fib|calib|sab|somb|spect|lust|meag|mit|nit|scept|sepulch|goit|och|manoeuv|maneuv)(?:re(s?)|re(?=d)|r(?=ing))$/;
const reInflected = /(cent|met|lust|manoeuv|maneuv)r(?:ed|(ing))$/;

/** Of words in -ise: what is before it in those that are so in America too, or are no verbs. */
const keepsIse =
  /^(?:re|un|dis|mis|over)?(?:adv|advert|appr|appra|bra|bru|chem|circumc|compr|comprom|conc|cru|dem|den|desp|dev|disgu|elo|enfranch|enterpr|exc|exerc|expert|franch|hero|improv|inc|lia|lou|mala|marqu|mayonna|merchand|parad|polona|porpo|pra|pract|prec|prem|prom|repr|rev|superv|surm|surpr|telev|torto|treat|turquo|val|ven)$/;
const ise = /^(.{3,})is(e[ds]?|ers?|ing|ations?|ational|able)$/;

/**
 * Words that are written alike otherwise, by what they have in British; before each rule three letters that all its words
 * have some of, if it does not follow another.
 */
const others: [letters: string, british: RegExp, american: string][] = [
  ["lys", /lys(?=e[drs]?$|ers$|ing$)/, "lyz"],
  ["ogu", /^(catal|dial|anal|monol|prol|epil|travel|homol)ogu/, "$1og"],
  ["enc", /^(def|off|pret|lic)enc(?=e|ing)/, "$1ens"],
  ["tis", /^(mal)?practis/, "$1practic"],
  [
    "lle lli llo",
    /^((?:re|un|out)?(?:bevel|cancel|carol|channel|chisel|council|counsel|dial|duel|equal|fuel|funnel|grovel|initial|jewel|kennel|label|level|libel|marvel|model|panel|parcel|pencil|pummel|quarrel|revel|shovel|signal|spiral|stencil|swivel|symbol|total|towel|tranquil|travel|tunnel|unravel|wool|yodel))l(?=[eio])/,
    "$1",
  ],
  ["", /^jewelery$/, "jewelry"],
  ["fil rol til pal ral tal", /^(fulfi|enro|disti|insti|appa|enthra|insta)l(?=s$|ments?$|$)/, "$1ll"],
  ["lfu", /^(ski|wi)lful/, "$1llful"],
  ["aem", /^(an|leuk|tox|septic|isch|ur)aemi/, "$1emi"],
  ["aem", /^haem(?=[ao])|^haemorr/, "hem"],
  ["aed", /paed(?=i)/, "ped"],
  ["aec aeo", /^(gyn|arch|pal)ae(?=[co])/, "$1e"],
  ["aes", /^anaesth/, "anesth"],
  ["aes", /^aesthet/, "esthet"],
  ["aev", /^mediaev/, "mediev"],
  ["aes", /^caes(?=ium|arean)/, "ces"],
  ["oet", /^(f)oet(?=[ua])|^(f)oetal/, "fet"],
  ["oes oed", /^oe(?=str|soph|dem)/, "e"],
  ["oea", /rrhoea/, "rrhea"],
  ["oeu", /^manoeuv/, "maneuv"],
  ["aer", /^aeroplane/, "airplane"],
  ["ium", /^aluminium/, "aluminum"],
  ["tyr", /^tyre(?=s?$|maker)/, "tire"],
  ["ker", /^kerb/, "curb"],
  ["rey", /^grey/, "gray"],
  ["ugh", /plough/, "plow"],
  ["cep", /^sceptic/, "skeptic"],
  ["oul", /^(m|sm)oul(?=[dt])/, "$1ol"],
  ["tac", /^moustache/, "mustache"],
  ["gao", /^gaol/, "jail"],
  ["pyj", /^pyjama/, "pajama"],
  ["cos", /^cos(?=y$|ier$|iest$)/, "coz"],
  ["ulp", /sulph/, "sulf"],
  ["rte", /^artefact/, "artifact"],
  ["gei", /^ageing/, "aging"],
  ["dge", /^((?:mis)?judg|acknowledg)ement/, "$1ment"],
  ["ogh our", /^yogho?urt/, "yogurt"],
  ["ugh", /^doughnut/, "donut"],
  ["nqu", /^enquir/, "inquir"],
  ["xio", /nexion/, "nection"],
  ["mme", /gramme(?=s?$)/, "gram"],
  ["cia", /^speciality/, "specialty"],
  ["heq", /^cheque/, "check"],
  ["ugh", /^draught(?=s?$|ing|ed|y)/, "draft"],
  ["isk", /^whisky/, "whiskey"],
  ["uro", /^furore/, "furor"],
  ["isc", /^disc(?=s?$)/, "disk"],
];

/** The rules by their letters: most words have none of them, which is told sooner than by the rules. */
const byLetters = new Map<number, RegExp[]>();
const marked = new Uint8Array(1 << 15);
const withLetters: [string, RegExp][] = [
  ["our", our],
  ["ise isi isa", ise],
  ["tre tri vre vri", reInflected],
  ["tre bre gre hre vre", re],
];
for (const [letters, rule] of [...withLetters, ...others])
  for (const three of letters.split(" ").filter(Boolean)) {
    const number = Array.from(three, (letter) => letter.charCodeAt(0)).reduce(withLetter, 0);
    marked[number] = 1;
    byLetters.getOrInsertComputed(number, () => []).push(rule);
  }

/** The number of the last three letters, if it was `number` before the last one. */
function withLetter(number: number, unit: number): number {
  return ((number << 5) | (unit & 31)) & 0x7fff;
}

/** Whether a word, in the first units of an array, may be another in America: told far faster than it is found out. */
export function mayBeBritish(units: Uint16Array, length: number): boolean {
  let number = 0;
  for (let at = 0; at < length; at++) {
    number = withLetter(number, units[at] as number);
    if (at > 1 && marked[number] === 1) return true;
  }
  return false;
}

function isBritish(word: string): boolean {
  let number = 0;
  for (let at = 0; at < word.length; at++) {
    number = withLetter(number, word.charCodeAt(at));
    if (at > 1 && marked[number] === 1 && byLetters.get(number)?.some((rule) => rule.test(word))) return true;
  }
  return false;
}

/** The American spelling of a folded word, or what its stem is that of: the same for all forms of a word. */
export function americanOf(word: string): string {
  if (word.length < 4 || !isBritish(word)) return word;
  let spelled = word.replace(our, "$1or");
  const [, verb, ending] = ise.exec(spelled) ?? [];
  if (verb !== undefined && !keepsIse.test(verb)) spelled = `${verb}iz${ending}`;
  spelled = spelled.replace(reInflected, (_, stem, ing = "ed") => `${stem}er${ing}`).replace(re, "$1er$2");
  for (const [, british, american] of others) spelled = spelled.replace(british, american);
  return spelled;
}
