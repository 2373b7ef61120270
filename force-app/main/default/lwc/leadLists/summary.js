import leads from "@salesforce/label/c.Crosswalk_Leads_Count";
import likely from "@salesforce/label/c.Crosswalk_LeadLists_Likely";
import likelyOne from "@salesforce/label/c.Crosswalk_LeadLists_LikelyOne";
import linked from "@salesforce/label/c.Crosswalk_LeadLists_Linked";
import newLabel from "@salesforce/label/c.Crosswalk_LeadLists_New";
import newOne from "@salesforce/label/c.Crosswalk_LeadLists_NewOne";
import notCompared from "@salesforce/label/c.Crosswalk_StatusFilter_NotCompared";
import notComparedOne from "@salesforce/label/c.Crosswalk_StatusFilter_NotComparedOne";
import notComparedYet from "@salesforce/label/c.Crosswalk_LeadLists_NotCompared";
import notComparedYetOne from "@salesforce/label/c.Crosswalk_LeadLists_NotComparedOne";
import oneLead from "@salesforce/label/c.Crosswalk_Leads_CountOne";
import possible from "@salesforce/label/c.Crosswalk_LeadLists_Possible";
import possibleOne from "@salesforce/label/c.Crosswalk_LeadLists_PossibleOne";
import { formatCount, formatDate, formatLabel, formatNumber, joinParts, listOf } from "c/textFormat";

/** How many leads a list has, what is known of them, and since when there is the list. */
export function summaryOf(list) {
  const { createdAt, leadCount } = list;
  return joinParts(formatCount(leadCount, oneLead, leads), statusesOf(list), formatDate(createdAt));
}

function statusesOf({ leadCount, linkedCount, statuses }) {
  const open = leadCount - linkedCount;
  const isCompared = statuses && statuses.unknown < open;
  if (open > 0 && !isCompared && !linkedCount) {
    return formatCount(leadCount, notComparedYetOne, notComparedYet);
  }
  const known = isCompared ? statuses : { unknown: open };
  const parts = [
    linkedCount && formatLabel(linked, formatNumber(linkedCount)),
    known.likely && formatCount(known.likely, likelyOne, likely),
    known.possible && formatCount(known.possible, possibleOne, possible),
    known.new && formatCount(known.new, newOne, newLabel),
    known.unknown && formatCount(known.unknown, notComparedOne, notCompared),
  ];
  return listOf(parts.filter(Boolean));
}
