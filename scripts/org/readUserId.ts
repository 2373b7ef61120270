import { toId18 } from "../../connector/salesforce/recordId.ts";
import { OrgRefusal, type OrgSession } from "./orgSession.ts";

/** The id of the session's user, in 18 characters. Throws where the org does not say it. */
export function readUserId(org: OrgSession): Promise<string> {
  return org.once("whose session it is", async () => {
    const { status, body } = await org.send("/services/oauth2/userinfo");
    if (status >= 400) throw new OrgRefusal(status, body);
    const userId = toId18((body as { user_id?: string }).user_id ?? "");
    if (userId === null) throw new Error("the org does not say whose session this is");
    return userId;
  });
}
