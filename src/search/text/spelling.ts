// British and American spellings of one word are indexed as one: as the American.

/**
 * Three letters of what some rule below changes, marked by their number: most words have none of them, which is told
 * sooner than by the rules.
 */
const marked = new Uint8Array(1 << 15);
for (const letters of (
  "our tre bre gre hre vre tri ise isi isa lys ogu enc tis lle lli llo fil rol til pal ral tal lfu ium tyr ker rey ugh " +
  "cep oul tac gao pyj cos ulp rte gei dge ogh nqu xio mme cia heq isk uro isc euv " +
  Array.from("abcdefghijklmnopqrstuvwxyz", (letter) => `ae${letter} oe${letter}`).join(" ")
).split(" "))
  marked[numberOf(letters, 0)] = 1;

/** Of three letters from a place. */
function numberOf(word: string, at: number): number {
  const letter = (i: number): number => word.charCodeAt(at + i) & 31;
  return (letter(0) << 10) | (letter(1) << 5) | letter(2);
}

function mayBeBritish(word: string): boolean {
  for (let at = 0, last = word.length - 3; at <= last; at++)
    if (marked[numberOf(word, at)] === 1) return true;
  return false;
}

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

/** Words that are written alike otherwise, by what they have in British. */
const others: [RegExp, string][] = [
  [/lys(?=e[drs]?$|ers$|ing$)/, "lyz"],
  [/^(catal|dial|anal|monol|prol|epil|travel|homol)ogu/, "$1og"],
  [/^(def|off|pret|lic)enc(?=e|ing)/, "$1ens"],
  [/^(mal)?practis/, "$1practic"],
  [
    /^((?:re|un|out)?(?:bevel|cancel|carol|channel|chisel|council|counsel|dial|duel|equal|fuel|funnel|grovel|initial|jewel|kennel|label|level|libel|marvel|model|panel|parcel|pencil|pummel|quarrel|revel|shovel|signal|spiral|stencil|swivel|symbol|total|towel|tranquil|travel|tunnel|unravel|wool|yodel))l(?=[eio])/,
    "$1",
  ],
  [/^jewelery$/, "jewelry"],
  [/^(fulfi|enro|disti|insti|appa|enthra|insta)l(?=s$|ments?$|$)/, "$1ll"],
  [/^(ski|wi)lful/, "$1llful"],
  [/^(an|leuk|tox|septic|isch|ur)aemi/, "$1emi"],
  [/^haem(?=[ao])|^haemorr/, "hem"],
  [/paed(?=i)/, "ped"],
  [/^(gyn|arch|pal)ae(?=[co])/, "$1e"],
  [/^anaesth/, "anesth"],
  [/^aesthet/, "esthet"],
  [/^mediaev/, "mediev"],
  [/^caes(?=ium|arean)/, "ces"],
  [/^(f)oet(?=[ua])|^(f)oetal/, "fet"],
  [/^oe(?=str|soph|dem)/, "e"],
  [/rrhoea/, "rrhea"],
  [/^manoeuv/, "maneuv"],
  [/^aeroplane/, "airplane"],
  [/^aluminium/, "aluminum"],
  [/^tyre(?=s?$|maker)/, "tire"],
  [/^kerb/, "curb"],
  [/^grey/, "gray"],
  [/plough/, "plow"],
  [/^sceptic/, "skeptic"],
  [/^(m|sm)oul(?=[dt])/, "$1ol"],
  [/^moustache/, "mustache"],
  [/^gaol/, "jail"],
  [/^pyjama/, "pajama"],
  [/^cos(?=y$|ier$|iest$)/, "coz"],
  [/sulph/, "sulf"],
  [/^artefact/, "artifact"],
  [/^ageing/, "aging"],
  [/^((?:mis)?judg|acknowledg)ement/, "$1ment"],
  [/^yogho?urt/, "yogurt"],
  [/^doughnut/, "donut"],
  [/^enquir/, "inquir"],
  [/nexion/, "nection"],
  [/gramme(?=s?$)/, "gram"],
  [/^speciality/, "specialty"],
  [/^cheque/, "check"],
  [/^draught(?=s?$|ing|ed|y)/, "draft"],
  [/^whisky/, "whiskey"],
  [/^furore/, "furor"],
  [/^disc(?=s?$)/, "disk"],
];

/** The American spelling of a folded word, or what its stem is that of: the same for all forms of a word. */
export function americanOf(word: string): string {
  if (word.length < 4 || !mayBeBritish(word)) return word;
  let spelled = word.replace(our, "$1or");
  const [, verb, ending] = ise.exec(spelled) ?? [];
  if (verb !== undefined && !keepsIse.test(verb)) spelled = `${verb}iz${ending}`;
  spelled = spelled.replace(reInflected, (_, stem, ing = "ed") => `${stem}er${ing}`).replace(re, "$1er$2");
  for (const [british, american] of others) spelled = spelled.replace(british, american);
  return spelled;
}
