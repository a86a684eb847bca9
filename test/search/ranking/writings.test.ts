import { beforeAll, describe, expect, test } from "vitest";
import type { Article } from "../../../src/article/article.ts";
import type { Hit } from "../../../src/search/present/search-page.ts";
import { parseQuery } from "../../../src/search/query/parse-query.ts";
import type { FedIndex } from "../../../src/search/search-index.ts";
import { newIndex } from "../new-index.ts";
import { additions, article, now } from "../stories.ts";

// One thing is written in many ways: with a hyphen, in two words, in British, in Chinese, in figures.

const told = (id: string, title: string, body: string) => article(id, { title, body });
const stories: Article[] = [
  told("bomber", "Old B-52 lands at air show", "A B-52 landed at noon in front of a crowd."),
  told("fighter", "Two F-16Vs land on a motorway", "The drill had an F-16V take fuel between two villages."),
  told(
    "jets",
    "Airline orders ten of the largest jets",
    "The airline takes ten A380s, which it will fly to the north.",
  ),
  told("quake", "Quake kills 380", "The quake killed 380."),
  told("match", "Home side wins 31-30", "The home side won 31-30."),
  told("tank", "Museum buys a T34", "The T34 stood in a barn."),
  told("chair", "Anne O’Hara leaves ferry board", "Deputy chair Anne O’Hara left the board."),
  told("singer", "Sean O Casey tours the north", "The singer O Casey begins on the coast."),
  told("visa", "e-Visa office opens in port", "The e-Visa office opens on Monday."),
  told("phone", "T-Mobile drops a fee", "T-Mobile said that the fee is gone."),
  told("couple", "Same-sex couples may adopt", "A court ruled on same-sex couples."),
  told("servers", "Data center planned on old airfield", "The data center takes water from a lake."),
  told("shop", "Young startups leave the harbour", "A startup pays more rent than a shop."),
  told("model", "iPhone 17 sells out", "The iPhone 17 was gone by noon."),
  told("locks", "City to spend NT$3.6 billion on locks", "The city will spend NT$3.6 billion on new locks."),
  told("bridge", "Bridge of I-95 closes", "The bridge of I-95 is closed for 95 days."),
  told("march", "March of 240,000 ends at harbour", "Police put the march at 240,000."),
  told("dyke", "海堤預算通過", "議會通過1兆2000億元的海堤預算，另有三萬人請願。"),
  told("nodes", "Foundry begins at 3 nanometres", "Chips at 3 nm and later at 1.4 nm use less power."),
  told("river", "River path measures 12 kilometers", "The path has 12 km along the river."),
  told("grid", "Island needs 2,500 MW more", "The grid lacks 2,500 megawatts in August."),
  told("rate", "Bank lifts its rate by 25 basis points", "The rate is 2.125 per cent now."),
  told("growth", "出口成長三成", "上季出口成長三成，高於預期。"),
  told("lakh", "Flood fund pays out 45 lakh", "The fund paid 45 lakh to farmers."),
  told("tariff", "Steel duty of 50 percent begins", "The duty of 50 percent began at noon."),
  told("fine", "Court fines a shipper", "The shipper pays ¥820 million, or 6.1 million U.S. dollars."),
  told("toll", "Toll rises", "The toll rises to NT$35 from next week."),
  told("peg", "Greenback slips", "The New Taiwan dollar gained on the greenback."),
  told("reserve", "人民幣升值", "央行說，人民幣今年升值。"),
  told("tyres", "Tyre maker moves its organisation", "The tyre maker modelled it on a theatre."),
];

let index: FedIndex;
beforeAll(async () => {
  index = await newIndex();
  await index.apply(additions(stories));
});

const ask = async (text: string): Promise<Hit[]> =>
  (await index.search(parseQuery(text, { now, zone: "Asia/Taipei" }), { limit: 10 })).hits;

describe("a story is found however its words are written", () => {
  test.each([
    ["B52", "bomber", "the text has a hyphen"],
    ["B-52", "bomber", "as it is"],
    ["b 52", "bomber", "a space for the hyphen"],
    ["B52s", "bomber", "in the plural"],
    ["F16", "fighter", "the model of which it is a variant"],
    ["F-16", "fighter", "the same with a hyphen"],
    ["F16V", "fighter", "the variant without the hyphen"],
    ["T-34", "tank", "a hyphen that the text does not have"],
    ["A-380", "jets", "a letter that alone is a function word"],
    ["I-95", "bridge", "another"],
    ["teh tyre maker", "tyres", "a function word with a slip"],
    ["waht did hte musuem buy", "tank", "several"],
    ["o'hara", "chair", "a straight apostrophe"],
    ["o hara", "chair", "a space for the apostrophe"],
    ["ohara", "chair", "no apostrophe"],
    ["O'Casey", "singer", "an apostrophe that the text does not have"],
    ["evisa", "visa", "a compound in one"],
    ["e visa", "visa", "a compound in two"],
    ["tmobile", "phone", "a name in one"],
    ["t mobile", "phone", "a name in two"],
    ["samesex couples", "couple", "with a function word in one"],
    ["datacentre", "servers", "two words in one, in British"],
    ["data-centre", "servers", "with a hyphen"],
    ["start up rent", "shop", "one word in two, of which one is a function word"],
    ["start-ups", "shop", "with a hyphen, in the plural"],
    ["iphone17", "model", "without the space"],
    ["tire organization", "tyres", "in American"],
    ["theater tires", "tyres", "in American, in the plural"],
  ])("%s -> %s: %s", async (query, id) => {
    expect((await ask(query))[0]?.article.id).toBe(id);
  });
});

