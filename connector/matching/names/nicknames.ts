/**
 * Full forms of given names, each before the colon, with their short and familiar forms behind it. A short
 * form may belong to several names. Folded (see foldText). Written by hand from common usage. No outside list
 * is copied.
 */
const table = `
aaron: ron ronnie; abigail: abby gail; abraham: abe bram; adelaide: addie heidi; adrian: ade; agnes: aggie; agnieszka: aga; aditya: adi;
albert: al bert bertie; alberto: beto; alejandro: ale alex jandro; aleksandra: ola sasha alex; aleksander: olek alex sasha; aleksandr: sasha alex sanya; aleksandra: sasha ola; aleksei: alyosha lyosha;
alexander: alex al sandy xander lex sasha sascha alec zander; alexandra: alex sandra sandy alexa lexi sasha; alexandre: alex; alfred: al fred alf; alison: ali; amanda: mandy; amelia: amy millie mia;
anastasia: nastya stacy asya; andreas: andi andy; andrea: andi andy; andrew: andy drew; angela: angie; angelica: angie; anna: annie anya ania ann; anneliese: anni liesl; anthony: tony ant; antonio: tonio toni tony; antonia: toni; anton: toni tony; archibald: archie;
arnold: arnie; arthur: art artie; augustus: gus; augustin: gus; barbara: barb babs bärbel; bartholomew: bart; bartosz: bartek; beatrice: bea trixie; beatriz: bea bia; benedict: ben; benedikt: ben bene; benjamin: ben benny benji; bernard: bernie; bernhard: bernd; bernadette: bernie;
bertram: bert; bradley: brad; brandon: bran; bridget: bridie biddy; caitlin: cait; cameron: cam; camilla: milla millie; carolina: caro carol lina; caroline: caro carrie lina carol; cassandra: cassie; catherine: cathy kate katie cat kitty kathy; cecilia: ceci cissy; charlotte: charlie lottie lotte; charles: charlie chuck chas chaz;
chester: chet; christian: chris; christina: chris tina chrissy christy; christine: chris tina chrissy christie; christoph: chris; christopher: chris kit topher; clifford: cliff; clemens: clem; concepcion: concha conchita; constance: connie; cornelia: conny nelly; cornelis: kees cor; cornelius: con neil; curtis: curt; cynthia: cindy;
dagmar: daggi; daniel: dan danny; daniela: dani; danielle: dani; david: dave davy; deborah: deb debbie debby; denis: den; dennis: den denny; dietrich: dieter; dmitri: dima mitya; dolores: lola loli; dominic: dom nick; dominik: dom; donald: don donnie; dorothea: dora thea dorle; dorothy: dot dottie dolly; douglas: doug; duncan: dunc;
eduardo: edu lalo; edmund: ed ned ted; edward: ed ted eddie ned teddy; edwin: ed eddie; ekaterina: katya katia katja; eleanor: ellie nell nora; elena: lena; eleonora: nora lore; elisabeth: lisa liz elli sissi betty lisbeth elise elsbeth else liesl; elizabeth: liz beth betty lizzie liza eliza libby elsie bess; emanuel: manu mani; emily: em emmy; emma: em; enrique: quique kike; eric: rick; ernest: ernie; ernesto: neto; estefania: estefi; esther: essie; eugene: gene; evelyn: eve evie; evgeny: zhenya;
federico: fede; felipe: pipe; ferdinand: ferdi nando; fernando: fer nando; fiona: fi; florence: flo florrie; florian: flo flori; frances: fran franny; francesca: fran chicca; francesco: franco cesco; francis: frank fran; francisco: paco pancho curro fran kiko; franciszek: franek; frank: frankie; franklin: frank; franz: franzl; franziska: franzi; frederic: fred; frederick: fred freddie rick; frederik: fred rik; friedrich: fritz fred fiete;
gabriel: gabe gabi; gabriele: gabi; gabriela: gabi; geoffrey: geoff; george: georgie; georg: schorsch; gerald: gerry jerry; gerard: gerry ger; gerhard: gerd; gertrude: trudy gertie; giovanni: gianni nanni vanni; giuseppe: beppe pino peppe; giovanna: gianna; gloria: glo; gottfried: friedel; grace: gracie; gregory: greg; gregor: greg; grzegorz: grzesiek; guadalupe: lupe lupita; guillermo: memo guille; gustavo: gus; gwendolyn: gwen;
hannah: hanna; hans joachim: hajo; harold: harry hal; harriet: hattie harry; heinrich: heinz heiner heini; helena: lena; helene: lene leni; hendrik: henk rik; henrietta: etta; henry: harry hank hal; herbert: herb bert; herman: harm; hermann: harry; howard: howie; hubert: hubi bert; hugh: hughie; ignacio: nacho; ignatius: iggy; irene: rene; isaac: ike; isabel: isa bella belle izzy; isabella: bella izzy isa; ivan: vanya;
jacob: jake jack; jacek: jacus; jacqueline: jackie jacqui; jakob: jake köbi; jakub: kuba; james: jim jimmy jamie jem; janet: jan; janice: jan; jason: jay jase; jeffrey: jeff; jennifer: jen jenny jenn; jeremy: jerry jem; jessica: jess jessie; jesus: chuy; joachim: achim jochen jo; joan: joanie; joanna: jo asia; joanne: jo; joao: jao; johann: hans hannes; johanna: hanna jo hanne; johannes: hans hannes jo johan jan; john: jack johnny jon; jonathan: jon johnny nathan; joop: jo; jorge: coque; jose: pepe pepito chepe; jose luis: pepe; josef: sepp pepi jupp; josefina: pepa fina; joseph: joe joey; josephine: josie jo; joshua: josh; juan: juanito; judith: judy; julia: jules; julian: jules; juliana: juli; julie: jules; jurgen: jogi;
karl: kalle; karoline: karo; katarzyna: kasia; katharina: kathi katja kati käthe kathrin rina; katherine: kate kathy katie kat kit kitty kay; kathleen: kathy kate; katrina: trina kat; kenneth: ken kenny; kimberly: kim; klaus dieter: kd; konrad: conny kurt; konstantin: kostya konsti; krishna: kris; kristen: kris; kristina: kris tina stina; krzysztof: krzysiek krzys; lakshmi: laxmi;
lawrence: larry laurie; laura: lauri; laurence: larry laurie; leonard: len lenny leo; leonardo: leo; leonhard: leo hardy; leopold: leo poldi; leslie: les; lewis: lew; lillian: lily lil; linda: lindy; louis: lou louie; louise: lou lulu; lucia: lucy; lucas: luke; luis: lucho; lukasz: luki; lydia: liddy; ludwig: lutz wiggerl luis;
maarten: mart; madeleine: maddie lena madi; malcolm: mal; malgorzata: gosia malgosia; manuel: manolo manu manny; manuela: manu; marcus: marc; margaret: maggie meg peggy marge margie greta madge daisy rita; margarethe: grete gretel greta margit gitta; margarita: rita marga; maria: mary mia mitzi masha marija; maria jose: majo; maria teresa: maite; maria luisa: marisa; maria isabel: maribel; marie: mimi; marilyn: mari; marjorie: marge margie; mark: marky; martha: marty patty; martin: marty; martina: tina; mary: molly polly mae; mathias: matze; matilda: tilly mattie; matthew: matt matty; matthias: matze matt hias; maurice: mo moe; maximilian: max maxi; maxwell: max; mechthild: mechtild; melanie: mel; melissa: mel missy; michael: mike mick mickey micky mikey michi mischa; michaela: michi ela; micheal: mike; michal: misiek; michele: mick; michelle: shelly mich; miguel: miguelito mike; mikael: micke; mikhail: misha; mildred: millie; mohammed: mo moe hamo; monica: mona moni; monika: moni;
nadezhda: nadya; natalia: nat talia natasha; natalie: nat; natalya: natasha nata; nathan: nat nate; nathaniel: nat nate; nicholas: nick nicky nico; nicola: nicky; nicolas: nico nick; nicole: nicky nici nicki; nikolai: kolya niko; nikolaus: klaus niko claus nick; norbert: bert; norman: norm; oliver: olly ollie; olivia: liv livvy olly; oscar: ozzy; oswald: ossi ozzie; otto: ottmar;
pamela: pam; pascal: pasci; patricia: pat patty trish tricia patsy patti; patrick: pat paddy rick; patrizia: patty; paul: paulie; paula: pauli; pavel: pasha; pedro: perico; penelope: penny; percival: percy; peter: pete petey; petra: peti; philip: phil pip; philippa: pippa pip; philipp: phil; phillip: phil; phyllis: phyl; pieter: piet; piotr: piotrek; priscilla: cilla; priyanka: priya; prudence: prue;
rachel: rach rae; rafael: rafa; raimund: rai; rajesh: raj; rajendra: raj; rajiv: raj; ramakrishnan: ram; randall: randy; raphael: rafe raffi; raymond: ray; rebecca: becky becca bex; regina: gina reggie; reginald: reg reggie; reinhard: reini hardy; reinhold: reini holdi; renate: nate reni; ricardo: rick richi rica; richard: rick dick rich ricky richie; robert: bob rob bobby robbie bert robin; roberta: bobbie; roberto: beto rob; roderick: rod; rodney: rod; rodrigo: rodri; roger: rodge; roland: roli; ronald: ron ronnie; rosario: charo; rosemarie: rosi; rosemary: rose rosie; rudolf: rudi rolf; rudolph: rudy; rupert: rupi; russell: russ; salvador: chava salva; salvatore: salvo toto; samantha: sam sammy; samuel: sam sammy; sandra: sandy; sanjay: sanj; santiago: santi; sarah: sally sadie; sebastian: basti seb bastian sebi; sergei: seryozha; sergio: checo; shannon: shan; sharon: shari; siddharth: sid; siegfried: sigi; siegmund: sigi; silvester: sly; simon: si; sofia: sofi; sophia: sophie; sophie: soph; srinivas: srini; srinivasan: srini; stacey: stace; stanislaw: staszek stan; stanley: stan; stefan: steff stevie; stefanie: steffi; stephanie: steph steffi stephie; stephen: steve stevie; steven: steve stevie; stuart: stu; subramanian: subbu subra; susan: sue susie suzy; susana: susi; susanna: sue susi; susanne: susi sanne; suzanne: sue suzy; svetlana: sveta lana; sylvester: sly; sylvia: syl;
tabitha: tabby; tamara: tammy; tatiana: tanya; teodoro: teo; teresa: tere terry tess; terence: terry; theodor: theo; theodora: dora thea; theodore: ted theo teddy; theresa: terry tess tessa resi; theresia: resi; therese: resi; thomas: tom tommy; timothy: tim timmy; tobias: tobi toby; tomasz: tomek; tomas: tom; ulrich: uli ulli; ulrike: uli ulli rike; ursula: uschi ulla uli; valentina: vale tina; vanessa: nessa; venkatesh: venky venkat; venkata: venkat venky; venkataraman: venkat; veronica: ronnie vero; veronika: vroni; victor: vic; victoria: vicky tori vic; viktor: vitya; viktoria: vicky; vincent: vince vinnie; vincenzo: enzo; violet: vi; virginia: ginny; vladimir: vova volodya vlad; vladislav: vlad; vivian: viv; 
walter: walt wally; wendelin: wendel; werner: wern; wilfred: wilf fred; wilhelm: willi willy helm; wilhelmina: mina minnie wilma willa; willem: wim; william: bill will billy willy liam willie; winifred: win winnie freddie; winston: win; wolfgang: wolf wolfi; xavier: xavi; yevgeny: zhenya; yekaterina: katya; yuri: yura; zachary: zach zack; zbigniew: zbyszek; zdenek: zdena
`;

/** Full forms by short form. */
export const fullFormsOf: ReadonlyMap<string, ReadonlySet<string>> = readTable();

function readTable(): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  for (const entry of table.split(";")) {
    const [full = "", shorts = ""] = entry.trim().split(":");
    for (const short of shorts.trim().split(/\s+/)) {
      if (short !== "") found.set(short, (found.get(short) ?? new Set()).add(full.trim()));
    }
  }
  return found;
}

/** All full forms of the table. None of them is a misspelling of another name. */
export const fullForms: ReadonlySet<string> = new Set(
  [...fullFormsOf.values()].flatMap((forms) => [...forms]),
);

/** Short forms by full form. */
export const shortFormsOf: ReadonlyMap<string, ReadonlySet<string>> = turnRound(fullFormsOf);

function turnRound(forms: ReadonlyMap<string, ReadonlySet<string>>): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  for (const [short, fulls] of forms) {
    for (const full of fulls) found.set(full, (found.get(full) ?? new Set()).add(short));
  }
  return found;
}
