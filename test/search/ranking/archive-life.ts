/** More of that newspaper: politics, weather, science, sport and culture. */
export const life: [id: string, title: string, body: string][] = [
  [
    "typhoon",
    "Typhoon Kirogi closes schools in the east",
    "Typhoon Kirogi came ashore near Taitung at 4am with gusts of 198kph. Schools and offices in Hualien and Taitung stayed closed. Two people died and 37 were hurt, most by falling tiles. More than 90,000 homes lost power; Taipower said that it would be back by Thursday. The mountain village of Lidao was cut off after a bridge was swept away. The Central Weather Administration measured 712mm of rain in Jinfeng. Banana growers put their losses at NT$240 million.",
  ],
  [
    "quake",
    "Strong earthquake rattles Hualien",
    "An earthquake of magnitude 6.8 shook Hualien County at 2:14pm yesterday. Its centre lay 22km below the sea. Trains stopped for an hour. A hotel from the 1980s leans and has been evacuated; it will be pulled down. Eleven people were treated for cuts. The high-speed rail was not damaged. Seismologist Chen Kuo-chang said that shocks above magnitude 5 may follow for three days.",
  ],
  [
    "vote",
    "Recall vote fails in Keelung",
    "Voters in Keelung rejected the recall of Mayor George Hsieh by 55 percent to 45 percent. Turnout was 50.4 percent. The petition had accused him of seizing a shopping centre from its tenant by night. Hsieh thanked the police and promised to listen more. The organisers said they would not contest the result. The next mayoral election takes place in November 2026. It was the fourth recall vote in the north this year.",
  ],
  [
    "law",
    "Parliament passes assembly law",
    "The legislature passed changes to the law on assemblies by 58 votes to 51. Organisers no longer need a permit but must tell the police 24 hours before. Fines for blocking roads rise to NT$150,000. The Chinese Nationalist Party (KMT) voted against. Legislator Fan Yun called the vote a late farewell to martial law. The law comes into force on January 1. Judges may still forbid marches near military sites.",
  ],
  [
    "bear",
    "Rescued bear cub returns to the wild",
    "A Formosan black bear that was found as an orphan in 2019 has been set free in Yushan National Park. The cub, called Mulas, weighed five kilograms then and 62 kilograms now. Rangers flew it in by helicopter because it had learnt to avoid people. It wears a collar whose battery lasts 18 months. Some 400 to 600 of the bears are left. Snares remain their greatest danger, biologist Hwang Mei-hsiu said. Hunters who report a snared bear are no longer punished.",
  ],
  [
    "dengue",
    "Dengue cases double in Kaohsiung",
    "Kaohsiung counted 214 cases of dengue fever last week, twice as many as the week before. Most patients live in Sanmin District. The Centers for Disease Control blamed warm rain and flooded cellars. Teams sprayed 3,400 homes. Those who leave standing water in pots risk a fine of up to NT$15,000. A vaccine is being tested on 900 volunteers at National Cheng Kung University. Nobody has died this year.",
  ],
  [
    "baseball",
    "Elephants win the series in seven",
    "The Brothers won the Taiwan Series with a 5-3 victory over the Lions in the seventh game. Shortstop Chiang Kun-yu hit a home run with two men on in the eighth inning. It was the club's eleventh title. A crowd of 40,000 filled the Taipei Dome. Manager Keiichi Hirano said he would take his wife to Okinawa. Pitcher Jose De Paula was named most valuable player. The season starts again on March 29.",
  ],
  [
    "museum",
    "Palace museum lends its cabbage",
    "The National Palace Museum is sending the Jadeite Cabbage to Prague, where 131 objects will be shown from September. It is the piece's first journey to Europe. The loan is insured for NT$5.8 billion. In return the Czech National Museum lends a moon rock and paintings by Mucha. Director Hsiao Tsung-huang said that a courier will sit beside the crate. The exhibition lasts three months. Last year the museum had 2.4 million visitors.",
  ],
  [
    "metro",
    "Metro to reach Keelung in 2032",
    "Work on the Keelung metro line has begun at Nangang. The first stage has 13 stations on 16 kilometres and will cost NT$69.8 billion. Trains are to run every six minutes from 2032. Four old commuter stations close for it, to the anger of Sijhih. The builder is a venture of CTCI and Japan's Hitachi. Deputy Mayor Chiu Pei-lin asked residents for patience with detours. A second stage to the harbour has not been funded.",
  ],
  [
    "coral",
    "Coral in Kenting turns white",
    "Divers found four fifths of the coral off Kenting bleached after the warmest summer on record. The sea reached 31.2 degrees Celsius in July. Coral dies if it stays so warm for eight weeks. Researchers at the National Museum of Marine Biology moved 1,500 colonies into tanks. They breed strains that stand the heat. Marine ecologist Fan Tung-yung said that a nuclear plant's warm outflow plays a part. The park forbids anchors at nine reefs from October.",
  ],
  [
    "tea",
    "Old oolong fetches record price",
    "A kilogram of oolong from Lishan was sold for NT$1.68 million at an auction in Nantou, a record. The leaves were picked before dawn in April at 2,500m. Grower Tsai Wen-hsiung said that leafhoppers had bitten them, which makes tea taste of honey. The buyer is a restaurant in Hong Kong. Some 1,100 growers had entered. The tea improvement station warned of fakes: a third of Lishan oolong on sale comes from Vietnam.",
  ],
  [
    "film",
    "Drama about fishers wins Golden Horse",
    "The Salt Line, a drama about fishers on Penghu, won best picture at the Golden Horse Awards. It was shot with amateurs in four weeks. Director Huang Hsin-yao also won for his script. Best actress went to Kimi Hsia for her part as a widow. The jury under Ang Lee saw 552 films. The Salt Line has taken NT$61 million at the box office. Singapore's Anthony Chen received the prize for best short film.",
  ],
];