describe("an amount is found in all its spellings", () => {
  test.each([
    ["36億", "locks", "in Chinese"],
    ["三十六億", "locks", "in Chinese characters"],
    ["NT$3,600 million", "locks", "in another scale"],
    ["3.6bn", "locks", "by a sign"],
    ["3 600 000 000", "locks", "in full, in groups"],
    ["240k", "march", "by a letter"],
    ["240 000", "march", "with a space"],
    ["24萬", "march", "in another scale of another language"],
    ["1.2 trillion", "dyke", "of two Chinese scales"],
    ["30,000", "dyke", "in Chinese characters in the text"],
    ["3-nanometre", "nodes", "with a hyphen, in British"],
    ["3奈米", "nodes", "in Taiwan's word"],
    ["3納米", "nodes", "in the word of Hong Kong"],
    ["1.4nm", "nodes", "with a decimal"],
    ["12公里", "river", "in Chinese"],
    ["12,000 metres", "river", "in another unit of the same measure"],
    ["2.5 GW", "grid", "in a larger unit"],
    ["0.25 percentage points", "rate", "in the unit of which it is a part"],
    ["2.125%", "rate", "by a sign"],
    ["30%", "growth", "Chinese tenths"],
    ["4.5 million", "lakh", "an Indian scale"],
    ["百分之五十", "tariff", "in Chinese characters"],
  ])("%s -> %s: %s", async (query, id) => {
    expect((await ask(query))[0]?.article.id).toBe(id);
  });

  test.each([
    ["3.6 billion TWD", "locks", "its code after the number"],
    ["TWD 3.6bn", "locks", "its code before it"],
    ["新台幣36億", "locks", "its Chinese name"],
    ["新台幣三十六億元", "locks", "its Chinese name, in Chinese characters"],
    ["3.6 billion new Taiwan dollars", "locks", "its name in full"],
    ["820 million yen", "fine", "a sign that has two meanings"],
    ["8.2億日圓", "fine", "in Chinese"],
    ["US$6.1 million", "fine", "a sign for a name"],
    ["610萬美元", "fine", "in Chinese, of another scale"],
    ["35 NT dollars", "toll", "without a scale"],
  ])("of a currency too: %s -> %s: %s", async (query, id) => {
    expect((await ask(query))[0]?.article.id).toBe(id);
  });

  test.each([
    ["TWD", "peg"],
    ["US dollar", "peg"],
    ["yuan", "reserve"],
    ["RMB", "reserve"],
  ])("a currency is found by its other names: %s -> %s", async (query, id) => {
    expect((await ask(query))[0]?.article.id).toBe(id);
  });

  test.each(["4nm", "12 miles", "37億", "2.5 MW", "241k", "31%"])("%s is another", async (query) => {
    expect(await ask(query)).toEqual([]);
  });

  test("as it stands in the text it is marked whole", async () => {
    const [hit] = await ask("36億");
    const marked = hit?.title.marks.map(([start, end]) => hit.title.text.slice(start, end));
    expect(marked).toEqual(["3.6 billion"]);
    const [bomber] = await ask("B52");
    expect(bomber?.title.marks.map(([start, end]) => bomber.title.text.slice(start, end))).toEqual(["B-52"]);
  });

  test.each([
    ["36億", ["3.6 billion"]],
    ["NT$3.6bn", ["NT$3.6 billion", "新台幣36億元"]],
    ["240k", ["240,000", "24萬"]],
    ["2nm", ["2 nanometers", "2奈米"]],
    ["三成", ["30 percent", "30％"]],
  ])("the notes say how else people write %s: %j", async (query, names) => {
    const { report } = await index.search(parseQuery(query, { now, zone: "Asia/Taipei" }), { limit: 1 });
    expect(report.aliases.flatMap((one) => one.names)).toEqual(names);
  });
});

describe("NOT leaves out, as a minus does", () => {
  test.each([
    ["harbour NOT march", ["shop"]],
    ["harbour NOT startup", ["march"]],
  ])("%s -> %j", async (query, ids) => {
    expect((await ask(query)).map((hit) => hit.article.id)).toEqual(ids);
  });
});
