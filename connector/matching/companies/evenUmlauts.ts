/** A folded text with umlauts in one spelling: Müller, Mueller and Muller are equal. */
export const evenUmlauts = (folded: string): string =>
  folded.replace(/ae/g, "a").replace(/oe/g, "o").replace(/ue/g, "u");
