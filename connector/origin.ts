const loopbackHosts = new Set(["localhost", "127.0.0.1", "[::1]"]);

/** Plain http sends tokens in clear, so it is allowed on this machine only. */
const isSecure = ({ protocol, hostname }: URL) =>
  protocol === "https:" || (protocol === "http:" && loopbackHosts.has(hostname));

/** A host's name, or its address in IPv6. */
const host = /^(?:[a-z0-9._-]+|\[[0-9a-f:.]+\])$/;

/**
 * The origin that an operator wrote down, as browsers send it; what is wrong with it, otherwise. It is
 * compared with what browsers send and stands in lists with commas, and a URL parser takes commas, *, quotes
 * and the like for parts of a host, also where they are written %2C or in full width, and drops line breaks.
 */
export function readOrigin(text: string): { origin: string } | { problem: string } {
  const written = text.trim();
  const url = URL.parse(written);
  if (/[\s,*]/.test(written)) return { problem: "must be one host's, without comma, space or *" };
  if (url === null || !isSecure(url)) {
    return { problem: "must be an https:// address (http:// only on localhost)" };
  }
  if (!host.test(url.hostname)) return { problem: "must be one host's, of letters, digits and . - _" };
  if (url.href !== `${url.origin}/`) {
    return { problem: "must end after the host: no path, query, fragment or user" };
  }
  return { origin: url.origin };
}
