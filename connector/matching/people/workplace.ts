import { comparedText } from "../comparedText.ts";
import type { Person } from "../person.ts";
import { isNoTitle } from "../titles/isNoTitle.ts";
import { titleMeaning } from "../titles/titleMeaning.ts";

/** Reads a title, or remembers what it has read. */
type TitleReader = typeof titleMeaning;

type Workplace = Pick<Person, "title" | "company">;

/** What stands between a title and the company behind it. */
const at = / (?:at|@|bei|chez|presso|bij|hos|på) /u;

/** What stands between a title and a company in one field, in either order. */
const between = / (?:at|@|bei|chez|presso|bij|hos|på|[-–—|·]) /u;

/** Somebody whose title and company are those that are compared. */
export const withWorkplace = (person: Person): Person => ({
  ...person,
  ...workplaceOf(person, titleMeaning),
});

/** A title and a company where a source has both in one field. Else as they are. */
export function workplaceOf({ title: written, company }: Workplace, titleOf: TitleReader): Workplace {
  const title = written === null || isNoTitle(written) ? null : written;
  if (company === null && title !== null) return parted(title, titleOf) ?? { title, company };
  if (title === null && company !== null) return parted(company, titleOf) ?? { title, company };
  return { title, company };
}

/** The one part that is a title, and what stands on the other side. Null where that is not clear. */
function parted(text: string, titleOf: TitleReader): Workplace | null {
  const [title = "", company = "", ...others] = comparedText(text).split(at);
  if (title.trim() !== "" && company.trim() !== "" && others.length === 0) return { title, company };
  const [first = "", second = "", ...more] = comparedText(text)
    .split(between)
    .map((part) => part.trim());
  if (first === "" || second === "" || more.length > 0) return null;
  if (isTitle(first, titleOf) && isCompany(second, titleOf)) return { title: first, company: second };
  return isTitle(second, titleOf) && isCompany(first, titleOf) ? { title: second, company: first } : null;
}

function isTitle(text: string | null, titleOf: TitleReader): boolean {
  const { ranks, trades, others } = titleOf(text);
  return ranks.length + trades.length > 0 && others.length <= 1;
}

const isCompany = (text: string | null, titleOf: TitleReader): boolean =>
  text !== null && titleOf(text).ranks.length === 0;
