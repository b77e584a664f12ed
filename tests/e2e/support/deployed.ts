// What is deployed: the servers, the files of the release build, and the headers that it says they have.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { given } from "./behind.ts";

/** A server that every run has in front of the release build, whichever of them the console stands behind. */
export interface Server {
  name: "nginx" | "Caddy";
  /** Where the page is, with a slash at its end. */
  home: () => string;
}

export const servers: readonly Server[] = [
  { name: "nginx", home: () => given("NGINX_URL") },
  { name: "Caddy", home: () => given("CADDY_URL") },
];

const dist = new URL("../../../dist/", import.meta.url);

/** The names of the files that a browser may be sent, without those beside them that are the same compressed. */
export const files: readonly string[] = readdirSync(dist, { withFileTypes: true })
  .filter((entry) => entry.isFile() && !/^_headers|\.(br|gz)$/.test(entry.name))
  .map((entry) => entry.name)
  .sort();

/** The files whose name has a hash of their content. */
export const hashed: readonly string[] = files.filter((name) => /-[0-9a-f]{8,}(_bg)?\.(js|css|wasm)$/.test(name));

/** The wasm module, and the JavaScript that starts it. */
export const wasm = hashed.find((name) => name.endsWith(".wasm")) ?? "no .wasm in dist/";
export const js = hashed.find((name) => name.endsWith(".js")) ?? "no hashed .js in dist/";

/** The bytes of a file of the build. */
export function fileOf(name: string): Buffer {
  return readFileSync(new URL(name, dist));
}

/** Whether a file of the build lies beside itself compressed. */
export function isCompressed(name: string, ending: "br" | "gz"): boolean {
  return existsSync(new URL(`${name}.${ending}`, dist));
}

/** Rules of `_headers`: each path with its headers, their names in lower case. */
export const rules: ReadonlyMap<string, Record<string, string>> = (() => {
  const found = new Map<string, Record<string, string>>();
  let path = "";
  for (const line of fileOf("_headers").toString().split("\n")) {
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

/** What every reply has. */
export const everywhere: Record<string, string> = rules.get("/*") ?? {};
