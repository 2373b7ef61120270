/**
 * What tells an Arabic name from others: the rest behind the article, which is written as a word of its own,
 * joined or not at all, and behind the servant of. Any other name loses its first letters likewise, so that
 * only results are comparable with each other.
 */
export const withoutArticle = (folded: string): string =>
  folded.replace(/^(?:abd(?:[aeu][lr])?|[ae]l)(?=.{4})/, "");
