import { eastAsianSpellings } from "./eastAsianNames.ts";
import { fullForms } from "./nicknames.ts";
import { variantNames } from "./nameVariants.ts";

/**
 * Given names that differ by a letter or two from another given name. Two names of the list are two people
 * and no misspelling. Folded. Written by hand.
 */
const nearGivenNames = `
anna anja anka anke anne anni antje anita alina alena elena elina elisa elise alisa alice alicia ana anya asya adela adele marco marcos mario maria marie marta martha marlis marlies mara maya maja mia lea leah lena lina luna lisa liza luisa louisa louise luise laura lauren lara klara clara
daniel daniela danielle danila denis denise dennis john joan joanna jonas jonah johan johanna joana juan joao jan jana jane janet janina jean jeanne gina gianna giulia julia juliana julian juliane julien julie julio tanja tania tina tim timo tom tomas
andrea andreas andre andrej andrew nils niels neil nele kristin kirsten kristen kerstin karsten carsten karin karen karina carina arun aruna varun tarun suresh ramesh rajesh mahesh naresh mukesh rakesh samir amir amira emir emil emilia emily emma ema stephane stephanie stefanie stefan stefano steffen stephan robert roberta roberto rupert robin
michael michaela michal michel michele michelle mikael mikaela alexander alexandra alexandre alexis alexa alex eric erica erik erika paul paula pauline paolo paola pablo christian christiane christina christine christoph christopher kristian kristina simon simone simona martin martina marvin melvin kelvin kevin calvin
mark marc marek marko mirko mirka nina nino dina dino tino toni tony tanya dana diana diane dora nora nadia nadja natascha natasha natalia natalie sandra sandro sonja sonia tonia toma tara sara sarah zara saskia silvia silvio sylvia sylvie silke elke heike heiko meike maike maik mike rita rida linda lydia lidia livia olivia oliver olivier olga helga heidi heide heiner
hans hannes hanna hannah hanne hanno gabriel gabriela gabriele gabrielle manuel manuela samuel samuela raphael raphaela rafael rafaela michelangelo ines inez irene irena irina iris ivan ivana ivo yvonne yvette ida ada eda eva eve evi lars lara klaus klara bernd bernt bernard bernhard gerd gert gerda gerard gerald gerhard rolf ralf rudolf adolf arnold arno arne arnd bjorn jorn jorg jurg georg george georgia georgina
fred freda frida frieda friedrich frederic frederik frederike franz franziska frank franka francis frances francesco francesca francisco francisca louis lois luis lewis leon leona leonie leo lee lea mary mark marcel marcella marcela marcelo marcello carlo carlos carla charles charlotte charlie amy ami aimee amie ellen helen helena helene ella eli elli ali alina allan allen alan alana aron aaron erin ernst ernest
lukas lucas luca lucia lucie lucy luke kate katie kati katja karla kyle kylie kelly kerry terry barry larry gary harry jerry henry henri henrik hendrik hendrika wei wen min ming jun yun hui hua lin ling li lihua jing ying yan yang tao chao hao bo bin bing xin jin jia ye yi yu yuki yuko yoko yoshi keiko reiko taro jiro ken kenji kenichi koji shinji naoki naoko misaki misato takuya takumi takashi hiroshi hiroki hiroko akira akiko aiko
omar amar umar samar samira amina emine yasmin yasmina nadim nadine hassan hussein hasan husain karim karima rahim rahima salim salima salma selma selim selin aylin ayla leyla leila khalid khaled walid waleed tarek tariq
deepa deepak priya priti preeti prema anil anila sunil sunila sunita anita amit amita sumit sumita rohit mohit rohan mohan sohan kiran karan varun tarun nitin nikhil akhil sachin ravi rani raju ranjit sanjit sanjay vijay ajay anjali anjana ranjana rekha renu rina nina mina meena reena teena
jamal jamil jamila kamal kamil kamila jalal jalil jalila hamid hamida hamad hamdan hamdi salem saleh salman khalil khalida nabil nabila bashir bashar habib habiba hakim hakima halim halima farid farida latif latifa munir munira wahid wahida aziz aziza amin sabir sabri
marina martina mariana karina carina corina corinna sabina sabrina selina celina serena verena marian marion marius darius dario ronald donald roland jeremy jerome steven marcin miguel susana rosana roxana susanna rosanna tamara samara damian damir warren darren gordon jordan lennart leonard norman herman
thomas tomasz tobias mathias matthias matteo mateo mattia kathrin catherine katharina katarina carolin caroline carolina karoline karolina christa krista monika monica veronika veronica angela angelo angelika angelica rosa rose rosi ross russ brad brett bret brent grant glen glenn ian iain ryan bryan brian brianna dean deane sean shane shawn shauna dawn don dan dane dale neal nell bill will phil gil jill joel noel noelle nicole nicola nicolas nikola nikolai niklas niclas
`;

