// The HTTP Observatory's rules for a Content-Security-Policy, on a page served over HTTPS.
import type { Result } from "./observatory.ts";

const BROAD = ["ftp:", "http:", "https:", "*", "http://*", "http://*.*", "https://*", "https://*.*"];
const BROAD_OR_INLINE = [...BROAD, "'unsafe-inline'", "data:"];

/** Directives and their sources; null for what the Observatory calls invalid: too short, or a directive twice. */
export function directives(policy: string): Map<string, string[]> | null {
  const found = new Map<string, string[]>();
  for (const [name, ...sources] of policy.split(";").map((entry) => entry.trim().toLowerCase().split(/\s+/))) {
    if (name === "") {
      continue;
    }
    if (found.has(name)) {
      return null;
    }
    found.set(name, sources.length === 0 && name.endsWith("-src") ? ["'none'"] : sources);
  }
  return policy.trim().length < "img-src".length - 1 ? null : found;
}

/** The result of a header. The first finding in the Observatory's order counts. */
export function cspResult(header: string | undefined): Result {
  if (header === undefined) {
    return "csp-not-implemented";
  }
  // A comma would be a second policy, which the console doesn't send.
  const policy = header.includes(",") ? null : directives(header);
  if (policy === null) {
    return "csp-header-invalid";
  }
  const fallback = policy.get("default-src") ?? ["*"];
  const of = (name: string) => policy.get(name) ?? fallback;
  const [scripts, styles, objects] = [of("script-src"), of("style-src"), of("object-src")];
  const passive = [...of("img-src"), ...of("media-src")];
  const active = [...policy].filter(([name]) => name !== "img-src" && name !== "media-src").flatMap(([, list]) => list);
  const has = (list: string[], bad: string[]) => list.some((source) => bad.includes(source));
  const insecure = (list: string[]) => list.some((source) => /^(http|ftp):/.test(source));
  if (scripts.includes("'strict-dynamic'")) {
    return "csp-header-invalid"; // Without a nonce or a hash, which the console doesn't have.
  }
  if (has(scripts, BROAD_OR_INLINE) || has(objects, BROAD)) {
    return "csp-implemented-with-unsafe-inline";
  }
  if (insecure(active)) {
    return "csp-implemented-with-insecure-scheme";
  }
  if ([...scripts, ...styles].includes("'unsafe-eval'")) {
    return "csp-implemented-with-unsafe-eval";
  }
  if (insecure(passive)) {
    return "csp-implemented-with-insecure-scheme-in-passive-content-only";
  }
  if (has(styles, BROAD_OR_INLINE)) {
    return "csp-implemented-with-unsafe-inline-in-style-src-only";
  }
  const none = policy.get("default-src")?.join() === "'none'";
  return none ? "csp-implemented-with-no-unsafe-default-src-none" : "csp-implemented-with-no-unsafe";
}
