// The measurements: the release build on a project of 100,000 profiles, beside a peer in plain JavaScript that holds,
// searches, sorts and shows the same rows in the same browser. Times of one machine mean little; the ratios hold.
// `cargo xtask bench` starts the servers and says where they are.
import { readFileSync } from "node:fs";
import { chromium } from "./playwright.mjs";
import { observe, untilIdle } from "./observe.mjs";

const HUGE = "Hg100kZe";
const ROWS = 100_000;
/** How often each thing is done; the median is told, and the worst. */
const TIMES = 9;

const home = given("CONSOLE_URL");
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM,
  args: ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-background-networking", "--no-first-run"],
});
try {
  const ours = await console_(await newPage());
  const peer = await plain(await newPage());
  report(ours, peer);
} finally {
  await browser.close();
}

function given(name) {
  const value = process.env[name];
  if (value === undefined) {
    throw new Error(`${name} is not set: run this with cargo xtask bench`);
  }
  return value;
}

async function newPage() {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: "zh-CN", timezoneId: "Asia/Shanghai" });
  const page = await context.newPage();
  await page.addInitScript(observe);
  return page;
}

/** The console: connects, waits for the first rows, loads all, then is used. */
async function console_(page) {
  await page.route("**/config.json", (route) => route.fulfill({ json: { autoLoadRows: ROWS } }));
  await page.goto(home + `?project=${HUGE}`);
  await page.getByLabel("访问令牌", { exact: true }).fill("demo-token.bench");
  const begun = await page.evaluate(() => performance.now());
  await page.getByRole("button", { name: "连接", exact: true }).click();
  await page.waitForSelector("tbody tr th[scope=row]");
  const first = await page.evaluate(() => {
    observed.tasks.length = 0;
    return performance.now();
  });
  await page.getByRole("paragraph").filter({ hasText: "已加载全部 100,000 条" }).waitFor({ timeout: 300_000 });
  const all = await page.evaluate(() => performance.now());
  // The orders of all text columns are computed while nobody waits.
  await untilIdle(page);
  const loading = await page.evaluate(() => [...observed.tasks]);
  const memory = await page.evaluate(() => observed.memory());
  const search = page.getByRole("searchbox", { name: "搜索", exact: true });
  await search.focus();
  const used = { keystroke: await typed(page, search) };
  used.facet = await facets(page);
  used.sort = await sorted(page);
  return {
    firstRows: first - begun,
    complete: all - begun,
    loading,
    memory,
    memoryAfter: await page.evaluate(() => observed.memory()),
    rendered: await page.locator("tbody tr").count(),
    used,
  };
}

async function typed(page, search) {
  const times = [];
  for (let round = 0; times.length < TIMES; round += 1) {
    for (const key of ["a", "1", "2"]) {
      times.push(await timed(page, () => page.keyboard.press(key)));
    }
    await search.fill("");
    await untilIdle(page);
  }
  return times;
}

async function facets(page) {
  const times = [];
  await page.getByRole("group", { name: "筛选条件", exact: true }).first().getByRole("button", { name: /^计算状态/ }).click();
  const boxes = page.getByRole("group", { name: /^计算状态/ }).getByRole("checkbox");
  for (let at = 0; times.length < TIMES; at += 1) {
    const box = boxes.nth(at % 4);
    times.push(await timed(page, () => box.click()));
  }
  await page.keyboard.press("Escape");
  const clear = page.getByRole("button", { name: "清除筛选", exact: true });
  if (await clear.count()) {
    await clear.click();
  }
  await untilIdle(page);
  return times;
}

async function sorted(page) {
  const times = [];
  const columns = ["名称", "计算状态", "最近计算", "创建人", "更新频次"];
  for (let at = 0; times.length < TIMES; at += 1) {
    const name = columns[at % columns.length];
    const heading = page.getByRole("button", { name: `按“${name}”排序`, exact: true });
    times.push(await timed(page, () => heading.click()));
  }
  return times;
}

/** The peer: the same rows, asked for in the same blocks, in plain JavaScript. */
async function plain(page) {
  const script = readFileSync(new URL("peer.js", import.meta.url), "utf8");
  await page.route("**/peer", (route) =>
    route.fulfill({ contentType: "text/html", body: `<!doctype html><meta charset="utf-8"><link rel="stylesheet" href="peer.css"><body><script>${script}</script>` }),
  );
  const css = readFileSync(new URL("peer.css", import.meta.url), "utf8");
  await page.route("**/peer.css", (route) => route.fulfill({ contentType: "text/css", body: css }));
  await page.goto(`${home}peer`);
  await page.waitForFunction(() => globalThis.ready === true, undefined, { timeout: 300_000 });
  const used = { keystroke: [], facet: [], sort: [] };
  await page.locator("input[type=search]").focus();
  while (used.keystroke.length < TIMES) {
    for (const key of ["a", "1", "2"]) {
      used.keystroke.push(await timed(page, () => page.keyboard.press(key)));
    }
    await page.locator("input[type=search]").fill("");
    await untilIdle(page);
  }
  for (let at = 0; at < TIMES; at += 1) {
    used.facet.push(await timed(page, () => page.locator("input[type=checkbox]").nth(at % 4).click()));
  }
  for (let at = 0; at < TIMES; at += 1) {
    used.sort.push(await timed(page, () => page.locator("button").nth(at % 3).click()));
  }
  return { used };
}

/** Milliseconds from a real key or click to the next picture, as the browser's Event Timing tells it, in steps of 8. */
async function timed(page, act) {
  await page.evaluate(() => observed.forget());
  await act();
  return page.evaluate(() => observed.longestEvent());
}

function median(numbers) {
  return [...numbers].sort((one, other) => one - other)[Math.floor(numbers.length / 2)];
}

function report(ours, peer) {
  const megabytes = (bytes) => `${(bytes / 1024 / 1024).toFixed(1)} MB`;
  const seconds = (ms) => `${(ms / 1000).toFixed(2)} s`;
  console.log(`\n${ROWS.toLocaleString("en-US")} profiles, in software-rendered Chromium ${browser.version()}`);
  console.log(`first rows after ${seconds(ours.firstRows)}, complete after ${seconds(ours.complete)}`);
  const long = ours.loading.map((ms) => Math.round(ms));
  console.log(`tasks over 50 ms between the first rows and rest: ${long.length}${long.length > 0 ? ` (${long.join(", ")} ms)` : ""}`);
  console.log(`wasm memory ${megabytes(ours.memory)} loaded, ${megabytes(ours.memoryAfter)} after use; ${ours.rendered} rows in the document`);
  console.log("\nto the next picture, ms     median  worst   peer median  worst   ratio");
  for (const [name, times] of Object.entries(ours.used)) {
    const other = peer.used[name];
    const cells = [median(times), Math.max(...times), median(other), Math.max(...other)].map((ms) => String(ms).padStart(6));
    const ratio = (median(times) / Math.max(median(other), 1)).toFixed(2);
    console.log(`${name.padEnd(27)} ${cells[0]} ${cells[1]}        ${cells[2]} ${cells[3]}   ${ratio.padStart(5)}`);
  }
}
