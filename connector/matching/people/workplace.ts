import { comparedText } from "../comparedText.ts";
import type { Person } from "../person.ts";
import { titleMeaning } from "../titles/titleMeaning.ts";

type Workplace = Pick<Person, "title" | "company">;

/** What stands between a title and a company in one field, in either order. */
const between = / (?:at|@|bei|chez|presso|bij|hos|på|[-–—|·]) /u;

/** A title and a company where a source has both in one field, or each in the other's. Else as they are. */
export function workplaceOf({ title, company }: Workplace): Workplace {
  if (isTitle(company) && isCompany(title)) return { title: company, company: title };
  if (company === null && title !== null) return parted(title) ?? { title, company };
  if (title === null && company !== null) return parted(company) ?? { title, company };
  return { title, company };
}

/** The one part that is a title, and what stands on the other side. Null where that is not clear. */
function parted(text: string): Workplace | null {
  const [first = "", second = "", ...more] = comparedText(text)
    .split(between)
    .map((part) => part.trim());
  if (first === "" || second === "" || more.length > 0) return null;
  if (isTitle(first) && isCompany(second)) return { title: first, company: second };
  return isTitle(second) && isCompany(first) ? { title: second, company: first } : null;
}

function isTitle(text: string | null): boolean {
  const { ranks, trades, others } = titleMeaning(text);
  return ranks.length + trades.length > 0 && others.length <= 1;
}

const isCompany = (text: string | null): boolean => text !== null && titleMeaning(text).ranks.length === 0;
