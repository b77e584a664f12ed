// Page changes: from the click on "next page" to the new rows, with the time of the reply apart.
import { pressing, untilSettled } from "./input.mjs";

/** Goes to the next page, which has to be there. Gives when it began and when all of its rows were painted. */
async function next(app, pageSize) {
  const place = (await app.firstPlace()) + pageSize;
  return untilSettled(app.page, "click", app.rowSelector(place), await pressing(app.page, app.next));
}

/** The next page out of memory: milliseconds from the click to its rows. */
export async function fromMemory(app, pageSize) {
  const { began, shown } = await next(app, pageSize);
  return { "page change, memory": shown - began };
}

/**
 * The next page over the network. What the reply itself takes, from the request on the wire to its last byte, is the
 * API's and is taken out of the page's own time.
 */
export async function fromNetwork(app, pageSize) {
  const { began, shown } = await next(app, pageSize);
  const { requestStart, responseEnd } = await app.page.evaluate(
    ([began, part]) => observed.requestSince(began, part),
    [began, "/segment_profiles?"],
  );
  return {
    "click to request": requestStart - began,
    "reply to rows": shown - responseEnd,
    "page change, network": shown - began - (responseEnd - requestStart),
  };
}
