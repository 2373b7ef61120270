/** Whether two folded names differ only in umlauts that one of them writes out: Mueller and Muller. */
export const isWrittenOut = (one: string, other: string): boolean => plain(one) === plain(other);

const plain = (folded: string): string =>
  folded.replace(/ae|aa/g, "a").replace(/oe/g, "o").replace(/ue/g, "u");
