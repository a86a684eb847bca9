/** Hours before now, headline, source, section and text of each story. */
const stories: [number, string, string, string, string][] = [
  [
    1,
    "Harbour bridge opens to cyclists",
    "Island Daily",
    "City",
    "The harbour bridge has opened to cyclists after two years of work. The lanes are closed in storms, the city says.",
  ],
  [
    2,
    "Chip plant in Hsinchu gets its permit",
    "Island Daily",
    "Business",
    "The county has given the permit for a new chip plant in Hsinchu. Building begins in spring, and the first chips are expected two years later.",
  ],
  [
    3,
    "Ferry line to the outer islands is sold to its captains",
    "Bay Post",
    "Business",
    "The captains of the ferry line to the outer islands have bought it from the county. They promise three sailings a day in summer.",
  ],
  [
    4,
    "Rain fills the reservoirs of the south",
    "Lake Wire",
    "Weather",
    "Four days of rain have filled the reservoirs of the south to nine tenths. Farmers may water their rice fields again.",
  ],
  [
    5,
    "Makers of chips ask for cheaper power",
    "Bay Post",
    "Business",
    "Makers of chips ask the government for cheaper power at night. A plant of theirs needs as much of it as a town.",
  ],
  [
    6,
    "高雄晶片廠動工",
    "島嶼日報",
    "科技",
    "高雄的新晶片廠今天動工，預計三年後量產。市府表示，廠區將有自己的太陽能電廠與回收水廠。",
  ],
  [
    7,
    "Night market moves under a roof",
    "Bay Post",
    "City",
    "The night market moves to the old fish hall, where rain no longer matters. Its forty stalls keep their places.",
  ],
  [
    9,
    "Old lighthouse becomes a library",
    "Island Daily",
    "Culture",
    "The old lighthouse at the north cape becomes a library of the sea. Its first thousand books come from the captains' guild.",
  ],
  [
    11,
    "Trains to the east run every hour",
    "Lake Wire",
    "City",
    "Trains to the east coast run every hour from December on. The first one leaves at five in the morning.",
  ],
  [
    12,
    "Tea growers try a later harvest",
    "Bay Post",
    "Business",
    "Tea growers in the hills harvest two weeks later this year. Warm nights have made the leaves soft.",
  ],
  [
    14,
    "Goalkeeper of the islands retires",
    "Island Daily",
    "Sport",
    "The goalkeeper of the islands retires after nineteen seasons. He will train the young ones of his first club.",
  ],
  [
    30,
    "Chip designers teach in village schools",
    "Lake Wire",
    "Culture",
    "Designers of chips teach in six village schools this winter. The pupils draw a circuit of their own.",
  ],
];

/** News of the last day for the pictures, as files of a corpus. */
export const picturedNews = (now: number): Record<string, string> =>
  Object.fromEntries(
    stories.map(([hoursAgo, title, source, section, text], at) => [
      `story-${at}.md`,
      [
        "---",
        `title: ${title}`,
        `source: ${source}`,
        `section: ${section}`,
        `url: https://news.example/${at}`,
        // The playground shows a stand-in for each.
        ...(at % 3 === 2 ? [] : [`image: https://news.example/${at}.jpg`]),
        `published: ${new Date(now - hoursAgo * 3_600_000).toISOString()}`,
        "---",
        text,
      ].join("\n"),
    ]),
  );
