const agency =
  /^(?:afp|ani|ansa|ap|apa|bloomberg|cna|ddp|dpa|efe|epd|ians|jiji|keystone-sda|kna|kyodo|pa|pti|reuters|rtr|sda|sid|tass|upi|xinhua|yonhap|中央社|新华社|新華社|共同|時事|時事通信|연합뉴스)(?:-\p{L}{2,10})?$/iu;
const initials = /^\p{Ll}{2,4}$/u;
const paper = /^(?:(?:The|Die|Der|Das|La|Le|El|Il)\s\p{L}{2,20}|\p{Lu}{2,6})$/u;

/** "dpa/lno", "AFP/The Quay": agencies, with the initials of who worked on it or the paper. */
export function isAgencies(credit: string): boolean {
  const parts = credit.split(/\s?[／/]\s?/);
  const [named, others] = [
    parts.filter((part) => agency.test(part)),
    parts.filter((part) => !agency.test(part)),
  ];
  const isKnown = others.every((part) => initials.test(part) || paper.test(part));
  return named.length > 0 && parts.length <= 3 && isKnown;
}

/** "Hamburg (dpa/lno) – The ...": the agency before the first sentence of a text. */
export function agencyBefore(text: string): string | undefined {
  const credit = dateline.exec(text.slice(0, 100))?.[1];
  return credit && isAgencies(credit) ? credit : undefined;
}

const dateline = /^\p{Lu}[\p{L}\s.,'/-]{1,40}\(([^()]{2,24})\)\s{0,2}[–—-]/u;
