// Transfer sizes of a first visit, compared with the README's table. `UPDATE_COLD_LOAD=1` rewrites the table.
import { readFileSync, writeFileSync } from "node:fs";
import { env } from "./support/deployment.ts";
import { expect, test } from "./support/test.ts";

const readme = new URL("../../README.md", import.meta.url);
const table = /(\| file of a first visit \| KB on the wire \|\n\|---\|--:\|\n)((?:\| .* \|\n)+)/;

/** The tolerated difference, so that not every commit has to rewrite the table. */
const SLACK = { part: 0.02, kb: 0.2 };

test("a first visit costs on the wire what the README says (behind nginx)", async ({ app, page }) => {
  const client = await page.context().newCDPSession(page);
  const names = new Map<string, string>();
  const costs = new Map<string, number>();
  client.on("Network.requestWillBeSent", ({ requestId, request }) => {
    names.set(requestId, request.url.replace(env("CONSOLE_URL"), "").replace(/-[0-9a-f]{8,}/, "-…") || "index.html");
  });
  client.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    const name = names.get(requestId) ?? "";
    costs.set(name, (costs.get(name) ?? 0) + encodedDataLength / 1000);
  });
  await client.send("Network.enable");
  await app.open();
  await expect.poll(() => costs.has("config.json") && costs.has("manifest.json")).toBe(true);
  // Whether and when it is requested depends on the browser.
  costs.delete("icon.svg");
  const rows = [...costs].sort(([, one], [, other]) => other - one);
  const sum = rows.reduce((all, [, kb]) => all + kb, 0);
  const now = [...rows, ["all, with headers", sum] as const];

  const text = readFileSync(readme, "utf8");
  if (process.env.UPDATE_COLD_LOAD === "1") {
    const lines = now.map(([name, kb]) => `| ${name.includes(".") ? `\`${name}\`` : name} | ${kb.toFixed(1)} |\n`);
    writeFileSync(readme, text.replace(table, (_, head: string) => head + lines.join("")));
    return;
  }
  const documented = [...(table.exec(text)?.[2] ?? "").matchAll(/\| `?(.*?)`? \| ([\d.]+) \|/g)];
  expect(documented.map(([, name]) => name).sort()).toEqual(now.map(([name]) => name).sort());
  for (const [, name, kb] of documented) {
    const really = now.find(([other]) => other === name)?.[1] ?? 0;
    const slack = Math.max(really * SLACK.part, SLACK.kb);
    expect(Math.abs(Number(kb) - really), `${name}: ${kb} said, ${really.toFixed(1)} really`).toBeLessThan(slack);
  }
});
