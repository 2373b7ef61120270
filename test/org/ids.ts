const digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const suffixDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345";
const shape = /^[0-9A-Za-z]{15}(?:[0-9A-Za-z]{3})?$/;

/** The id of the nth record of a kind: key prefix, the org's own two characters, a counter; 18 characters. */
export function recordId(keyPrefix: string, pod: string, count: number): string {
  let counter = "";
  for (let rest = count; rest > 0; rest = Math.floor(rest / 62)) counter = digits[rest % 62] + counter;
  return longId(`${keyPrefix}${pod}${counter.padStart(10, "0")}`);
}

/** Converts an id of 15 characters to 18. The last three encode which others are capitals. */
export function longId(id15: string): string {
  return id15 + suffix(id15);
}

function suffix(id15: string): string {
  let made = "";
  for (let chunk = 0; chunk < 15; chunk += 5) {
    let bits = 0;
    for (let i = 0; i < 5; i++) {
      const code = id15.charCodeAt(chunk + i);
      if (code >= 65 && code <= 90) bits |= 1 << i;
    }
    made += suffixDigits[bits];
  }
  return made;
}

/**
 * The 18-character id of a text; undefined where it is no id. As in Salesforce, 15 characters are completed,
 * and the suffix corrects the case of 18.
 */
export function readId(written: unknown): string | undefined {
  if (typeof written !== "string" || !shape.test(written)) return undefined;
  if (written.length === 15) return longId(written);
  const end = written.slice(15).toUpperCase();
  let id15 = "";
  for (let i = 0; i < 15; i++) {
    const bits = suffixDigits.indexOf(end.charAt(Math.floor(i / 5)));
    if (bits < 0) return undefined;
    const character = written.charAt(i);
    id15 += bits & (1 << (i % 5)) ? character.toUpperCase() : character.toLowerCase();
  }
  return suffix(id15) === end ? id15 + end : undefined;
}
