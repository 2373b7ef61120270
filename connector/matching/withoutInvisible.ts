/** Soft hyphens, spaces of no width and the like, which copying from a page or a mail brings into a text. */
export const withoutInvisible = (text: string): string => text.replace(/\p{Cf}/gu, "");
