/**
 * Over HTTPS the prefix `__Host-` prevents other hosts of the domain from setting a cookie. Browsers refuse
 * it over plain HTTP.
 */
export function cookieScope(publicUrl: string): { isSecure: boolean; prefix: { prefix?: "host" } } {
  const isSecure = publicUrl.startsWith("https:");
  return { isSecure, prefix: isSecure ? { prefix: "host" } : {} };
}
