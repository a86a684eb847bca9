import { expect, test } from "vitest";
import { Lexicon } from "../../../src/search/index/lexicon.ts";
import { termOf } from "../../../src/search/text/terms.ts";

// By the reviewed rules, and inflected: both spellings are one term, so that each finds the other.

test.each([
  ["colours unfavourable neighbourhood labourers", "colors unfavorable neighborhood laborers"],
  ["organise organisations privatised criticising", "organize organizations privatized criticizing"],
  ["analysed paralysing catalogues dialogue analogue", "analyzed paralyzing catalogs dialog analog"],
  ["centres theatre kilometres manoeuvring fibre", "centers theater kilometers maneuvering fiber"],
  ["defence offences licence practised", "defense offenses license practiced"],
  ["travelled labelling fuelled counsellor jewellery", "traveled labeling fueled counselor jewelry"],
  ["fulfil enrolment skilful instalments", "fulfill enrollment skillful installments"],
  ["paediatric anaemia haemorrhage archaeology foetus", "pediatric anemia hemorrhage archeology fetus"],
  ["aluminium tyres kerb plough sulphur programmes", "aluminum tires curb plow sulfur programs"],
])("%s are %s", (british, american) => {
  const [ours, theirs] = [british.split(" "), american.split(" ")];
  expect(ours.map(termOf)).toEqual(theirs.map(termOf));
  const lexicon = new Lexicon();
  const terms = (words: string[]) => words.map((word) => lexicon.text(lexicon.term(lexicon.learn(word))));
  expect(terms(ours)).toEqual(terms(theirs));
});

test.each([
  ["four", "for"],
  ["tour", "tor"],
  ["rise", "rize"],
  ["promise", "promize"],
  ["genre", "gener"],
  ["called", "caled"],
])("%s is not %s", (word, other) => {
  expect(termOf(word)).not.toBe(termOf(other));
});

test("the parts of a word that is written in both countries alike stay one word", () => {
  for (const forms of ["advertise advertised advertising", "exercise exercises", "revised revising"])
    expect(new Set(forms.split(" ").map(termOf)).size).toBe(1);
});

test("several of one machine are that machine", () => {
  expect(termOf("f16s")).toBe(termOf("f16"));
  expect(termOf("1990s")).not.toBe(termOf("1990"));
});
