import { stages } from "../schema/objects/opportunity.ts";
import type { Row } from "../storage/rows.ts";
import type { ObjectDefinition } from "../types.ts";
import { toDateTime } from "../storage/dateTimes.ts";

/**
 * Computes the fields that Salesforce derives before checking and storing a record. `before` is absent on
 * creation.
 */
export function beforeSave(object: ObjectDefinition, row: Row, before: Row | undefined, now: Date): void {
  if (object.fields.some((field) => field.name === "LastName")) nameThePerson(row);
  if (object.name === "Opportunity") completeOpportunity(row, before, now);
  if (object.name === "Task") row["IsClosed"] = Number(row["Status"] === "Completed");
  if (object.custom && before === undefined) row["Name"] ??= row["Id"];
}

function nameThePerson(row: Row): void {
  row["Name"] = [row["FirstName"], row["LastName"]].filter(Boolean).join(" ") || null;
}

/**
 * Sets probability and forecast from the stage unless they are given, and whether the opportunity is closed
 * and won.
 */
function completeOpportunity(row: Row, before: Row | undefined, now: Date): void {
  const stage = stages.find((each) => each.name.toLowerCase() === String(row["StageName"]).toLowerCase());
  const stageChanged = row["StageName"] !== before?.["StageName"];
  if (stage !== undefined && stageChanged) {
    if (row["Probability"] === before?.["Probability"] || row["Probability"] == null) {
      row["Probability"] = stage.probability;
    }
    if (row["ForecastCategoryName"] === before?.["ForecastCategoryName"]) {
      row["ForecastCategoryName"] = stage.forecast;
    }
    row["ForecastCategory"] = stage.forecast;
    row["IsClosed"] = Number(stage.closed);
    row["IsWon"] = Number(stage.won);
    if (before !== undefined) row["LastStageChangeDate"] = toDateTime(now);
  }
  row["ForecastCategory"] ??= "Pipeline";
  if (row["Amount"] != null && row["Probability"] != null) {
    row["ExpectedRevenue"] = (Number(row["Amount"]) * Number(row["Probability"])) / 100;
  }
  const [year, month] = String(row["CloseDate"] ?? "")
    .split("-")
    .map(Number);
  if (year !== undefined && month !== undefined) {
    const quarter = Math.floor((month - 1) / 3) + 1;
    Object.assign(row, { FiscalYear: year, FiscalQuarter: quarter, Fiscal: `${year} ${quarter}` });
  }
}
