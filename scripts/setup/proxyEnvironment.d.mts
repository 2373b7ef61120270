/** What the environment lacks for Node to ask through the proxy that it names; nothing where it names none. */
export function proxyEnvironment(env: Record<string, string | undefined>): Record<string, string>;
