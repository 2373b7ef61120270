import type { ApiClient } from "../../support/apiClient.ts";

type NewLead = Record<string, string>;

/** The user has a list of these leads. */
export async function leadsAreListed(user: ApiClient, name: string, leads: NewLead[]): Promise<void> {
  const { status, body } = await user.post("/v1/lead-lists", { name, leads });
  if (status !== 201) throw new Error(`leads were not imported: ${status} ${JSON.stringify(body)}`);
}

/** So many made-up people whom no CRM knows, all different. */
export function people(count: number, lead: (index: number) => NewLead): NewLead[] {
  return Array.from({ length: count }, (_, index) => ({
    firstName: nameOf(index + 1),
    lastName: `${nameOf(index * 7919 + 1)}mann`,
    title: "Planner",
    location: "Hamburg, Germany",
    profileUrl: `https://www.linkedin.com/in/made-up-${index}`,
    ...lead(index),
  }));
}

/** A name for each number, unlike those of its neighbours. */
function nameOf(number: number): string {
  let state = number % 2_147_483_647;
  const syllables = Array.from({ length: 4 }, () => {
    state = (state * 48_271) % 2_147_483_647;
    return "bdfgklmnprstvz".charAt(state % 14) + "aeiou".charAt((state >> 8) % 5);
  });
  const name = syllables.join("");
  return name.charAt(0).toUpperCase() + name.slice(1);
}
