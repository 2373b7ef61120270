import { groupsByName } from "./groupsByName.ts";
import { spellingKey } from "./spellingKey.ts";

/**
 * Given names, each group one name in the spellings of several languages or transliterations, as far as
 * spellingKey does not make them equal. Folded. Written by hand.
 */
const groups = `
mohammed muhammad mohamed mohammad muhammed mohamad muhamed mehmet; ahmed ahmad; heba hiba; mona muna; hisham hesham; majed majid; jamil gamil; youssef yusuf yousef yousuf yusef; hussein hussain husain husein hossein; fatima fatma fatimah; aisha aysha ayesha aicha; khaled khalid;
omar umar; layla leila laila leyla; nour noor nur; zainab zeinab zaynab; abdulrahman abdelrahman abdurrahman abdul-rahman; abdullah abdallah abdulla; ibrahim ebrahim; hassan hasan; huda hoda; noura nora; yasmin yasmine jasmin; samir sameer; karim kareem; jamal gamal; said sayed saeed syed sayyid; mustafa moustafa mostafa; tariq tarek tarik;
john jon; shaun sean shawn; catherine katherine kathryn katharine; geoffrey jeffrey; steven stephen; philip phillip philippe filip; natalie nathalie; natalia natalya nataliya; matthew mathew; mathieu matthieu; elisabeth elizabeth; isabel isabelle isobel; eric erik; marc mark; karl carl; klaus claus; stefan stephan; christoph kristof; ralf ralph; gunther gunter guenther guenter; thorsten torsten; mathias matthias; sara sarah; hannah hanna; anne ann; deborah debra; brian bryan; theresa teresa therese; sofia sophia sofiya;
alexei alexey aleksei aleksey alexej; alexander aleksander aleksandr alexandr oleksandr; sergei sergey serhii serhiy sergej; dmitri dmitry dmitriy dimitri dmytro; yuri yury yuriy juri iurii jurij; andrei andrey andrii andriy andrej; tatiana tatyana tetiana; ievgen yevhen evhen ievhen yevgen evgen evgeny evgeniy yevgeny yevgeniy eugene evgenii; ekaterina yekaterina kateryna; yulia julia iuliia yuliya; igor ihor; vladimir volodymyr wladimir; oleg oleh; grigory grigoriy hryhorii hryhoriy; pavel pavlo; svetlana svitlana; irina iryna; konstantin kostiantyn; nikolai nikolay mykola nikolaj; mikhail michail mykhailo mikael michael mickael micheal mikhael; olga olha; elena yelena olena;
luis luiz; thiago tiago; vinicius vinicios; antonio antonino; joao joan; jose joseh; krzysztof kristof; katarzyna katarina;
lakshmi laxmi; vijay vijai; deepak dipak; kavita kavitha; krishnan krishna; venkatesh venkatesha; siddharth siddhartha; swati swathi; suresh sureshkumar; smita smitha; sunita sunitha; geeta gita geetha; 
minsu minsoo; jiyeong jiyoung jiyeung; seoyeon suhyeon; hyeonu hyunwoo hyeonwoo hyunu; eunji eunjee; junho joonho; seonghun sunghoon seunghoon; jinho chinho; youngsoo yeongsu youngsu; hyunjin hyeonjin; jihun jihoon; minji minjee; suji sooji
`;

const groupOf = groupsByName(groups);

/** The same by sound, for spellings that no table has: Yuliia. Null where several groups sound so. */
const groupOfSound = groupsBySound();

function groupsBySound(): Map<string, number | null> {
  const groupsOf = new Map<string, number | null>();
  for (const [name, group] of groupOf) {
    const key = spellingKey(name);
    groupsOf.set(key, (groupsOf.get(key) ?? group) === group ? group : null);
  }
  return groupsOf;
}

/** Whether two keys of given names are those of spellings of one. */
export function soundLikeVariants(oneKey: string, otherKey: string): boolean {
  const group = groupOfSound.get(oneKey) ?? null;
  return group !== null && group === groupOfSound.get(otherKey);
}

/** Whether two given names, folded and without spaces, are spellings of one. */
export function areVariants(one: string, other: string): boolean {
  const group = groupOf.get(one);
  return group !== undefined && group === groupOf.get(other);
}

/** The group of a name, or of those that sound like it. Null where there is none, or are several. */
const groupNear = (name: string): number | null =>
  groupOf.get(name) ?? groupOfSound.get(spellingKey(name)) ?? null;

/** All spellings of a folded given name. Empty where none of the table sounds like it. */
export function spellingsInTable(name: string): string[] {
  const group = groupNear(name);
  return group === null
    ? []
    : [...groupOf].filter(([, each]) => each === group).map(([spelling]) => spelling);
}

/** A key that all spellings of a given name share. The name itself where none of the table sounds like it. */
export function variantKey(name: string): string {
  const group = groupNear(name);
  return group === null ? name : `=${group}`;
}

/** All names of the table. None of them is a misspelling of another name. */
export const variantNames: ReadonlySet<string> = new Set(groupOf.keys());
