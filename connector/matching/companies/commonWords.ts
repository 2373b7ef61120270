import { readWords } from "../data/readTable.ts";

const words = readWords("companyWords");

/** Words that do not tell companies apart. With or without them, a name is likely the same company's. */
export const fillers = words("filler");
/** Words for a group. Alone they do not make another company: BMW Group is BMW. */
export const groupWords = words("group");
/** Names of countries and regions, which tell the national companies of one group apart. */
export const nationalWords = words("nation");
/** Sites that a name ends with, and words that stand before a place. */
export const [sites, links] = [words("site"), words("link")];
/** Words that say nothing by themselves. */
export const joining = words("joining");

const trades = words("trade", "link");
const common = words("trade", "common", "filler", "nation", "joining");

/** Whether all words are such as many companies share. With a place they are a name of their own: Bank of Ireland. */
export const isGeneric = (folded: readonly string[]): boolean => folded.every((word) => trades.has(word));

/** Whether many companies have the word, so that it tells nothing of one. Folded. */
export const isCommonWord = (word: string): boolean => common.has(word) || word.length < 2;
