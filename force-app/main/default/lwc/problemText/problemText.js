import internal from "@salesforce/label/c.Crosswalk_Error_Internal";
import misconfigured from "@salesforce/label/c.Crosswalk_Error_Misconfigured";
import misconfiguredAction from "@salesforce/label/c.Crosswalk_Error_MisconfiguredAction";
import unreachable from "@salesforce/label/c.Crosswalk_Error_Unreachable";
import unreachableAction from "@salesforce/label/c.Crosswalk_Error_UnreachableAction";
import unreachableAdmin from "@salesforce/label/c.Crosswalk_Error_UnreachableAdmin";
import isAdmin from "@salesforce/customPermission/Crosswalk_Admin";
import internalAction from "@salesforce/label/c.Crosswalk_Next_Internal";

/** What only the panel sees, as no connector was there to say it: a title, and the next step. */
const unheard = [unreachable, isAdmin ? unreachableAdmin : unreachableAction];
const own = {
  "connector-misconfigured": [misconfigured, misconfiguredAction],
  "connector-slow": unheard,
  "connector-unreachable": unheard,
  internal: [internal, internalAction],
};

/** The title of a problem. */
export function titleOf({ code, title }) {
  return title ?? own[code]?.[0] ?? internal;
}

/** What to do next. */
export function actionOf({ action, code }) {
  return action ?? own[code]?.[1] ?? null;
}

/** What happened, where that says more than the title. */
export function detailOf({ detail, title }) {
  return detail === title ? null : (detail ?? null);
}

/** Problems with a key each, for a template's loop. */
export function keyed(problems) {
  return problems.map((problem, key) => ({ key, problem }));
}

/** What refuses everybody: each field of a form says itself why it cannot be edited. */
export function withoutFields(problem) {
  return { ...problem, fields: [] };
}
