const firstNames = ["Ana", "Ben", "Chloé", "Deniz", "Emil", "Farah", "Goran", "Hanna", "Ivo", "Jun"];
const syllables = ["ba", "ke", "li", "mo", "nu", "ra", "se", "ti", "vo", "za"];

/** A made-up last name for a number. Of a million people about forty share each. */
export function lastNameOf(number: number): string {
  let name = "";
  for (let rest = number % 25_000; rest > 0 || name === ""; rest = Math.floor(rest / 10)) {
    name += syllables[rest % 10] ?? "";
  }
  return name.charAt(0).toUpperCase() + name.slice(1) + ["son", "ov", "ini", "mann", "ez"][number % 5];
}

export const emailOf = (number: number): string => `person${number}@company${number % 9973}.example`;
export const leadKeyOf = (number: number): string => `scale-${number}`;
export const firstNameOf = (number: number): string => firstNames[number % firstNames.length] ?? "";

/** The contacts from `from` to `to - 1`, one JSON object a line, in pieces of a thousand lines. */
export function* contactLines(
  from: number,
  to: number,
  accountIds: readonly string[],
): Generator<Uint8Array, void> {
  const encoder = new TextEncoder();
  for (let start = from; start < to; start += 1000) {
    let piece = "";
    for (let number = start; number < Math.min(start + 1000, to); number++) {
      piece += `${JSON.stringify({
        FirstName: firstNameOf(number),
        LastName: lastNameOf(number),
        Email: emailOf(number),
        Title: number % 3 === 0 ? "Buyer" : "Engineer",
        AccountId: accountIds[number % accountIds.length],
        MailingCountry: "Germany",
        Crosswalk_Lead__c: leadKeyOf(number),
      })}\n`;
    }
    yield encoder.encode(piece);
  }
}
