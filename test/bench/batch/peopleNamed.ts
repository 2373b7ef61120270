/** The contacts that plainWay.ts creates, each with a role on the opportunity. */
export interface Task {
  contacts: Record<string, string>[];
  opportunityId: string;
}

/** Made-up people who share a last name. No two share a first name. */
export function peopleNamed(lastName: string, count: number) {
  return Array.from({ length: count }, (_, index) => ({
    firstName: `${firstPart[index % firstPart.length] ?? ""}${secondPart[Math.floor(index / firstPart.length) % secondPart.length] ?? ""}${index}`,
    lastName,
    title: "Planner",
    location: "Vienna, Austria",
    profileUrl: `https://www.linkedin.com/in/${lastName.toLowerCase()}-${index}`,
  }));
}

const firstPart = ["Ka", "Lo", "Mi", "Nu", "Pe", "Ri", "So", "Ta", "Ve", "Zu"];
const secondPart = ["bina", "dorus", "gamel", "histo", "jarek", "lunde", "morvan"];
