// Scenario: a person connects and reads page after page, none of which is in memory yet.
import { Console } from "./console.mjs";
import { untilIdle, untilRested } from "./idle.mjs";
import { pressing, untilShown } from "./input.mjs";
import { fromNetwork } from "./page_change.mjs";

/** One visit of one build, in a context without caches: the first rows, then page changes with 50 and 1,000 rows. */
export async function visit(newPage, build, project, { networkPages }, samples) {
  const page = await newPage();
  const app = new Console(page);
  await app.open(build.url, project, 0);
  await untilIdle(page);
  const { began, shown } = await untilShown(page, "click", app.rowSelector(0), await pressing(page, app.connect));
  samples.add(build, { project }, { "first rows": shown - began });
  await untilIdle(page);
  for (const pageSize of [50, 1_000]) {
    if (pageSize !== 50) {
      await app.setPageSize(pageSize);
      await untilIdle(page);
    }
    // A page that was on screen is kept: only the next ones come over the network.
    const left = Math.ceil(project.rows / pageSize) - 1;
    for (let at = 0; at < Math.min(networkPages, left); at += 1) {
      samples.add(build, { project, pageSize }, await fromNetwork(app, pageSize));
      await untilRested(page);
    }
  }
  await page.context().close();
}
