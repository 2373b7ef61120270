import { noPlaces, setPlace, type Places, type Positions } from "./positions.ts";

/** An entry of the index has so many blocks. The more, the fewer rows a search for a common word reads. */
export const blocksPerEntry = 8;

/**
 * The places of a block as an entry's text has them: the block's number within the entry, and either `l`, how
 * many there are and each of them, by three hexadecimal signs, or, where that would be longer, `b` and all
 * bits in Base64. An entry's text has any number of these, which add up, so that a block is added behind
 * others. It is a text, because every database has these.
 */
export function encodePlaces(block: number, places: readonly number[]): string {
  if (places.length === 0) return "";
  const head = String(block % blocksPerEntry);
  if (places.length * signsPerNumber <= signsOfBits - signsPerNumber)
    return `${head}l${threeSigns(places.length)}${places.map(threeSigns).join("")}`;
  const bits = noPlaces();
  for (const place of places) setPlace(bits, place, true);
  return `${head}b${Buffer.from(bits.buffer).toString("base64")}`;
}

const signsPerNumber = 3;
const threeSigns = (number: number): string => number.toString(16).padStart(signsPerNumber, "0");
const signsOfBits = Buffer.from(noPlaces().buffer).toString("base64").length;

/**
 * Adds the places that an entry's text has to those of its blocks. `entry` is the entry's number; blocks that
 * are not `wanted` may be left out.
 */
export function decodePlaces(
  entry: number,
  text: string,
  into: Map<number, Places>,
  wanted?: Positions | null,
): void {
  for (let at = 0; at < text.length;) {
    const block = entry * blocksPerEntry + Number(text[at]);
    const known = into.get(block);
    const isBits = text[at + 1] === "b";
    at += 2;
    if (isBits) {
      const encoded = text.slice(at, at + signsOfBits);
      at += signsOfBits;
      if (wanted && !wanted.has(block)) continue;
      const bits = bitsFrom(encoded);
      if (known)
        for (let index = 0; index < known.length; index += 1)
          known[index] = (known[index] ?? 0) | (bits[index] ?? 0);
      else into.set(block, bits);
      continue;
    }
    const places = known ?? noPlaces();
    into.set(block, places);
    const number = () => Number.parseInt(text.slice(at, (at += signsPerNumber)), 16);
    for (let count = number(); count > 0; count -= 1) setPlace(places, number(), true);
  }
}

/** The bytes may begin anywhere in a buffer that others share, where no number begins. */
function bitsFrom(encoded: string): Places {
  const bits = noPlaces();
  Buffer.from(bits.buffer).write(encoded, "base64");
  return bits;
}
