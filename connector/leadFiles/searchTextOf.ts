import { foldText } from "../matching/foldText.ts";

interface Searched {
  firstName: string;
  lastName: string;
  sourceName: string;
  company: string | null;
  title: string | null;
}

/** What the search box looks through: name, company and title without case and accents. */
export const searchTextOf = ({ firstName, lastName, sourceName, company, title }: Searched): string =>
  [firstName, lastName, sourceName, company, title]
    .map((text) => foldText(text ?? ""))
    .filter((text) => text !== "")
    .join(" ");