/** Family names that differ by a letter or two from another family name. Folded. Written by hand. */
const nearFamilyNames = `
smith smyth schmidt schmid schmitz brown braun braune bauer baur bayer beyer becker becher beck bock boek koch kock kohl kohler koehler keller kellner kessler klein kline klaus krause kraus kruse kruger krueger lang lange langer lehmann lohmann hahn hahne haas hass hess hesse hoffmann hofmann hermann herrmann hartmann hauptmann heinz heinze hein heine
meyer mayer mayr meier maier muller miller mueller moller moeller neumann naumann richter ritter schneider schreiber schroder schroeder schuler schuller schulz schulze scholz schubert schuster schafer schaefer schwarz schwartz wagner wegner weber webber wolf wolff wulf zimmer zimmermann fischer fisher fritz frank franke frey fry
johnson johnston johansson johnstone jonson jones james jensen jansen janssen hansen hanson hansson henson hudson larsen larson larsson lawson lewis louis davis davies davidson dawson thomas thompson thomson tomson wilson willson williams williamson wills watson walton walker waller wallace white whyte wright knight hall hill hull holl harris harrison harrington harvey hardy hughes hayes hines moore moor more morris morrison martin martins martinez mason matthews clark clarke cook cooke cooper copper king kings klein allen allan alan baker barker parker porter potter carter cartwright turner tanner taylor tyler nilsson nielsen nelson olsen olson olsson andersen anderson andersson petersen peterson pettersson pedersen perez peres lopez lopes gomez gomes gonzalez gonzales garcia garces rodriguez rodrigues hernandez fernandez fernandes sanchez santos santana silva silvas sousa souza costa acosta diaz dias ruiz reis reyes rojas rosas ramos ramirez romero romano rossi russo ricci
lee li le lei liu lu luo lin lim wang wong wan wen wu xu hu hue he ho huang hwang wang yang yan yin zhang zhao zhou zhu zhong chen cheng chan chang chong chin jin jing jung jang kang kong kim kin gao guo guan han hang sun song sung sato saito ito kato endo ando kondo nakamura nakayama tanaka takeda takahashi yamada yamamoto yamaguchi suzuki kobayashi watanabe
schmitt stuart stewart steward nilsen hartley bartley martini martino martinelli barnett bennett barrett garrett burnett hammond harmon conner connor connors marsh marshall norris pearson pierson robson robinson robertson simmons simons simpson sampson stephens stevens stephenson stevenson summers sommers sommer warner werner
burton barton carson coleman holman dixon dickson ferrari ferraro ferrero ferreira griffin griffith griffiths hawkins hopkins horton norton morton houston huston howell powell jenkins jennings sanders saunders landers lindsay lindsley malone maloney mcdonald mcdonnell mcdowell mckay mckee phelps phillips shelton skelton spence spencer swanson svensson waters watters wilkins wilkinson winter winters winkler woodard woodward
bergmann bormann borgmann brand brandt brandes busch bosch dietrich dittrich ebert eberl ebner engel engels fink finke friedrich friedrichs gross grosse heller kirsch kirschner kramer kremer kuhn kuhne kunz kunze marx marks menzel wenzel nagel ott otto pohl pohle reuter reiter roth rothe sander zander schiller schreiner seidel seiler stark starke thiel thiele vogel vogler vogt voigt weiss weise wendt wiese wiesner witt witte
bianchi bianco bianchini conte conti ferri ferro gallo galli leone leoni lombardi lombardo marini marino mariani moretti morelli moroni rizzo rizzi rosso santoro santori valente valenti vitale vitali castillo castilla flores guerra guerrero herrera herrero marin medina molina mora moreno moreira morales navarro navarra ortega ortiz rivas rivera romera salas salazar suarez juarez alvarez torre torres
lind lindberg lindgren lindquist lindstrom lindholm lundberg lundgren lundquist lundstrom sandberg sandstrom sundberg sundstrom hedberg hedlund nyberg nyman eklund kowalewski nowicki nowacki makarov makarenko
novak novakova nowak kowalski kowalczyk ivanov ivanova petrov petrova pavlov popov kuznetsov smirnov sokolov orlov moreau morel morin martel marchand mercier michel laurent lambert leroy roy roux rousseau girard gerard bernard bertrand dubois dupont dumont durand dupuis fournier fontaine gauthier garnier faure favre blanc blanchard
reid reed read reeves green greene grey gray ward wood woods webb west wells walsh welsh welch ross rose rowe rice price bryce bruce burns byrne brennan brady bradley barnes burke bush bell ball bull dunn dean day dale hale hart hunt hurst horn horne shaw show stone storm stein steiner steinberg stern lowe love long lang young
sharma verma varma gupta dutta datta patel patil singh sinha rao roy reddy shetty nair nayar menon iyer iyengar kumar kumari khan khanna kapoor kapur mehta mehra mishra misra das dass jain john joshi desai shah sheikh
`;

