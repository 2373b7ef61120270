import { compareSameCompany } from "../companies/compareCompanies.ts";
import { haveInCommon } from "../haveInCommon.ts";
import { compareTitles } from "../titles/compareTitles.ts";
import type { TitleMeaning } from "../titles/titleMeaning.ts";
import type { Person } from "../person.ts";
import type { NormalizedPerson } from "./normalizePerson.ts";
import { crowdFrom } from "./score.ts";

/** Somebody with exactly a lead's name. */
interface Namesake {
  id: number;
  other: NormalizedPerson;
}

interface Crowds {
  /** The ids of the namesakes to compare with the lead; null where they are few, and all are. */
  fewOf(read: NormalizedPerson, lead: Person, namesakes: readonly Namesake[]): ReadonlySet<number> | null;
}

/** What somebody may have in common with the lead, each worth more than all that come after it. */
const worth = { own: 8, company: 4, title: 2, city: 1 };

/**
 * Chooses of a crowd of one name those who have most in common with a lead. To compare a hundred leads with
 * ten thousand people of their name, twice, takes half a minute, and none of those left out could be likely.
 * Who was chosen is remembered until there are more, as all are weighed anew when it is known how often
 * names occur.
 */
export function rememberCrowds(): Crowds {
  const chosen = new WeakMap<Person, { of: number; few: ReadonlySet<number> }>();
  return {
    fewOf(read, lead, namesakes) {
      if (namesakes.length <= crowdFrom) return null;
      const known = chosen.get(lead);
      if (known?.of === namesakes.length) return known.few;
      const few = new Set(mostInCommon(read, namesakes).map(({ id }) => id));
      chosen.set(lead, { of: namesakes.length, few });
      return few;
    },
  };
}

function mostInCommon(lead: NormalizedPerson, namesakes: readonly Namesake[]): Namesake[] {
  const worthOf = worthTo(lead);
  const byWorth = Map.groupBy(namesakes, ({ other }) => worthOf(other));
  const most = [...byWorth].sort(([one], [other]) => other - one).flatMap(([, some]) => some);
  return most.slice(0, crowdFrom);
}

/** Says how much somebody has in common with the lead. */
function worthTo(lead: NormalizedPerson): (other: NormalizedPerson) => number {
  const titles = new Map<TitleMeaning, boolean>();
  // Titles that are written alike were read once.
  const hasTitle = (title: TitleMeaning): boolean => {
    const known = titles.get(title);
    if (known !== undefined) return known;
    const level = compareTitles(lead.title, title);
    const isAlike = level === "same" || level === "similar";
    titles.set(title, isAlike);
    return isAlike;
  };
  const hasOwn = ({ emails, phones, person }: NormalizedPerson): boolean =>
    haveInCommon(lead.emails, emails) ||
    haveInCommon(lead.phones, phones) ||
    haveInCommon(lead.person.profileKeys, person.profileKeys);
  return (other) =>
    (hasOwn(other) ? worth.own : 0) +
    (compareSameCompany(lead.company, other.company) === null ? 0 : worth.company) +
    (hasTitle(other.title) ? worth.title : 0) +
    (lead.city !== "" && lead.city === other.city ? worth.city : 0);
}
