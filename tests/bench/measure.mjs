// The measurements of a release build, alone or in turn with a baseline, in one browser on one machine: times of one
// machine mean little, their ratios hold. `cargo xtask bench` starts the servers and says where they are.
import { chromium } from "./playwright.mjs";
import { PROJECTS } from "./console.mjs";
import { use } from "./loaded_project.mjs";
import { visit } from "./network_pages.mjs";
import { observe } from "./observe.mjs";
import { usePeer } from "./peer.mjs";
import { report } from "./report.mjs";
import { Samples } from "./samples.mjs";

/**
 * How often: visits of each build with pages from the network, page changes in one, rounds in which the whole project
 * is loaded, uses of each control in one, and ways down 1,000 rows in one.
 */
const COUNTS = process.env.QUICK
  ? { visits: 6, networkPages: 3, rounds: 2, uses: 6, scrolls: 2 }
  : { visits: 15, networkPages: 6, rounds: 4, uses: 12, scrolls: 4 };

const url = process.env.CONSOLE_URL;
if (url === undefined) {
  throw new Error("CONSOLE_URL is not set: run this with cargo xtask bench");
}
const current = { name: "current", url };
const hasBaseline = process.env.BASELINE_URL !== undefined;
const builds = hasBaseline ? [current, { name: "baseline", url: process.env.BASELINE_URL }] : [current];

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM,
  args: [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--no-first-run",
  ],
});
try {
  const samples = new Samples();
  for (const project of PROJECTS) {
    await measure(project, samples);
  }
  const largest = PROJECTS.at(-1);
  console.log("the peer");
  // As often as a build is used in all rounds, so that there is a pair for each sample.
  await usePeer(newPage, url, largest, COUNTS.rounds * COUNTS.uses, samples);
  console.log(`Chromium ${browser.version()}, software rendering`);
  report(samples, { hasBaseline });
} finally {
  await browser.close();
}

async function measure(project, samples) {
  const name = `${project.rows.toLocaleString("en-US")} profiles`;
  console.log(`${name}: pages from the network`);
  for (let at = 0; at < COUNTS.visits; at += 1) {
    for (const build of inTurn()) {
      await visit(newPage, build, project, COUNTS, samples);
    }
  }
  console.log(`${name}: all in memory`);
  for (let at = 0; at < COUNTS.rounds; at += 1) {
    await use(newPage, inTurn, project, COUNTS, samples);
  }
}

/** The builds, another one first each time: what a first one warms up is no advantage of the second. */
function inTurn() {
  builds.push(builds.shift());
  return [...builds];
}

/** A page in a context of its own, so that nothing is cached. */
async function newPage() {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    locale: "zh-CN",
    timezoneId: "Asia/Shanghai",
  });
  const page = await context.newPage();
  await page.addInitScript(observe);
  return page;
}
