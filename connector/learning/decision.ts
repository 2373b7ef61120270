import type { Evidence } from "../matching/people/compare.ts";

/** What a rep decided about a lead and a record that was suggested for it. */
export interface Decision {
  leadId: string;
  recordId: string;
  userId: string;
  /** Linked, or "not the same person". */
  isSame: boolean;
  evidence: Evidence;
  namesakes: number;
}

export const pairOf = ({ leadId, recordId }: Decision): string => `${leadId}:${recordId}`;
