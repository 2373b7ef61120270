import { normalizeCompany } from "../companies/normalizeCompany.ts";
import { normalizeName } from "../names/normalizeName.ts";
import { titleMeaning } from "../titles/titleMeaning.ts";

/** What makes the parts of a person, for `normalizePerson`. */
interface PartReaders {
  nameOf: typeof normalizeName;
  companyOf: typeof normalizeCompany;
  titleOf: typeof titleMeaning;
}

/** Reads equal names, companies and titles once: most people have a title and a company that others have. */
export function readOnce(heldMax = Infinity): PartReaders {
  return {
    nameOf: onceEach(normalizeName, heldMax),
    companyOf: onceEach(normalizeCompany, heldMax),
    titleOf: onceEach(titleMeaning, heldMax),
  };
}

/** Makes equal things of equal texts once. Where it holds `heldMax` of them, it begins anew. */
export function onceEach<Texts extends unknown[], Made>(
  make: (...texts: Texts) => Made,
  heldMax: number,
): (...texts: Texts) => Made {
  const made = new Map<string, Made>();
  return (...texts) => {
    const key = JSON.stringify(texts);
    const known = made.get(key);
    if (known !== undefined) return known;
    const one = make(...texts);
    if (made.size >= heldMax) made.clear();
    made.set(key, one);
    return one;
  };
}
