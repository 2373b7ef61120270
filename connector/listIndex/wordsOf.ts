/** The words of a lead's search text, each once. */
export const wordsOf = (searchText: string): string[] => [
  ...new Set(searchText.split(" ").filter((word) => word !== "")),
];
