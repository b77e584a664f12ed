// The twelve tests of the HTTP Observatory (github.com/mdn/mdn-http-observatory) and the score of each result, for
// replies as a browser gets them. A reply starts with 100 points. Penalties are taken off first; only from 90 points on
// are bonuses added. The maximum is 165: 5 of them are for cookies, which the console has none of, 5 for a
// host that browsers have in their HSTS preload list, which no header alone brings about, and 5 for integrity
// attributes, which only a page with scripts can have.
import { cspResult, directives } from "./observatory_csp.ts";

/** A reply, with the other facts that the Observatory looks at. */
export interface Reply {
  /** Lower-case names; lines of the same name joined by a comma. */
  headers: Record<string, string>;
  body: string;
  /** The same reply to a request with an `Origin`. */
  cors: { origin: string; headers: Record<string, string> };
  /** The redirect chain from plain HTTP, its first address included; empty where no server listens there. */
  plain: string[];
}

/** The score of each result. */
const SCORES = {
  "csp-implemented-with-no-unsafe-default-src-none": 10,
  "csp-implemented-with-no-unsafe": 5,
  "csp-implemented-with-unsafe-inline-in-style-src-only": 0,
  "csp-implemented-with-insecure-scheme-in-passive-content-only": -10,
  "csp-implemented-with-unsafe-eval": -10,
  "csp-implemented-with-unsafe-inline": -20,
  "csp-implemented-with-insecure-scheme": -20,
  "csp-header-invalid": -25,
  "csp-not-implemented": -25,
  "cookies-secure-with-httponly-sessions-and-samesite": 5,
  "cookies-secure-with-httponly-sessions": 0,
  "cookies-not-found": 0,
  "cookies-without-secure-flag-but-protected-by-hsts": -5,
  "cookies-without-secure-flag": -20,
  "cookies-session-without-httponly-flag": -30,
  "cross-origin-resource-sharing-not-implemented": 0,
  "cross-origin-resource-sharing-implemented-with-public-access": 0,
  "cross-origin-resource-sharing-implemented-with-restricted-access": 0,
  "cross-origin-resource-sharing-implemented-with-universal-access": -50,
  "redirection-not-needed-no-http": 0,
  "redirection-to-https": 0,
  "redirection-off-host-from-http": -5,
  "redirection-not-to-https-on-initial-redirection": -10,
  "redirection-not-to-https": -20,
  "redirection-missing": -20,
  "referrer-policy-private": 5,
  "referrer-policy-not-implemented": 0,
  "referrer-policy-unsafe": -5,
  "referrer-policy-header-invalid": -5,
  "hsts-implemented-max-age-at-least-six-months": 0,
  "hsts-implemented-max-age-less-than-six-months": -10,
  "hsts-not-implemented": -20,
  "hsts-header-invalid": -20,
  "sri-implemented-and-all-scripts-loaded-securely": 5,
  "sri-not-implemented-response-not-html": 0,
  "sri-not-implemented-but-no-scripts-loaded": 0,
  "sri-not-implemented-but-all-scripts-loaded-from-secure-origin": 0,
  "sri-not-implemented-but-external-scripts-loaded-securely": -5,
  "sri-not-implemented-and-external-scripts-not-loaded-securely": -50,
  "x-content-type-options-nosniff": 0,
  "x-content-type-options-not-implemented": -5,
  "x-content-type-options-header-invalid": -5,
  "x-frame-options-implemented-via-csp": 5,
  "x-frame-options-sameorigin-or-deny": 0,
  "x-frame-options-not-implemented": -20,
  "x-frame-options-header-invalid": -20,
  "coop-implemented-with-same-origin": 10,
  "coop-implemented-with-same-origin-allow-popups": 10,
  "coop-implemented-with-noopener-allow-popups": 10,
  "coop-implemented-with-unsafe-none": 0,
  "coop-not-implemented": 0,
  "coop-header-invalid": -5,
  "coep-implemented-with-require-corp": 10,
  "coep-implemented-with-credentialless": 10,
  "coep-implemented-with-unsafe-none": 0,
  "coep-not-implemented": 0,
  "coep-header-invalid": -5,
  "cross-origin-resource-policy-implemented-with-same-origin": 10,
  "cross-origin-resource-policy-implemented-with-same-site": 10,
  "cross-origin-resource-policy-implemented-with-cross-origin": 0,
  "cross-origin-resource-policy-not-implemented": 0,
  "cross-origin-resource-policy-header-invalid": -5,
} as const;

export type Result = keyof typeof SCORES;

/** Half a year as the Observatory counts it, in seconds. */
const SIX_MONTHS = 15_552_000;

/** The result of each test, and the total score. */
export function scan(reply: Reply): { results: Result[]; score: number } {
  const results = [
    cspResult(reply.headers["content-security-policy"]),
    cookies(reply),
    cors(reply),
    redirection(reply.plain),
    referrer(reply.headers["referrer-policy"]),
    hsts(reply.headers["strict-transport-security"]),
    integrity(reply),
    one(reply.headers["x-content-type-options"], "x-content-type-options", { nosniff: "nosniff" }),
    frames(reply.headers),
    one(reply.headers["cross-origin-opener-policy"], "coop", implemented(OPENER)),
    one(reply.headers["cross-origin-embedder-policy"], "coep", implemented(EMBEDDER)),
    one(reply.headers["cross-origin-resource-policy"], "cross-origin-resource-policy", implemented(RESOURCE)),
  ];
  const scores = results.map((result) => SCORES[result]);
  const sum = (numbers: number[]) => numbers.reduce((all, number) => all + number, 0);
  const penalized = 100 + sum(scores.filter((score) => score < 0));
  const bonus = penalized < 90 ? 0 : sum(scores.filter((score) => score > 0));
  return { results, score: Math.max(0, penalized + bonus) };
}

