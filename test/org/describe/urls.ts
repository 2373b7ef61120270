import type { RestCall } from "../call/restCall.ts";
import { sobjectsPath, versionNumber } from "../call/versions.ts";
import type { ObjectDefinition } from "../types.ts";
import type { ObjectProperties } from "./objectProperties.ts";

type Urls = Record<string, string>;

/** The `urls` of an object in the global describe, by its capabilities. */
export function resourceUrls(call: RestCall, object: ObjectDefinition, properties: ObjectProperties): Urls {
  const base = `${sobjectsPath(call)}/${object.name}`;
  const onPages = properties.layoutable;
  const listed = onPages && properties.mruEnabled && object.name !== "User";
  const urls: Urls = {};
  if (properties.compactLayoutable) urls["compactLayouts"] = `${base}/describe/compactLayouts`;
  urls["rowTemplate"] = `${base}/{ID}`;
  if (listed) urls["approvalLayouts"] = `${base}/describe/approvalLayouts`;
  if (object.name === "User") {
    urls["namedLayouts"] = `${base}/describe/namedLayouts/{LayoutName}`;
    urls["passwordUtilities"] = `${base}/{ID}/password`;
  }
  if (listed) urls["listviews"] = `${base}/listviews`;
  if (object.name === "Case") {
    urls["caseArticleSuggestions"] = `${base}/suggestedArticles`;
    urls["caseRowArticleSuggestions"] = `${base}/{ID}/suggestedArticles`;
  }
  urls["describe"] = `${base}/describe`;
  if (onPages) {
    // As recorded: a campaign's members have layouts and no actions.
    if (object.name !== "CampaignMember") urls["quickActions"] = `${base}/quickActions`;
    urls["layouts"] = `${base}/describe/layouts`;
  }
  urls["sobject"] = base;
  return urls;
}

/** The `urls` of an object's own describe, which include the classic interface's pages. */
export function objectUrls(call: RestCall, object: ObjectDefinition, properties: ObjectProperties): Urls {
  const host = call.org.instanceUrl;
  const urls: Urls = {
    ...resourceUrls(call, object, properties),
    uiDetailTemplate: `${host}/{ID}`,
    uiEditTemplate: `${host}/{ID}/e`,
    uiNewRecord: `${host}/${object.keyPrefix}/e`,
  };
  if (versionNumber(call.version) < 50) {
    urls["defaultValues"] =
      `/services/data/${call.version}/sobjects/${object.name}/defaultValues?recordTypeId&fields`;
  }
  return urls;
}
