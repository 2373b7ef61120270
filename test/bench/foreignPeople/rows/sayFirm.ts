import type { Firm } from "../firms/firm.ts";

export function sayFirm(firm: Firm, withLegalForm: boolean): string {
  return withLegalForm && firm.legalForm ? `${firm.name} ${firm.legalForm}` : firm.name;
}