const OPENER = ["same-origin", "same-origin-allow-popups", "noopener-allow-popups", "unsafe-none"];
const EMBEDDER = ["require-corp", "credentialless", "unsafe-none"];
const RESOURCE = ["same-origin", "same-site", "cross-origin"];

function implemented(values: string[]): Record<string, string> {
  return Object.fromEntries(values.map((value) => [value, `implemented-with-${value}`]));
}

/** The result of a header with a fixed set of values. */
function one(header: string | undefined, test: string, ends: Record<string, string>): Result {
  const value = header?.split(";")[0].trim().toLowerCase();
  const end = value === undefined ? "not-implemented" : (ends[value] ?? "header-invalid");
  return `${test}-${end}` as Result;
}

function cookies({ headers }: Reply): Result {
  const cookie = headers["set-cookie"];
  if (cookie === undefined) {
    return "cookies-not-found";
  }
  const has = (flag: string) => new RegExp(`;\\s*${flag}`, "i").test(cookie);
  if (/^[^=]*(sess|login)/i.test(cookie) && !has("httponly")) {
    return "cookies-session-without-httponly-flag";
  }
  if (!has("secure")) {
    const kept = hsts(headers["strict-transport-security"]) === "hsts-implemented-max-age-at-least-six-months";
    return kept ? "cookies-without-secure-flag-but-protected-by-hsts" : "cookies-without-secure-flag";
  }
  return `cookies-secure-with-httponly-sessions${has("samesite") ? "-and-samesite" : ""}`;
}

function cors({ cors: { origin, headers } }: Reply): Result {
  const allowed = headers["access-control-allow-origin"];
  const test = "cross-origin-resource-sharing";
  if (allowed === undefined) {
    return `${test}-not-implemented`;
  }
  if (allowed === "*") {
    return `${test}-implemented-with-public-access`;
  }
  const all = allowed === origin && headers["access-control-allow-credentials"] === "true";
  return `${test}-implemented-with-${all ? "universal" : "restricted"}-access`;
}

function redirection(plain: string[]): Result {
  const route = plain.map((address) => new URL(address));
  if (route.length === 0) {
    return "redirection-not-needed-no-http";
  }
  if (route.length === 1) {
    return "redirection-missing";
  }
  if (route.at(-1)?.protocol !== "https:") {
    return "redirection-not-to-https";
  }
  if (route[1].protocol !== "https:") {
    return "redirection-not-to-https-on-initial-redirection";
  }
  return route[0].hostname === route[1].hostname ? "redirection-to-https" : "redirection-off-host-from-http";
}

function referrer(header: string | undefined): Result {
  const private_ = ["no-referrer", "same-origin", "strict-origin", "strict-origin-when-cross-origin"];
  const unsafe = ["origin", "origin-when-cross-origin", "unsafe-url", "no-referrer-when-downgrade"];
  const known = header?.split(",").map((policy) => policy.trim().toLowerCase());
  const last = known?.findLast((policy) => [...private_, ...unsafe].includes(policy));
  if (header === undefined) {
    return "referrer-policy-not-implemented";
  }
  const end = last === undefined ? "header-invalid" : private_.includes(last) ? "private" : "unsafe";
  return `referrer-policy-${end}`;
}

function hsts(header: string | undefined): Result {
  if (header === undefined) {
    return "hsts-not-implemented";
  }
  const age = /(?:^|;)\s*max-age=(\d+)/i.exec(header);
  if (age === null || header.includes(",")) {
    return "hsts-header-invalid";
  }
  return `hsts-implemented-max-age-${Number(age[1]) < SIX_MONTHS ? "less-than" : "at-least"}-six-months`;
}

function integrity({ headers, body }: Reply): Result {
  if (!/^(text\/html|application\/xhtml\+xml)/.test(headers["content-type"] ?? "text/html")) {
    return "sri-not-implemented-response-not-html";
  }
  const scripts = [...body.matchAll(/<script\b[^>]*>/gi)].map(([tag]) => tag);
  const src = (tag: string) => /\bsrc\s*=\s*["']?([^"'\s>]+)/i.exec(tag)?.[1] ?? "";
  const external = scripts.filter((tag) => /^(https?:)?\/\//i.test(src(tag)) && !/\bintegrity=/i.test(tag));
  if (external.some((tag) => !src(tag).startsWith("https:"))) {
    return "sri-not-implemented-and-external-scripts-not-loaded-securely";
  }
  if (external.length > 0) {
    return "sri-not-implemented-but-external-scripts-loaded-securely";
  }
  if (scripts.length === 0) {
    return "sri-not-implemented-but-no-scripts-loaded";
  }
  return scripts.some((tag) => /\bintegrity="?sha(256|384|512)-/i.test(tag))
    ? "sri-implemented-and-all-scripts-loaded-securely"
    : "sri-not-implemented-but-all-scripts-loaded-from-secure-origin";
}

function frames(headers: Record<string, string>): Result {
  const policy = directives(headers["content-security-policy"] ?? "");
  if (policy?.has("frame-ancestors")) {
    return "x-frame-options-implemented-via-csp";
  }
  const ends = { deny: "sameorigin-or-deny", sameorigin: "sameorigin-or-deny" };
  return one(headers["x-frame-options"], "x-frame-options", ends);
}
