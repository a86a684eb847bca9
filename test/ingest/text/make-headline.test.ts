import fc from "fast-check";
import { expect, test } from "vitest";
import { headlineFrom } from "../../../src/ingest/text/make-headline.ts";

test.each([
  ["a short sentence as it is", "Ferries sail again. All of them.", "Ferries sail again"],
  [
    "abbreviations end no sentence",
    "Mr. Lin of Harbor Inc. sails again. He is glad.",
    "Mr. Lin of Harbor Inc. sails again",
  ],
  [
    "a name gives way to its initials",
    "Northern Harbor Ferry Corporation (NHFC, 北港渡輪), the largest operator on the strait, quietly resumed its morning service to the outer islands in the first week of May.",
    "NHFC quietly resumed its morning service to the outer islands in the first week of May",
  ],
  [
    "an aside and a bracket give way",
    "Harbor Ferries (北港渡輪), a subsidiary of a shipping group in Rotterdam, has been granted a loan of NT$3 billion under a program of the ministry, a spokesman said yesterday.",
    "Harbor Ferries has been granted a loan of NT$3 billion under a program of the ministry",
  ],
  [
    "who said it gives way",
    "The price of a ticket to the outer islands is to rise by a tenth in spring, people briefed on the matter said.",
    "The price of a ticket to the outer islands is to rise by a tenth in spring",
  ],
  [
    "what leads up to it gives way",
    "Even as the two ports quarrel over fees and berths for the large container ships, their pilots are quietly training together on weekends.",
    "Their pilots are quietly training together on weekends",
  ],
  ["a quotation that goes on leaves no mark", '"We sail. Nobody stops us," he said.', "We sail"],
  [
    "a sentence that breaks off ends at a border",
    "The council of the outer islands will meet in spring to discuss the",
    "The council of the outer islands will meet",
  ],
  ["or says that it breaks off", "The council will meet to discuss the", "The council will meet to discuss…"],
  [
    "Chinese ends at a comma",
    "台東熱氣球節今年將延長一週，主辦單位昨天表示，共有三十顆熱氣球報名參加，其中八顆來自國外，預計吸引超過五十萬名遊客。",
    "台東熱氣球節今年將延長一週，主辦單位昨天表示，共有三十顆熱氣球報名參加，其中八顆來自國外",
  ],
  ["no text, no headline", " \n ", ""],
])("%s", (_, text, headline) => expect(headlineFrom(text)).toBe(headline));

test("any text gives one line of at most 90 characters", () => {
  const words = fc.array(
    fc.oneof(
      fc.lorem({ maxCount: 1 }),
      fc.constantFrom("of", "the", ",", "(", "“", "台積電", "x".repeat(200)),
    ),
    { maxLength: 60 },
  );
  fc.assert(
    fc.property(words, (all) => {
      const headline = headlineFrom(all.join(" "));
      expect(headline.length).toBeLessThanOrEqual(90);
      expect(headline).toBe(headline.trim());
      expect(headline !== "" || all.join("").replace(/[^\p{L}]/gu, "") === "").toBe(true);
    }),
  );
});
