import { allProfilesIn, betweenUrls, mayHaveProfile } from "./canonicalProfileUrl.ts";
import { emailsIn, tailsIn } from "./emailsIn.ts";

/** An e-mail address or a profile, as emailsIn and profilesIn give them. */
export type Reach = { email: string } | { profileUrl: string };

/** Where a word with an address ends in a text: at a sign, or where its script changes. */
const betweenAddresses = new RegExp(
  [
    /[\s<>,;:"“”„«»‘()[\]{}|\\/=!#$*?^`·–—―]/u,
    /(?<=(?!\p{Script=Latin})\p{L})(?=[a-z\d])/u,
    /(?<=[a-z\d])(?=(?!\p{Script=Latin})\p{L})/u,
  ]
    .map(({ source }) => source)
    .join("|"),
  "iu",
);

/**
 * Who may be meant in a text, whatever is written together with the address or profile. For looking for
 * somebody: a cell that is somebody's address or profile is read by emailsIn and profilesIn.
 */
export const reachesIn = (text: string): Reach[] => [
  ...allProfilesIn(text).map((profileUrl) => ({ profileUrl })),
  ...addressesIn(text).map((email) => ({ email })),
];

const addressesIn = (text: string): string[] => [...emailsIn(text), ...tailsIn(text)];

/**
 * The text with another one in the place of each address and profile that `isMeant` names, and of what is
 * written together with it.
 */
export function replaceReaches(
  text: string,
  isMeant: (reach: Reach) => boolean,
  replacement: string,
): string {
  const isProfile = (part: string) => allProfilesIn(part).some((profileUrl) => isMeant({ profileUrl }));
  const isAddress = (part: string) => addressesIn(part).some((email) => isMeant({ email }));
  const within = (whole: string, between: RegExp, change: (part: string) => string) =>
    whole
      .split(new RegExp(`(${between.source})`, between.flags))
      .map((each, index) => (index % 2 === 0 ? change(each) : each))
      .join("");
  const unlinked = mayHaveProfile(text)
    ? within(text, betweenUrls, (part) => (isProfile(part) ? replacement : part))
    : text;
  // By words first: what stands around one tells whether it is encoded.
  const left = within(unlinked, /\s/, (word) => {
    if (!isAddress(word)) return word;
    const rest = within(word, betweenAddresses, (part) => (isAddress(part) ? replacement : part));
    return isAddress(rest) ? replacement : rest;
  });
  // Where one part of a text tells how another one is read, it cannot be taken apart.
  return reachesIn(left).some(isMeant) ? replacement : left;
}
