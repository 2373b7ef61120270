import { aliases, type Column, type ContactCells } from "./contactCells.ts";
import { readExport } from "./readExport.ts";

interface ExportedContact {
  /** Of the file, its last one where a field has line breaks. */
  line: number;
  cells: ContactCells;
}

const required: Column[] = ["id", "firstName", "lastName"];

/** Contacts as Salesforce exports them, one at a time. Throws where the header lacks an id or a name. */
export const readContacts = (file: string): AsyncGenerator<ExportedContact> =>
  readExport(file, aliases, required);
