import { randomUUID } from "node:crypto";
import type { Database } from "../../connector/database/database.ts";
import { leadLinks, leadRejections, leads } from "../../connector/database/schema/leads.ts";
import { plantedDecisions } from "../../connector/learning/plantedDecisions.fixture.ts";

interface Decided {
  orgId: string;
  /** Of a contact. */
  recordId: string;
  /** Of each decision, instead of what it has. */
  levels?: Record<string, string>;
  /** The id of a rep who decides the opposite. */
  liar?: string | undefined;
}

/** What four reps decided in weeks, in an org where titles say nothing. */
export async function decideForWeeks(
  database: Database,
  { orgId, recordId, levels: changed, liar }: Decided,
): Promise<void> {
  // Leads of long ago would be deleted by the first job of a connector that starts.
  const at = new Date();
  const owner = { orgId, ownerId: "005", extra: {}, createdAt: at, updatedAt: at };
  const names = { firstName: "Dora", lastName: "Muster", sourceName: "Dora Muster", searchText: "" };
  const habit = { seed: "org", pairsOfEach: 200, ignoresTitles: true };
  const decisions = [
    ...plantedDecisions({ ...habit, reps: ["005A", "005B", "005C", "005D"] }),
    ...(liar === undefined
      ? []
      : plantedDecisions({ ...habit, reps: [liar], decide: (isSame: boolean) => !isSame })),
  ];
  for (const { userId, isSame, evidence: levels, namesakes } of decisions) {
    const leadId = randomUUID();
    await database
      .insert(leads)
      .values({ id: leadId, ...names, ...owner })
      .run();
    const evidence = { levels: { ...levels, ...changed }, namesakes };
    const link = { object: "Contact", origin: "person", linkedBy: userId, linkedAt: at } as const;
    if (isSame)
      await database
        .insert(leadLinks)
        .values({ leadId, forUser: "", recordId, ...link, evidence })
        .run();
    else
      await database
        .insert(leadRejections)
        .values({ leadId, recordId, rejectedBy: userId, rejectedAt: at, evidence })
        .run();
  }
}
