/** Invented stories of an island's newspaper, with enough in each that a passage must be chosen: id, headline, text. */
export const business: [id: string, title: string, body: string][] = [
  [
    "foundry",
    "Foundry opens second plant in Tainan",
    "Vanguard Silicon Corp (VSC, 先鋒矽晶) opened its second plant in the Southern Taiwan Science Park yesterday. Guests watched as the first wafers came off the line. The plant cost NT$312 billion and took 29 months to build. At full capacity it will process 40,000 wafers a month, the company said. About 2,600 engineers have been hired, a third of them from abroad. Chairwoman Lo Yi-chen (羅宜珍) said that a third plant is under consideration in Dresden. Analysts at Fubon Securities expect the plant to break even within four years.",
  ],
  [
    "panels",
    "Display maker to close oldest line",
    "Bright Optronics Co (BOC, 明光光電) will shut its oldest production line in Taoyuan by the end of March. The line makes small panels for car dashboards, an area in which prices have fallen for six quarters. Some 480 workers are offered jobs elsewhere in the group. The company booked a net loss of NT$1.9 billion last quarter, its widest in five years. Revenue fell 14 percent to NT$21 billion. President Hsu Ming-te (許明德) told investors that the group would turn to sensors for hospitals instead.",
  ],
  [
    "exports",
    "Orders from abroad rise for ninth month",
    "Export orders rose 17.4 percent from a year earlier to US$58.3 billion last month, the Ministry of Economic Affairs said. It was the ninth rise in a row. Demand for servers made up for weak orders for plastics and machine tools. Orders from the US climbed 31 percent, those from Europe fell 2 percent. Department of Statistics Director Huang Wei-jen (黃偉仁) said that this month's orders should be between US$56 billion and US$59 billion. He named tariffs as the greatest uncertainty.",
  ],
  [
    "rate",
    "Central bank leaves rates alone",
    "The central bank kept its benchmark interest rate at 2 percent for the seventh quarter in a row. Governor Yang Chin-long said inflation should slow to 1.7 percent this year. The bank nevertheless told lenders to be careful with mortgages. Buyers of a second home may borrow no more than 50 percent of its price, a limit introduced last September. The board meets again on June 19. Housing loans made up 37 percent of all lending at the end of April.",
  ],
  [
    "airline",
    "Starwing to fly to Seattle",
    "Starwing Airlines (星翼航空) will begin daily flights from Taipei to Seattle on June 1. The carrier has leased three Airbus A350 aircraft for the route. A return ticket in economy class starts at NT$28,900. Seattle becomes its third destination in North America, after Los Angeles and Vancouver. The airline carried 5.2 million passengers last year. Spokesman Kevin Tsao said pilots had agreed to a raise of 9 percent, which ended a dispute of two years.",
  ],
  [
    "battery",
    "Carmaker and cell maker part ways",
    "Yulin Motor Co and battery maker Formosa Cells Inc have ended their venture, both said. The two had planned a factory in Changhua County for solid-state cells. Yulin said samples had failed safety tests three times. It will buy cells from South Korea instead. Formosa Cells keeps the site and must return a grant of NT$850 million. Its shares fell by the daily limit. About 120 people had worked for the venture, which was founded in 2021.",
  ],
  [
    "wind",
    "Wind farm off Miaoli delayed again",
    "The 600-megawatt Haifeng wind farm off Miaoli County will not be ready before the summer of 2028. Danish developer Nordvind blamed a shortage of installation vessels. It was first due in 2025. The Energy Administration can fine the developer NT$2 million a day. The farm is to supply power to 650,000 households. Fishers in the area have sued over the loss of their grounds. A court in Taichung hears the case on November 12.",
  ],
  [
    "chipact",
    "Memory maker is granted subsidy",
    "Micron was granted a subsidy of NT$4.7 billion to develop high-bandwidth memory in Taichung. The ministry pays it over three years. The company has to put up NT$7 billion of its own and hire 300 researchers. Opposition lawmakers called the grant a gift to a foreign firm. The ministry's Kuo Chih-hui said the work will be done with four local universities. Samples are due in 2027. High-bandwidth memory is stacked beside graphics processors for artificial intelligence.",
  ],
  [
    "bank",
    "Two banks agree to merge",
    "Pacific Commercial Bank and Island Trust Bank agreed to merge, in the largest deal of its kind in a decade. Shareholders of Island Trust receive 0.67 shares of Pacific for each of theirs. The new bank will have 312 branches and assets of NT$6.1 trillion. It keeps the Pacific name. No branch closes before 2027, the banks promised the union. The Financial Supervisory Commission (FSC, 金管會) must still agree. Pacific's Lin Shu-hua (林淑華) is to lead the new bank.",
  ],
  [
    "rent",
    "Rents in Taipei at a record",
    "The rent index for Taipei reached a record 109.8 in August, the Directorate-General of Budget, Accounting and Statistics said. A studio in Daan District now costs NT$17,500 a month on average. Rents have risen for 48 months in a row. The city has built 11,000 social homes, half of what the mayor promised. Tenants' groups demand a tax on empty flats. The Cabinet offers young tenants up to NT$8,000 a month, for which 310,000 have applied.",
  ],
  [
    "cyber",
    "Ransom gang hits hospital",
    "A ransom gang that calls itself CrazyHunter paralysed the computers of Mackay Memorial Hospital on Sunday. More than 500 machines in Taipei and Tamsui were encrypted. The attackers demanded US$1.5 million. The hospital did not pay and restored its systems from copies within two days. Operations went ahead, but outpatients had to wait. Prosecutors suspect a man of 20 from Zhejiang. The Ministry of Health has since ordered an audit of 120 hospitals.",
  ],
  [
    "satellite",
    "First home-made weather satellite lifts off",
    "Triton, the first weather satellite built on the island, lifted off from French Guiana at 9:36am on Monday. It weighs 241 kilograms and circles the Earth at 550km. Its antenna catches signals of GPS satellites that the sea reflects, from which winds are measured. The data help to foresee the paths of typhoons. The Taiwan Space Agency spent NT$1.5 billion on it. Director-General Wu Jong-shinn hugged colleagues as the signal came. A successor is planned for 2029.",
  ],
];
