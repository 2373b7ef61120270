import closes from "@salesforce/label/c.Crosswalk_Opportunity_Closes";
import { formatDay, formatLabel, formatMoney, joinParts, rolesText } from "c/textFormat";

/** The open opportunities of a record's account, or only those on which the record has a role. */
export function opportunitiesOf(record, withRolesOnly) {
  return record.opportunities.filter(({ roles }) => !withRolesOnly || roles.length > 0);
}

/** An open opportunity in words: {id, name, about, role}. */
export function toShown({ id, name, stage, closeDate, amount, currency, roles }) {
  const about = joinParts(
    stage,
    closeDate && formatLabel(closes, formatDay(closeDate)),
    formatMoney({ amount, currency }),
  );
  return { id, name, about, role: rolesText(roles) };
}
