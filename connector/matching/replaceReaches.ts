import { profilesIn, mayHaveProfile, betweenUrls } from "./canonicalProfileUrl.ts";
import { emailsIn } from "./emailsIn.ts";

/** An e-mail address or a profile, as emailsIn and profilesIn give them. */
export type Reach = { email: string } | { profileUrl: string };

/** Where a word with an address ends in a text. */
const betweenAddresses = /[\s<>,;:"“”„«»‘()[\]{}|\\/]/u;

export const reachesIn = (text: string): Reach[] => [
  ...profilesIn(text).map((profileUrl) => ({ profileUrl })),
  ...emailsIn(text).map((email) => ({ email })),
];

/**
 * The text with another one in the place of each address and profile that `isMeant` names, and of what is
 * written together with it.
 */
export function replaceReaches(
  text: string,
  isMeant: (reach: Reach) => boolean,
  replacement: string,
): string {
  const within = (part: string, between: RegExp, change: (part: string) => string) =>
    part
      .split(new RegExp(`(${between.source})`, between.flags))
      .map((each, index) => (index % 2 === 0 ? change(each) : each))
      .join("");
  const isProfile = (part: string) => profilesIn(part).some((profileUrl) => isMeant({ profileUrl }));
  const isAddress = (part: string) => emailsIn(part).some((email) => isMeant({ email }));
  const unlinked = mayHaveProfile(text)
    ? within(text, betweenUrls, (part) => (isProfile(part) ? replacement : part))
    : text;
  // By words first: what stands before a sign tells whether an address begins behind it.
  return within(unlinked, /\s/, (word) =>
    isAddress(word) ? within(word, betweenAddresses, (part) => (isAddress(part) ? replacement : part)) : word,
  );
}
