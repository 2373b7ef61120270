import { createServer } from "node:net";

/** `localhost` may mean either. */
const addresses = ["127.0.0.1", "::1"];

/**
 * Looks at all ports before anything starts. `ports`: by the variables that name them.
 * @throws {Error} for a port that is none, one that is named twice, and one in use, with the next step.
 */
export async function requireFreePorts(ports: Record<string, string>): Promise<void> {
  const problems: string[] = [];
  const named = new Map<number, string>();
  for (const [variable, text] of Object.entries(ports)) {
    const port = Number(text);
    const other = named.get(port);
    if (!Number.isInteger(port) || port < 1 || port > 65_535)
      problems.push(`${variable}=${text} is no port.\n  Next: choose a number from 1 to 65535.`);
    else if (other !== undefined)
      problems.push(`${variable} and ${other} are both ${port}.\n  Next: choose two ports.`);
    else if (!(await isFree(port)))
      problems.push(`Port ${port} is in use.\n  Next: ${nextStep(port, variable)}`);
    named.set(port, variable);
  }
  if (problems.length > 0) throw new Error(problems.join("\n"));
}

function nextStep(port: number, variable: string): string {
  return `end what listens there, such as an earlier npm start, or choose another port by ${variable}, such as ${variable}=${another(port)}.`;
}

const another = (port: number) => (port + 100 > 65_535 ? port - 100 : port + 100);

async function isFree(port: number): Promise<boolean> {
  const free = await Promise.all(addresses.map((address) => canListen(port, address)));
  return !free.includes(false);
}

function canListen(port: number, address: string): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    // A machine without IPv6 has no such address, which nobody can hold.
    server.once("error", (error: NodeJS.ErrnoException) =>
      resolve(error.code === "EADDRNOTAVAIL" || error.code === "EAFNOSUPPORT"),
    );
    server.listen(port, address, () => server.close(() => resolve(true)));
  });
}
