// Scenario: the whole project is in memory and is searched, filtered, paged, opened, scrolled and sorted.
import { Console } from "./console.mjs";
import { untilIdle, untilRested } from "./idle.mjs";
import { pressing, timePerKey, timeUntilSettled, untilShown } from "./input.mjs";
import { fromMemory } from "./page_change.mjs";
import { scroll } from "./scrolling.mjs";

const MEGABYTE = 1024 * 1024;

/**
 * Loads the project in each build and then uses them in turn, one use of each at a time, so that whatever else the
 * machine does meets both alike. `inTurn` gives the builds, another one first each time.
 */
export async function use(newPage, inTurn, project, { uses, scrolls }, samples) {
  const apps = new Map();
  for (const build of inTurn()) {
    apps.set(build, await load(newPage, build, project, samples));
  }
  const each = async (times, pageSize, measure) => {
    for (let at = 0; at < times; at += 1) {
      for (const build of inTurn()) {
        const app = apps.get(build);
        samples.add(build, { project, pageSize }, await measure(app, at));
        await untilRested(app.page);
      }
    }
  };
  const prepare = async (change) => {
    for (const app of apps.values()) {
      await change(app);
      await untilIdle(app.page);
    }
  };

  await each(uses, 50, (app) => fromMemory(app, 50));
  await each(uses, 50, typeWord);
  const boxes = new Map();
  await prepare(async (app) => boxes.set(app, await app.openFacet()));
  await each(uses, 50, async (app, at) => ({ facet: await pressed(app, boxes.get(app).nth(at % 4)) }));
  await prepare((app) => app.closeFacet());
  await each(uses, 50, openDrawer);
  await each(uses, 50, async (app, at) => ({ sort: await pressed(app, app.heading(at)) }));
  await prepare((app) => app.setPageSize(1_000));
  const pages = Math.ceil(project.rows / 1_000) - 1;
  await each(Math.min(uses, pages), 1_000, (app) => fromMemory(app, 1_000));
  await prepare((app) => app.button("第一页").click());
  await each(scrolls, 1_000, scroll);

  for (const [build, { page }] of apps) {
    const bytes = await page.evaluate(() => observed.memory());
    samples.add(build, { project, unit: "MB" }, { "wasm memory after use": bytes / MEGABYTE });
    await page.context().close();
  }
}

/** Connects and waits until everything is loaded and the orders of the columns are computed. */
async function load(newPage, build, project, samples) {
  const page = await newPage();
  const app = new Console(page);
  await app.open(build.url, project, project.rows);
  await untilIdle(page);
  const { began } = await untilShown(page, "click", app.rowSelector(0), await pressing(page, app.connect));
  await page.evaluate(() => {
    observed.longTasks.length = 0;
  });
  await app.untilComplete(project);
  const complete = (await page.evaluate(() => performance.now())) - began;
  await untilIdle(page);
  const { longTasks, bytes } = await page.evaluate(() => ({
    longTasks: [...observed.longTasks],
    bytes: observed.memory(),
  }));
  samples.add(build, { project }, { "all rows": complete, "longest task loading": Math.max(0, ...longTasks) });
  samples.add(build, { project, unit: "" }, { "tasks over 50 ms": longTasks.length });
  samples.add(build, { project, unit: "MB" }, { "wasm memory loaded": bytes / MEGABYTE });
  return app;
}

/**
 * Types three letters into the search and gives their mean time: each finds fewer rows than the one before, so that
 * they are no samples of the same thing.
 */
async function typeWord(app) {
  const { page, search } = app;
  await search.focus();
  const time = await timePerKey(page);
  await search.fill("");
  return { keystroke: time };
}

async function openDrawer(app, at) {
  const time = await pressed(app, app.rowButtons.nth(at));
  await app.closeDrawer();
  return { drawer: time };
}

async function pressed(app, locator) {
  return timeUntilSettled(app.page, "click", await pressing(app.page, locator));
}
