import { expect, test } from "vitest";
import { parseQuery } from "../../../src/search/query/parse-query.ts";
import { newIndex } from "../new-index.ts";
import { additions, now } from "../stories.ts";
import { topics } from "./topics.ts";

/** Typed and meant: phonetic spellings, doubled and single letters, ie and ei, endings, typos. */
const misspelt = `
semiconducter material=semiconductor material; maganese wafer=manganese wafer; Taiwain power=Taiwan power
goverment birds=government birds; Foxcon servers=Foxconn servers; Nvdia headquarters=Nvidia headquarters
Kaohshiung dengue=Kaohsiung dengue; Hsinshu wafer=Hsinchu wafer; Samsumg walkout=Samsung walkout
earthqauke Hualien=earthquake Hualien; typhon trees=typhoon trees; Micorn memory=Micron memory
recieve tariffs=receive tariffs; tarrifs steel=tariffs steel; dengu fever=dengue fever; elderley flu=elderly flu
proffessionals foreign=professionals foreign; forcast growth=forecast growth; insurrers dollar=insurers dollar
batterys scooters=batteries scooters; scandle subsidy=scandal subsidy; subsidie scandal=subsidy scandal
headquaters Taipei=headquarters Taipei; acelerator market=accelerator market; acommodate robots=accommodate robots
assemle robots=assemble robots; Huston robots=Houston robots; invesors servers=investors servers
methonol ships=methanol ships; contaner ships=container ships; cabin crue=cabin crew; strikke rest=strike rest
blakout bird=blackout bird; Tianan bird=Tainan bird; gragphics cards=graphics cards; folding labtop=folding laptop
Singapor wafers=Singapore wafers; procesors cars=processors cars; sattelite cables=satellite cables
satelite phones=satellite phones; fraighter cable=freighter cable; Keelong cable=Keelung cable
lenzes court=lenses court; pattent lenses=patent lenses; oposition chair=opposition chair
lawmakres budget=lawmakers budget; budjet frozen=budget frozen; mayorel race=mayoral race; univercity chips=university chips
molecul engine=molecule engine; charger nitrade=charger nitride; gallum nitride=gallium nitride
musem tea=museum tea; perl milk=pearl milk; queus tea=queues tea; cabage jade=cabbage jade; Prag jade=Prague jade
repares hall=repairs hall; magnitute dawn=magnitude dawn; hotells guests=hotels guests; tranes Japan=trains Japan
appologizes delay=apologizes delay; suppliy coolers=supply coolers; Freemont plant=Fremont plant; Carlifornia plant=California plant
decad talent=decade talent; profesionals talent=professionals talent; yelow light=yellow light; regullar wages=regular wages`
  .split(/[;\n]/)
  .filter((line) => line.includes("="))
  .map((line) => line.trim().split("=") as [typed: string, meant: string]);

test("a misspelt query finds the first result of the correctly spelt query", async () => {
  const index = await newIndex();
  await index.apply(additions(topics().articles));
  const first = async (text: string) => {
    const { hits } = await index.search(parseQuery(text, { now, zone: "Asia/Taipei" }), { limit: 10 });
    return hits[0]?.article.id;
  };
  let [same, answered] = [0, 0];
  const lost: string[] = [];
  for (const [typed, meant] of misspelt) {
    const right = await first(meant);
    if (right === undefined) continue;
    answered++;
    if ((await first(typed)) === right) same++;
    else lost.push(typed);
  }
  expect(answered).toBeGreaterThan(60);
  expect({ lost, enough: same / answered >= 0.95 }).toMatchObject({ enough: true });
});
