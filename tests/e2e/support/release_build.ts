// The release build in dist/: its files, the header rules of its `_headers`, and the servers that serve it.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { env } from "./deployment.ts";

/** A server of the release build; both run in every deployment. */
export interface Server {
  name: "nginx" | "Caddy";
  /** The address of the page, with a trailing slash. */
  url: () => string;
}

export const servers: readonly Server[] = [
  { name: "nginx", url: () => env("NGINX_URL") },
  { name: "Caddy", url: () => env("CADDY_URL") },
];

const dist = new URL("../../../dist/", import.meta.url);

/** The names of the served files, without `_headers` and the precompressed variants. */
export const files: readonly string[] = readdirSync(dist, { withFileTypes: true })
  .filter((entry) => entry.isFile() && !/^_headers|\.(br|gz)$/.test(entry.name))
  .map((entry) => entry.name)
  .sort();

/** The files with a content hash in their name. */
export const hashed: readonly string[] = files.filter((name) => /-[0-9a-f]{8,}(_bg)?\.(js|css|wasm)$/.test(name));

/** The wasm module, and the JavaScript that loads it. */
export const wasm = hashed.find((name) => name.endsWith("_bg.wasm")) ?? "no .wasm in dist/";
export const js = hashed.find((name) => name.endsWith(".js")) ?? "no hashed .js in dist/";

/** Reads a file of the build. */
export function readBuildFile(name: string): Buffer {
  return readFileSync(new URL(name, dist));
}

/** Whether the build has a precompressed variant of a file. */
export function isCompressed(name: string, ending: "br" | "gz"): boolean {
  return existsSync(new URL(`${name}.${ending}`, dist));
}

/** The rules of `_headers`: headers by path, with lower-case names. */
export const headerRules: ReadonlyMap<string, Record<string, string>> = (() => {
  const found = new Map<string, Record<string, string>>();
  let path = "";
  for (const line of readBuildFile("_headers").toString().split("\n")) {
    const header = /^\s+([\w-]+): (.*)$/.exec(line);
    if (header !== null) {
      (found.get(path) ?? {})[header[1].toLowerCase()] = header[2];
    } else if (line.startsWith("/")) {
      path = line;
      found.set(path, {});
    }
  }
  return found;
})();

/** The headers of every reply. */
export const commonHeaders: Record<string, string> = headerRules.get("/*") ?? {};
