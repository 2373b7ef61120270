import { groupsByName } from "./groupsByName.ts";

/**
 * Family names, each group one name in several Latin spellings, as far as `spellingKey` does not make them
 * equal: most are Arabic, where who writes chooses the vowels. Folded, without article. Written by hand.
 */
const groups = `
ahmed ahmad; othman osman uthman usman ousmane; hussein hussain husain husayn hossain; mahmoud mahmud mahmood; ibrahim ebrahim;
abdullah abdallah abdulla; youssef yusuf yousef yousuf yusef; suleiman soliman sulaiman sulayman suleman; hassan hasan; saleh salih;
khoury khouri houry; mansour mansoor; jaber jabir gaber; jamal gamal; najjar naggar; qasim kassem qassem kasem kassim;
farouk farooq faruk faruq; rashid rasheed rachid; sharif sherif shereef cherif; zidan zeidan zaydan; shaheen shahin chahine;
mohammed muhammad mohamed mohammad muhammed mohamad; omar umar; mostafa mustafa moustafa; khatib khateeb khateb; masri masry;
mizrahi mizrachi; choudhary chaudhary chaudhry choudhury chowdhury chaudhari; verma varma
`;

const groupOf = groupsByName(groups);

/** Whether two family names, folded, are spellings of one. */
export function areFamilyVariants(one: string, other: string): boolean {
  const group = groupOf.get(one);
  return group !== undefined && group === groupOf.get(other);
}
