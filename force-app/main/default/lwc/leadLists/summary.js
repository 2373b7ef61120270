import leads from "@salesforce/label/c.Crosswalk_Leads_Count";
import likely from "@salesforce/label/c.Crosswalk_StatusFilter_Likely";
import linked from "@salesforce/label/c.Crosswalk_Crm_Linked";
import newLeads from "@salesforce/label/c.Crosswalk_StatusFilter_New";
import oneLead from "@salesforce/label/c.Crosswalk_Leads_CountOne";
import possible from "@salesforce/label/c.Crosswalk_StatusFilter_Possible";
import unknown from "@salesforce/label/c.Crosswalk_Crm_Unknown";
import { formatCount, formatDate, formatNumber, joinParts, listOf, nameValue } from "c/textFormat";

/** What a list has, in words: how many leads, how many of each status, and when it was imported. */
export function summaryOf(list) {
  const { createdAt, leadCount } = list;
  return joinParts(formatCount(leadCount, oneLead, leads), statusesOf(list), formatDate(createdAt));
}

/** Nothing is said of a list before anything is known of its leads. */
function statusesOf({ leadCount, linkedCount, statuses }) {
  const open = leadCount - linkedCount;
  const isCompared = statuses && statuses.unknown < open;
  if (!isCompared && !linkedCount) {
    return "";
  }
  const known = isCompared ? statuses : { unknown: open };
  const counts = [
    [linked, linkedCount],
    [likely, known.likely],
    [possible, known.possible],
    [newLeads, known.new],
    [unknown, known.unknown],
  ];
  return listOf(
    counts.filter(([, count]) => count).map(([name, count]) => nameValue(name, formatNumber(count))),
  );
}
