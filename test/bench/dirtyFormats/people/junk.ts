import { makePerson, type Person } from "./person.ts";
import type { Random } from "../../foreignAccounts/random.ts";
import type { Firm } from "../../foreignAccounts/firms/firm.ts";

/** Names that are nobody's. */
const names = [
  "LinkedIn/Member",
  "Test/Test",
  "TEST/TEST",
  "Unknown/Unknown",
  "n∕a/n∕a",
  "-/-",
  "./.",
  "Info/Info",
  "Do Not/Use",
  "asdf/asdf",
  "Unknown/Contact",
  "/LinkedIn Member",
  "xxx/xxx",
  "Max/Mustermann",
  "Vorname/Nachname",
  "First Name/Last Name",
  "/Einkauf",
  "/Purchasing Department",
  "NULL/NULL",
  "Herr/Unbekannt",
];

/** A row of nobody, at a firm that may have people. */
export function makeNobody(random: Random, firm: Firm): Person {
  const [given = "", family = ""] = random
    .pick(names)
    .split("/")
    .map((name) => name.replace("∕", "/"));
  return { ...makePerson(random, firm), given, family, email: "", phone: "" };
}