const split = (text: string): string[] => text.trim().split(/\s+/);

/** Folded given names that are no misspelling of another. */
export const knownGivenNames: ReadonlySet<string> = new Set([
  ...fullForms,
  ...variantNames,
  ...split(nearGivenNames),
]);
export const knownFamilyNames: ReadonlySet<string> = new Set([
  ...eastAsianSpellings,
  ...split(nearFamilyNames),
]);

/** Given names so common that one or more of a hundred have them somewhere. Folded. */
export const commonGivenNames: ReadonlySet<string> = new Set(
  split(`maria john michael david james robert william thomas daniel peter paul mark richard joseph christopher matthew andrew george
    mary jennifer elizabeth sarah jessica emily linda susan anna anne laura julia andreas stefan christian martin markus sabine sandra
    claudia jean pierre marie philippe nicolas sophie catherine jose juan carlos luis antonio javier manuel francisco carmen ana
    joao pedro marco giuseppe francesco andrea giulia wei li jing min fang lei yan hui mohammed mohamed muhammad ahmed ali omar fatima
    rahul amit priya sanjay rajesh jan piotr anna krzysztof katarzyna ivan sergey alexander elena olga natalia lars anders erik`),
);

/** Family names so common that two people who share one need not be one. Folded. */
export const commonFamilyNames: ReadonlySet<string> = new Set(
  split(`smith johnson williams brown jones garcia miller davis rodriguez martinez hernandez lopez gonzalez wilson anderson thomas taylor moore jackson martin lee perez
    thompson white harris sanchez clark lewis walker hall young allen king wright hill green baker nelson muller mueller schmidt schneider fischer weber meyer wagner becker schulz hoffmann
    koch bauer richter klein wolf silva santos oliveira souza costa wang li zhang liu chen yang huang zhao wu zhou kim park choi jung nguyen tran singh kumar sharma patel khan ali ahmed hassan
    hansen johansen olsen larsen andersson johansson nilsson ivanov smirnov novak kowalski rossi russo martin bernard dubois sato suzuki tanaka`),
);
