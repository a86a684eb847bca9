/** Short words that are also acronyms of some institution; in small letters they are the word. */
const words = [
  "ace act ado age aid aim air ale alp ami amp ant ape app apt arc arch ark arm art ash ask asp atom axe axis",
  "back bad bag ban band bank bar bare base bat bay beam bear beat bed bee bell belt best bet bid big bin bit blast blue",
  "bolt bond book boom boss bow box boy brave bud bug bus cab cafe cake calm camp can cap cape car card care case cash",
  "cast cat cell chase chat chip chips cite city clan class clean clear clip club coach coal coat code coin cold come",
  "cop cope core corn cot cow crab crash crew crop cross crown cube cup cure cut dam dare dart data dawn day dear den",
  "desk dial dig dim dip disc dish dog dot dove draw dream drop drum dry dub due ear earth ease east eat echo edge egg",
  "elf elm end era eye face fact fair fan far farm fast fat fate fee few fig fill fin fine fire first fish fit five fix",
  "flag flame flash flat fleet flow flu fly foam fog food foot force fork fort fox frame free fresh frog fuel fun fund",
  "gap gas gate gear gel gem gift gin glad glass globe goal goat gold grace grade grain grand grant grape great green",
  "grid grip guide gum gun gut guy ham hand harm hat hawk hay head heal heart heat help hen herb hero hide hill hint hip",
  "hit hop hope horn host hot hub hug hut ice idea imp ink inn ion iris iron item ivory jam jar jaw jet job join joy jug",
  "just keen key kid kin king kit kite lab lace lag lake lamp land lap last law lead leaf leap led left leg less let lie",
  "life lift light lily lime line link lion lip list live load lock log lot love low luck lung mac mad magic magnet mail",
  "main man map mare mark mars mask mass mast mat mate maze mean meat meet men menu mess mice mid mile milk mill mind",
  "mine mint miss mist mix mob mode moon moss moth mouse mud mug nail name nap navy neat need nest net new news nice node",
  "north nose note nut oak oar odd oil old open oral orange orbit ore our oven owl own pac pace pack pad page pain pal",
  "palm pan par park part pass past path pause pay peace peak pear peer pen pet pie pig pike pile pin pine pink pipe pit",
  "plan plant play plot plus pod poem pole poll pool pop port pose post pot power press pride prime print prize pro probe",
  "promise pulse pump race rack radar rag rage rail rain ram ramp range rap rare rat rate raw ray reach read real red",
  "reef rent rest rib rice rich ride rim ring rip rise risk road robe rock rod role roof room root rope rose row rub rug",
  "run rust sad safe sage sail saint salt same sand sap save saw scale scar scope score sea seal seat seed seek self sell",
  "set shape share shark shed ship shoe shop show shut side sign silk sin sir sister sit site six size ski skin sky slam",
  "sleep slim slip slot small smart smile smoke snap snow soap soil sole solid song sort soul sound soup spa space span",
  "spare spark speed spin spirit spot spring spur spy stable staff stage stamp star start state steam steel stem step",
  "stir stone stop store storm story strong suit sum sun sure swan swap swift tab table tag tail tall tank tap tape tar",
  "task tax tea team tear tech teen tell ten tent term test text the thin tide tie tiger time tin tip titan toe ton tone",
  "tool top torch toy trace track trade trail train trap tree trend trial trip true trust tub tube tug tune twin unit",
  "van vet view vine vision vital voice vote wall war ward wash watch wave wax way web wed well west wet wide win wind",
  "wing wire wise wish wolf wood word work world yard year yes yet young zeal zero zip zone zoo",
];

const everyday: ReadonlySet<string> = new Set(words.join(" ").split(" "));

/** Whether a folded word is one that people write in small letters, though some institution is called so in capitals. */
export const isEverydayWord = (word: string): boolean => everyday.has(word);
