/** Words that a company has for more than its country, and the countries that are meant, too. */
const regions: Record<string, readonly string[]> = {
  iberia: ["PT"],
  "asia pacific": ["ID", "IN", "JP", "CN", "KR", "AU"],
  "middle east": ["IL", "TR"],
  americas: ["CA", "MX", "BR", "AR"],
};

/** Whether a company of this name is for that country, too. */
export const coversCountry = (name: string, code: string): boolean =>
  Object.entries(regions).some(([word, codes]) => name.toLowerCase().includes(word) && codes.includes(code));
