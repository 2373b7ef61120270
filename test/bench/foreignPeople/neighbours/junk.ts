import type { Firm } from "../firms/firm.ts";
import type { Random } from "../random.ts";
import { contactId } from "../rows/contactId.ts";
import type { ContactDraft } from "../rows/draft.ts";
import { sayFirm } from "../rows/sayFirm.ts";

const names = [
  "Test Test",
  "Max Mustermann",
  "Erika Mustermann",
  "John Doe",
  "Jane Doe",
  "asdf asdf",
  "Test Contact",
  "Demo User",
  "xxx yyy",
  " Einkauf",
  " Reception",
  "Info Desk",
  "Unknown Unknown",
  "Test Müller",
  "DO NOT USE",
  "Prueba Prueba",
  "Mario Rossi Test",
  " n/a",
];

/** A record of nobody: somebody tried the CRM out, or wrote a desk down. */
export function makeJunk(random: Random, firm: Firm, number: number): ContactDraft {
  const [given = "", ...rest] = random.pick(names).split(" ");
  return {
    id: contactId(number),
    given,
    family: rest.join(" "),
    email: random.chance(0.5) ? random.pick(["test@test.example", `info@${firm.domain}`, "a@b.example"]) : "",
    phone: random.chance(0.3) ? "+49 111 1111111" : "",
    title: random.chance(0.3) ? "Test" : "",
    role: { level: "staff", field: "sales", woman: false },
    company: sayFirm(firm, true),
    website: random.chance(0.5) ? firm.domain : "",
    cityText: "",
    country: "",
  };
}
