import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  extractPairs,
  mayIntroduce,
  readPairs,
} from "../../../../src/search/aliases/extract/extract-pairs.ts";

type Text = fc.Arbitrary<string>;

const pairs = (text: string): string[] => extractPairs(text).map(({ long, short }) => `${long} = ${short}`);

describe("names that an article introduces", () => {
  test.each<[string, string[]]>([
    [
      "Shares of Taiwan Semiconductor Manufacturing Co (TSMC, 台積電) rose.",
      ["Taiwan Semiconductor Manufacturing Co = TSMC", "Taiwan Semiconductor Manufacturing Co = 台積電"],
    ],
    ["Shares of Hon Hai Precision Industry Co（鴻海精密）", ["Hon Hai Precision Industry Co = 鴻海精密"]],
    ["the World Trade Organization (WTO) ruled", ["World Trade Organization = WTO"]],
    ["THE WORLD TRADE ORGANIZATION (WTO) RULED", ["WORLD TRADE ORGANIZATION = WTO"]],
    ["THE OFFICE OF STRATEGIC SERVICES (OSS) RULED", ["OFFICE OF STRATEGIC SERVICES = OSS"]],
    ["the Acquisitions and Serials Control System (ASC)", ["Acquisitions and Serials Control System = ASC"]],
    ["in vitro fertilization (IVF) is", ["in vitro fertilization = IVF"]],
    ["makers of artificial intelligence (AI) chips", ["artificial intelligence = AI"]],
    ["Chinese President Hu Jintao (胡錦濤) is to visit", ["Hu Jintao = 胡錦濤"]],
    ["In DeepSeek (深度求索) and Alibaba (阿里巴巴)", ["DeepSeek = 深度求索", "Alibaba = 阿里巴巴"]],
    ["said Vice Premier Ho Mei-yueh (何美玥).", ["Ho Mei-yueh = 何美玥"]],
    ["Minister of Economic Affairs Ho Mei-yueh (何美玥)", ["Ho Mei-yueh = 何美玥"]],
    ["Minister of Economic Affairs John Deng (鄧振中)", ["John Deng = 鄧振中"]],
    ["TSMC chief executive C.C. Wei (魏哲家)", ["C.C. Wei = 魏哲家"]],
    ["Nvidia Corp CEO Jensen Huang (黃仁勳)", ["Jensen Huang = 黃仁勳"]],
    ["Meanwhile Quanta Computer Inc (廣達) fell", ["Quanta Computer Inc = 廣達"]],
    ["Quanta and Compal Electronics Inc (仁寶) fell", ["Compal Electronics Inc = 仁寶"]],
    ["the Ministry of Health and Welfare (衛福部)", ["Ministry of Health and Welfare = 衛福部"]],
    [
      "the Food and Drug Administration (FDA, 食藥署)",
      ["Food and Drug Administration = FDA", "Food and Drug Administration = 食藥署"],
    ],
    ["Taiwan's Financial Supervisory Commission (金管會)", ["Financial Supervisory Commission = 金管會"]],
    ["TSMC's (台積電) plan", ["TSMC = 台積電"]],
    ["General Motors Co (通用汽車)", ["General Motors Co = 通用汽車"]],
    ["Acer, Inc. (宏碁) and Foo Co., Ltd. (甲公司)", ["Acer Inc = 宏碁", "Foo Co Ltd = 甲公司"]],
    ["US-based Micron Technology Inc (美光)", ["Micron Technology Inc = 美光"]],
    ["People's Bank of China (PBOC)", ["People's Bank of China = PBOC"]],
    ["spending on research and development (R&D)", ["research and development = R&D"]],
    [
      "fifth-generation (5G) networks, 2-nanometer (2nm) chips",
      ["fifth-generation = 5G", "2-nanometer = 2nm"],
    ],
    ["small and medium-sized enterprises (SMEs)", ["small and medium-sized enterprises = SMEs"]],
    ["Meta Platforms Inc (formerly Facebook)", ["Meta Platforms Inc = Facebook"]],
    [
      "Hon Hai Precision Industry Co (Hon Hai, 鴻海)",
      ["Hon Hai Precision Industry Co = 鴻海", "Hon Hai Precision Industry Co = Hon Hai"],
    ],
    [
      "Hon Hai Precision Industry Co, also known as Foxconn Technology Group, said",
      ["Hon Hai Precision Industry Co = Foxconn Technology Group"],
    ],
    ["Ho Mei-yueh (何美玥 said", ["Ho Mei-yueh = 何美玥"]],
    ["Ho Mei-yueh ( said that Hon Hai (鴻海) grew", ["Hon Hai = 鴻海"]],
    ["世界最大的台積電（TSMC）宣布，台積電將擴廠", ["TSMC = 台積電"]],
    ["輝達執行長黃仁勳（Jensen Huang）來台", ["Jensen Huang = 黃仁勳"]],
    ["人工智慧(AI)需求強", ["AI = 人工智慧"]],
    ["the film “A City of Sadness” (悲情城市)", ["A City of Sadness = 悲情城市"]],
  ])("%s", (text, expected) => {
    expect(pairs(text)).toEqual(expected);
  });

  test.each([
    ["a subsidy of NT$4.7 billion (US$149.5 million)", "an amount"],
    ["shares of the chipmaker (2330 TT) rose", "a ticker"],
    ["the chairman (who resigned) and others", "a remark"],
    ["Morris Chang (from left) and guests", "a place in a picture"],
    ["founded in Hsinchu (1987) by engineers", "a year"],
    ["many people (NATO) came", "an abbreviation of nothing before it"],
    ["made an appeal (AP)", "letters from the middle of a word"],
    ["A GUIDE FOR MANY ORGANISATIONS THAT INFORM (MORNING)", "letters here and there, all being in capitals"],
    [
      "SYMPOSIUM ON TECHNICAL INFORMATION AND ITS USERS (SOFIA, BULGARIA, JUNE 15-17)",
      "a place, in capitals",
    ],
    ["USE OF INTERNATIONAL INFORMATION SYSTEMS (AGRIS, INIS, MEDLARS)", "examples, in capitals"],
    ["things sorted into category I (II)", "a word that begins no name"],
    ["Kabul Awaits Results (AFP)", "an agency"],
    ["talks failed. (中央社)", "a source after a full stop"],
    ["Ho Mei-yueh (", "a bracket that never closes"],
  ])("%s introduces none: %s", (text) => {
    expect(pairs(text)).toEqual([]);
  });

  test("after a company, letters that are not the name's are unsure, since they may be a ticker", () => {
    expect(extractPairs("Sunrise Trading Corp (BXQ)")).toMatchObject([{ short: "BXQ", sure: false }]);
    expect(extractPairs("Nippon Steel Corp (NSC, BXQ)")).toMatchObject([
      { short: "NSC", sure: true },
      { short: "BXQ", sure: false },
    ]);
    expect(extractPairs("BY THE VICTORIA BRANCH OF THE LIBRARY ASSOCIATION (VICTORIA)")).toMatchObject([
      { short: "VICTORIA", sure: false },
    ]);
    expect(extractPairs("Chinese Nationalist Party (KMT)")).toMatchObject([{ short: "KMT", sure: true }]);
    expect(extractPairs("Democratic Progressive Party (DPP)")).toMatchObject([{ short: "DPP", sure: true }]);
  });

  test("a hostile text of brackets has a limited number of pairs", () => {
    expect(pairs("(".repeat(100_000) + "A B ".repeat(50_000) + "(AB)".repeat(1_000)).length).toBeLessThan(
      2_000,
    );
  });

  test("the quick check misses no text in which the full check finds names", () => {
    const [name, join, end] = [
      [
        "Hon Hai Precision Industry Co",
        "Éclair Technology Co",
        "World Trade Organization",
        "鴻海",
        "WTO",
        "ÉT",
      ],
      [
        ", also known as ",
        " better known internationally as ",
        ", formerly called ",
        ", or ",
        " (",
        "（",
        " ",
      ],
      [",", ".", ")", "）", " said", "\n", ""],
    ].map((texts) => fc.constantFrom(...texts));
    const part = fc.tuple(name as Text, join as Text, name as Text, end as Text).map((all) => all.join(""));
    const text = fc.array(part, { minLength: 1, maxLength: 3 }).map((parts) => parts.join(" "));
    let found = 0;
    fc.assert(
      fc.property(text, (any) => {
        if (extractPairs(any).length === 0) return;
        found++;
        expect(mayIntroduce(any)).toBe(true);
      }),
      { numRuns: 1_000 },
    );
    expect(found).toBeGreaterThan(100);
  });

  test("a text without names fails the quick check", () => {
    expect(mayIntroduce("Shares rose or fell on Monday, as the bank had recalled.")).toBe(false);
  });
});

test.each(["A".repeat(100_000), "(A ".repeat(30_000)])(
  "a long text without any name may be left between its pieces",
  (text) => {
    expect([...readPairs(`known as ${text}`)].length).toBeGreaterThan(20);
  },
);
