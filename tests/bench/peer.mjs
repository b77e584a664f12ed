// The peer of peer.js, measured as the console is.
import { readFileSync } from "node:fs";
import { untilIdle, untilRested } from "./idle.mjs";
import { pressing, timePerKey, timeUntilSettled } from "./input.mjs";

/** Loads the same rows into the peer, then types, filters and sorts so many times. `url` serves the API beside it. */
export async function usePeer(newPage, url, project, uses, samples) {
  const page = await newPage();
  const script = readFileSync(new URL("peer.js", import.meta.url), "utf8");
  const css = readFileSync(new URL("peer.css", import.meta.url), "utf8");
  const head = '<!doctype html><meta charset="utf-8"><link rel="stylesheet" href="peer.css">';
  const body = `${head}<body><script>${script}</script>`;
  await page.route("**/peer", (route) => route.fulfill({ contentType: "text/html", body }));
  await page.route("**/peer.css", (route) => route.fulfill({ contentType: "text/css", body: css }));
  await page.goto(`${url}peer`);
  await page.waitForFunction(() => globalThis.ready === true, undefined, { timeout: 300_000 });
  await untilIdle(page);

  const add = (measured) => samples.add({ name: "peer" }, { project }, measured);
  const search = page.locator("input[type=search]");
  await search.focus();
  for (let round = 0; round < uses; round += 1) {
    add({ keystroke: await timePerKey(page) });
    await search.fill("");
    await untilRested(page);
  }
  for (let at = 0; at < uses; at += 1) {
    const box = page.locator("input[type=checkbox]").nth(at % 4);
    add({ facet: await timeUntilSettled(page, "click", await pressing(page, box)) });
    await untilRested(page);
  }
  for (let at = 0; at < uses; at += 1) {
    const heading = page.locator("button").nth(at % 3);
    add({ sort: await timeUntilSettled(page, "click", await pressing(page, heading)) });
    await untilRested(page);
  }
  await page.context().close();
}
