import { decimal, field, picklist, text, textArea } from "./fields.ts";
import type { FieldDefinition } from "../types.ts";

const accuracies = [
  "Address",
  "NearAddress",
  "Block",
  "Street",
  "ExtendedZip",
  "Zip",
  "Neighborhood",
  "City",
  "County",
  "State",
  "Unknown",
];

/** A compound address and its parts. `prefix` is `Mailing`, or empty for an object's one address. */
export function addressFields(prefix: string): FieldDefinition[] {
  const named = (label: string) => (prefix === "" ? label : `${prefix} ${label}`);
  const part = { compoundFieldName: `${prefix}Address` };
  return [
    textArea(`${prefix}Street`, named("Street"), part),
    text(`${prefix}City`, named("City"), 40, part),
    text(`${prefix}State`, named("State/Province"), 80, part),
    text(`${prefix}PostalCode`, named("Zip/Postal Code"), 20, part),
    text(`${prefix}Country`, named("Country"), 80, part),
    decimal(`${prefix}Latitude`, named("Latitude"), 15, part),
    decimal(`${prefix}Longitude`, named("Longitude"), 15, part),
    picklist(`${prefix}GeocodeAccuracy`, named("Geocode Accuracy"), accuracies, {
      ...part,
      length: 40,
      restrictedPicklist: true,
    }),
    field("address", `${prefix}Address`, named("Address"), { describe: { queryByDistance: true } }),
  ];
}
