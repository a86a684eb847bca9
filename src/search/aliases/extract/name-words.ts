/** Words that are written as a list. */
export const listed = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/));

/** Words before the name of a person. */
export const titles = listed(`
  president premier minister chairman chairwoman chairperson chair secretary director mayor professor dr mr ms mrs
  spokesman spokeswoman spokesperson commissioner legislator lawmaker representative senator governor officer ceo cfo
  coo cto founder cofounder co-founder deputy analyst economist judge justice colonel lieutenant magistrate speaker
  ambassador councilor councillor actor actress singer author executive convener manager chief vice prosecutor
  attorney lawyer admiral chancellor pope archbishop bishop cardinal laureate director-general secretary-general
  superintendent undersecretary envoy supervisor researcher scientist engineer consultant strategist candidate writer
  novelist painter artist filmmaker composer conductor pianist coach pitcher outfielder sir lady`);

/** Names with "of", "for" or "and" inside begin or end with these: Bank of Taiwan, Food and Drug Administration. */
export const institutions = listed(`
  bank ministry bureau institute institution university republic council academy department office board chamber house
  association federation union society museum college school center centre court directorate directorate-general
  faculty port city gulf bay strait isle committee commission agency administration authority organization
  organisation foundation fund league alliance party congress parliament confederation consortium group hall temple
  service services corps conference forum trust state county kingdom province library archives yuan exchange hospital
  park airport prize award bar order law act bill treaty agreement program project initiative taskforce statute
  regulation regulations rules code charter convention protocol constitution statistics pact coalition front movement
  mission secretariat station`);

/** Words that begin sentences in front of names. */
export const openers = listed(`
  meanwhile yesterday today tomorrow however earlier later separately also still besides similarly additionally
  according despite following founded like unlike both shares stocks investors customers clients rivals suppliers
  sales revenue revenues profits employees workers executives officials sources analysts competitors members rival
  chipmaker carmaker automaker retailer lender insurer operator supplier maker manufacturer developer designer
  startup company firm compatriot contractor affiliate subsidiary unit peer peers citing led headed backed asked
  based elsewhere said says why how once now perhaps maybe even while when where after before since until although
  though because former current late veteran acting incumbent outgoing retired local fellow including notably
  monday tuesday wednesday thursday friday saturday sunday`);

/** Legal forms of companies, which a name may omit. */
export const companyForms = listed(
  "co corp inc ltd llc plc company corporation limited incorporated ag nv sa se gmbh",
);

const words = (name: string): string[] => name.toLowerCase().split(" ");

export const isCompany = (name: string): boolean =>
  words(name)
    .slice(1)
    .some((word) => companyForms.has(word));
export const isInstitution = (name: string): boolean => words(name).some((word) => institutions.has(word));

/** Lower-case words inside names. */
export const connectors = listed("of and for the de la da on in to & van von der den del dos bin al");
